"""Sample data, exchange and the report."""
