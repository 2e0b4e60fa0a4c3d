"""A list that somebody brings: read, guessed, mended, judged row by row, and kept by the loader."""
