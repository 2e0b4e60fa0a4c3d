"""Who is not heard: the voices of each area set against its share of a burden. Page and every file read this.

Everything is worked out from what may be told (`unheard_ground.told`), so no figure tells more of a small
number than the table does.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import numpy as np

from alongside.engines.assessment import (
    UNSURE,
    Concentration,
    Curve,
    Misalignment,
    Quotients,
    bivariate,
    classes,
    concentration,
    curve,
    location_quotients,
    misalignment,
    unheard,
)
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.places.models import Indicator

from .unheard_ground import Ground, Question, ground_for

STEPS = 3  # classes of each of the two things on the map
PARTS = 5  # parts of the areas, from least to most burdened, whose voices are compared
MAP_LEAST = 3  # areas: with fewer nothing is classed


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the areas, from light to heavy burden: their share of the people and of the voices."""

    areas: int
    people: float
    voices: float
    quotient: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Found:
    """The answer. Arrays and rows are by position in `ground.areas`.

    `is_share`: the figure is a share of the people, so that who it weighs on can be counted; else its rank
    counts. `affected`: people it weighs on, or people × how heavy (0 to 2, 1 on average). `order`: the least
    heard, most missing first; without any voices the most burdened. `total`: voices, as told.
    """

    question: Question
    ground: Ground
    is_share: bool
    affected: np.ndarray
    total: int
    against: Misalignment
    missing: np.ndarray
    certainty: np.ndarray
    order: tuple[int, ...]
    burden_class: np.ndarray
    voice_class: np.ndarray
    along: Curve | None
    index: Concentration | None
    parts: tuple[Part, ...]
    quotients: Quotients | None
    digest: str

    @property
    def indicator(self) -> Indicator | None:
        """The figure that voices are set against."""
        return self.ground.indicator


def find_unheard(viewer: Viewer, question: Question) -> Found | None:
    """Who is not heard, as the viewer may know it; None where no area here has people and a figure."""
    ground = ground_for(viewer, question)
    return _found(question, ground) if len(ground.areas) else None


def _found(question: Question, ground: Ground) -> Found | None:
    people, value, voices = ground.people, ground.value, ground.counted
    share = share_of(ground.indicator, value)
    heavy = _heaviness(ground.indicator, value, people)
    affected = people * share if share is not None else people * heavy
    if affected.sum() <= 0:
        return None
    against = misalignment(voices, affected)
    listed = unheard(against, affected if share is not None else people)
    held = bivariate(heavy, voices / people, STEPS)
    spoken = voices.sum() > 0
    order, certainty, missing = listed.order, listed.certainty, listed.missing
    if not spoken:  # nobody was heard: where it weighs most comes first, and nothing is sure
        worst = np.where(held.first == STEPS - 1, listed.missing, 0.0)
        order = np.argsort(-worst, kind="stable")[: int((worst > 0).sum())]
        certainty, missing = np.full(len(people), UNSURE), worst
    return Found(
        question=question,
        ground=ground,
        is_share=share is not None,
        affected=affected,
        total=int(5 * np.floor(voices.sum() / 5 + 0.5)),
        against=against,
        missing=missing,
        certainty=certainty,
        order=tuple(int(one) for one in order),
        burden_class=held.first,
        voice_class=held.second,
        along=curve(voices, people, heavy) if spoken else None,
        index=concentration(voices, people, heavy) if spoken else None,
        parts=_parts(heavy, people, voices) if spoken else (),
        quotients=location_quotients(np.round(voices), affected) if spoken else None,
        digest=_digest(question, ground),
    )


def share_of(indicator: Indicator | None, value: np.ndarray) -> np.ndarray | None:
    """The figure as a share of the people whom it weighs on, where it is one; else None."""
    if indicator is None or indicator.better == Indicator.Better.HIGHER or (value < 0).any():
        return None
    unit = indicator.unit.strip().casefold()
    if unit.startswith("%") and value.max() <= 100:
        return value / 100
    return value if unit.startswith("share") and value.max() <= 1 else None


def _heaviness(indicator: Indicator | None, value: np.ndarray, people: np.ndarray) -> np.ndarray:
    """How heavy it weighs, by rank alone: from near 0 to near 2, and 1 on average over the people.

    A rank is the middle of the places that an area's people take up; equal figures share theirs. No outlier
    moves it, and a figure without a zero (an index, a decile) needs none.
    """
    turned = -value if indicator is not None and indicator.better == Indicator.Better.HIGHER else value
    _, at = np.unique(turned, return_inverse=True)
    weight = np.bincount(at, weights=people)
    upto = np.cumsum(weight)
    return np.asarray(2 * (upto - weight / 2) / upto[-1])[at]


def _parts(heavy: np.ndarray, people: np.ndarray, voices: np.ndarray) -> tuple[Part, ...]:
    """Fifths of the areas by burden, with their people, their voices, and how the two stand to each other."""
    part = classes(heavy, PARTS)
    kept = np.unique(part)
    crowd, said = (np.bincount(part, weights=one, minlength=PARTS)[kept] for one in (people, voices))
    stand = location_quotients(np.round(said), crowd)
    return tuple(
        Part(
            areas=int((part == kept[at]).sum()),
            people=float(crowd[at] / crowd.sum()),
            voices=float(said[at] / said.sum()),
            quotient=float(stand.quotient[at]),
            low=float(stand.low[at]),
            high=float(stand.high[at]),
        )
        for at in range(len(kept))
    )


def _digest(question: Question, ground: Ground) -> str:
    """The hash of all that the answer was worked out from."""
    said = [
        ground.level,
        ground.indicator.code if ground.indicator else "",
        ground.period,
        [area.key for area in ground.areas],
        ground.people.tolist(),
        ground.value.tolist(),
        list(ground.voices),
    ]
    return hashlib.sha256(json.dumps([question.world, said]).encode()).hexdigest()
