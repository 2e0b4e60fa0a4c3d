"""A need that nothing fits is asked of everyone; answers become offers, and all hear what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, doer_for, viewer_for
from alongside.exchange.accounts.models import Guest, Message, Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.matches.models import Call, CallAnswer, CallQuestion
from alongside.exchange.matches.queries import calls as queries
from alongside.exchange.matches.services.calling import (
    Answer,
    CallRefused,
    answer_call,
    answer_question,
    ask_question,
    close_call,
    close_calls,
    open_call,
    take_answer_back,
)
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support import asking, rows
from tests._support.asking import does, sees

pytestmark = pytest.mark.django_db
NEW = Answer(words="I meet both", interests="None", title="Lifts on Tuesdays", summary="By car")
VISITS = {"name": "Joan", "phone": "01632 960444"}


@pytest.fixture
def here(db):
    return asking.settle()


@pytest.fixture
def need(here):
    return rows.need("Lifts to the clinic", owner=here.club.party, actor=here.club, place=here.village)


def today():
    return timezone.localdate()


def called(here, need, by=None, **more):
    said = {"criteria": ["Weekdays", " ", "A warm car"], "interests": "None", "by": by or does(here.keeper)}
    return open_call(need_ref=need.ref, closes_on=today() + timedelta(days=14), **said | more)


def answered(call, here, by=None, **more):
    answer = Answer(**{"words": "Yes", "interests": "None", "title": "Lifts"} | VISITS | more)
    return answer_call(ref=call.ref, answer=answer, by=by, today=today())


def test_whoever_keeps_a_need_or_is_the_connector_there_may_ask_everyone_and_nobody_else(here, need):
    for user in (here.stranger, here.admin):
        with pytest.raises(Need.DoesNotExist):
            called(here, need, does(user))
    call = called(here, need, does(here.connector))
    assert call.criteria == ["Weekdays", "A warm car"]
    need.refresh_from_db()
    assert need.status == "called" and "who can do this?" in need.notes.get().text
    assert Entry.objects.get(kind="call").detail == {"criteria": 2}
    with pytest.raises(CallRefused, match="already"):
        called(here, need)


def test_interests_are_declared_on_both_sides(here, need):
    with pytest.raises(CallRefused) as refused:
        called(here, need, interests=" ")
    assert refused.value.field == "interests"
    call = called(here, need)
    with pytest.raises(CallRefused) as refused:
        answered(call, here, interests="")
    assert refused.value.field == "interests" and not Guest.objects.exists()


def test_a_call_is_seen_by_whoever_sees_its_need(here, need):
    call = called(here, need)
    assert list(queries.calls_for(VISITOR)) == [call] and queries.call_for(VISITOR, call.ref) == call
    Need.objects.filter(pk=need.pk).update(visibility="private")
    for user in (None, here.stranger, here.connector):
        assert queries.call_for(sees(user), call.ref) is None
        assert not queries.calls_for(sees(user)).exists()
    for act in (
        lambda: ask_question(ref=call.ref, text="?", by=None, today=today()),
        lambda: answered(call, here),
        lambda: close_call(ref=call.ref, outcome="x", by=does(here.stranger), at=timezone.now()),
    ):
        with pytest.raises(Call.DoesNotExist):
            act()


def test_a_question_is_answered_once_and_for_all(here, need):
    call = called(here, need)
    asked = ask_question(ref=call.ref, text="How far is it?", by=does(here.stranger), today=today())
    assert queries.questions_of(call, all_of_them=False) == []
    assert queries.waiting_calls(sees(here.keeper), today()) == [call]
    with pytest.raises(CallQuestion.DoesNotExist):
        answer_question(ref=asked.ref, text="x", by=does(here.stranger), at=timezone.now())
    answer_question(ref=asked.ref, text="Two miles", by=does(here.keeper), at=timezone.now())
    (shown,) = queries.questions_of(call, all_of_them=False)
    assert shown.answer == "Two miles"
    assert "answered for all" in Notice.objects.get(user=here.stranger).title
    with pytest.raises(CallRefused):
        answer_question(ref=asked.ref, text="Three", by=does(here.keeper), at=timezone.now())


def test_a_visitor_answers_with_a_new_offer_of_their_own_and_hears_what_became_of_it(here, need):
    call = called(here, need)
    made, by = answered(call, here, safeguarding=["one-to-one"])
    guest = Guest.objects.get()
    assert by.guest_id == guest.pk and made.offer.owner == guest.party == made.party
    assert made.offer.safeguarding == ["one-to-one"] and made.offer.place == here.village
    other, _by = answered(call, here, title="Another", name="Kit", phone="01632 960445")
    ask_question(ref=call.ref, text="When?", by=does(here.stranger), today=today())
    close_call(
        ref=call.ref, outcome="Joan drives.", chosen=[made.ref], by=does(here.keeper), at=timezone.now()
    )
    assert {row.ref: row.state for row in CallAnswer.objects.all()} == {
        made.ref: "chosen",
        other.ref: "not-chosen",
    }
    need.refresh_from_db()
    assert need.status == "answered" and need.notes.last().text == "Joan drives."
    assert {message.to for message in Message.objects.all()} == {"01632 960444", "01632 960445"}
    assert "What became of it" in Notice.objects.get(user=here.stranger).title
    with pytest.raises(CallRefused):
        close_call(ref=call.ref, outcome="Again", by=does(here.keeper), at=timezone.now())
    with pytest.raises(CallRefused):
        answered(call, here)


def test_an_answer_may_be_an_offer_of_ones_own_and_no_other(here, need):
    office = rows.actor("Drivers")
    asking.Acting.objects.create(user=here.stranger, party=office.party, role="editor")
    mine = rows.offer("Cars", owner=office.party)
    hidden = rows.offer("Hidden", owner=office.party, visibility="private")
    foreign = rows.offer("Not mine", owner=here.club.party)
    call = called(here, need)
    by = does(here.stranger)
    assert queries.pickable(sees(here.stranger), call) == [mine]
    for other in (hidden, foreign):
        with pytest.raises(CallRefused):
            answered(call, here, by, offer_ref=other.ref)
    made, _by = answered(call, here, by, offer_ref=mine.ref)
    assert made.offer == mine and Offer.objects.count() == 3
    with pytest.raises(CallRefused):
        answered(call, here, by, offer_ref=mine.ref)
    with pytest.raises(CallAnswer.DoesNotExist):
        take_answer_back(ref=made.ref, by=does(here.keeper))
    take_answer_back(ref=made.ref, by=by)
    assert queries.answers_of(VISITOR, call, all_of_them=False) == []


def test_nobody_answers_their_own_call(here, need):
    call = called(here, need)
    with pytest.raises(CallRefused, match="yourself"):
        answered(call, here, does(here.keeper))


def test_an_answer_is_seen_by_whoever_sees_its_offer(here, need):
    call = called(here, need)
    made, by = answered(call, here)
    Offer.objects.filter(pk=made.offer_id).update(visibility="private")
    guest = viewer_for(None, Guest.objects.get())
    assert queries.answers_of(VISITOR, call, all_of_them=False) == []
    assert queries.answers_of(guest, call, all_of_them=False) == [made]
    assert queries.own_answers(guest) == [made] and doer_for(guest) == by


def test_a_call_closes_when_its_day_is_over_and_asks_for_a_decision(here, need):
    call = called(here, need)
    answered(call, here)
    now = timezone.now()
    assert close_calls(now=now + timedelta(days=14)) == 0, "its last day is still a day"
    assert close_calls(now=now + timedelta(days=16)) == 1
    assert close_calls(now=now + timedelta(days=16)) == 0
    call.refresh_from_db()
    assert "One answer came" in call.outcome
    assert queries.waiting_calls(sees(here.keeper), today()) == [call]
    close_call(ref=call.ref, outcome="We chose nobody.", by=does(here.keeper), at=now)
    need.refresh_from_db()
    assert need.status == "open" and queries.waiting_calls(sees(here.keeper), today()) == []


def test_the_contact_log_names_organisations_and_no_person(here, need):
    call = called(here, need)
    asked = ask_question(ref=call.ref, text="Far?", by=None, today=today())
    answer_question(ref=asked.ref, text="No", by=does(here.keeper), at=timezone.now())
    answered(call, here)
    log = queries.contact_log(VISITOR, call)
    assert [(line.what, line.name) for line in log] == [
        ("called", "Club"),
        ("asked", ""),
        ("told-all", "Club"),
        ("answered", ""),
    ]
    assert queries.reads_log(sees(here.connector), need) and not queries.reads_log(sees(here.stranger), need)
