"""Qt only: it shows a model of the core and collects choices."""
