"""Bring people together about what is needed: compare line-ups, look at one, change it, begin."""
