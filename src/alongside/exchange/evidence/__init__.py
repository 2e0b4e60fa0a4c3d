"""Figures, business cases and claims: what changed, what it is worth, and what each sentence rests on."""
