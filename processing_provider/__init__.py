"""What QGIS Processing sees: declare, read, call, write."""
