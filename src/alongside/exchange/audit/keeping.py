"""Answers kept in memory until something is written."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection

from .queries import feed_head

P = ParamSpec("P")
R = TypeVar("R")
MOST = 64  # answers of one question that are kept at once


def kept_until_change(work: Callable[P, R]) -> Callable[P, R]:
    """Keep what a reading function answers, for each set of arguments, until the change feed moves on.

    The arguments must be hashable and say all that the answer depends on; whose sight it is belongs to them.
    In a database that no service has written to there is no feed to go by, and nothing is kept; nor inside a
    transaction, which may yet be taken back.
    """

    @lru_cache(maxsize=MOST)
    def kept(head: int, *args: Any, **named: Any) -> Any:
        return work(*args, **named)

    @wraps(work)
    def answered(*args: P.args, **named: P.kwargs) -> R:
        head = 0 if connection.in_atomic_block else feed_head()
        return kept(head, *args, **named) if head else work(*args, **named)

    return answered
