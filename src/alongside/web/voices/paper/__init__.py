"""Taking part on paper, and by phone with a helper."""
