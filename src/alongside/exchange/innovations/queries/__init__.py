"""Read innovations and what is kept of them, for a viewer."""
