"""The pulse: who may ask and answer, and what of the answers may be shown. Pure decisions.

Nobody must be able to tell what one person answered: not from a round, not from two rounds side by side, not
with their own answer known to them. So nothing is shown before a round closes; then, of at least five answers
that do not nearly all come from one member, only the mean of each question, in halves, with both ends open,
and another figure than last time only where the mean has clearly moved.
Each `Refused` names its reason by a key; `notices_work.WHY_NOT` has the sentence.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from alongside.exchange.audit.decisions import Allowed, Refused

QUESTIONS = ("trust", "open", "aim", "power", "progress")
VALUES = (1, 2, 3, 4, 5)
FEWEST = 5  # answers, below which nothing is shown
OTHERS = 2  # answers that at least come from outside the member that gave most
LOWEST, HIGHEST = 2.0, 4.0  # shown as "2 or less" and "4 or more"
MOVES = 0.75  # how far the mean lies from what was shown before, until another figure is shown
SHORTEST, LONGEST = 3, 42  # days that a round is open
PAUSE = 28  # days between two rounds
MOST_WORDS = 500  # characters


def may_open(
    *, people: int, today: date, closes_on: date | None, last_closed: date | None
) -> Allowed | Refused:
    """Whether a round may open. `people`: who could answer; `last_closed`: the day of the round before."""
    against = (
        ("too-few-people", people < FEWEST),
        ("too-soon", last_closed is not None and today < last_closed + timedelta(days=PAUSE)),
        ("no-end", closes_on is None),
        (
            "end",
            closes_on is not None
            and not timedelta(days=SHORTEST) <= closes_on - today <= timedelta(days=LONGEST),
        ),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_answer(
    *, is_open: bool, has_answered: bool, answers: Mapping[str, int | None], words: str
) -> Allowed | Refused:
    """Whether answers can be counted: each question once, from 1 to 5; words are free to be left out."""
    if not is_open:
        return Refused("round-over")
    if has_answered:
        return Refused("answered-already")
    for question in QUESTIONS:
        if answers.get(question) not in VALUES:
            return Refused(f"answer-{question}")
    return Refused("words-long") if len(words) > MOST_WORDS else Allowed()


def may_be_shown(*, answers: int, most_of_one: int) -> bool:
    """Whether a round has enough answers. `most_of_one`: the most that came for one member."""
    return answers >= FEWEST and answers - most_of_one >= OTHERS


def shown(tally: Mapping[int, int], before: float | None = None) -> float:
    """The mean of some answers as it is shown: in halves, at least 2 and at most 4.

    `tally`: how many gave each answer, one at least. `before`: what the round before showed. The figure stays
    until the mean lies three quarters away, or has reached an open end: one more answer than before cannot
    move it so far, and so the difference tells nothing; one fewer can, by a half, and only to an open end.
    """
    many = sum(tally.values())
    mean = sum(value * count for value, count in tally.items()) / many
    halves = min(max(int(2 * mean + 0.5) / 2, LOWEST), HIGHEST)
    if before is None:
        return halves
    end = HIGHEST if mean > before else LOWEST
    return before if abs(mean - before) < min(MOVES, abs(end - before)) else halves


def trend(values: Sequence[float]) -> str:
    """Where the last value stands beside the one before: up, down or same; nothing of fewer than two."""
    if len(values) < 2:
        return ""
    last, before = values[-1], values[-2]
    return "up" if last > before else "down" if last < before else "same"
