"""Search by name or by words over everything."""
