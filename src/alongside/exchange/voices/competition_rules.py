"""Competitions: what must be published beforehand, who scores what, and the ranking. Pure decisions.

Each `Refused` names its reason by a key; `notices_ideas.WHY_NOT` has the sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from alongside.exchange.audit.decisions import Allowed, Refused

WEIGHTIEST, LESS, AGREED = "weightiest", "less", "agreed"
TIES = (WEIGHTIEST, LESS, AGREED)
MOST_CRITERIA, MOST_SCORERS = 8, 15
FEWEST_SCORERS = 3  # of one pitch, so that a range does not tell who gave which mark


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing by which pitches are scored; marks go from 0 to `scale`."""

    id: int
    weight: int
    scale: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of one pitch by one criterion: the mean, the least and the most of those who scored it."""

    criterion: int
    mean: Fraction
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A pitch in the ranking. `points`: 0 to 100; `spread`: how far the scorers' own points lie apart."""

    pitch: int
    rank: int
    points: Fraction
    spread: Fraction
    scorers: int
    marks: tuple[Marked, ...]
    by_tie: bool  # whether the tie rule put it before or behind another of the same points


def may_publish(
    *, total: int | None, most: int | None, tie: str, criteria: Sequence[tuple[str, int, int]]
) -> Allowed | Refused:
    """Whether these may be the terms; `criteria`: name, weight, scale."""
    names = [name.casefold() for name, _weight, _scale in criteria]
    against = (
        ("no-total", not total or total < 1),
        ("no-most", not most or most < 1),
        ("most-over-total", bool(total and most and most > total)),
        ("no-tie", tie not in TIES),
        ("no-criteria", not criteria),
        ("many-criteria", len(criteria) > MOST_CRITERIA),
        ("same-criteria", len(set(names)) < len(names)),
        ("bad-criteria", any(not 1 <= weight <= 9 or not 2 <= scale <= 10 for _n, weight, scale in criteria)),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_pitch(
    *, amount: int | None, most: int, for_whom: str, spent_on: str, shows: str
) -> Allowed | Refused:
    """Whether a pitch says all that it must, and asks for no more than one may get."""
    against = (
        ("no-whom", not for_whom),
        ("no-amount", not amount or amount < 1),
        ("over-most", bool(amount and amount > most)),
        ("no-spent", not spent_on),
        ("no-shows", not shows),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_score(
    *, open: bool, published: bool, has_interest: bool, is_author: bool, marks: Mapping[Criterion, int | None]
) -> Allowed | Refused:
    """Whether a scorer may give these marks to a pitch: all criteria at once, after the call has closed."""
    against = (
        ("published", published),
        ("still-open", open),
        ("interest", has_interest or is_author),
        ("no-mark", any(mark is None or not 0 <= mark <= one.scale for one, mark in marks.items())),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def place(
    criteria: Sequence[Criterion],
    asked: Mapping[int, int],
    marks: Mapping[int, Mapping[int, Mapping[int, int]]],
    tie: str,
) -> list[Placed]:
    """Rank pitches by their points.

    `asked`: what each pitch asks for, by id; `marks`: pitch to scorer to criterion to mark, each scorer with
    all criteria. Points of one scorer: weight × mark ÷ scale over all criteria, of 100; those of a pitch: the
    mean over the scorers that scored it. Equal points are put in order by `tie`; what is equal then shares a
    rank. Exact fractions, so that a tie is a tie. A pitch that nobody scored has 0 points.
    """
    heavy = sorted(criteria, key=lambda one: -one.weight)
    found = []
    for pitch in sorted(asked):
        by_scorer = marks.get(pitch, {})
        own = [_points(criteria, given) for given in by_scorer.values()]
        points = sum(own, Fraction(0)) / len(own) if own else Fraction(0)
        spread = max(own) - min(own) if own else Fraction(0)
        told = tuple(_marked(one, [given[one.id] for given in by_scorer.values()]) for one in criteria)
        means = {mark.criterion: mark.mean for mark in told}
        first: tuple[Fraction | int, ...] = {
            WEIGHTIEST: tuple(-means[one.id] / one.scale for one in heavy),
            LESS: (asked[pitch],),
            AGREED: (spread,),
        }[tie]
        found.append((-points, first, pitch, spread, len(own), told))
    found.sort(key=lambda one: one[:3])
    placed: list[Placed] = []
    for number, (less, first, pitch, spread, scorers, told) in enumerate(found):
        same = number > 0 and found[number - 1][:2] == (less, first)
        rank = placed[-1].rank if same else number + 1
        by_tie = any(other[0] == less and other[1] != first for other in found)
        placed.append(Placed(pitch, rank, -less, spread, scorers, told, by_tie and scorers > 0))
    return placed


def _points(criteria: Sequence[Criterion], given: Mapping[int, int]) -> Fraction:
    weights = sum(one.weight for one in criteria)
    return sum(
        (Fraction(100 * one.weight * given[one.id], one.scale * weights) for one in criteria), Fraction(0)
    )


def _marked(one: Criterion, given: Sequence[int]) -> Marked:
    if not given:
        return Marked(one.id, Fraction(0), 0, 0)
    return Marked(one.id, Fraction(sum(given), len(given)), min(given), max(given))


def may_decide(
    *,
    closed: bool,
    published: bool,
    total: int,
    scorers: Mapping[int, int],
    asked: Mapping[int, int],
    gets: Mapping[int, int | None],
    reasons: Mapping[int, str],
) -> Allowed | Refused:
    """Whether the result may be published; each mapping is by pitch. `scorers`: how many scored it."""
    against = (
        ("published", published),
        ("still-open", not closed),
        ("no-pitches", not asked),
        ("few-scorers", any(scorers.get(one, 0) < FEWEST_SCORERS for one in asked)),
        ("no-gets", any(gets.get(one) is None for one in asked)),
        ("over-asked", any((gets.get(one) or 0) > amount for one, amount in asked.items())),
        ("over-total", sum(gets.get(one) or 0 for one in asked) > total),
        ("no-reasons", any(not reasons.get(one) for one in asked)),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())
