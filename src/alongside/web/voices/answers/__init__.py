"""You said, we did, we didn't and why: writing answers, and reading them."""
