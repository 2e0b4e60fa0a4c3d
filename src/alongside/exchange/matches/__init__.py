"""Which offers were suggested for which needs, and what came of it."""
