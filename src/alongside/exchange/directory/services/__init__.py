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
from .linking import (
    Found,
    LinkingRefused,
    ask_for_pairs,
    go_on,
    keep_pairs,
    put_off,
    say_different,
    say_same,
    take_back,
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
    "Found",
    "KeepingRefused",
    "LinkingRefused",
    "MergeRefused",
    "NotYours",
    "Sight",
    "add_tie",
    "ask_for_pairs",
    "ask_to_keep",
    "ask_to_keep_by_mail",
    "confirm_actor",
    "decide_keeper_request",
    "drop_dataset",
    "drop_tie",
    "edit_actor",
    "go_on",
    "keep_actors",
    "keep_ambiguous_words",
    "keep_connectors",
    "keep_fates",
    "keep_identifiers",
    "keep_pairs",
    "keep_subject_maps",
    "keep_subject_rules",
    "keep_subjects",
    "keep_ties",
    "merge_actors",
    "new_actor",
    "note_tie",
    "put_off",
    "remind_keepers",
    "restore_version",
    "say_different",
    "say_same",
    "split_actor",
    "take_back",
    "tie_from_introduction",
    "undo_merge",
    "verify_keeper_request",
]
