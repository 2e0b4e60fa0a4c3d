"""Whether the same people were asked lately, and what was asked of them before. Pure decisions.

People are the same where the places meet (one is the other, or lies in it) and who is asked may be the same:
an ask for everyone meets each other one, else they share a word that says who.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .conversation_rules import alike

WEEKS = 12  # for so long people were asked lately
WORD = re.compile(r"[^\W\d_]{3,}")
SAY_NOTHING = frozenset(
    "and the all any who whose with from for that this their them they are have has had live lives living "
    "work works here there over under near around our your you people person persons anyone anybody "
    "everyone everybody residents resident local public area town".split()
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One ask as the calendar sees it.

    `around`: the ids of its place and of all that it lies in, empty for anywhere. `who`: in words, empty for
    everyone. `ends`: the last day, None while nobody knows.
    """

    ref: str
    place: int | None
    around: frozenset[int]
    who: str
    subjects: frozenset[int]
    starts: date
    ends: date | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Why two asks meet the same people.

    `days`: from the end of the earlier to the start of the later, 0 where they run at the same time.
    `place`: `same`, `inside` (the earlier in the later), `around` (the later in the earlier) or `anywhere`.
    `words`: those that both use for who is asked; empty where one asks everyone. `subjects`: of both.
    """

    ref: str
    days: int
    place: str
    words: tuple[str, ...]
    subjects: frozenset[int]


def words_of(who: str) -> frozenset[str]:
    """The words that say who is asked, in one form for one and many; none means everyone."""
    found = (word.lower() for word in WORD.findall(who))
    return frozenset(_one(word) for word in found if word not in SAY_NOTHING)


def _one(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def places_meet(new: Asked, old: Asked) -> str:
    """How the places meet; empty where they do not."""
    if new.place is None or old.place is None:
        return "anywhere"
    if new.place == old.place:
        return "same"
    if old.place in new.around:
        return "around"
    return "inside" if new.place in old.around else ""


def same_people(new: Asked, old: Asked) -> tuple[str, tuple[str, ...]] | None:
    """How places and words meet, or None where other people are asked."""
    place = places_meet(new, old)
    ours, theirs = words_of(new.who), words_of(old.who)
    shared = ours & theirs
    if not place or (ours and theirs and not shared):
        return None
    return place, tuple(sorted(shared))


def days_between(new: Asked, old: Asked) -> int:
    """Days from the end of the one that ends first to the start of the other; 0 at the same time."""
    first, then = sorted((new, old), key=lambda one: (one.starts, one.ref))
    return max(0, (then.starts - first.ends).days) if first.ends is not None else 0


def overlap(new: Asked, old: Asked, *, weeks: int = WEEKS) -> Overlap | None:
    """Whether the same people are asked within so many weeks, and why; None where not, or it is itself."""
    if new.ref == old.ref:
        return None
    same, days = same_people(new, old), days_between(new, old)
    if same is None or timedelta(days=days) > timedelta(weeks=weeks):
        return None
    return Overlap(old.ref, days, *same, new.subjects & old.subjects)


def lately(new: Asked, others: Iterable[Asked], *, weeks: int = WEEKS) -> list[Overlap]:
    """What asks the same people within so many weeks: about the same first, then the nearest in time."""
    found = [one for other in others if (one := overlap(new, other, weeks=weeks)) is not None]
    return sorted(found, key=lambda one: (not one.subjects, one.days, one.ref))


def before(new: Asked, answered: Iterable[Asked]) -> list[Overlap]:
    """What the same people were asked about the same at any time, the newest first.

    About the same: they share a subject, or the questions are much alike in words. Where either names no
    subject, it is enough that both name the same people.
    """
    found = []
    for other in answered:
        same = same_people(new, other) if other.ref != new.ref else None
        if same is None:
            continue
        subjects = new.subjects & other.subjects
        named = bool(new.subjects) and bool(other.subjects)
        if subjects or alike(new.title, {0: other.title}) or (not named and same[1]):
            found.append((other.starts, Overlap(other.ref, days_between(new, other), *same, subjects)))
    return [one for _day, one in sorted(found, key=lambda pair: (pair[0], pair[1].ref), reverse=True)]
