"""Suggestions, introductions, acquaintances, calls and sharings, and what people ask of a connector."""

from .acquaintances import Acquaintance, AcquaintanceSide
from .calls import Call, CallAnswer, CallQuestion
from .enquiries import Enquiry
from .introductions import Introduction, Letter, Side
from .sharing import SharedNeed, SharedOffer, SharedPair, Sharing
from .suggestions import Match

__all__ = [
    "Acquaintance",
    "AcquaintanceSide",
    "Call",
    "CallAnswer",
    "CallQuestion",
    "Enquiry",
    "Introduction",
    "Letter",
    "Match",
    "SharedNeed",
    "SharedOffer",
    "SharedPair",
    "Sharing",
    "Side",
]
