"""The patches and links as a graph: indices and the importance of each patch."""
