"""Put in touch: ask, answer, write to each other, say whether it helped."""
