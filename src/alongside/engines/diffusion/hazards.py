"""What starting goes with: how likely an actor is to start in a period, given what holds for it then.

One row for each actor and period until it starts; a regression of the starts on what was known. What goes
together need not bring about: actors who look to users may also be those who would have started anyway.
Source: Allison (1982), Sociological Methodology 13, 61–98.
"""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import t as student

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .least import LEVEL
from .values import Adoption, Bools, Floats, Ints

TIMES, LINKS = ("spline", "dummies", "none"), ("logit", "cloglog")
FEWEST_STARTS = 5  # for each column asked about: fewer say more than they know
FEWEST_ACTORS = 10
CERTAIN = 1e-7  # a chance so near 0 or 1 comes of rows that something tells apart without fault
RUNS_AWAY = {"logit": 12.0, "cloglog": 5.0}  # reach by which chances go from about nothing to about 1
KNOTS = (0.05, 0.35, 0.65, 0.95)
NEEDS = "statsmodels is not installed."
REMEDY = "Install Alongside with the extra `regression`:  pip install 'alongside[regression]'"


@dataclass(frozen=True, slots=True)
class Rows:
    """Actors in periods, up to that in which each started.

    Shapes: r rows by actor, then period: `actor`, `period` (its place), `started` (0 or 1); `values` r × k,
    a column for each of `names`. `left_out` rows had something that was not known.
    """

    actor: Ints
    period: Ints
    started: Floats
    names: tuple[str, ...]
    values: Floats
    left_out: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What one column goes with.

    `log_ratio` and `se` are for 1 more of it. `ratio`, `low`, `high` are for `step` more: times as high odds
    (with `cloglog`: times as high a hazard) of starting in a period; `step` is 1 for a column of 0 and 1,
    else its standard deviation to one digit. `clear`: the 95% interval leaves 1 out.
    """

    name: str
    log_ratio: float
    se: float
    step: float
    ratio: float
    low: float
    high: float
    p: float

    @property
    def clear(self) -> bool:
        """Say whether the interval lies on one side of 1."""
        return self.low > 1 or self.high < 1


@dataclass(frozen=True, slots=True)
class Hazards:
    """The regression, or why there is none.

    `why` is "" or: `nobody` (no starts), `few-starts`, `few-actors`, `constant` (a column does not vary),
    `same` (columns say the same), `separated` (something tells starts apart without fault, so that its ratio
    has no end), `no-end` (it did not converge); `about` names the columns meant. `left_out` counts rows not
    known, `quiet` those of periods in which none or all started, which say nothing beside dummies of time.
    """

    enough: bool
    why: str
    about: tuple[str, ...]
    effects: tuple[Effect, ...]
    link: str
    time: str
    rows: int
    actors: int
    starts: int
    left_out: int
    quiet: int


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence as data: a code, the column it is about, and numbers.

    `base` (starts, actors, rows), `more` and `less` (ratio, low, high, step), `unclear` (the same),
    `refused` (column or "", code in `why`), `not-cause`.
    """

    code: str
    name: str = ""
    numbers: tuple[float, ...] = ()
    why: str = ""


def people_periods(given: Adoption, columns: Mapping[str, ArrayLike]) -> Rows:
    """Make one row for each actor and period until it starts, of what is known of it then.

    Shapes: each column has n values, or n × T where it changes; NaN where not known: such a row is left out.
    What users do should be known before: take exposure with a lag of one period.
    Raises: EngineInputError for another shape, an infinite value, or no column.
    """
    if not columns:
        raise EngineInputError(
            "columns", "there is none.", "Name at least one thing that starts may go with."
        )
    last = np.minimum(given.start, given.periods - 1)
    counts = last + 1
    actor = np.repeat(np.arange(given.n), counts)
    period = np.arange(len(actor)) - np.repeat(np.cumsum(counts) - counts, counts)
    parts = []
    for name, column in columns.items():
        values = frozen_array(name, column, np.float64)
        if values.shape not in ((given.n,), (given.n, given.periods)):
            raise EngineInputError(
                name,
                f"its shape is {values.shape}.",
                f"Give {given.n} or {given.n} × {given.periods} values.",
            )
        if np.isinf(values).any():
            raise EngineInputError(name, "a value is infinite.", "Give NaN where it is not known.")
        parts.append(values[actor] if values.ndim == 1 else values[actor, period])
    table = np.column_stack(parts)
    known = ~np.isnan(table).any(axis=1)
    started = (period == given.start[actor]).astype(np.float64)
    return Rows(
        frozen_array("actor", actor[known], np.int64),
        frozen_array("period", period[known], np.int64),
        frozen_array("started", started[known], np.float64),
        tuple(columns),
        frozen_array("values", table[known], np.float64),
        int((~known).sum()),
    )


def hazards(rows: Rows, link: str = "logit", time: str = "spline") -> Hazards:
    """Regress starts on the columns, by maximum likelihood, with errors clustered by actor.

    `link`: `logit` for odds, `cloglog` for hazards as of continuous time. `time`: a natural `spline` of four
    knots, `dummies` (a level for each period), or `none`. Intervals are 95%, by Student's t on actors − 1.
    Where the data cannot tell, it is refused and said why; nothing is penalised.
    Cost: about ten passes over rows × columns.
    Raises: EngineInputError for a link or time that is not there, or without the extra `regression`.
    Sources: Liang and Zeger (1986), Biometrika 73, 13–22; Albert and Anderson (1984), Biometrika 71, 1–10, on
    separation; Vittinghoff and McCulloch (2007), Am. J. Epidemiol. 165, 710–718, on starts for each column.
    """
    for name, value, allowed in (("link", link, LINKS), ("time", time, TIMES)):
        if value not in allowed:
            raise EngineInputError(
                name, f"{value!r} is not one of {', '.join(allowed)}.", "Name one of them."
            )
    keep = _telling(rows) if time == "dummies" else np.ones(len(rows.actor), np.bool_)
    actor, started, values = rows.actor[keep], rows.started[keep], rows.values[keep]
    told: dict[str, Any] = dict(
        link=link,
        time=time,
        rows=len(actor),
        actors=len(np.unique(actor)),
        starts=int(started.sum()),
        left_out=rows.left_out,
        quiet=int((~keep).sum()),
    )
    why, about = _refused(rows.names, values, told["starts"], told["actors"])
    if why:
        return Hazards(False, why, about, (), **told)
    centre, spread = values.mean(axis=0), values.std(axis=0)
    scaled = (values - centre) / spread
    design = np.column_stack([_time(rows.period[keep], time), scaled])
    doubles = _doubles(design)
    if len(doubles):
        base = design.shape[1] - len(rows.names)
        return Hazards(
            False, "same", tuple(rows.names[at - base] for at in doubles if at >= base), (), **told
        )
    why, at, se, mean = _fitted(design, started, actor, link)
    at, se = at[-len(rows.names) :], se[-len(rows.names) :]
    if not why and ((mean < CERTAIN) | (mean > 1 - CERTAIN)).any():
        why, about = "separated", _wildest(rows.names, at * np.ptp(scaled, axis=0), link)
    if why:
        return Hazards(False, why, about, (), **told)
    free = told["actors"] - 1
    effects = [
        _effect(name, at[place] / spread[place], se[place] / spread[place], values[:, place], free)
        for place, name in enumerate(rows.names)
    ]
    return Hazards(True, "", (), tuple(effects), **told)


def installed() -> bool:
    """Whether statsmodels is here."""
    return importlib.util.find_spec("statsmodels") is not None


def _fitted(design: Floats, started: Floats, actor: Ints, link: str) -> tuple[str, Floats, Floats, Floats]:
    """Fit by statsmodels: why not, numbers, standard errors, chances."""
    if not installed():
        raise EngineInputError("regression", NEEDS, REMEDY)
    from statsmodels.genmod import families
    from statsmodels.genmod.generalized_linear_model import GLM

    by = families.links.Logit() if link == "logit" else families.links.CLogLog()
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # what they warn of is looked for below, and said
        try:
            model = GLM(started, design, family=families.Binomial(link=by))
            done = model.fit(tol=1e-10, maxiter=100, cov_type="cluster", cov_kwds={"groups": actor})
        except (ValueError, np.linalg.LinAlgError, FloatingPointError):
            none = np.full(design.shape[1], np.nan)
            return "no-end", none, none, np.full(len(started), np.nan)
        at, se = np.asarray(done.params), np.asarray(done.bse)
        mean = np.asarray(done.fittedvalues)
    certain = bool(((mean < CERTAIN) | (mean > 1 - CERTAIN)).any())
    good = certain or (bool(done.converged) and np.isfinite(at).all() and np.isfinite(se).all())
    return "" if good else "no-end", at, se, mean


def _refused(names: tuple[str, ...], values: Floats, starts: int, actors: int) -> tuple[str, tuple[str, ...]]:
    if not starts:
        return "nobody", ()
    if starts < FEWEST_STARTS * len(names):
        return "few-starts", ()
    if actors < FEWEST_ACTORS:
        return "few-actors", ()
    still = [name for name, column in zip(names, values.T, strict=True) if np.ptp(column) == 0]
    return ("constant", tuple(still)) if still else ("", ())


def _telling(rows: Rows) -> Bools:
    """Rows of periods in which some started and some did not."""
    size = int(rows.period.max()) + 1 if len(rows.period) else 1
    here = np.bincount(rows.period, minlength=size)
    began = np.bincount(rows.period, rows.started, minlength=size)
    found: Bools = ((began > 0) & (began < here))[rows.period]
    return found


def _time(period: Ints, time: str) -> Floats:
    """Columns of time, the first of ones; dummies are one a period instead."""
    ones = np.ones((len(period), 1))
    names = np.unique(period)
    if time == "none" or len(names) < 2:
        return ones
    if time == "dummies":
        return np.asarray(period[:, None] == names, np.float64)
    size = float(np.ptp(names))
    at = (period - names[0]) / size
    knots = np.unique(np.quantile(at, KNOTS))
    if len(knots) < 3:
        return np.column_stack([ones, at])
    last, before = knots[-1], knots[-2]

    def bend(knot: float) -> Floats:
        return np.asarray(np.maximum(at - knot, 0) ** 3, np.float64)

    curved = [
        bend(knot)
        - bend(before) * (last - knot) / (last - before)
        + bend(last) * (before - knot) / (last - before)
        for knot in knots[:-2]
    ]
    return np.column_stack([ones, at, *curved])


def _doubles(design: Floats) -> list[int]:
    """Places of columns that those before them make up."""
    scaled = design / np.linalg.norm(design, axis=0)
    corner = np.abs(np.diagonal(np.linalg.qr(scaled, mode="r")))
    return [int(place) for place in np.flatnonzero(corner < 1e-7)]


def _wildest(names: tuple[str, ...], reach: Floats, link: str) -> tuple[str, ...]:
    """Columns that alone take chances from end to end; none where it is time that tells starts apart."""
    return tuple(name for name, far in zip(names, reach, strict=True) if not abs(far) <= RUNS_AWAY[link])


def _effect(name: str, at: float, se: float, values: Floats, free: int) -> Effect:
    step = 1.0
    if not np.isin(values, (0.0, 1.0)).all():
        step = float(f"{values.std():.0e}")
    wide = float(student.ppf((1 + LEVEL) / 2, free)) * se
    p = float(2 * student.sf(abs(at / se), free)) if se > 0 else 0.0
    with np.errstate(over="ignore"):
        ratio, low, high = (float(np.exp(step * one)) for one in (at, at - wide, at + wide))
    return Effect(name, float(at), float(se), step, ratio, low, high, p)


def reading(found: Hazards) -> tuple[Said, ...]:
    """Say in a few sentences as data what it rests on, what goes with starting, and that this is no cause.

    Order: clear effects first, the strongest before; then what is unclear.
    """
    base = Said("base", numbers=(found.starts, found.actors, found.rows))
    if not found.enough:
        return base, *(Said("refused", name, (), found.why) for name in found.about or ("",))
    ordered = sorted(found.effects, key=lambda one: (not one.clear, -abs(np.log(one.ratio))))
    told = [base]
    for one in ordered:
        code = "unclear" if not one.clear else "more" if one.low > 1 else "less"
        told.append(Said(code, one.name, (one.ratio, one.low, one.high, one.step)))
    return *told, Said("not-cause")


REFUSALS = {
    "nobody": "Nobody started, so nothing can be said.",
    "few-starts": "Too few started for so many things at once. Ask about fewer.",
    "few-actors": "There are too few actors.",
    "constant": "{name} is the same for all, so it can tell nothing.",
    "same": "{name} says the same as the others together. Leave one out.",
    "separated": "{name} tells who started apart without a single exception, so how much cannot be said.",
    "no-end": "The numbers did not settle.",
}
SENTENCES = {
    "base": "{0:,.0f} of {1:,.0f} actors started, seen in {2:,.0f} actor-periods.",
    "more": "With {3:g} more {name} the odds of starting in a period are higher, {0:.3g} times as high "
    "({1:.3g} to {2:.3g}).",
    "less": "With {3:g} more {name} the odds of starting in a period are lower, {0:.3g} times as high "
    "({1:.3g} to {2:.3g}).",
    "unclear": "Whether {name} goes with starting cannot be told: with {3:g} more the odds are {0:.3g} times "
    "as high ({1:.3g} to {2:.3g}).",
    "not-cause": "What goes together need not be what brings it about.",
}


def words(found: Hazards) -> list[str]:
    """Put the reading into English for the command line; with `cloglog` the odds are the hazard."""
    lines = []
    for one in reading(found):
        if one.code == "refused":
            lines.append(REFUSALS[one.why].format(name=one.name or "Time"))
            continue
        line = SENTENCES[one.code].format(*one.numbers, name=one.name)
        lines.append(line.replace("odds", "hazard") if found.link == "cloglog" else line)
    return lines
