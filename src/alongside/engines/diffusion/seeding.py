"""Which sites to approach first, to reach the most within a time.

A sample of random sites is asked who could have brought it to them in time: on the same luck, the way back.
A set of sites reaches, on average, n times the share of those answers it appears in. That number only grows
with the set and by less and less, so that taking the best next site each time is never below 1 − 1/e (63%)
of the best set there is, on that sample (Nemhauser, Wolsey and Fisher 1978, Math. Programming 14, 265–294).
Sources: Kempe, Kleinberg and Tardos (2003), KDD '03, 137–146; Borgs, Brautbar, Chayes and Lucier (2014),
SODA '14, 946–957.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import beta

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError
from .least import LEVEL
from .spreading import AT_ONCE, Routes, cascade, check_steps, coins, shares, sites
from .values import Bools, Floats, Ints, locked

GUARANTEE = 1 - 1 / np.e
FEWEST, MOST = 40_000, 1_280_000  # sites asked at first, and at most
MOST_ANSWERS = 40_000_000  # names in all their answers together
SURE = 0.8  # of the best there can be: when the choice is known to reach that much, no more are asked
LUCK = 2**32  # the runs of the sample that checks begin here


@dataclass(frozen=True, slots=True)
class Answers:
    """Who could have brought it to each site asked, in time, itself among them.

    Shapes: a asked, `site` one for each name, by answer, then position; `ends` (a + 1) where each begins.
    """

    n: int
    site: Ints
    ends: Ints

    @property
    def asked(self) -> int:
        """How many were asked."""
        return len(self.ends) - 1


@dataclass(frozen=True, slots=True)
class First:
    """Sites in the order in which to approach them.

    Shapes: `order` k; `reached`, `low`, `high` k + 1, from none approached: how many will use it within the
    time, those who do already among them, with 95% intervals, by a second sample that had no part in the
    choice. `value` is what the choice reaches on the first sample and `bound` what no k sites can exceed on
    it: `value` ÷ `bound` is at least 1 − 1/e, mostly far more. `sure`: the share of what the best k sites
    there are would reach, sample or no sample, that this choice reaches at least, with 95% confidence.
    `asked`: sites in each sample.
    """

    order: Ints
    reached: Floats
    low: Floats
    high: Floats
    value: float
    bound: float
    sure: float
    asked: int


def who_first(
    given: Routes,
    size: int,
    steps: int,
    model: str = "cascade",
    using: ArrayLike = (),
    allowed: ArrayLike | None = None,
    most: int = MOST,
    seed: int = 0,
) -> First:
    """Choose `size` sites one after the other, each that which adds most to who is reached within `steps`.

    `using`: sites that use it already and go on. `allowed`: n truths, who may be approached (all but those).
    Models as in `spread`, thresholds drawn evenly: for given thresholds no such guarantee is known. Twice as
    many are asked until the choice is sure to reach 80% of the best, or `most` have been.
    Order: depends on `seed` alone; of equal sites the first by position. Cost: the names in all answers.
    Raises: EngineInputError for a size that cannot be, or a site, model or number of steps that is not there.
    """
    check_steps(steps, model)
    have = sites("using", using, given.n)
    may = np.ones(given.n, np.bool_)
    if allowed is not None:
        may = frozen_array("allowed", allowed, np.bool_, (given.n,)).copy()
    may[have] = False
    if not 1 <= size <= int(may.sum()):
        raise EngineInputError(
            "size", f"{size} of {int(may.sum())} cannot be chosen.", "Ask for fewer, at least one."
        )
    if most < 1:
        raise EngineInputError("most", f"{most} are none.", "Ask at least one site.")
    asked = min(FEWEST, most)
    while True:
        sample = answers(given, steps, model, asked, seed)
        check = answers(given, steps, model, asked, seed, LUCK)
        order, value, bound = greedy(sample, size, may, have)
        hits = [_covered(check, np.append(have, order[:many])).sum() for many in range(size + 1)]
        low, high = _interval(np.asarray(hits, np.float64), check.asked, LEVEL)
        each = given.n / check.asked
        best = _interval(np.array([bound * sample.asked / given.n]), sample.asked, LEVEL)[1][0]
        sure = float(low[-1] / best) if best > 0 else 1.0
        if sure >= SURE or asked >= most or min(sample.asked, check.asked) < asked:
            break
        asked = min(2 * asked, most)
    reached = np.asarray(hits, np.float64) * each
    low, high = locked(low * given.n), locked(high * given.n)
    return First(locked(order), locked(reached), low, high, value, bound, min(sure, 1.0), check.asked)


def _interval(hits: Floats, of: int, level: float) -> tuple[Floats, Floats]:
    """Interval of a share by Clopper and Pearson (1934), which holds at least as often as it says."""
    tail = (1 - level) / 2
    low = np.where(hits > 0, beta.ppf(tail, np.maximum(hits, 1e-9), of - hits + 1), 0.0)
    high = np.where(hits < of, beta.ppf(1 - tail, hits + 1, np.maximum(of - hits, 1e-9)), 1.0)
    return low, high


def answers(given: Routes, steps: int, model: str, asked: int, seed: int, luck: int = 0) -> Answers:
    """Ask random sites who could have brought it to them within `steps`.

    Fewer are asked where their answers would be very long. Cost: ways looked at.
    """
    if not given.n:
        raise EngineInputError("n", "there are no sites.", "Give at least one.")
    back = given.turned()
    steps = min(steps, given.n)
    random = np.random.default_rng([seed, luck])
    root = random.integers(0, given.n, asked)
    batch = max(1, min(asked, AT_ONCE // given.n, 8_192))
    flat = np.zeros(batch * given.n, np.bool_)
    until = np.cumsum(shares(given)[np.lexsort((given.origin, given.target))])  # in the order of `back`
    lengths, names, total, start = [], [], 0, 0
    while start < asked and total < MOST_ANSWERS:
        run = np.arange(start, min(start + batch, asked))
        if model == "cascade":
            fronts = cascade(back, run + luck, run - start, root[run], steps, seed, flat)
        else:
            fronts = _looked_to(back, until, run + luck, root[run], steps, seed, flat)
        row, site = np.divmod(np.sort(np.concatenate(fronts)), given.n)
        lengths.append(np.bincount(row, minlength=len(run)))
        names.append(site)
        total += len(site)
        start = int(run[-1]) + 1
    ends = np.append(0, np.cumsum(np.concatenate(lengths)))
    return Answers(given.n, locked(np.concatenate(names)), locked(ends))


def _looked_to(
    back: Routes, until: Floats, run: Ints, root: Ints, steps: int, seed: int, flat: Bools
) -> list[Ints]:
    """With even thresholds each site looks to one other, drawn by its shares, and so on back; as `cascade`.

    `until`: the shares of the ways of `back`, added up. Source: Kempe and others (2003), claim 2.6.
    """
    row, here = np.arange(len(run)), root
    fronts = [row * back.n + here]
    flat[fronts[0]] = True
    for _ in range(steps):
        begin, end = back.ends[here], back.ends[here + 1]
        has = end > begin
        row, here, begin, end = row[has], here[has], begin[has], end[has]
        if not len(row):
            break
        before = np.where(begin > 0, until[begin - 1], 0.0)
        aim = before + coins(seed, run[row], here, here) * (until[end - 1] - before)
        way = np.clip(np.searchsorted(until, aim, side="right"), begin, end - 1)
        here = back.target[way]
        new = ~flat[row * back.n + here]
        row, here = row[new], here[new]
        fronts.append(row * back.n + here)
        flat[fronts[-1]] = True
    flat[np.concatenate(fronts)] = False
    return fronts


def greedy(sample: Answers, size: int, may: Bools, have: Ints) -> tuple[Ints, float, float]:
    """Choose so many sites that appear in most answers: the order, how many sites that reaches, and a bound.

    Counts of what each site would add are kept exactly, so nothing is asked twice. The bound: what any
    prefix has, and the most that `size` more could add to it, whichever is least.
    """
    place = np.repeat(np.arange(sample.asked), np.diff(sample.ends))
    by_site = np.argsort(sample.site, kind="stable")
    start = np.searchsorted(sample.site[by_site], np.arange(sample.n + 1))
    done = _covered(sample, have)
    count = np.bincount(sample.site[~done[place]], minlength=sample.n)
    count[~may] = 0
    open_to = may.copy()
    order = np.zeros(size, np.int64)
    bound = np.inf
    for step in range(size + 1):
        most = np.sort(np.partition(count, -size)[-size:])[::-1] if size < sample.n else count
        bound = min(bound, float(done.sum() + most.sum()))
        if step == size:
            break
        chosen = int(np.argmax(np.where(open_to, count, -1)))
        order[step], open_to[chosen] = chosen, False
        new = place[by_site[start[chosen] : start[chosen + 1]]]
        new = new[~done[new]]
        done[new] = True
        length = sample.ends[new + 1] - sample.ends[new]
        where = np.repeat(sample.ends[new] - np.cumsum(length) + length, length) + np.arange(length.sum())
        count -= np.where(may, np.bincount(sample.site[where], minlength=sample.n), 0)
    each = sample.n / sample.asked
    return order, float(done.sum()) * each, min(bound, float(sample.asked)) * each


def reach_of(sample: Answers, members: ArrayLike) -> float:
    """Say how many sites these reach together, on this sample."""
    some = sites("members", members, sample.n)
    return float(_covered(sample, some).sum()) * sample.n / sample.asked


def _covered(sample: Answers, members: Ints) -> Bools:
    """Say of each answer whether it names one of these."""
    inside = np.zeros(sample.n, np.bool_)
    inside[members] = True
    found = np.zeros(sample.asked, np.bool_)
    found[np.repeat(np.arange(sample.asked), np.diff(sample.ends))[inside[sample.site]]] = True
    return found
