"""Listening: what people are asked, what they say, and what came of it."""
