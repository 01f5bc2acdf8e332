"""What to pay for: corridors for a budget."""
