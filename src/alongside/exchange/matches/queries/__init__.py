"""Read suggestions, introductions, calls and enquiries, for a viewer."""

from .outcomes import Listed, Outcome, listed, outcomes
from .suggestions import declined_offers, matches_for

__all__ = ["Listed", "Outcome", "declined_offers", "listed", "matches_for", "outcomes"]
