"""Commands that work on files alone, with no database."""
