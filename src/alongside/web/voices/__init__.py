"""Listening: what is asked, what people say, and what came of it."""
