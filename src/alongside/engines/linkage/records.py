"""Organisations as they are told, and the columns in which they are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .addresses import domain, phone, postcode
from .comparisons import Columns
from .identifiers import Known
from .names import name_words, telling

CROWD = 6  # organisations at one point: then it is the middle of a town, or a business park


@dataclass(frozen=True, slots=True)
class Organisation:
    """One record as it is told. Units: degrees, NaN where not known; texts are empty where not known."""

    id: int
    name: str
    postcode: str = ""
    phone: str = ""
    website: str = ""
    place: str = ""
    lat: float = float("nan")
    lon: float = float("nan")
    identifiers: Known = field(default_factory=dict)


def columns_of(organisations: Sequence[Organisation]) -> Columns:
    """The columns that `ORGANISATIONS` compares and `KEYS` block on, a row for each record, in their order.

    A point that more than a few share is no point: sources put whole towns on one.
    """
    words = [name_words(one.name) for one in organisations]
    points = [(round(one.lat, 5), round(one.lon, 5)) for one in organisations]
    crowd = Counter(points)
    alone = np.array([crowd[point] <= CROWD for point in points], dtype=bool)
    seen = Counter(word for name in words for word in set(name))
    return {
        "name": [" ".join(name) for name in words],
        "sorted": [" ".join(sorted(name)) for name in words],
        "telling": [telling(name) for name in words],
        "postcode": [postcode(one.postcode) for one in organisations],
        "phone": [phone(one.phone) for one in organisations],
        "domain": [domain(one.website) for one in organisations],
        "place": [one.place for one in organisations],
        "lat": _known([one.lat for one in organisations], alone),
        "lon": _known([one.lon for one in organisations], alone),
        "spot": [
            f"{lat} {lon}" if here and np.isfinite(lat + lon) else ""
            for (lat, lon), here in zip(points, alone, strict=True)
        ],
        "start": [" ".join(name[:2]) for name in words],
        "rare": [_rarest(name, seen) for name in words],
    }


def _known(values: Sequence[float], alone: NDArray[np.bool_]) -> NDArray[np.float64]:
    found = np.where(alone, np.array(values, dtype=np.float64), np.nan)
    found.setflags(write=False)
    return found


def _rarest(words: Sequence[str], seen: Counter[str]) -> str:
    """The rarest word that another has too; the first by letters among equals."""
    return min((word for word in words if seen[word] > 1), key=lambda word: (seen[word], word), default="")
