"""Questions: what to read first, what others said, saying something oneself, and setting one up."""
