"""Write to the room; each writes what it did."""
