"""Write those who work together."""
