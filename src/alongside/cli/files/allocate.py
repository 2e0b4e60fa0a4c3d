"""`alongside allocate`: what each pairing is worth, from files; the answer as plain values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.allocation import Allocation, allocate
from alongside.exchange.feeds.reading import FileBroken

from .columns import Columns, read_columns

DIGITS = 9
WHOLE = "is not a whole number. Count in whole units."
MOST = 2**40


class Named:
    """Ids in order of their letters, and the position of each."""

    def __init__(self, ids: list[str]) -> None:
        self.ids = sorted(set(ids))
        self.place = {name: place for place, name in enumerate(self.ids)}

    def positions(self, columns: Columns, column: str, among: str) -> NDArray[np.int64]:
        """Turn a column of ids into positions.

        Raises: FileBroken for an id that is not one of these; `among` names the file that has them.
        """
        coded = columns.texts(column)
        lookup = np.array([self.place.get(name, -1) for name in coded.dictionary.to_pylist()], np.int64)
        found = lookup[coded.indices.to_numpy(zero_copy_only=False)]
        if (found < 0).any():
            raise columns.broken(column, found < 0, f"is not in {among}. Add it there or leave the row out.")
        return found


def run(
    *,
    edges: Path,
    needs: Path | None,
    offers: Path | None,
    fair: str,
    by: str,
    floor: float | None,
    warn: Callable[[str], None],
) -> dict[str, Any]:
    """Read, share, and return what `--json` prints.

    Without `needs` each need of the edges asks for one unit, without `offers` each offer has one.
    Raises: FileBroken, a sentence that names file, row and column, or says what cannot be shared.
    """
    pairs = read_columns(edges, ("need", "offer", "value"), (), warn)
    asked, demand, columns = _side(pairs, "need", needs, "demand", (by,) if by else ("group",), warn)
    held, capacity, _ = _side(pairs, "offer", offers, "capacity", (), warn)
    need = asked.positions(pairs, "need", needs.name if needs else "")
    offer = held.positions(pairs, "offer", offers.name if offers else "")
    _once(pairs, need, offer, len(held.ids))
    value = pairs.numbers("value", np.nan)
    labels, group = _groups(asked, columns, by, needs)
    del pairs
    try:
        done = allocate(need, offer, value, demand, capacity, group, fair, floor)
    except EngineInputError as problem:
        raise FileBroken(str(problem)) from problem
    return _told(done, need, offer, asked.ids, held.ids, labels)


def _side(
    pairs: Columns,
    column: str,
    path: Path | None,
    count: str,
    more: tuple[str, ...],
    warn: Callable[[str], None],
) -> tuple[Named, NDArray[np.int64], Columns | None]:
    """The ids of one side in order, how many units each asks for or has, and its file's columns."""
    if path is None:
        named = Named(pairs.texts(column).dictionary.to_pylist())
        return named, np.ones(len(named.ids), np.int64), None
    columns = read_columns(path, (column,), (count, *more), warn)
    texts = columns.texts(column)
    named = Named(texts.dictionary.to_pylist())
    places = named.positions(columns, column, path.name)
    first = np.zeros(len(places), bool)
    first[np.unique(places, return_index=True)[1]] = True
    if not first.all():
        raise columns.broken(column, ~first, "stands in it twice. Give each id one row.")
    amounts = np.ones(len(places))
    if count in columns.cells:
        amounts = columns.numbers(count, 1.0)
        if (wrong := amounts > MOST).any():
            raise columns.broken(
                count, wrong, f"is too many. Use units so large that none is above {MOST:,}."
            )
        if (wrong := amounts != np.floor(amounts)).any():
            raise columns.broken(count, wrong, WHOLE)
    units = np.empty(len(places), np.int64)
    units[places] = amounts.astype(np.int64)
    return named, units, columns


def _once(pairs: Columns, need: NDArray[np.int64], offer: NDArray[np.int64], offers: int) -> None:
    """Refuse a pair that stands there twice, by its row."""
    key = need * max(offers, 1) + offer
    order = np.argsort(key, kind="stable")
    again = order[1:][np.diff(key[order]) == 0]
    if len(again):
        wrong = np.zeros(len(key), bool)
        wrong[again] = True
        raise pairs.broken(
            "need", wrong, "is joined with the same offer in an earlier row. Keep one of them."
        )


def _groups(
    asked: Named, columns: Columns | None, by: str, path: Path | None
) -> tuple[list[str], NDArray[np.int64] | None]:
    """Names of the groups in order, and the group of each need; without a column each need is its own."""
    column = by or "group"
    if columns is None or path is None or column not in columns.cells:
        if by:
            raise FileBroken(
                f"--by {by}: there is no such column in {path.name if path else 'a file of needs'}."
            )
        return asked.ids, None
    texts = pc.fill_null(columns.trimmed(column), "").dictionary_encode()
    named = Named(texts.dictionary.to_pylist())
    lookup = np.array([named.place[name] for name in texts.dictionary.to_pylist()], np.int64)
    group = np.empty(len(asked.ids), np.int64)
    group[asked.positions(columns, "need", path.name)] = lookup[texts.indices.to_numpy()]
    return named.ids, group


def _told(
    done: Allocation,
    need: NDArray[np.int64],
    offer: NDArray[np.int64],
    needs: list[str],
    offers: list[str],
    groups: list[str],
) -> dict[str, Any]:
    """The answer with ids instead of positions, by need, then offer."""
    given = np.flatnonzero(done.units)
    given = given[np.lexsort((offer[given], need[given]))]
    rows = zip(need[given].tolist(), offer[given].tolist(), done.units[given].tolist(), strict=True)
    shares, received = np.round(done.share, DIGITS).tolist(), done.received.tolist()
    asked, worth = done.asked.tolist(), np.round(done.worth, DIGITS).tolist()
    more = np.round(done.worth_of_one_more, DIGITS).tolist()
    return {
        "assigned": [[needs[a], offers[b], units] for a, b, units in rows],
        "value": round(done.value, DIGITS),
        "bound": round(done.bound, DIGITS),
        "optimal": done.optimal,
        "by_group": {
            name: {"asked": asked[g], "received": received[g], "share": shares[g], "value": worth[g]}
            for g, name in enumerate(groups)
        },
        "floor": round(done.floor, DIGITS),
        "price_of_fairness": round(done.price_of_fairness, DIGITS),
        "envy": done.envy,
        "worth_of_one_more": dict(zip(offers, more, strict=True)),
    }
