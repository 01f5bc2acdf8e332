"""Restoration areas, restoration units and who is responsible for them."""
