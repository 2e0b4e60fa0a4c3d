"""Figures that are followed, read by the rules of control charts; and whether something worked.

What comes out is plain (lists, words that are keys, None where nothing is known), ready for a page or a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alongside.engines.measures import Chart, assurance, chart, suggest_rebase, variation

GOOD = {"up": 1, "down": -1, "neither": 0}
RULES = ("outside", "shift", "trend", "near")


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series: its figure, and both halves where it is a share or a rate."""

    value: float | None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one stretch: places `start` to `stop` (not counted), from how many figures."""

    start: int
    stop: int
    points: int
    mean: float | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A control chart as read. Lists have one entry a point, in the order given.

    `kind`: `xmr`, `p` or `u`. `rules`: for each point the rules it breaks, of `outside`, `shift` (seven on
    one side), `trend` (seven rising or falling), `near` (two of three near a limit). `signs`: 1 high or
    rising, −1 low or falling, 0 ordinary. `variation`: `ordinary`, `improving`, `concerning`, `high`,
    `low`, `none`, of the newest. `assurance`: `hit`, `miss`, `either`, `none`. `again`: from which place
    limits could begin anew, else None; `again_firm`: whether there are figures enough for that.
    """

    kind: str
    values: list[float | None]
    mean: list[float | None]
    low: list[float | None]
    high: list[float | None]
    rules: list[tuple[str, ...]]
    signs: list[int]
    parts: list[Limits]
    variation: str
    assurance: str
    again: int | None
    again_firm: bool

    @property
    def provisional(self) -> bool:
        """Whether the newest limits rest on fewer than twelve figures."""
        return not self.parts or self.parts[-1].provisional


def chart_of(
    points: Sequence[Point],
    *,
    direction: str,
    target: float | None = None,
    breaks: Sequence[int] = (),
    per: float = 1,
    share: bool = False,
    lowest: float | None = None,
) -> Read:
    """Read a series, a point a period in order, by the rules of control charts.

    `direction`: `up`, `down`, `neither` is good. `breaks`: places from which limits begin anew. `per`: how
    many a share or rate is told out of (100 for percent). `share`: the numerator counts some of those in
    the denominator, so a p chart may fit; else a u chart. `lowest`: what the figure cannot fall below; 0
    for all that is counted.
    """
    values = _floats([one.value for one in points])
    found = chart(
        values / per,
        counts=_floats([one.numerator for one in points]),
        of=_floats([one.denominator for one in points]),
        share=share,
        breaks=[one for one in breaks if 0 < one < len(points)],
        bounds=(-np.inf if lowest is None else lowest / per, np.inf),
    )
    good = GOOD[direction]
    again = suggest_rebase(found)
    return Read(
        kind=found.kind,
        values=plain(values),
        mean=plain(found.mean * per),
        low=plain(found.low * per),
        high=plain(found.high * per),
        rules=_rules(found),
        signs=[int(one) for one in found.special],
        parts=[
            Limits(one.start, one.stop, one.points, plain([one.mean * per])[0], one.provisional)
            for one in found.parts
        ],
        variation=variation(found, good),
        assurance=assurance(found, None if target is None else target / per, good),
        again=again.at if again else None,
        again_firm=bool(again and again.firm),
    )


def _rules(found: Chart) -> list[tuple[str, ...]]:
    by_rule = [(name, getattr(found, name)) for name in RULES]
    return [tuple(name for name, marks in by_rule if marks[place]) for place in range(len(found.values))]


def _floats(values: Sequence[float | None]) -> np.ndarray:
    return np.array([np.nan if one is None else one for one in values], np.float64)


def plain(values: Sequence[float] | np.ndarray) -> list[float | None]:
    """The same numbers as a list, None where one is not known or endless."""
    return [float(one) if np.isfinite(one) else None for one in values]
