"""Did it work: what may be asked and kept, and which way of looking fits the figures there are. Pure.

Each `Refused` names its reason by a key; `notices_evaluations.WHY_NOT` has the sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.exchange.accounts.small_numbers import is_small
from alongside.exchange.audit.decisions import Refused

LONG = 4000
DESIGNS = ("before-after", "time-series", "difference", "matched", "trial")
STATUSES = ("planned", "running", "provisional", "final")
BEST = {"before-after": "C", "time-series": "B", "difference": "A", "matched": "B", "trial": "A"}
NEEDED = {"before-after": (6, 6), "time-series": (8, 8), "difference": (4, 4), "matched": (8, 4)}
BESIDE = {"difference": 1, "matched": 5}
SMALLEST = 5


@dataclass(frozen=True, slots=True)
class There:
    """What there is to look at: figures before and after the start, figures of others, sites of a trial."""

    before: int = 0
    after: int = 0
    beside: int = 0
    sites: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a way of looking fits what there is; `lacks`: keys of what it lacks. `best`: the best grade."""

    design: str
    lacks: tuple[str, ...]
    best: str

    @property
    def fits(self) -> bool:
        """Whether it could be done with what is there now."""
        return not self.lacks


def fits(there: There) -> list[Fit]:
    """Every way of looking, those that fit first, by the best grade each can reach."""
    found = [Fit(one, _lacks(one, there), BEST[one]) for one in DESIGNS]
    return sorted(found, key=lambda one: (not one.fits, one.best, DESIGNS.index(one.design)))


def _lacks(design: str, there: There) -> tuple[str, ...]:
    if design == "trial":
        return () if there.sites else ("sites",)
    before, after = NEEDED[design]
    speaks = (
        ("before", there.before < before),
        ("after", there.after < after),
        ("beside", there.beside < BESIDE.get(design, 0)),
    )
    return tuple(key for key, lacks in speaks if lacks)


def may_ask(*, question: str, acts_for: int | None, texts: Sequence[str] = ()) -> Refused | None:
    """Why an evaluation may not be written so; None where it may."""
    against = (
        ("no-party", acts_for is None),
        ("no-question", not question.strip()),
        ("long-question", len(question) > 300),
        ("too-long", any(len(one) > LONG for one in texts)),
    )
    return next((Refused(key) for key, speaks in against if speaks), None)


def may_look(
    *, design: str, has_series: bool, began_on: date | None, settling: int, beside: int
) -> Refused | None:
    """Why it may not be looked at in this way; None where it may. An empty design is not chosen yet."""
    by_series = design not in ("", "trial")
    against = (
        ("no-design", design not in ("", *DESIGNS)),
        ("no-series", by_series and not has_series),
        ("no-began", by_series and began_on is None),
        ("no-settling", not 0 <= settling <= 24),
        ("no-beside", by_series and beside < min(1, BESIDE.get(design, 0))),
        ("few-beside", design == "matched" and 0 < beside < 2),
    )
    return next((Refused(key) for key, speaks in against if speaks), None)


def may_say(*, status: str, design: str, found: str) -> Refused | None:
    """Why it may not stand so; None where it may."""
    shows = status in ("provisional", "final")
    against = (
        ("no-status", status not in STATUSES),
        ("no-design-yet", shows and not design),
        ("no-found", status == "final" and not found.strip()),
    )
    return next((Refused(key) for key, speaks in against if speaks), None)


def may_report(
    *, site: str, way: str, people: int | None, count: int | None, mean: float | None, spread: float | None
) -> Refused | None:
    """Why the result of a site may not be kept; None where it may."""
    averaged = mean is not None or spread is not None
    against = (
        ("no-site", not site.strip() or len(site) > 200),
        ("no-way", not way.strip() or len(way) > 120),
        ("no-people", people is None or people < SMALLEST),
        ("no-result", (count is None) == (not averaged)),
        ("no-spread", averaged and (mean is None or spread is None or spread < 0)),
        ("too-many", count is not None and people is not None and count > people),
    )
    return next((Refused(key) for key, speaks in against if speaks), None)


def is_hidden(*, people: int, count: int | None) -> bool:
    """Whether a result counts so few people that it could point at one of them."""
    if count is None:
        return False
    return is_small(count) or is_small(people - count)
