"""Pages on which people bring a list."""
