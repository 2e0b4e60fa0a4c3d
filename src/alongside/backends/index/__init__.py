"""The match index: which offers are worth ranking for a need, exactly filtered by who may see them."""

from alongside.backends.index.documents import KINDS, STAGES, STANDINGS, Area, Candidates, Document, Query
from alongside.backends.index.health import Status, live_ids, pairs, status
from alongside.backends.index.manifest import checksum_of
from alongside.backends.index.problems import (
    DamagedIndex,
    ForeignFolder,
    IndexInUse,
    IndexProblem,
    NoIndex,
    WrongDocument,
)
from alongside.backends.index.reader import Index
from alongside.backends.index.writer import Writer

__all__ = [
    "KINDS",
    "STAGES",
    "STANDINGS",
    "Area",
    "Candidates",
    "DamagedIndex",
    "Document",
    "ForeignFolder",
    "Index",
    "IndexInUse",
    "IndexProblem",
    "NoIndex",
    "Query",
    "Status",
    "Writer",
    "WrongDocument",
    "checksum_of",
    "live_ids",
    "pairs",
    "status",
]
