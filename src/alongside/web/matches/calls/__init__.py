"""Who can do this? A need asked of everyone: its page, its answers, and what became of it."""
