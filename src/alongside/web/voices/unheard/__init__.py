"""Who is not heard, on a map and in a list, and where to meet them."""
