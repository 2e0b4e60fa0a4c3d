"""Write offers: those that people make, and those that come in with a data set."""

from .hosting import record_check
from .loading import drop_dataset, keep_offers, set_subjects
from .posting import (
    OfferRefused,
    confirm_offer,
    edit_offer,
    pause_offer,
    post_offer,
    resume_offer,
    withdraw_offer,
)
from .reminding import ask_keepers

__all__ = [
    "OfferRefused",
    "ask_keepers",
    "confirm_offer",
    "drop_dataset",
    "edit_offer",
    "keep_offers",
    "pause_offer",
    "post_offer",
    "record_check",
    "resume_offer",
    "set_subjects",
    "withdraw_offer",
]
