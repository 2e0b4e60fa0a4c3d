"""Read suggestions, introductions, calls and enquiries, for a viewer."""

from .suggestions import declined_offers, matches_for

__all__ = ["declined_offers", "matches_for"]
