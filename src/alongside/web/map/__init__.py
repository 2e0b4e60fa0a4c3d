"""The landscape map, the list that says the same, and what both are made of."""
