"""Write needs: those that people post, and those that come in with a data set."""

from .drafts import drop_draft, drop_old_drafts, keep_draft
from .loading import drop_dataset, keep_needs, keep_notes, set_subjects
from .posting import (
    NeedRefused,
    close_need,
    confirm_need,
    edit_need,
    join_need,
    leave_need,
    mark_met,
    post_need,
)
from .reminding import ask_keepers

__all__ = [
    "NeedRefused",
    "ask_keepers",
    "close_need",
    "confirm_need",
    "drop_dataset",
    "drop_draft",
    "drop_old_drafts",
    "edit_need",
    "join_need",
    "keep_draft",
    "keep_needs",
    "keep_notes",
    "leave_need",
    "mark_met",
    "post_need",
    "set_subjects",
]
