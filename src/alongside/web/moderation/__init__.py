"""Reports of a problem: made by anyone, decided by a published policy."""
