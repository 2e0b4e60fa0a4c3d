"""How something new spreads: who uses it, what may come, where it would fit next, whom to ask first."""
