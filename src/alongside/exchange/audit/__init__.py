"""What was done, by whom and when, and where records come from; written once."""
