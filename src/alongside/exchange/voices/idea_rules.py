"""Suggestions: who may do what to one, in which order, and which are much alike. Pure decisions.

Each `Refused` names its reason by a key; `notices_ideas.WHY_NOT` has the sentence.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.audit.limits import LONGEST as LONGEST

NEW, LOOKED_AT, TAKEN_UP, UNDER_WAY = "new", "looked-at", "taken-up", "under-way"
DONE, NOT_TAKEN, MERGED = "done", "not-taken", "merged"
OPEN = (NEW, LOOKED_AT, TAKEN_UP, UNDER_WAY)
OVER = (DONE, NOT_TAKEN, MERGED)
NEXT = {  # where each may go by the hand of whoever answers
    NEW: (LOOKED_AT, TAKEN_UP, NOT_TAKEN),
    LOOKED_AT: (TAKEN_UP, UNDER_WAY, DONE, NOT_TAKEN),
    TAKEN_UP: (UNDER_WAY, DONE, NOT_TAKEN),
    UNDER_WAY: (DONE, NOT_TAKEN),
    DONE: (),
    NOT_TAKEN: (TAKEN_UP,),
    MERGED: (),
}
ANSWER_DAYS = 28  # within which whoever answers does so, where no call says otherwise
LONGEST_TITLE = 200
MOST_COMBINED, MOST_PARTS = 12, 6


def promised(*, call_answers_by: date | None, today: date) -> date:
    """The day by which an idea is answered: that of its call, else 28 days from today."""
    return call_answers_by or today + timedelta(days=ANSWER_DAYS)


def may_suggest(
    *, state: str, closes_on: date | None, today: date, title: str, words: str
) -> Allowed | Refused:
    """Whether this may be suggested now, in a call or the standing box of this state."""
    against = (
        ("closed", state != "open" or (closes_on is not None and today > closes_on)),
        ("no-title", not title),
        ("long-title", len(title) > LONGEST_TITLE),
        ("too-long", len(words) > LONGEST),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_support(*, state: str, is_author: bool) -> Allowed | Refused:
    """Whether somebody may say that they want this too."""
    against = (
        ("goes-on", state == MERGED),
        ("over", state in (DONE, NOT_TAKEN)),
        ("own", is_author),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_move(*, state: str, to: str, words: str) -> Allowed | Refused:
    """Whether it may get to another state. Not taken up, or taken up after all: only with a reason."""
    if to not in NEXT.get(state, ()):
        return Refused("goes-on" if state == MERGED else "no-step")
    if not words and (to == NOT_TAKEN or state == NOT_TAKEN):
        return Refused("no-why")
    return Allowed()


def may_move_day(*, state: str, day: date | None, today: date, why: str) -> Allowed | Refused:
    """Whether the promised day may be moved; everyone reads why."""
    against = (
        ("over", state in OVER),
        ("no-day", day is None),
        ("past", day is not None and day < today),
        ("no-why-day", not why),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def is_late(*, state: str, answered: bool, answer_by: date, today: date) -> bool:
    """Whether the promised day is over and nobody has answered."""
    return state in OPEN and not answered and today > answer_by


def may_combine(*, states: Sequence[str], asks: Collection[int], title: str, words: str) -> Allowed | Refused:
    """Whether these may go on as one; `asks`: where each was suggested."""
    against = (
        ("too-few", len(states) < 2),
        ("too-many", len(states) > MOST_COMBINED),
        ("other-call", len(set(asks)) > 1),
        ("over", any(state in OVER for state in states)),
        ("no-title", not title),
        ("long-title", len(title) > LONGEST_TITLE),
        ("too-long", len(words) > LONGEST),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_split(*, state: str, titles: Sequence[str]) -> Allowed | Refused:
    """Whether one may go on as several of these titles."""
    against = (
        ("over", state in OVER),
        ("one-part", len(titles) < 2),
        ("many-parts", len(titles) > MOST_PARTS),
        ("same-parts", len({title.casefold() for title in titles}) < len(titles)),
        ("long-title", any(len(title) > LONGEST_TITLE for title in titles)),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_undo(*, acted: bool, has_parents: bool) -> Allowed | Refused:
    """Whether combining or splitting may be taken back: only while nobody acted on what came out of it."""
    if not has_parents:
        return Refused("no-parents")
    return Refused("acted") if acted else Allowed()


ENOUGH = 0.34  # of what is said, weighted by how rare its words are, that another must share
PLAIN = frozenset(
    "about after again also been before being better both cannot come could does each else even every from"
    " have here into just like made make many more most much must need needs only other over people please"
    " really should some such than that their them then there these they this those want were what when"
    " where which while with without would your".split()
)


def stems(text: str) -> frozenset[str]:
    """The words that carry what is said: four letters and more, without common ones and plain endings."""
    found = re.findall(r"[a-zà-ÿŵŷ]{4,}", text.casefold())
    return frozenset(re.sub(r"(?:ies|ing|ed|es|s|y)$", "", word) for word in found if word not in PLAIN)


def alike(words: str, others: Mapping[int, str], *, most: int) -> list[int]:
    """Those of `others` (text by id) that say much the same, the likest first; equal ones by id.

    Likeness: the rarity of the shared words (log of texts over texts with the word), over that of all words
    of the shorter text. Cost: one pass over all texts.
    """
    asked = stems(words)
    said = {key: stems(text) for key, text in others.items()}
    seen = Counter(stem for one in (asked, *said.values()) for stem in one)
    rare = {stem: math.log(1 + (len(said) + 1) / count) for stem, count in seen.items()}
    found = []
    for key, own in said.items():
        least = min(_sum(asked, rare), _sum(own, rare))
        if least and len(asked & own) > 1 and (share := _sum(asked & own, rare) / least) >= ENOUGH:
            found.append((-share, key))
    return [key for _share, key in sorted(found)[:most]]


def _sum(stems: Iterable[str], rare: Mapping[str, float]) -> float:
    return sum(rare[stem] for stem in sorted(stems))
