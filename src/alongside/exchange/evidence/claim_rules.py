"""What may be done with a claim, and what its sources say together: no Django, no rows."""

import re
from collections.abc import Iterable
from datetime import date

from alongside.exchange.audit.decisions import Refused

LONGEST_SENTENCE = 500
LONGEST_KEY = 300
BANDS = ("five-or-more", "fewer-than-five", "not-known")
NEXT = {"provisional": ("settled", "withdrawn"), "settled": ("provisional", "withdrawn"), "withdrawn": ()}
WORKSHOP = re.compile(r"(.+)@(\d{4}-\d{2}-\d{2})")


def may_assert(*, sentence: str, acts_for: int | None, as_of: date | None, today: date) -> Refused | None:
    """Why a sentence may not be kept as a claim; None where it may."""
    if acts_for is None:
        return Refused("no-party")
    if not sentence.strip():
        return Refused("no-sentence")
    if len(sentence) > LONGEST_SENTENCE:
        return Refused("long-sentence")
    return Refused("to-come") if as_of is not None and as_of > today else None


def may_move(now: str, to: str, why: str) -> Refused | None:
    """Why a claim may not be settled, opened again or taken back; None where it may."""
    if to not in NEXT.get(now, ()):
        return Refused("not-now")
    return Refused("no-why") if not why.strip() else None


def may_cite(*, side: str, kind: str, key: str, band: str, dated: date | None, today: date) -> Refused | None:
    """Why a source may not be given so; None where it may. People have a band and no key, others a key."""
    if side not in ("for", "against"):
        return Refused("no-side")
    if kind == "people":
        if band not in BANDS:
            return Refused("no-band")
    elif not key.strip():
        return Refused("no-source")
    if len(key) > LONGEST_KEY:
        return Refused("long-key")
    return Refused("to-come") if dated is not None and dated > today else None


def workshop(key: str) -> tuple[str, date] | None:
    """Where and when a workshop was, from its key `region@2016-03-16`; None for what is none."""
    found = WORKSHOP.fullmatch(key.strip())
    if found is None:
        return None
    try:
        return found[1].strip(), date.fromisoformat(found[2])
    except ValueError:
        return None


def agreement(said: Iterable[tuple[str, str]]) -> str:
    """What different ways of knowing say together. `said`: family and side of each source.

    `none`: nothing is known; `one`: one way of knowing only; `agree`: two or more, all for it;
    `mixed`: some for and some against; `against`: nothing but against.
    Source: triangulation by method, Denzin (1978), The Research Act.
    """
    sides = {"for": set(), "against": set()}  # type: dict[str, set[str]]
    for family, side in said:
        sides[side].add(family)
    if not sides["for"] and not sides["against"]:
        return "none"
    if sides["for"] and sides["against"]:
        return "mixed"
    if sides["against"]:
        return "against"
    return "agree" if len(sides["for"]) > 1 else "one"
