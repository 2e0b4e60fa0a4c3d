"""How much each part counts, and in what order answers are shown: best, near, or different ones first."""

import json
import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from django.conf import settings
from django.db import connection

from alongside.engines.matching import (
    DEFAULT_WEIGHTS,
    Offers,
    Ranking,
    Weights,
    different_first,
    likeness,
    scaled,
    with_floor,
)
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory.terms import Sector

from .answers import Ask
from .models import WeightSet

AMONG = 50  # how many of those that fit best are put in another order; no list shows more of a group
FEW = frozenset({Sector.THIRD.value, Sector.COMMUNITY.value})  # whom an operator's floor is for


def weights_now(world: str) -> Weights:
    """How much each part counts in a world now: as we ship it, or as was learnt there and switched on.

    Every match asks it, and building the SQL costs more than asking: so it is said in SQL.
    """
    asked = f"SELECT factors FROM {WeightSet._meta.db_table} WHERE world = %s AND active"
    with connection.cursor() as cursor:
        cursor.execute(asked, [world])
        active = cursor.fetchone()
    return DEFAULT_WEIGHTS if active is None else _learnt(active[0])


@lru_cache(maxsize=4)
def _learnt(factors: str) -> Weights:
    """The weights with these factors, as the database holds them."""
    return scaled(json.loads(factors))


def looks_further(ask: Ask) -> bool:
    """Whether more has to be ranked than is shown, as the order will change."""
    return ask.different_first or settings.SMALL_FLOOR > 0


def in_order(viewer: Viewer, ask: Ask, offers: Offers, ranking: Ranking, rows: Sequence[int]) -> list[int]:
    """Put rows, best first, in the order that was asked for; else in one that keeps the operator's floor.

    Only the first are moved: what fits less well stays behind them.
    """
    first, rest = list(rows[:AMONG]), list(rows[AMONG:])
    if ask.nearest_first:
        km = ranking.reach.km
        first.sort(key=lambda row: (math.isnan(km[row]), km[row]))
    elif ask.different_first:
        at = np.array(first, dtype=np.int64)
        first = at[different_first(ranking.score[at], likeness(offers, at))].tolist()
    elif settings.SMALL_FLOOR > 0 and first:
        actors = directory.actors_by_id(viewer, {int(offers.actor[row]) for row in first})
        few = [
            actor is not None and actor.sector in FEW
            for actor in (actors.get(int(offers.actor[row])) for row in first)
        ]
        first = [first[i] for i in with_floor(ranking.score[first], few, settings.SMALL_FLOOR).order]
    return first + rest
