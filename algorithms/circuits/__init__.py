"""Current flow between patches and the pinch points it shows."""
