"""Write suggestions, introductions, calls and what people ask of a connector."""

from .answering import answer, stop
from .following_up import ask_how_it_went, say_helped, write_letter
from .introducing import IntroductionRefused, asker, introduce, why_not
from .suggesting import Suggestion, suggest

__all__ = [
    "IntroductionRefused",
    "Suggestion",
    "answer",
    "ask_how_it_went",
    "asker",
    "introduce",
    "say_helped",
    "stop",
    "suggest",
    "why_not",
    "write_letter",
]
