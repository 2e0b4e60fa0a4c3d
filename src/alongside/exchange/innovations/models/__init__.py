"""Innovations, where they have got to, who uses them, and portfolios of them."""

from .adoptions import Adaptation, Adoption, Displacement, PassedOn, RollOut, RollOutSite
from .innovations import Innovation, Link, Stay
from .journey import GateDecision, GateShown, Milestone, StatusChange, Trial
from .portfolios import Portfolio, PortfolioChoice, PortfolioChosen, PortfolioItem
from .record import RecordAnswer
from .support import Appraisal, Sponsor, SupportAsk, SupportKind

__all__ = [
    "Adaptation",
    "Adoption",
    "Appraisal",
    "Displacement",
    "GateDecision",
    "GateShown",
    "Innovation",
    "Link",
    "Milestone",
    "PassedOn",
    "Portfolio",
    "PortfolioChoice",
    "PortfolioChosen",
    "PortfolioItem",
    "RecordAnswer",
    "RollOut",
    "RollOutSite",
    "Sponsor",
    "StatusChange",
    "Stay",
    "SupportAsk",
    "SupportKind",
    "Trial",
]
