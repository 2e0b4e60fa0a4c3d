"""Who is there: organisations and people as actors, remits, ties, subjects."""
