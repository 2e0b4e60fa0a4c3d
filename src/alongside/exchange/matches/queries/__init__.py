"""Read suggestions, introductions, calls and enquiries, for a viewer."""

from .outcomes import Listed, Outcome, entries_by_actor, listed, outcomes
from .suggestions import declined_offers, matches_for

__all__ = ["Listed", "Outcome", "declined_offers", "entries_by_actor", "listed", "matches_for", "outcomes"]
