"""Figures that are followed: what may be kept, which time a figure is of, what is hidden. Pure.

Each `Refused` names its reason by a key; `notices_measures.WHY_NOT` has the sentence.
"""

import calendar
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.exchange.accounts.small_numbers import is_small
from alongside.exchange.audit.decisions import Refused

LONG = 2000  # characters of a text
MOST = 1e12  # a figure beyond this is a slip
MOST_SHOWN = 6  # figures on one board: more are no longer looked at together
MOST_ROWS = 5000  # figures brought at once
MOST_QUESTIONS = 5
TOP = 10  # of the scale on which people answer
KINDS = ("outcome", "process", "balancing", "reported")
TERMS = ("short", "medium", "long")
NATURES = ("hard", "soft")
OFTEN = ("day", "week", "month", "quarter", "year")
DIRECTIONS = ("up", "down", "neither")
QUALITIES = ("ok", "estimated", "partial")
GRACE = {"day": 3, "week": 7, "month": 21, "quarter": 42, "year": 90}  # days until a figure is missed
MEANING = ("counts", "unit", "direction", "population", "numerator", "denominator", "per", "of_people")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as somebody gives it: a value, or both halves of a share; `row` is where it stood."""

    starts_on: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    quality: str = "ok"
    note: str = ""
    row: int = 0


def _first(against: Sequence[tuple[str, bool]]) -> Refused | None:
    return next((Refused(key) for key, speaks in against if speaks), None)


def may_define(said: Mapping[str, object], *, acts_for: int | None) -> Refused | None:
    """Why a measure may not be written so; None where it may. `said`: fields of `services.measures.Said`."""
    texts = [str(said[name] or "") for name in ("counts", "population", "unintended", "guidance", "stops")]
    numerator, denominator = bool(said["numerator"]), bool(said["denominator"])
    per = said["per"]
    return _first(
        [
            ("no-party", acts_for is None),
            ("no-title", not said["title"]),
            ("long-title", len(str(said["title"])) > 200),
            ("no-counts", not said["counts"]),
            ("no-unit", not said["unit"]),
            ("long-unit", len(str(said["unit"])) > 80),
            ("no-direction", said["direction"] not in DIRECTIONS),
            ("no-kind", said["kind"] not in KINDS),
            ("no-term", said["term"] not in ("", *TERMS)),
            ("no-nature", said["nature"] not in ("", *NATURES)),
            ("no-often", said["often"] not in OFTEN),
            ("half", numerator != denominator),
            ("no-per", not isinstance(per, int) or not 1 <= per <= 1_000_000),
            ("no-address", not _is_address(str(said["guidance_url"]))),
            ("too-long", max(map(len, texts)) > LONG),
        ]
    )


def _is_address(text: str) -> bool:
    return not text or (re.fullmatch(r"https?://\S+\.\S+", text) is not None and len(text) <= 300)


def changes_meaning(old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Whether figures by the one mean something else than figures by the other."""
    return any(old[name] != new[name] for name in MEANING)


def may_follow(
    *,
    acts_for: int | None,
    of_something: bool,
    often: str,
    target: float | None,
    baseline: tuple[date | None, date | None],
    label: str,
) -> Refused | None:
    """Why a figure may not be followed so; None where it may."""
    first, last = baseline
    return _first(
        [
            ("no-party", acts_for is None),
            ("of-nothing", not of_something),
            ("no-often", often not in OFTEN),
            ("no-number", target is not None and not _is_number(target)),
            ("half-baseline", (first is None) != (last is None)),
            ("baseline-order", first is not None and last is not None and first > last),
            ("long-title", len(label) > 200),
        ]
    )


def _is_number(value: float) -> bool:
    return math.isfinite(value) and abs(value) <= MOST


def may_add(figure: Figure, *, often: str, is_ratio: bool, today: date) -> Refused | None:
    """Why a figure may not be kept; None where it may. `is_ratio`: it has two halves."""
    start, end = period_of(figure.starts_on, often)
    known = [one for one in (figure.value, figure.numerator, figure.denominator) if one is not None]
    halves = figure.numerator is not None and figure.denominator is not None
    return _first(
        [
            ("ahead", start > today),
            ("not-over", end > today and figure.quality != "partial"),
            ("too-old", start.year < 1900),
            ("no-value", not known),
            ("no-halves", is_ratio and not halves),
            ("one-value", not is_ratio and (figure.value is None or figure.denominator is not None)),
            ("no-number", not all(map(_is_number, known))),
            ("out-of-nothing", is_ratio and halves and (figure.denominator or 0) <= 0),
            ("no-quality", figure.quality not in QUALITIES),
            ("long-note", len(figure.note) > 300),
        ]
    )


def value_of(figure: Figure, *, per: int, is_ratio: bool) -> float:
    """The value of a figure that may be kept: of a share, its halves out of `per`."""
    if is_ratio:
        return per * float(figure.numerator or 0) / float(figure.denominator or 1)
    return float(figure.value or 0)


def is_hidden(
    *, of_people: bool, per: int, value: float, numerator: float | None, denominator: float | None
) -> bool:
    """Whether a figure counts so few people that it could point at one of them.

    Of a mean (`per` is 1) only how many it speaks of counts; of a share also those counted and those not.
    """
    if not of_people:
        return False
    if denominator is None or numerator is None:
        return is_small(value)
    if per == 1:
        return is_small(denominator)
    return any(is_small(one) for one in (numerator, denominator, denominator - numerator))


def period_of(day: date, often: str) -> tuple[date, date]:
    """First and last day of the period in which a day lies."""
    if often == "day":
        return day, day
    if often == "week":
        start = day - timedelta(days=day.weekday())
        return start, start + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[often]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, calendar.monthrange(day.year, last)[1])


def after(start: date, often: str) -> date:
    """The first day of the period after the one that begins on `start`."""
    return period_of(start, often)[1] + timedelta(days=1)


def before(start: date, often: str) -> date:
    """The first day of the period before the one that begins on `start`."""
    return period_of(start - timedelta(days=1), often)[0]


def due(last: date | None, often: str, today: date) -> date | None:
    """The first period after the newest figure that is missed by now; none where nothing is.

    `last`: the first day of the newest figure's period, None where there is none: then nothing is due.
    """
    if last is None:
        return None
    following = after(last, often)
    end = period_of(following, often)[1]
    return following if end + timedelta(days=GRACE[often]) < today else None


def periods(first: date, last: date, often: str) -> list[date]:
    """The first day of every period from one to another, both among them."""
    found, at = [], period_of(first, often)[0]
    while at <= last:
        found.append(at)
        at = after(at, often)
    return found
