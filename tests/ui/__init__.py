"""The dock, its charts and its models."""
