"""All that is asked: the list, beginning something, its promise, opening and closing."""
