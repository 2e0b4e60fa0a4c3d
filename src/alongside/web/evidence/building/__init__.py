"""A business case written on pages: six questions, then a line at a time; unit costs; signed by all in it."""
