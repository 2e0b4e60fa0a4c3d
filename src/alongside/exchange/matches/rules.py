"""Who may be put in touch with whom, and when an answer still stands. Pure decisions.

Each `Refused` names its reason by a key; `notices.WHY_NOT` has the sentence.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from alongside.exchange.audit.decisions import Allowed, Refused

FOLLOW_UP_DAYS = 28
ASKED = frozenset({"open", "called", "answered"})  # states of a need in which somebody still looks for help
FRUIT = frozenset({"yes", "partly"})
UNDER_WAY = frozenset({"open", "accepted"})


@dataclass(frozen=True, slots=True)
class Pair:
    """What is known of a need and an offer that somebody wants to put in touch."""

    worlds: tuple[str, str]
    standings: tuple[str, str]
    need_status: str
    is_over: bool = False  # the offer's last day has passed
    is_paused: bool = False
    is_full: bool = False
    is_same_party: bool = False
    need_side_sees: bool = True  # the offer may be seen by whoever answers for the need
    offer_side_sees: bool = True
    declined: bool = False
    grounds: str = ""
    under_way: bool = False
    unsafe: str = ""  # why it may not be introduced like this, where people could come to harm


def may_introduce(pair: Pair) -> Allowed | Refused:
    """Whether the two may be put in touch now: the first thing that speaks against it."""
    against = (
        ("worlds", len(set(pair.worlds)) > 1),
        ("history", "history" in pair.standings),
        ("need-over", pair.need_status not in ASKED),
        ("over", pair.is_over),
        ("paused", pair.is_paused),
        ("full", pair.is_full),
        ("same", pair.is_same_party),
        ("hidden", not (pair.need_side_sees and pair.offer_side_sees)),
        ("unsafe", bool(pair.unsafe)),
        ("under-way", pair.under_way),
        ("declined", pair.declined and not pair.grounds),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_take(
    *, capacity: int | None, taken: int | None, is_paused: bool, is_over: bool, places: int = 1
) -> Allowed | Refused:
    """Whether an offer has room for so many more; one that counts no places always has."""
    if is_over:
        return Refused("over")
    if is_paused:
        return Refused("paused")
    if capacity is not None and (taken or 0) + places > capacity:
        return Refused("last-place" if places == 1 else "last-places")
    return Allowed()


def may_answer(*, state: str, answer: str) -> Allowed | Refused:
    """Whether one side may still say yes or no: once, while it waits."""
    if state == "open" and answer == "waiting":
        return Allowed()
    return Refused("answered" if state in {"open", "accepted", "declined"} else "ended")


def may_say_no(*, why: str, words: str, known: Collection[str]) -> Allowed | Refused:
    """A no says why: one of the reasons, and words where the reason is none of the others."""
    if why not in known:
        return Refused("no-reason")
    return Refused("no-words") if why == "other" and not words else Allowed()


def may_write(*, state: str) -> Allowed | Refused:
    """The two may write to each other once both have said yes, and until it is ended."""
    return Allowed() if state == "accepted" else Refused("not-in-touch")


def may_say_helped(*, state: str, helped: str) -> Allowed | Refused:
    """Each side says once whether it helped, after both have said yes."""
    if state not in {"accepted", "ended"}:
        return Refused("not-in-touch")
    return Refused("said") if helped else Allowed()


def may_stop(*, state: str) -> Allowed | Refused:
    """What waits can be taken back, and what was agreed can be ended."""
    return Allowed() if state in UNDER_WAY else Refused("ended")


def bore_fruit(said: Collection[str]) -> bool:
    """Whether anything came of it, by what either side said."""
    return not FRUIT.isdisjoint(said)


def is_past(last: date | None, today: date) -> bool:
    """Whether a last day has gone by."""
    return last is not None and last < today
