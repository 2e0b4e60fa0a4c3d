"""When something may be asked, changed, closed and answered. Pure decisions.

Each `Refused` names its reason by a key; `notices.WHY_NOT` has the sentence.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from alongside.exchange.audit.decisions import Allowed, Refused

# What must be said before anybody is asked, in the order in which it is read.
PROMISE = ("decides", "decider", "answer_by", "fixed", "minutes", "pays")
RUNNING = frozenset({"editor", "broker", "admin"})  # who asks for a party, and answers
LIVE = ("open", "closed", "answered")  # what others than those who run it see
MOST_MINUTES = 600
MOST_CODES = 2000
SHORTEST_NOTICE = timedelta(days=14)  # an answer this near is told of before it is late


def lacks(said: Mapping[str, Any]) -> tuple[str, ...]:
    """What of the promise is not yet said, by field."""
    return tuple(name for name in ("title", *PROMISE) if said.get(name) in (None, ""))


def may_keep(*, said: Mapping[str, Any], today: date) -> Allowed | Refused:
    """Whether a draft is good to keep: it has a question, and what it says of days goes together."""
    if not said.get("title"):
        return Refused("no-title")
    if (minutes := said.get("minutes")) is not None and not 0 < minutes <= MOST_MINUTES:
        return Refused("minutes")
    opens, closes, answer = said.get("opens_on"), said.get("closes_on"), said.get("answer_by")
    if opens and closes and closes < opens:
        return Refused("closes-before")
    if closes and answer and answer < closes:
        return Refused("answer-before")
    return Allowed()


def may_open(*, state: str, said: Mapping[str, Any], has_part: bool, today: date) -> Allowed | Refused:
    """Whether people may be asked now. `has_part`: what its kind needs is there, as things to vote on."""
    if state != "draft":
        return Refused("not-draft")
    if missing := lacks(said):
        return Refused(f"no-{missing[0]}")
    if said["answer_by"] < today:
        return Refused("answer-past")
    if said.get("closes_on") and said["closes_on"] < today:
        return Refused("closes-past")
    return Allowed() if has_part else Refused("no-part")


def is_taking(*, state: str, opens_on: date | None, closes_on: date | None, today: date) -> bool:
    """Whether people can answer today."""
    return state == "open" and (opens_on is None or opens_on <= today) and not is_over(closes_on, today)


def is_over(closes_on: date | None, today: date) -> bool:
    """Whether its last day is past."""
    return closes_on is not None and closes_on < today


def may_join(*, taking: bool, entry: str, has_code: bool, signed_in: bool) -> Allowed | Refused:
    """Whether somebody may take part."""
    if not taking:
        return Refused("not-open")
    if entry == "code" and not has_code:
        return Refused("no-code")
    return Refused("sign-in") if entry == "signed-in" and not signed_in else Allowed()


def may_close(*, state: str) -> Allowed | Refused:
    """Only what is open is closed."""
    return Allowed() if state == "open" else Refused("not-open")


def may_withdraw(*, state: str, why: str) -> Allowed | Refused:
    """What is not answered is withdrawn, with the reason that people read."""
    if state in ("answered", "withdrawn"):
        return Refused("over")
    return Allowed() if why or state == "draft" else Refused("no-why")


def may_move(
    *, state: str, to: date | None, closes_on: date | None, why: str, today: date
) -> Allowed | Refused:
    """Whether the day of the answer may be moved: not into the past, and with a reason people read."""
    if state not in ("open", "closed"):
        return Refused("over")
    if to is None:
        return Refused("no-answer_by")
    if to < today:
        return Refused("answer-past")
    if closes_on is not None and to < closes_on:
        return Refused("answer-before")
    return Allowed() if why else Refused("no-why")


def may_answer(*, state: str) -> Allowed | Refused:
    """What is being asked or was asked is answered; a part of it also while it is open."""
    return Allowed() if state in LIVE else Refused("not-asked")


def may_publish(*, did: str, words: str, why: str, by_when: date | None, today: date) -> Allowed | Refused:
    """Whether an answer says what it must: what was done, or why not; a promise has a day that is to come."""
    if did not in ("done", "will", "part", "not"):
        return Refused("no-did")
    if did != "not" and not words:
        return Refused("no-words")
    if did in ("not", "part") and not why:
        return Refused("no-reason")
    if did == "will" and by_when is None:
        return Refused("no-when")
    return Refused("when-past") if did == "will" and by_when is not None and by_when < today else Allowed()


def may_finish(*, state: str, published: int) -> Allowed | Refused:
    """Whether an ask counts as answered: it is closed, and at least one answer is out."""
    if state != "closed":
        return Refused("not-closed")
    return Allowed() if published else Refused("no-answers")


def days_late(*, state: str, answer_by: date | None, today: date) -> int:
    """How many days the answer is overdue; 0 where it is not."""
    if state not in ("open", "closed") or answer_by is None:
        return 0
    return max(0, (today - answer_by).days)


def promise_late(*, did: str, by_when: date | None, is_done: bool, today: date) -> int:
    """How many days a promised change is overdue; 0 where it is not."""
    if did not in ("will", "part") or by_when is None or is_done:
        return 0
    return max(0, (today - by_when).days)


def runs(roles: Collection[str]) -> bool:
    """Whether somebody with these roles at the owner runs what is asked."""
    return not RUNNING.isdisjoint(roles)
