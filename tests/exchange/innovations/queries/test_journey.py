"""What is overdue in the journeys that somebody keeps; nobody reads those of others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.innovations.queries.journey import journey_of, late_for, overdue_of
from alongside.exchange.innovations.services import innovations, moving, planning
from tests._support.innovations_journey import ago, decided, moving_one, today

pytestmark = pytest.mark.django_db


def late(one):
    return late_for(one.viewer, world="real", today=today(), most=9)


def test_a_decision_a_date_and_a_test_are_late_after_their_day_and_not_on_it():
    one = moving_one()
    decided(one, "hold", decided_on=ago(50), again_on=ago(0))
    planning.keep_milestone(ref=one.ref, what="Report", kind="step", due_on=ago(0), by=one.by)
    said = planning.TrialSaid("Falls", "down", ago(30), ago(0), 4)
    planning.begin_trial(ref=one.ref, said=said, by=one.by)
    assert late(one) == []
    tomorrow = today() + timedelta(days=1)
    found = late_for(one.viewer, world="real", today=tomorrow, most=9)[0]
    assert (found.decision_on, len(found.milestones), len(found.trials)) == (today(), 1, 1)
    assert found.due == today()
    assert overdue_of(one.again(), journey_of(one.viewer, one.again()), tomorrow) == found
    assert late_for(VISITOR, world="real", today=tomorrow, most=9) == []
    assert late_for(one.viewer, world="practice", today=tomorrow, most=9) == []


def test_while_it_pauses_only_the_end_of_the_pause_counts_and_nothing_once_it_has_stopped():
    one = moving_one()
    planning.keep_milestone(ref=one.ref, what="Report", kind="step", due_on=ago(5), by=one.by)
    texts = {"why": "No nurse.", "resume": "A nurse."}
    moving.change_status(ref=one.ref, status="paused", texts=texts, until=today(), by=one.by)
    assert late(one) == []
    later = today() + timedelta(days=2)
    assert late_for(one.viewer, world="real", today=later, most=9)[0].pause_on == today()
    texts = {"why": "It did not work.", "tried": "Two homes.", "learned": "Ask first."}
    moving.change_status(ref=one.ref, status="stopped", texts=texts, by=one.by)
    assert late_for(one.viewer, world="real", today=later, most=9) == []


def test_the_longest_overdue_comes_first_in_as_many_queries_however_many(django_assert_max_num_queries):
    one = moving_one()
    for days in (3, 9, 6):
        made = innovations.start(title=f"Late {days}", stage="testing", by=one.by, world="real")
        ref = made.offer.ref
        planning.keep_milestone(ref=ref, what="Report", kind="step", due_on=ago(days), by=one.by)
    viewer = one.viewer
    with django_assert_max_num_queries(5):
        found = late_for(viewer, world="real", today=today(), most=2)
    assert [row.innovation.offer.title for row in found] == ["Late 9", "Late 6"]
