"""Who would lose in a business case, what would put it right, and the terms its parties agree."""
