"""Tables of this room, a module for each part."""

from .boards import Board, BoardSeries, DataMeeting, OutcomeAnswer, OutcomeForm
from .cases import Case, CaseParty, CaseVersion
from .measures import Definition, Measure, Observation, Often, Recalculation, Series
from .reviewing import SignOff, UnitCost
from .since import Attached, Revisit, RevisitFigure

__all__ = [
    "Attached",
    "Board",
    "BoardSeries",
    "Case",
    "CaseParty",
    "CaseVersion",
    "DataMeeting",
    "Definition",
    "Measure",
    "Observation",
    "Often",
    "OutcomeAnswer",
    "OutcomeForm",
    "Recalculation",
    "Revisit",
    "RevisitFigure",
    "Series",
    "SignOff",
    "UnitCost",
]
