"""What can go wrong with a match index on disk."""

from __future__ import annotations

from pathlib import Path

REBUILD = "Run: alongside index rebuild"


class IndexProblem(Exception):
    """The match index cannot do what was asked; the message says where, what, and what to do."""


class NoIndex(IndexProblem):
    """There is no index in the folder yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: there is no match index here yet. {REBUILD}")


class DamagedIndex(IndexProblem):
    """A part of the index is missing, cut short or not ours."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}. Nothing but the index is lost. {REBUILD}")


class ForeignFolder(IndexProblem):
    """The folder holds something else; nothing in it was touched."""

    def __init__(self, path: Path, names: list[str]) -> None:
        super().__init__(
            f"{path}: this folder holds other things ({', '.join(names[:3])}), so no index was written. "
            "Point ALONGSIDE_HOME at an empty folder or move these away. Then run: alongside index rebuild"
        )


class IndexInUse(IndexProblem):
    """Another process is writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: another process is writing this index. It has one writer at a time: wait until "
            "`alongside index rebuild` has ended, or stop `alongside worker` first."
        )


class WrongDocument(IndexProblem):
    """A document says something the index has no word for."""

    def __init__(self, identifier: int, what: str) -> None:
        super().__init__(f"Offer {identifier}: {what}. Nothing of this batch was written.")
