"""Suggestions from anyone, questions to an organisation, and competitions for a little money."""
