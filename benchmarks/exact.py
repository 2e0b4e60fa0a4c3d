"""The exact answer, from every row that passes, by words and by meaning; and what the index brings of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alongside.backends.index import Index, Query
from alongside.backends.index.arrays import whole_numbers
from alongside.backends.index.segment import both
from alongside.backends.index.terms import said_by, telling
from alongside.engines.matching import DEFAULT_CALIBRATION

DEPTH = 100


def recall(index: Index, queries: Sequence[Query]) -> dict[str, float]:
    """Give the mean share of the exact best `DEPTH` that are candidates: by words, by meaning, and fused.

    Fused: standardised scores, weighed as the topic part weighs them. Of what no row says or means nothing
    counts. Cost: every row that passes is scored, for every question.
    """
    shares: dict[str, list[float]] = {"words": [], "meaning": [], "fused": []}
    for query in queries:
        ids, lexical, semantic = scored(index, query)
        found = index.search(query).id
        share = DEFAULT_CALIBRATION.lexical_share
        fused = share * standardised(lexical) + (1 - share) * standardised(semantic)
        for name, score, counts in (
            ("words", lexical, lexical > 0),
            ("meaning", semantic, semantic > 0),
            ("fused", fused, np.ones(len(ids), dtype=bool)),
        ):
            best = np.lexsort((ids[counts], -score[counts]))[:DEPTH]
            if len(best):
                shares[name].append(float(np.isin(ids[counts][best], found).mean()))
    return {name: round(float(np.mean(some)), 4) for name, some in shares.items() if some}


def scored(index: Index, query: Query) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give id, BM25 and cosine of every row that passes a query's filters."""
    now = index._now
    segments = [each for each in now.segments if each.entry.world == query.world]
    asked = telling(query.text, segments)
    vector, factor = whole_numbers(now.encoder.encode([query.text])[0])
    parts = []
    for each in segments:
        segment = each.segment
        fits = both(each.seen_by(query), both(segment.right_kind(query), segment.right_stage(query)))
        rows = np.arange(segment.rows) if fits is None else np.flatnonzero(fits)
        lexical = said_by(asked, segment, rows, segment.term_numbers(asked.keys))[0]
        parts.append((segment.columns["id"][rows], lexical, segment.nearness(rows, vector, factor)))
    return tuple(np.concatenate([part[place] for part in parts]) for place in range(3))  # type: ignore[return-value]


def standardised(values: np.ndarray) -> np.ndarray:
    """Count in standard deviations from the mean."""
    spread = values.std()
    return (values - values.mean()) / spread if spread else np.zeros_like(values)
