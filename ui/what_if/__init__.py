"""What if: changes of the land drawn on the map, what they do to links and connectivity, and scenarios side by side."""
