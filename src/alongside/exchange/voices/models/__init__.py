"""What people are asked, who takes part, what they say, and what they are told came of it."""

from .answers import Answer, AnswerTo, Change, Telling
from .asks import Ask, Contribution, Participant

__all__ = ["Answer", "AnswerTo", "Ask", "Change", "Contribution", "Participant", "Telling"]
