"""Write those who work together."""

from ..notices import PartnershipRefused
from .answering import accept, decline, set_terms
from .closing import close, leave
from .inviting import invite, take_back
from .starting import start
from .steering import add_value, edit, move_stage, set_measure, set_roles, write_note

__all__ = [
    "PartnershipRefused",
    "accept",
    "add_value",
    "close",
    "decline",
    "edit",
    "invite",
    "leave",
    "move_stage",
    "set_measure",
    "set_roles",
    "set_terms",
    "start",
    "take_back",
    "write_note",
]
