"""Write subjects, actors and what hangs on them: from data sets, by their keepers, and when two are one."""

from .editing import EditRefused, Sight, add_tie, edit_actor, new_actor, restore_version
from .introduced import tie_from_introduction
from .keeping import (
    KeepingRefused,
    NotYours,
    ask_to_keep,
    ask_to_keep_by_mail,
    confirm_actor,
    decide_keeper_request,
    remind_keepers,
    verify_keeper_request,
)
from .loading import (
    drop_dataset,
    keep_actors,
    keep_ambiguous_words,
    keep_connectors,
    keep_fates,
    keep_identifiers,
    keep_subject_maps,
    keep_subject_rules,
    keep_subjects,
    keep_ties,
)
from .merging import MergeRefused, merge_actors, undo_merge
from .splitting import split_actor
from .ties import drop_tie, note_tie

__all__ = [
    "EditRefused",
    "KeepingRefused",
    "MergeRefused",
    "NotYours",
    "Sight",
    "add_tie",
    "ask_to_keep",
    "ask_to_keep_by_mail",
    "confirm_actor",
    "decide_keeper_request",
    "drop_dataset",
    "drop_tie",
    "edit_actor",
    "keep_actors",
    "keep_ambiguous_words",
    "keep_connectors",
    "keep_fates",
    "keep_identifiers",
    "keep_subject_maps",
    "keep_subject_rules",
    "keep_subjects",
    "keep_ties",
    "merge_actors",
    "new_actor",
    "note_tie",
    "remind_keepers",
    "restore_version",
    "split_actor",
    "tie_from_introduction",
    "undo_merge",
    "verify_keeper_request",
]
