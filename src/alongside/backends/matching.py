"""Many needs against many offers, from files or a database alike: retrieve, then rank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alongside.backends.encoders import Encoder
from alongside.backends.index import Candidates, Document, Index, Query, Writer
from alongside.engines.matching import NeedProfile, Offers, SubjectTree, rank, stage_mask

CANDIDATES = 300
EVERYONE = "public"
NO_SUBJECTS = SubjectTree(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need of a batch. Units: degrees, NaN when not known; `stage` empty when not known."""

    id: str
    text: str
    stage: str = ""
    lat: float = float("nan")
    lon: float = float("nan")


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One answer of a batch. `offer` is the number of the offer's document."""

    need: str
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
    )


def match_batch(
    needs: Iterable[NeedLine],
    offers: Iterable[Document],
    *,
    folder: Path,
    encoder: Encoder,
    today: int,
    top: int,
) -> Iterator[MatchLine]:
    """Build an index of the offers in an empty folder, and rank them for each need.

    Units: `today` is a day number. Order: needs as given, offers best first.
    Cost: as the index's build, then that of one search a need.
    Raises: IndexProblem if the folder holds something else; EngineInputError for a bad stage or position.
    """
    with Writer.open(folder, encoder) as writer:
        writer.rebuild(offers, 0)
    index = Index.open(folder)
    for need in needs:
        found = index.search(Query(need.text, frozenset({EVERYONE}), "real", limit=max(CANDIDATES, top)))
        stages = stage_mask((need.stage,)) if need.stage else 0
        profile = NeedProfile(today=today, lat=need.lat, lon=need.lon, stages=stages)
        ranking = rank(profile, columns(found), NO_SUBJECTS, top=top)
        for position, row in enumerate(ranking.order.tolist(), start=1):
            yield MatchLine(need.id, position, int(ranking.id[row]), float(ranking.score[row]))
