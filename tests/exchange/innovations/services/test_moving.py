"""An innovation moves as it was decided, with reasons, and nothing is undone silently."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alongside.exchange.accounts.access import viewer_for
from alongside.exchange.accounts.models import Notice
from alongside.exchange.innovations.models import Innovation
from alongside.exchange.innovations.notices import InnovationRefused
from alongside.exchange.innovations.queries.journey import journey_of, lesson_of
from alongside.exchange.innovations.services import moving
from alongside.exchange.innovations.services.supporting import Behind, keep_sponsor
from tests._support import rows
from tests._support.innovations_journey import ago, decided, moving_one, today
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def stays(one):
    return [(row.stage, row.entered_on, row.left_on) for row in one.record.stays.all()]


def test_a_decision_to_go_on_closes_the_stay_and_opens_the_next():
    one = moving_one("testing", since=100)
    made = decided(one, "on")
    assert made.to_stage == "adoption"
    assert stays(one) == [("testing", ago(100), today()), ("adoption", today(), None)]
    assert one.again().stage == "adoption"
    assert one.again().offer.stages == ["adoption"]  # by which others find it


def test_what_waits_stays_where_it_is_and_says_when_it_is_looked_at_again():
    one = moving_one()
    assert decided(one, "hold").to_stage == "testing"
    assert stays(one) == [("testing", ago(100), None)]
    with pytest.raises(InnovationRefused) as no:
        decided(one, "hold", again_on=None)
    assert no.value.field == "again_on-day"


def test_it_goes_back_to_an_earlier_stage_only():
    one = moving_one("adoption")
    with pytest.raises(InnovationRefused, match="earlier"):
        decided(one, "back", to="diffusion")
    assert decided(one, "back", to="development").to_stage == "development"
    assert one.again().stage == "development"


def test_what_stops_leaves_its_lesson_for_whoever_sees_the_offer_only_if_that_is_shared():
    one = moving_one(visibility="members")
    decided(one, "stop", others="Ask about batteries first.", is_shared=True)
    found = one.again()
    assert (found.status, found.stage) == ("stopped", "testing")
    assert found.status_why == "Fewer falls at night."
    assert found.lesson == "Nobody changes batteries.\n\nAsk about batteries first."
    Innovation.objects.filter(pk=found.pk).update(visibility="private")
    other = user_of(rows.actor("Elsewhere").party, "else@example.org")
    assert lesson_of(viewer_for(other), found.offer).learned == "Nobody changes batteries."
    found.status_changes.update(is_shared=False)
    assert lesson_of(viewer_for(other), found.offer) is None
    assert lesson_of(one.viewer, found.offer) is not None


def test_what_has_stopped_moves_only_once_it_goes_on_again():
    one = moving_one()
    decided(one, "stop")
    with pytest.raises(InnovationRefused, match="goes on again"):
        decided(one, "on")
    moving.change_status(ref=one.ref, status="moving", texts={"why": "New batteries."}, by=one.by)
    assert one.again().status == "moving"
    assert one.again().status_why == ""
    assert decided(one, "on").to_stage == "adoption"


def test_the_days_at_a_stage_end_with_a_stop_and_begin_again():
    one = moving_one()
    decided(one, "stop")
    assert not one.record.stays.filter(left_on=None).exists()
    moving.change_status(ref=one.ref, status="moving", texts={"why": "New batteries."}, by=one.by)
    assert [row.stage for row in one.record.stays.all()] == ["testing", "testing"]
    assert one.record.stays.filter(left_on=None).count() == 1


def test_a_correction_is_a_further_decision_about_the_same_gate():
    one = moving_one()
    wrong = decided(one, "on")
    right = decided(one, "hold", corrects=wrong.ref)
    assert (right.stage, right.to_stage, one.again().stage) == ("testing", "testing", "testing")
    assert [row.stage for row in one.record.stays.all()] == ["testing", "adoption", "testing"]
    assert [row.ref for row in journey_of(one.viewer, one.again()).decisions] == [right.ref, wrong.ref]
    with pytest.raises(InnovationRefused, match="Another decision has followed"):
        decided(one, "on", corrects=wrong.ref)


def test_a_stop_that_is_put_right_lets_it_go_on():
    one = moving_one()
    wrong = decided(one, "stop")
    decided(one, "on", corrects=wrong.ref)
    assert (one.again().status, one.again().stage) == ("moving", "adoption")


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"reasons": ""}, "reasons"),
        ({"evidence": ""}, "evidence"),
        ({"organisation": ""}, "organisation"),
        ({"role": ""}, "role"),
        ({"decided_on": None}, "decided_on-day"),
        ({"decision": "perhaps"}, "decision"),
    ],
)
def test_a_decision_says_who_on_what_why_and_when(missing, field):
    one = moving_one()
    with pytest.raises(InnovationRefused) as no:
        decided(one, **missing)
    assert no.value.field == field
    assert not one.record.gate_decisions.exists()


def test_nobody_decides_for_another():
    one, other = moving_one(), moving_one(owner="Others")
    with pytest.raises(Innovation.DoesNotExist):
        moving.decide(ref=one.ref, said=moving.Decided("on", "A", "B", "C", "D", today()), by=other.by)


def test_whoever_stands_behind_it_is_told_what_was_decided():
    one = moving_one()
    sponsor = rows.actor("Harbour Trust")
    theirs = user_of(sponsor.party, "harbour@example.org")
    said = Behind("policy", "Harbour Trust", "Director", since=today())
    keep_sponsor(ref=one.ref, said=said, by=one.by)
    decided(one, "on")
    assert [(row.user_id, row.title) for row in Notice.objects.all()] == [
        (theirs.pk, "It goes on: Bedside light")
    ]


def test_what_must_be_shown_keeps_all_that_was_said_and_the_newest_counts():
    one = moving_one()
    moving.show_item(ref=one.ref, item="effect", state="not-yet", by=one.by)
    moving.show_item(ref=one.ref, item="effect", state="shown", words="Half the falls.", by=one.by)
    line = next(row for row in journey_of(one.viewer, one.again()).gate if row.item.key == "effect")
    assert [row.state for row in line.said] == ["shown", "not-yet"]
    assert line.is_settled
    for item, state, why in (("effect", "shown", "words"), ("appraised", "shown", "gate")):
        with pytest.raises(InnovationRefused) as no:  # nothing shows it; and it is asked of medicines only
            moving.show_item(ref=one.ref, item=item, state=state, by=one.by)
        assert no.value.field == why


def test_a_pause_says_until_when_and_what_would_let_it_go_on():
    one = moving_one()
    with pytest.raises(InnovationRefused) as no:
        moving.change_status(ref=one.ref, status="paused", texts={"why": "No nurse."}, by=one.by)
    assert no.value.field == "until-day"
    until = today() + timedelta(days=30)
    texts = {"why": "No nurse.", "resume": "A nurse starts."}
    moving.change_status(ref=one.ref, status="paused", texts=texts, until=until, by=one.by)
    assert one.again().status_why == "No nurse."


def test_closing_down_has_a_plan_and_is_its_last_stage():
    one = moving_one("scale-up")
    texts = {"why": "Better came.", "replaced_by": "The new light.", "telling": "A letter to each home."}
    until = today() + timedelta(days=60)
    moving.change_status(ref=one.ref, status="retired", texts=texts, until=until, by=one.by)
    assert (one.again().status, one.again().stage) == ("retired", "decommissioning")
    with pytest.raises(InnovationRefused):
        moving.change_status(ref=one.ref, status="paused", texts=texts, until=until, by=one.by)


def test_where_it_has_got_to_is_said_once_where_nobody_knew():
    one = moving_one("")
    moving.place_at(ref=one.ref, stage="development", since=ago(10), by=one.by)
    assert stays(one) == [("development", ago(10), None)]
    with pytest.raises(InnovationRefused):
        moving.place_at(ref=one.ref, stage="testing", since=None, by=one.by)
