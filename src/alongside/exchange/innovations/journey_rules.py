"""The journey: what may be decided at a gate and what follows, why it may pause or end, when it is late.

Pure decisions. Each `Refused` names its reason by a key; `notices_journey.WHY_NOT` has the sentence.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.audit.limits import LONGEST as LONGEST

from .stages import STAGES, after

DECISIONS = ("on", "hold", "back", "stop")
SHOWN = ("shown", "not-yet", "not-needed")
LAST = "scale-up"  # the stage after which nothing lies but closing down, which is planned, not reached
CLOSING = "decommissioning"
GOES = {  # from which status it may go to which
    "moving": ("paused", "stopped", "retired"),
    "paused": ("moving", "stopped", "retired"),
    "stopped": ("moving", "retired"),
    "retired": ("moving",),
}


def first_of(*against: tuple[str, bool]) -> Allowed | Refused:
    """The first reason that speaks against something, or that it may be done."""
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def too_long(*texts: str) -> bool:
    """Whether one of these is longer than may be kept."""
    return max(map(len, texts), default=0) > LONGEST


def forward(stage: str) -> str:
    """Where a gate leads on to; empty where nothing lies beyond but closing down."""
    return "" if stage in ("", LAST, CLOSING) else after(stage)


def before(stage: str) -> tuple[str, ...]:
    """The stages to which it can go back, the nearest first."""
    return tuple(reversed(STAGES[: STAGES.index(stage)])) if stage in STAGES else ()


def leads_to(*, decision: str, stage: str, to: str) -> str:
    """Where it is after a decision at the gate of a stage; empty where that cannot be."""
    if decision == "on":
        return forward(stage)
    if decision == "back":
        return to if to in before(stage) else ""
    return stage


def may_show(*, known: bool, state: str, words: str, url: str) -> Allowed | Refused:
    """Whether a line of a gate may be marked so. What is shown has words or a link to what shows it."""
    return first_of(
        ("no-item", not known),
        ("no-state", state not in SHOWN),
        ("no-proof", state == "shown" and not words and not url),
        ("no-why-not", state == "not-needed" and not words),
        ("too-long", too_long(words)),
    )


def may_decide(
    *,
    decision: str,
    stage: str,
    to: str,
    texts: Mapping[str, str],
    decided_on: date | None,
    came_on: date | None,
    again_on: date | None,
    today: date,
) -> Allowed | Refused:
    """Whether a decision may be kept. `texts`: organisation, role, evidence, reasons, tried, learned.

    `came_on`: the day on which it came to the stage it is at, where that is known. What waits says when it
    is looked at again, what stops says what was tried and learned.
    """
    stops = decision == "stop"
    return first_of(
        ("no-stage-known", stage not in STAGES),
        ("no-decision", decision not in DECISIONS),
        ("no-further", decision == "on" and not forward(stage)),
        ("no-back", decision == "back" and to not in before(stage)),
        ("no-organisation", not texts["organisation"]),
        ("no-role", not texts["role"]),
        ("no-evidence", not texts["evidence"]),
        ("no-reasons", not texts["reasons"]),
        ("no-day", decided_on is None or decided_on > today),
        ("too-early", decided_on is not None and came_on is not None and decided_on < came_on),
        ("no-again", decision == "hold" and again_on is None),
        ("again-early", again_on is not None and decided_on is not None and again_on <= decided_on),
        ("no-tried", stops and not texts["tried"]),
        ("no-learned", stops and not texts["learned"]),
        ("too-long", too_long(*texts.values())),
    )


def may_correct(*, found: bool, is_last: bool) -> Allowed | Refused:
    """Whether a decision may be put right by a further one: the last, which nothing has followed yet."""
    return first_of(("no-decision-there", not found), ("not-last", not is_last))


def may_change_status(
    *, now: str, to: str, texts: Mapping[str, str], until: date | None, today: date
) -> Allowed | Refused:
    """Whether it may pause, stop, close down or move again.

    `texts`: why, resume, tried, learned, others, replaced_by, telling. `until`: the end of a pause, or the
    day by which it is closed down.
    """
    return first_of(
        ("no-status", to not in GOES.get(now, ())),
        ("no-why", not texts["why"]),
        ("no-until", to in ("paused", "retired") and (until is None or until < today)),
        ("no-resume", to == "paused" and not texts["resume"]),
        ("no-tried", to == "stopped" and not texts["tried"]),
        ("no-learned", to == "stopped" and not texts["learned"]),
        ("no-replaced", to == "retired" and not texts["replaced_by"]),
        ("no-telling", to == "retired" and not texts["telling"]),
        ("too-long", too_long(*texts.values())),
    )


def may_plan(*, what: str, kind: str, kinds: Iterable[str], due_on: date | None) -> Allowed | Refused:
    """Whether something may be put down as due."""
    return first_of(("no-what", not what), ("no-kind", kind not in set(kinds)), ("no-due", due_on is None))


def may_finish(*, done_on: date | None, evidence: str, is_done: bool, today: date) -> Allowed | Refused:
    """Whether something may be put down as done, with what shows it."""
    return first_of(
        ("done-already", is_done),
        ("no-done", done_on is None or done_on > today),
        ("no-done-proof", not evidence),
        ("too-long", too_long(evidence)),
    )


def may_test(
    *, measure: str, better: str, starts_on: date | None, ends_on: date | None, start_value: float | None
) -> Allowed | Refused:
    """Whether a test with a fixed end may begin: what is counted, its figure now, its two days."""
    return first_of(
        ("no-measure", not measure),
        ("no-better", better not in ("up", "down")),
        ("no-start", starts_on is None),
        ("no-end", ends_on is None or (starts_on is not None and ends_on <= starts_on)),
        ("no-figure", start_value is None),
    )


def change_of(*, start: float, end: float | None, better: str) -> str:
    """What a test showed: better, worse, same; empty while its end is open."""
    if end is None:
        return ""
    if end == start:
        return "same"
    return "better" if (end > start) == (better == "up") else "worse"


def is_decision_late(*, status: str, again_on: date | None, today: date) -> bool:
    """Whether the next decision at its gate is overdue. `again_on`: the day it is due."""
    return status in ("moving", "paused") and again_on is not None and again_on < today
