"""Innovations, where they have got to, who uses them, and portfolios of them."""

from .innovations import Innovation, Link, Stay
from .journey import GateDecision, GateShown, Milestone, StatusChange, Trial
from .portfolios import Portfolio, PortfolioChoice, PortfolioChosen, PortfolioItem
from .support import Appraisal, Sponsor, SupportAsk, SupportKind

__all__ = [
    "Appraisal",
    "GateDecision",
    "GateShown",
    "Innovation",
    "Link",
    "Milestone",
    "Portfolio",
    "PortfolioChoice",
    "PortfolioChosen",
    "PortfolioItem",
    "Sponsor",
    "StatusChange",
    "Stay",
    "SupportAsk",
    "SupportKind",
    "Trial",
]
