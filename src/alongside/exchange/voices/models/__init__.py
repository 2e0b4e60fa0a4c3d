"""What people are asked, who takes part, what they say, and what they are told came of it."""

from .answers import Answer, AnswerTo, Change, Telling
from .asks import Ask, Contribution, Participant
from .competitions import Competition, Criterion, Pitch, Score, Scorer, ScorerInterest
from .ideas import Idea, IdeaAuthor, IdeaLineage, IdeaStep, IdeaSupport

__all__ = [
    "Answer",
    "AnswerTo",
    "Ask",
    "Change",
    "Competition",
    "Contribution",
    "Criterion",
    "Idea",
    "IdeaAuthor",
    "IdeaLineage",
    "IdeaStep",
    "IdeaSupport",
    "Participant",
    "Pitch",
    "Score",
    "Scorer",
    "ScorerInterest",
    "Telling",
]
