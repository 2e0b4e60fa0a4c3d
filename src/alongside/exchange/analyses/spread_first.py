"""Whom to ask first, so that most come to use it within a time; and what a new contact would change.

It passes along who works with whom now, a step being half a year, with the chance that this has had so far.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from alongside.engines.diffusion.seeding import who_first
from alongside.engines.diffusion.spreading import Routes, routes
from alongside.engines.diffusion.whatif import what_if, with_broker, with_ways

from .spread_ties import Ground, Pair
from .spread_uses import Use

KEPT = 32
STEP = 6  # months
USUAL = 0.1  # chance in a step where too few pairs tell it
FEWEST_PAIRS = 10
MOST_ASKED = 40_000
RUNS, SEED = 2_000, 8
MOST = 10  # sites asked first

Spells = tuple[tuple[int, int, int | None], ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """How often it passed from one that uses it to one it works with, within half a year.

    `of`: pairs of which one used it and the other had not started; `passed`: in which the other then did.
    `is_usual`: too few to tell, so a usual chance is taken.
    """

    value: float
    passed: int
    of: int
    is_usual: bool


@dataclass(frozen=True, slots=True)
class First:
    """Whom to ask, by position in the ground, one after the other.

    `reached`, `low`, `high`: how many will use it within the time, from asking nobody to asking all of them,
    those who use it already among them. `sure`: the share of the best there is that this reaches at least.
    """

    chance: Chance
    order: tuple[int, ...]
    reached: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Change:
    """How many more would use it in the end, its 95% interval, and in what share of runs it is more."""

    before: float
    more: float
    low: float
    high: float
    share: float


def chance_of(spells: Spells, pairs: Sequence[Pair], now: int) -> Chance:
    """How often it has passed on so far, from who works with whom and who started when."""
    first: dict[int, int] = {}
    for who, since, _until in spells:
        first[who] = min(since, first.get(who, since))
    of = passed = 0
    for one, other, _since, _until in pairs:
        for user, open_to in ((one, other), (other, one)):
            begun, theirs = first.get(user), first.get(open_to)
            if begun is None or (theirs is not None and theirs <= begun) or begun + STEP > now:
                continue
            of += 1
            passed += theirs is not None and theirs <= begun + STEP
    if of < FEWEST_PAIRS:
        return Chance(USUAL, passed, of, True)
    return Chance((passed + 0.5) / (of + 1), passed, of, False)


@lru_cache(maxsize=KEPT)
def ask_first(
    count: int,
    spells: Spells,
    pairs: tuple[Pair, ...],
    now: int,
    using: tuple[int, ...],
    size: int,
    steps: int,
) -> First | None:
    """Choose whom to ask among those who never started and work with somebody; None where there are too few.

    Worked out once for each input. Guarantee: see `diffusion.who_first`.
    """
    chance = chance_of(spells, pairs, now)
    given = _routes(count, pairs, now, chance.value)
    tied = {end for one in _held(pairs, now) for end in one}
    begun = {who for who, _since, _until in spells}
    allowed = [at in tied and at not in begun for at in range(count)]
    if sum(allowed) < size:
        return None
    found = who_first(given, size, steps, using=using, allowed=allowed, most=MOST_ASKED, seed=SEED)
    numbers = (tuple(one.tolist()) for one in (found.reached, found.low, found.high))
    return First(chance, tuple(found.order.tolist()), *numbers, sure=float(found.sure))


@lru_cache(maxsize=KEPT)
def what_changes(
    count: int,
    spells: Spells,
    pairs: tuple[Pair, ...],
    now: int,
    using: tuple[int, ...],
    steps: int,
    who: int | None,
    others: tuple[int, ...],
) -> Change:
    """What it would change if `who` worked with `others`, or, with nobody named, if somebody new brought
    them together. From those who use it now."""
    chance = chance_of(spells, pairs, now).value
    before = _routes(count, pairs, now, chance)
    if who is None:
        after = with_broker(before, others, chance)
    else:
        ends = [who] * len(others)
        after = with_ways(before, [*ends, *others], [*others, *ends], chance)
    found = what_if(before, after, using, steps, runs=RUNS, seed=SEED)
    last = (found.before[-1], found.change[-1], found.low[-1], found.high[-1], found.more[-1])
    return Change(*(float(one) for one in last))


def _held(pairs: Sequence[Pair], now: int) -> set[tuple[int, int]]:
    """The pairs that work with each other now."""
    return {(a, b) for a, b, since, until in pairs if (since or 0) <= now and (until is None or until >= now)}


def _routes(count: int, pairs: Sequence[Pair], now: int, chance: float) -> Routes:
    ends = sorted(_held(pairs, now))
    one, other = [a for a, _b in ends], [b for _a, b in ends]
    return routes(count, [*one, *other], [*other, *one], chance)


def users_in(uses: Sequence[Use]) -> tuple[int, ...]:
    """The positions of those who use it now."""
    return tuple(at for at, use in enumerate(uses) if use.is_using)


def place_named(ground: Ground, name: str) -> int | None:
    """The position of the organisation of a name, None where there is none."""
    wanted = " ".join(name.split()).casefold()
    return next((at for at, known in enumerate(ground.names) if known.casefold() == wanted), None)
