"""Read those who work together, for a viewer."""
