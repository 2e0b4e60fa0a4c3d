"""Write suggestions, introductions, calls and what people ask of a connector."""

from .suggesting import Suggestion, suggest

__all__ = ["Suggestion", "suggest"]
