"""How a practice spreads and stops."""
