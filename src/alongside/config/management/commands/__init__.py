"""Commands of Django that an exchange does in its own way."""
