"""Actors and what hangs on them, the subjects that records are about, who looks after what, and mergers."""

from .actors import Actor, Connector, Fate, Identifier, Person, Remit, Tie
from .backgrounds import Background, Knows
from .keeping import KeeperRequest, Merge
from .linking import SamePair, SameRun
from .subjects import AmbiguousWord, Subject, SubjectMap, SubjectRule

__all__ = [
    "Actor",
    "AmbiguousWord",
    "Background",
    "Connector",
    "Fate",
    "Identifier",
    "KeeperRequest",
    "Knows",
    "Merge",
    "Person",
    "Remit",
    "SamePair",
    "SameRun",
    "Subject",
    "SubjectMap",
    "SubjectRule",
    "Tie",
]
