"""From candidates to answers: what the index found, ranked by the engine, for one need or for many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.backends.index import Candidates
from alongside.backends.index.many import Found
from alongside.backends.lines import NeedLine
from alongside.engines.matching import NeedProfile, Offers, SubjectTree, rank, stage_mask

CANDIDATES = 300
NO_SUBJECTS = SubjectTree(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One answer of a batch. `need` is its place among those given, `offer` the offer's number."""

    need: int
    rank: int
    offer: int
    score: float


def columns(found: Candidates, trust: NDArray[np.float64] | None = None) -> Offers:
    """Candidates of the index as the engine wants them; `trust` is not known where none is given."""
    return Offers(
        id=found.id,
        lexical=found.lexical.astype(np.float64),
        semantic=found.semantic.astype(np.float64),
        coverage=found.coverage.astype(np.float64),
        kind=found.kind,
        standing=found.standing,
        stages=found.stages,
        lat=found.lat.astype(np.float64),
        lon=found.lon.astype(np.float64),
        actor=found.actor,
        capacity=found.capacity.astype(np.float64),
        confirmed=found.confirmed.astype(np.int64),
        valid_until=found.valid_until.astype(np.int64),
        evidence=found.evidence.astype(np.int64),
        subjects=found.subjects,
        reach=found.reach,
        groups=found.groups,
        trust=np.full(len(found), np.nan) if trust is None else trust,
        akin=None
        if found.akin is None
        else (found.akin[0].astype(np.float64), found.akin[1].astype(np.float64)),
    )


def profile(need: NeedLine, today: int) -> NeedProfile:
    """Give a need of a file as the engine wants it. Units: `today` is a day number.

    Raises: EngineInputError for a bad stage or position.
    """
    stages = stage_mask((need.stage,)) if need.stage else 0
    return NeedProfile(today=today, lat=need.lat, lon=need.lon, stages=stages)


def ranked(found: Found, needs: Sequence[NeedLine], *, today: int, top: int) -> Iterator[MatchLine]:
    """Rank the candidates of each need of a block, with what a file knows of them.

    Order: needs as given, offers best first. Cost: as `rank`, a need at a time.
    """
    edges = np.searchsorted(found.need, np.arange(len(needs) + 1))
    for place, need in enumerate(needs):
        offers = _offers(found, slice(edges[place], edges[place + 1]))
        ranking = rank(profile(need, today), offers, NO_SUBJECTS, top=top)
        for position, row in enumerate(ranking.order.tolist(), start=1):
            yield MatchLine(place, position, int(ranking.id[row]), float(ranking.score[row]))


def _offers(found: Found, rows: slice) -> Offers:
    number = found.number[rows]
    none = np.zeros(len(number), dtype=np.int64)
    nothing = np.zeros(len(number) + 1, dtype=np.int64), np.empty(0, dtype=np.int64)
    unknown = np.full(len(number), np.nan)
    akin = found.akin_words[rows].astype(np.float64), found.akin_meaning[rows].astype(np.float64)
    return Offers(
        id=number,
        lexical=found.lexical[rows].astype(np.float64),
        semantic=found.semantic[rows].astype(np.float64),
        coverage=found.coverage[rows].astype(np.float64),
        kind=found.kind[rows],
        standing=found.standing[rows],
        stages=found.stages[rows],
        lat=found.lat[rows].astype(np.float64),
        lon=found.lon[rows].astype(np.float64),
        actor=none - 1,
        capacity=unknown,
        confirmed=none,
        valid_until=none,
        evidence=none - 1,
        subjects=nothing,
        reach=nothing,
        groups=((),) * len(number),
        trust=unknown,
        akin=None if np.isnan(akin[0]).any() else akin,
    )
