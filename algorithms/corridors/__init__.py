"""Cost distance, least-cost paths, links, corridors, barriers and nodes."""
