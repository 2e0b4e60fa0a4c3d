"""Put two organisations in touch for who they are: ask, answer, say what came of it."""
