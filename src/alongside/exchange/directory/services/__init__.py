"""Write subjects, actors and what hangs on them: from data sets, by their keepers, and when two are one."""

from .introduced import tie_from_introduction
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

__all__ = [
    "drop_dataset",
    "keep_actors",
    "keep_ambiguous_words",
    "keep_connectors",
    "keep_fates",
    "keep_identifiers",
    "keep_subject_maps",
    "keep_subject_rules",
    "keep_subjects",
    "keep_ties",
    "tie_from_introduction",
]
