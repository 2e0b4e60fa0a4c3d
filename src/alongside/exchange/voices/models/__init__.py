"""What people are asked, who takes part, what they say, and what they are told came of it."""

from .answers import Answer, AnswerTo, Change, Telling
from .asks import Ask, Contribution, Participant
from .ballots import Aspect, Ballot, Comparison, Mark, Option, Weight
from .competitions import Competition, Criterion, Pitch, Score, Scorer, ScorerInterest
from .conversations import Conversation, Information, Statement, StatementText, Vote
from .counts import CountSheet
from .ideas import Idea, IdeaAuthor, IdeaLineage, IdeaStep, IdeaSupport
from .juries import Evidence, PanelQuestion, Payment, Recommendation, Sitting, Verdict, Witness
from .moderation import Appeal, Ruling
from .outreach import Session
from .panels import Category, Draw, Feature, Panel, Registration, Seat, Trait
from .paper import Keying, PaperForm, PaperLine, Sheet

__all__ = [
    "Answer",
    "AnswerTo",
    "Appeal",
    "Ask",
    "Aspect",
    "Ballot",
    "Category",
    "Change",
    "Comparison",
    "Competition",
    "Contribution",
    "Conversation",
    "CountSheet",
    "Criterion",
    "Draw",
    "Evidence",
    "Feature",
    "Idea",
    "IdeaAuthor",
    "IdeaLineage",
    "IdeaStep",
    "IdeaSupport",
    "Information",
    "Keying",
    "Mark",
    "Option",
    "Panel",
    "PanelQuestion",
    "PaperForm",
    "PaperLine",
    "Participant",
    "Payment",
    "Pitch",
    "Recommendation",
    "Registration",
    "Ruling",
    "Score",
    "Scorer",
    "ScorerInterest",
    "Seat",
    "Session",
    "Sheet",
    "Sitting",
    "Statement",
    "StatementText",
    "Telling",
    "Trait",
    "Verdict",
    "Vote",
    "Weight",
    "Witness",
]
