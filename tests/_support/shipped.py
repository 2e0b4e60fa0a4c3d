"""Answers over what ships, worked out once and then only looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

TODAY = date(2026, 11, 22)  # what is open, full or over is judged on this day


@contextmanager
def loaded(index: Path) -> Iterator[None]:
    """The shipped data in the database and the index, as on `TODAY`; all is undone at the end."""
    from django.conf import settings
    from django.db import transaction
    from django.test import override_settings

    from alongside.cli.serving import SHIPPED
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.analyses import indexing, matching, tagging
    from alongside.exchange.feeds.services import load_folder

    kept = (matching._index_at, matching._names_at, tagging._rules_at)
    today = mock.patch("django.utils.timezone.localdate", return_value=TODAY)
    try:
        with transaction.atomic(), override_settings(INDEX_PATH=index), today:
            for name in SHIPPED:
                load_folder(folder=settings.DATA / name, by=Doer(process="tests"))
            indexing.rebuild()
            yield
            transaction.set_rollback(True)
    finally:
        for cache in kept:
            cache.cache_clear()


def asker() -> Callable[..., dict[str, Any]]:
    """Give what asks the exchange as a visitor: `ask(text, world=…, place=…)` gives the answer as JSON."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.analyses.answers import Ask
    from alongside.exchange.analyses.matching import find_offers
    from alongside.exchange.places import queries as places

    def ask(text: str, world: str = "real", place: str = "", top: int = 20) -> dict[str, Any]:
        found = places.place_for(place) if place else None
        assert found or not place, place
        where = places.where_is(found) if found else None
        return find_offers(VISITOR, Ask(text, world=world, where=where, top=top)).as_json()

    return ask
