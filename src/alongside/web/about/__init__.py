"""Pages about this exchange, and its health."""
