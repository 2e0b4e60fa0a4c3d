"""Rows of journeys and of help on the way, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from alongside.exchange.innovations.models import (
    Appraisal,
    GateDecision,
    GateShown,
    Milestone,
    Sponsor,
    StatusChange,
    SupportAsk,
    Trial,
)
from tests._support.innovations import DAY, innovation

NEXT = DAY + timedelta(days=1)


def shown(**fields: Any) -> GateShown:
    return GateShown.objects.create(innovation=innovation(), stage="testing", item="effect", **fields)


def gate(**fields: Any) -> GateDecision:
    said = {"stage": "testing", "decision": "on", "to_stage": "adoption", "organisation": "A", "role": "B"}
    said |= {"evidence": "C", "reasons": "D", "decided_on": DAY}
    return GateDecision.objects.create(innovation=innovation(), **(said | fields))


def change(status: str, **fields: Any) -> StatusChange:
    return StatusChange.objects.create(innovation=innovation(), status=status, **({"why": "E"} | fields))


def due(**fields: Any) -> Milestone:
    return Milestone.objects.create(innovation=innovation(), what="F", due_on=DAY, **fields)


def short_test(**fields: Any) -> Trial:
    said = {"measure": "G", "better": "up", "starts_on": DAY, "ends_on": NEXT, "start_value": 1}
    return Trial.objects.create(innovation=innovation(), **(said | fields))


def ask(**fields: Any) -> SupportAsk:
    said = {"kind": "data", "stage": "testing", "words": "H", "whom": "I"}
    return SupportAsk.objects.create(innovation=innovation(), **(said | fields))


def sponsor(**fields: Any) -> Sponsor:
    said = {"kind": "policy", "organisation": "J", "role": "K", "since": DAY}
    return Sponsor.objects.create(innovation=innovation(), **(said | fields))


def said_by_a_body(**fields: Any) -> Appraisal:
    said = {"kind": "standard", "body": "L", "name": "M", "status": "positive", "on": DAY}
    return Appraisal.objects.create(innovation=innovation(), **(said | fields))


BROKEN: dict[str, Callable[[], object]] = {
    "innovations_gateshown_says_how_or_why_not": lambda: shown(state="shown"),
    "innovations_gatedecision_has_reasons": lambda: gate(reasons=""),
    "innovations_gatedecision_moves_only_on_or_back": lambda: gate(decision="hold"),
    "innovations_gatedecision_comes_again_later": lambda: gate(again_on=DAY),
    "innovations_statuschange_says_why": lambda: change("moving", why=""),
    "innovations_statuschange_pause_says_what_would_resume_it": lambda: change("paused", until=NEXT),
    "innovations_statuschange_stop_has_its_lesson": lambda: change("stopped", tried="N"),
    "innovations_statuschange_closing_down_has_a_plan": lambda: change("retired", until=NEXT, telling="O"),
    "innovations_milestone_is_done_with_evidence": lambda: due(done_on=DAY),
    "innovations_trial_ends_after_it_begins": lambda: short_test(ends_on=DAY),
    "innovations_trial_ends_with_what_came_of_it": lambda: short_test(end_value=2),
    "innovations_supportask_answered_exactly_with_a_day": lambda: ask(state="declined"),
    "innovations_supportask_given_by_somebody": lambda: ask(state="given", answered_on=DAY, outcome="P"),
    "innovations_sponsor_trains_at_a_site": lambda: sponsor(kind="practice", trained=9),
    "innovations_sponsor_ends_after_it_began": lambda: sponsor(until=DAY - timedelta(days=1)),
    "innovations_appraisal_next_has_a_step": lambda: said_by_a_body(next_on=NEXT),
}
ALSO_BROKEN: dict[str, Callable[[], object]] = {
    "does not apply, without why": lambda: shown(state="not-needed", url="https://example.org/"),
    "a day of an answer that did not come": lambda: ask(answered_on=DAY),
    "people of policy trained at a site": lambda: sponsor(site="Q", trained=9),
}
WHOLE: dict[str, Callable[[], object]] = {
    "a link alone shows it": lambda: shown(state="shown", url="https://example.org/"),
    "it waits where it is": lambda: gate(decision="hold", to_stage="testing", again_on=NEXT),
    "help that came": lambda: ask(state="given", answered_on=DAY, given_by="R", outcome="S"),
}
