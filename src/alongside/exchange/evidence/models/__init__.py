"""Tables of this room, a module for each part."""

from .boards import Board, BoardSeries, DataMeeting, OutcomeAnswer, OutcomeForm
from .cases import Case, CaseParty, CaseVersion
from .claims import Claim, ClaimSource, Participation
from .evaluations import Evaluation, EvaluationSeries, TrialResult
from .measures import Definition, Measure, Observation, Often, Recalculation, Series
from .reviewing import SignOff, UnitCost
from .since import Attached, Revisit, RevisitFigure
from .standards import Stamp, StandardAnswer, StandardLevel
from .terms import Terms, TermsAnswer

__all__ = [
    "Attached",
    "Board",
    "BoardSeries",
    "Case",
    "CaseParty",
    "CaseVersion",
    "Claim",
    "ClaimSource",
    "DataMeeting",
    "Definition",
    "Evaluation",
    "EvaluationSeries",
    "Measure",
    "Observation",
    "Often",
    "OutcomeAnswer",
    "OutcomeForm",
    "Participation",
    "Recalculation",
    "Revisit",
    "RevisitFigure",
    "Series",
    "SignOff",
    "Stamp",
    "StandardAnswer",
    "StandardLevel",
    "Terms",
    "TermsAnswer",
    "TrialResult",
    "UnitCost",
]
