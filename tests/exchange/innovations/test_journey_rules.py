"""Where a decision leads, and what it must say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.innovations import journey_rules as rules
from alongside.exchange.innovations.stages import STAGES

DAY = date(2026, 5, 4)
TEXTS = dict.fromkeys(("organisation", "role", "evidence", "reasons", "tried", "learned"), "said")


def may(**fields):
    said = {"decision": "on", "stage": "testing", "to": "", "texts": TEXTS, "decided_on": DAY}
    said |= {"came_on": None, "again_on": None, "today": DAY}
    return rules.may_decide(**(said | fields))


def test_going_on_leads_to_the_next_stage_and_never_into_closing_down():
    leads = [rules.leads_to(decision="on", stage=stage, to="") for stage in STAGES]
    assert leads == ["development", "testing", "adoption", "diffusion", "scale-up", "", ""]
    assert may(stage="scale-up") == Refused("no-further")


def test_going_back_leads_to_any_earlier_stage():
    for at, stage in enumerate(STAGES):
        for to in STAGES:
            there = rules.leads_to(decision="back", stage=stage, to=to)
            assert there == (to if STAGES.index(to) < at else "")


@pytest.mark.parametrize("decision", ["hold", "stop"])
def test_what_waits_or_stops_stays(decision):
    assert rules.leads_to(decision=decision, stage="adoption", to="idea") == "adoption"


def test_a_decision_lies_between_the_day_it_came_there_and_today():
    assert may(came_on=DAY) == Allowed()
    assert may(came_on=DAY + timedelta(days=1)) == Refused("too-early")
    assert may(decided_on=DAY + timedelta(days=1)) == Refused("no-day")


def test_the_next_decision_comes_after_this_one():
    assert may(decision="hold", again_on=DAY) == Refused("again-early")
    assert may(decision="hold", again_on=DAY + timedelta(days=1)) == Allowed()


@pytest.mark.parametrize("empty", sorted(TEXTS))
def test_only_a_stop_must_have_its_lesson(empty):
    texts = TEXTS | {empty: ""}
    assert may(decision="stop", texts=texts) == Refused(f"no-{empty}")
    lesson = empty in ("tried", "learned")
    assert may(texts=texts) == (Allowed() if lesson else Refused(f"no-{empty}"))


def test_a_status_leads_only_where_it_can():
    for now, to in rules.GOES.items():
        for status in rules.GOES:
            said = {
                "texts": dict.fromkeys(("why", "resume", "tried", "learned", "replaced_by", "telling"), "x")
            }
            answer = rules.may_change_status(now=now, to=status, until=DAY, today=DAY, **said)
            assert answer == (Allowed() if status in to else Refused("no-status"))


@pytest.mark.parametrize(
    ("start", "end", "better", "came"),
    [(4, 2, "down", "better"), (4, 2, "up", "worse"), (4, 4, "up", "same"), (4, None, "up", "")],
)
def test_what_a_test_showed(start, end, better, came):
    assert rules.change_of(start=start, end=end, better=better) == came
