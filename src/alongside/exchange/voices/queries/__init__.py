"""Read what people are asked and what came of it."""
