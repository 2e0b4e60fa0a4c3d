"""The results of several sites side by side, and each way held against the usual one, together."""

from collections.abc import Sequence
from typing import Any

from alongside.engines.measures import Estimate, Pooled, means_apart, pooled, shares_apart
from alongside.exchange.evidence.evaluation_rules import is_hidden

from .measures import plain

Result = tuple[Any, ...]  # site, way, is_usual, people, count, mean, spread


def sites_of(results: Sequence[Result]) -> tuple[dict[str, Any], Pooled]:
    """Sites and ways as a plain table, and what the first way that is not usual comes to beside the usual
    one.

    In the table: `ways` (the usual first), `usual`, `rows` (site; for each way its cell or None; for each
    other way its difference) and `together` (for each other way value, low, high, I², sites). What counts
    fewer than five people is hidden, and left out of every sum. Shares are out of 100.
    """
    usual = next((one[1] for one in results if one[2]), "")
    others = list(dict.fromkeys(one[1] for one in results if not one[2] and one[1] != usual))
    ways = [usual, *others] if usual else others
    at = {(one[0], one[1]): one for one in results}
    sites = list(dict.fromkeys(one[0] for one in results))
    apart = {
        (site, way): _apart(at.get((site, way)), at.get((site, usual))) for site in sites for way in others
    }
    together = {way: _together([apart[site, way] for site in sites]) for way in others}
    table = {
        "ways": ways,
        "usual": usual,
        "rows": [
            {
                "site": site,
                "cells": [_cell(at.get((site, way))) for way in ways],
                "apart": [_ends(apart[site, way]) for way in others],
            }
            for site in sites
        ],
        "together": [
            {
                "way": way,
                "change": plain([found.together.value, found.together.low, found.together.high]),
                "unlike": plain([found.unlike])[0],
                "sites": len(found.shares),
            }
            for way, found in together.items()
        ],
    }
    return table, together[others[0]] if others else pooled([], [])


def _cell(one: Result | None) -> dict[str, Any] | None:
    """What stands in the table for one way at one site: people, and a share or a mean with its spread."""
    if one is None:
        return None
    _site, _way, _usual, people, count, mean, spread = one
    if is_hidden(people=people, count=count):
        return {"people": people, "hidden": True}
    if count is not None:
        return {"people": people, "count": count, "share": 100 * count / people}
    return {"people": people, "mean": mean, "spread": spread}


def _apart(ours: Result | None, theirs: Result | None) -> Estimate | None:
    """How far one way lies from the usual one at a site; None where that cannot be said."""
    if ours is None or theirs is None:
        return None
    if any(is_hidden(people=one[3], count=one[4]) for one in (ours, theirs)):
        return None
    if ours[4] is not None and theirs[4] is not None:
        found = shares_apart((ours[4], ours[3]), (theirs[4], theirs[3]))
        return Estimate(*(100 * one for one in (found.value, found.low, found.high, found.se)))
    if ours[5] is not None and theirs[5] is not None:
        return means_apart((ours[5], ours[6], ours[3]), (theirs[5], theirs[6], theirs[3]))
    return None


def _together(rows: Sequence[Estimate | None]) -> Pooled:
    known = [one for one in rows if one is not None and one.se > 0]
    return pooled([one.value for one in known], [one.se for one in known])


def _ends(one: Estimate | None) -> list[float | None] | None:
    return None if one is None else plain([one.value, one.low, one.high])
