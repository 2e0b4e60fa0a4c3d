"""Somewhere with people and burdens: places, boundaries, figures, postcodes."""
