"""Did it work: an evaluation's figures worked out by its way of looking, and kept when it is said.

Everything that comes out is plain, so that it can be kept as it is and shown years later.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

import numpy as np
from django.conf import settings
from django.db import transaction

from alongside.engines.measures import (
    Assumption,
    Estimate,
    answer,
    before_after,
    difference,
    grade,
    interrupted,
    matched,
    xmr_chart,
)
from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.evidence import measure_rules
from alongside.exchange.evidence.models import Evaluation, Series
from alongside.exchange.evidence.queries import evaluations as queries
from alongside.exchange.evidence.queries.measures import points_by
from alongside.exchange.evidence.services import evaluations as services

from .measures import GOOD, plain
from .models import Run
from .sharing import is_key
from .trials import sites_of

ENGINE = "measures"
ROUND = {"month": 12, "quarter": 4, "week": 52}  # periods in a year
ROUNDS = 2  # years before a season is looked for


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at: periods in order, ours, those beside, and the place at which it began."""

    design: str
    direction: str
    periods: tuple[str, ...] = ()
    ours: tuple[float | None, ...] = ()
    beside: tuple[tuple[float | None, ...], ...] = ()
    begin: int = 0
    settling: int = 0
    season: int = 0
    results: tuple[tuple[Any, ...], ...] = ()

    @property
    def digest(self) -> str:
        """A mark that changes when anything of it does."""
        said = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Told:
    """What was found. Lists have an entry a period; numbers are in the unit of the figure, None not known.

    `answer`: `better`, `worse`, `changed`, `ordinary`, `too-little`. `change`: value, low, high. `more`:
    further estimates by name. `rests_on`: what it rests on, what the data say, and the numbers. `usual`:
    mean and limits of the time before. `expected`: what would have been, with its ends where known.
    `outside`: how many periods after the start lie beyond what was usual, by any rule. `place_of`: rank and
    number among placebos. `sites`: of a trial.
    """

    answer: str
    grade: str
    best: str
    weak: list[str]
    broken: list[str]
    change: list[float | None]
    more: dict[str, list[float | None]] = field(default_factory=dict)
    rests_on: list[list[Any]] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    values: list[float | None] = field(default_factory=list)
    begin: int = 0
    usual: list[float | None] = field(default_factory=list)
    signs: list[int] = field(default_factory=list)
    outside: int = 0
    theirs: list[float | None] = field(default_factory=list)
    expected: list[float | None] = field(default_factory=list)
    low: list[float | None] = field(default_factory=list)
    high: list[float | None] = field(default_factory=list)
    means: list[float | None] = field(default_factory=list)
    place_of: list[int] = field(default_factory=list)
    sites: dict[str, Any] = field(default_factory=dict)


def found_for(viewer: Viewer, row: Evaluation) -> Told | None:
    """What an evaluation finds now; the kept answer once it is finished.

    None where a figure behind it is not shared with the viewer, or there is nothing to look at yet.
    """
    looked = looked_at(viewer, row)
    if looked is None:
        return None
    kept = _kept(row) if row.status == Evaluation.Status.FINAL else None
    if kept is not None:
        return _told_of(kept.outcome)
    return told(looked)


def changed_since(viewer: Viewer, row: Evaluation) -> bool:
    """Whether the figures behind a kept answer are no longer those that it was worked out from."""
    kept, looked = _kept(row), looked_at(viewer, row)
    return kept is not None and looked is not None and kept.input_hash != looked.digest


@transaction.atomic
def say(viewer: Viewer, row: Evaluation, *, status: str, words: services.Words, by: Doer) -> Evaluation:
    """Say how far it is and what was found, and keep what is worked out with it.

    Raises: as `services.evaluations.say`.
    """
    result = None
    looked = looked_at(viewer, row)
    if looked is not None and row.status != Evaluation.Status.FINAL and status in ("provisional", "final"):
        came = told(looked)
        run = Run.objects.create(
            engine=ENGINE, version=settings.VERSION, input_hash=looked.digest, outcome=asdict(came)
        )
        result = services.Answer(str(run.pk), came.answer, came.grade)
    return services.say(ref=row.ref, status=status, words=words, answer=result, by=by)


def _kept(row: Evaluation) -> Run | None:
    return Run.objects.filter(pk=row.run, engine=ENGINE).first() if is_key(row.run) else None


def _told_of(outcome: dict[str, Any]) -> Told:
    known = {one.name for one in fields(Told)}
    return Told(**{name: value for name, value in outcome.items() if name in known})


def looked_at(viewer: Viewer, row: Evaluation) -> Looked | None:
    """What there is to look at; None where no way is chosen or a figure is not shared with the viewer."""
    if row.design == Evaluation.Design.TRIAL:
        results = tuple(
            (one.site, one.way, one.is_usual, one.people, one.count, one.mean, one.spread)
            for one in queries.results_of(row)
        )
        return Looked("trial", row.direction or "up", results=results) if results else None
    shared = queries.figures_of(viewer, row) if row.design else None
    if shared is None or shared[0] is None or row.began_on is None:
        return None
    series, beside = shared
    periods, table = aligned([series, *beside])
    if not periods:
        return None
    start = measure_rules.period_of(row.began_on, series.often)[0]
    begin = sum(one < start for one in periods)
    return Looked(
        design=row.design,
        direction=series.definition.direction,
        periods=tuple(one.isoformat() for one in periods),
        ours=tuple(table[0]),
        beside=tuple(tuple(one) for one in table[1:]),
        begin=begin,
        settling=row.settling,
        season=ROUND.get(series.often, 0),
    )


def aligned(series: Sequence[Series]) -> tuple[list[date], list[list[float | None]]]:
    """The periods of the first series, without a hole, and what each has in them; None where nothing is."""
    points = points_by(series)
    days = [one.starts_on for one in points[series[0].pk]]
    if not days:
        return [], []
    periods = measure_rules.periods(days[0], days[-1], series[0].often)
    rows = []
    for one in series:
        known = {point.starts_on: point.value for point in points[one.pk]}
        rows.append([known.get(day) for day in periods])
    return periods, rows


def counted(viewer: Viewer, series: Series, began_on: date | None) -> tuple[int, int]:
    """How many figures lie before and after a day. The viewer has been given the series."""
    points = [one for one in points_by([series])[series.pk] if one.value is not None]
    if began_on is None:
        return len(points), 0
    start = measure_rules.period_of(began_on, series.often)[0]
    before = sum(one.starts_on < start for one in points)
    return before, len(points) - before


def told(looked: Looked) -> Told:
    """Work it out. Cost: milliseconds; a matched comparison as many fits as there are figures beside."""
    good = GOOD[looked.direction]
    if looked.design == "trial":
        return _trial(looked, good)
    ours = _row(looked.ours)
    if not 1 <= looked.begin < len(ours):
        return _nothing(looked)
    usual = xmr_chart(ours, baseline=looked.begin)
    after = np.arange(len(ours)) >= looked.begin
    outside = int((usual.special[after] != 0).sum())
    made = {
        "before-after": _before_after,
        "time-series": _time_series,
        "difference": _difference,
        "matched": _matched,
    }[looked.design]
    change, rests_on, shown = made(looked, ours)
    said = answer(change, good)
    if looked.design == "before-after" and change.known and not outside:
        said = "ordinary"
    before = ours[: looked.begin][np.isfinite(ours[: looked.begin])]
    then = ours[looked.begin :][np.isfinite(ours[looked.begin :])]
    common = {
        "periods": list(looked.periods),
        "values": plain(ours),
        "begin": looked.begin,
        "usual": plain([usual.mean[0], usual.low[0], usual.high[0]]),
        "signs": [int(one) for one in usual.special],
        "outside": outside,
        "means": plain([one.mean() if len(one) else np.nan for one in (before, then)]),
    }
    return _finished(looked.design, said, change, rests_on, common | shown)


def _finished(
    design: str, said: str, change: Estimate, rests_on: Sequence[Assumption], shown: dict[str, Any]
) -> Told:
    given = grade(design, rests_on, change)
    return Told(
        answer=said,
        grade=given.letter,
        best=given.best,
        weak=list(given.weak),
        broken=list(given.broken),
        change=ends(change),
        rests_on=[[one.key, one.state, {k: plain([v])[0] for k, v in one.facts}] for one in rests_on],
        **shown,
    )


def ends(found: Estimate) -> list[float | None]:
    """An estimate as a plain list: the value and where it likely lies."""
    return plain([found.value, found.low, found.high])


def _row(values: Sequence[float | None]) -> np.ndarray:
    return np.array([np.nan if one is None else one for one in values], np.float64)


Made = tuple[Estimate, tuple[Assumption, ...], dict[str, Any]]


def _before_after(looked: Looked, ours: np.ndarray) -> Made:
    found = before_after(ours, looked.begin)
    return found.change, found.assumptions, {}


def _time_series(looked: Looked, ours: np.ndarray) -> Made:
    season = looked.season if np.isfinite(ours[: looked.begin]).sum() >= ROUNDS * looked.season else 0
    found = interrupted(ours, looked.begin, season=season, wash_in=looked.settling)
    return found.average, found.assumptions, {
        "expected": plain(found.counterfactual),
        "low": plain(found.low),
        "high": plain(found.high),
        "more": {"level": ends(found.level), "slope": ends(found.slope), "end": ends(found.end)},
    }  # fmt: skip


def _difference(looked: Looked, ours: np.ndarray) -> Made:
    theirs = np.array([_row(one) for one in looked.beside])
    if not len(theirs):
        theirs = np.full((1, len(ours)), np.nan)
    found = difference(ours, theirs, looked.begin)
    return found.change, found.assumptions, {
        "theirs": plain(found.theirs),
        "expected": plain(found.expected),
        "more": {"drift": ends(found.drift)},
    }  # fmt: skip


def _matched(looked: Looked, ours: np.ndarray) -> Made:
    """Over the periods that ours has, beside those that have them all."""
    known = np.isfinite(ours)
    theirs = [row for one in looked.beside if np.isfinite((row := _row(one))[known]).all()]
    begin = int(known[: looked.begin].sum())
    if len(theirs) < 2 or not 1 <= begin < known.sum():
        return _difference(looked, ours)
    found = matched(ours[known], np.array(theirs)[:, known], begin)
    expected = np.full(len(ours), np.nan)
    expected[known] = found.expected
    return found.change, found.assumptions, {
        "expected": plain(expected),
        "place_of": [found.rank, found.of],
    }  # fmt: skip


def _nothing(looked: Looked) -> Told:
    return Told(
        answer="too-little",
        grade="D",
        best="",
        weak=[],
        broken=["enough"],
        change=[None] * 3,
        rests_on=[["enough", "against", {}]],
        periods=list(looked.periods),
        values=list(looked.ours),
        begin=looked.begin,
    )


def _trial(looked: Looked, good: int) -> Told:
    sites, together = sites_of(looked.results)
    said = answer(together.together, good)
    return _finished("trial", said, together.together, together.assumptions, {"sites": sites})
