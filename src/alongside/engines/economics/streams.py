"""What each stream comes to in each year, for one set of numbers or for many draws at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .checking import require
from .discounting import factors, price_index
from .values import AMOUNTS, COUNTS, Case, Party, Stream

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

CASH, CAPACITY, WELLBEING = range(len(COUNTS))
NOBODY = -1
TIMES, LESS, DROP = ("times", "less", "drop")
BLOCK, AVERAGE = "block-contract", "average-cost"
# How each amount enters: multiplied, as what is left after it, or lost a little more each year.
ENTERS = {
    **dict.fromkeys(AMOUNTS, TIMES),
    "deadweight": LESS,
    "displacement": LESS,
    "drop_off": DROP,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A case as arrays: all that does not change from draw to draw.

    Shapes: n streams, y years, p parties, in the order of the case. `best`: n × 9, the amounts in the order
    of `AMOUNTS`, NaN where not known. `scale`: n, price base × optimism. `share`: n × y, the part of a full
    year's amount that falls in each year; `age`: n × y, years since its start. `factor`: n × y, discount
    factors. `known`: n; a stream in which a number is not known counts nothing, and is told. `sign`: n, 1 for
    a benefit, −1 for a cost or closing, 0 for a transfer. `counts`: n, as in `COUNTS`, after what is not cash
    was moved. `bears`, `gains`: n, a party or `NOBODY`. `side`: n × p, 1 where it gains, −1 where it bears.
    """

    best: Floats
    scale: Floats
    share: Floats
    age: Floats
    factor: Floats
    known: Bools
    sign: Floats
    counts: Ints
    bears: Ints
    gains: Ints
    side: Floats


Drawn = Mapping[tuple[int, str], Floats]  # (stream, one of AMOUNTS) → d values


def plan(case: Case) -> Plan:
    """Turn a case into arrays.

    Raises: EngineInputError with the first fault of the case.
    """
    require(case)
    streams, keys = case.streams, [one.id for one in case.parties]
    money = factors(case.discount.money, case.years)
    health = factors(case.discount.health, case.years, health=True)
    bears = np.array([keys.index(one.bears) if one.bears else NOBODY for one in streams])
    gains = np.array([keys.index(one.gains) if one.gains else NOBODY for one in streams])
    party = np.arange(len(keys))
    side = (gains[:, None] == party) * 1.0 - (bears[:, None] == party)
    made = {
        "best": np.array([[np.nan if a.best is None else a.best for _, a in one.amounts] for one in streams]),
        "scale": np.array([scale(case, one) for one in streams]),
        "share": np.array([share(one, case.years) for one in streams]),
        "age": np.array([age(one, case.years) for one in streams]),
        "factor": np.array([health if is_health(one) else money for one in streams]),
        "known": np.array([one.is_known for one in streams]),
        "sign": np.array([{"benefit": 1.0, "transfer": 0.0}.get(one.kind, -1.0) for one in streams]),
        "counts": np.array([COUNTS.index(counted(case, one)[0]) for one in streams]),
        "bears": bears,
        "gains": gains,
        "side": side,
    }
    for array in made.values():
        array.setflags(write=False)
    return Plan(**made)


def is_health(stream: Stream) -> bool:
    """Whether it is discounted as a health effect."""
    return stream.counts_as == "wellbeing" if stream.health is None else stream.health


def counted(case: Case, stream: Stream) -> tuple[str, str]:
    """As what it counts, and why not as cash where the case says cash but none leaves.

    A benefit said to be cash is capacity where whoever gains works under a block contract (`BLOCK`), or where
    its value is an average cost, most of which goes on (`AVERAGE`).
    """
    if stream.kind != "benefit" or stream.counts_as != "cash":
        return stream.counts_as, ""
    gainer: Party = case.party(stream.gains)
    if gainer.block_contract:
        return "capacity", BLOCK
    return ("capacity", AVERAGE) if stream.marginal is False else ("cash", "")


def scale(case: Case, stream: Stream) -> float:
    """Price base times optimism: what every amount of the stream is multiplied by."""
    year = stream.value.price_year
    prices = 1.0 if year is None else price_index(case.inflation, year, case.price_year)
    return prices * (1 + optimism(case, stream))


def optimism(case: Case, stream: Stream) -> float:
    """What is added for too much hope, by the weakest grade among its amounts: benefits less, costs more.

    0 where nothing is graded and for transfers, whose sum is agreed.
    """
    taken = dict(case.optimism)
    worst = max((taken.get(one.grade, 0.0) for _, one in stream.amounts), default=0.0)
    if stream.kind == "transfer":
        return 0.0
    is_good = (stream.kind == "benefit") == ((stream.value.best or 0.0) >= 0)
    return -worst if is_good else worst


def share(stream: Stream, years: int) -> Floats:
    """The part of a full year's amount that falls in each of y years.

    A stream that does not recur falls whole in the year of its start. Otherwise the part of each year in
    which it runs, growing evenly from nothing to the full amount over its ramp.
    """
    year = np.arange(years, dtype=np.float64)
    if not stream.recurrent:
        once: Floats = (year == np.floor(stream.start)) * 1.0
        return once
    end = np.inf if stream.until is None else stream.until
    first = np.maximum(np.minimum(year, end) - stream.start, 0.0)
    last = np.maximum(np.minimum(year + 1, end) - stream.start, 0.0)
    return _reached(last, stream.ramp) - _reached(first, stream.ramp)


def _reached(after: Floats, ramp: float) -> Floats:
    """Full years' worth so long after the start: the area under a slope up to 1, then under 1."""
    slope = np.minimum(after, ramp) ** 2 / (2 * ramp) if ramp else 0.0
    found: Floats = slope + np.maximum(after - ramp, 0.0)
    return found


def age(stream: Stream, years: int) -> Floats:
    """Years since its start at the beginning of each of y years: how often drop-off has taken its part."""
    if not stream.recurrent:
        return np.zeros(years)
    found: Floats = np.maximum(np.arange(years) - stream.start, 0.0)
    return found


def sizes(given: Plan, drawn: Drawn | None = None) -> Floats:
    """A full year's amount of each stream before drop-off: d × n, one row where nothing is drawn.

    value × quantity × population × effect × take-up × attribution × (1 − deadweight) × (1 − displacement), in
    prices of the price year, corrected for optimism. A stream in which a number is not known comes to 0 here;
    whoever shows a sum says so.
    Shapes: `drawn` gives d values for some amounts; all others are at their best.
    Cost: one product per amount drawn, O(d × amounts drawn); the rest is multiplied once.
    """
    drawn = drawn or {}
    d = max((len(one) for one in drawn.values()), default=1)
    fixed = np.where(given.known, given.scale, 0.0)
    for column, name in enumerate(AMOUNTS):
        if ENTERS[name] == DROP:
            continue
        for row in range(len(fixed)):
            if given.known[row] and (row, name) not in drawn:
                fixed[row] *= _factor(name, given.best[row, column])
    made = np.empty((len(fixed), d)).T  # a stream in one piece of memory: it is multiplied by itself
    made[:] = fixed
    for (row, name), values in drawn.items():
        if given.known[row] and ENTERS[name] != DROP:
            made[:, row] *= _factor(name, values)
    return made


def _factor(name: str, values: Any) -> Any:
    return 1 - values if ENTERS[name] == LESS else values


def kept(given: Plan, drawn: Drawn | None = None) -> list[float | Floats]:
    """What is left of each stream after each year's drop-off, n of them: a number, or d drawn ones."""
    column = AMOUNTS.index("drop_off")
    drawn = drawn or {}
    return [
        1 - drawn[row, "drop_off"]
        if (row, "drop_off") in drawn
        else 1.0 - float(np.nan_to_num(given.best[row, column]))
        for row in range(len(given.known))
    ]


def by_year(given: Plan, drawn: Drawn | None = None) -> Floats:
    """What each stream comes to in each year, not discounted: d × n × y, all 0 or above if its numbers are.

    Memory: 8 × d × n × y bytes; `worth` needs no such array.
    """
    size, left = sizes(given, drawn), kept(given, drawn)
    made = size[:, :, None] * given.share
    for row, keep in enumerate(left):
        made[:, row] *= np.asarray(keep)[..., None] ** given.age[row]
    return made


def worth(given: Plan, drawn: Drawn | None = None) -> Floats:
    """What each stream is worth in today's money over all years: d × n.

    Cost: O(d × n), for a stream whose drop-off is drawn O(d × years): years of all others are summed once.
    """
    size, left = sizes(given, drawn), kept(given, drawn)
    for row, keep in enumerate(left):
        weight = given.share[row] * given.factor[row]
        size[:, row] *= _summed(weight, given.age[row], keep)
    return size


def _summed(weight: Floats, age: Floats, keep: float | Floats) -> float | Floats:
    """Σ weight × keep ^ age over the years; by Horner's rule where `keep` is drawn."""
    if not isinstance(keep, np.ndarray):
        return float((weight * np.power(keep, age)).sum())
    at = np.flatnonzero(weight)
    if not len(at):
        return np.zeros(len(keep))
    total = np.full(len(keep), weight[at[-1]])
    for year in range(at[-1] - 1, at[0] - 1, -1):
        total *= keep ** (age[year + 1] - age[year]) if age[year + 1] - age[year] != 1 else keep
        total += weight[year]
    return total  # in the first of these years no year has passed since the start
