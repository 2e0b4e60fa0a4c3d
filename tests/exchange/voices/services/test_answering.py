"""Answering what people said: who is told, once, and by the way they chose."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import viewer_for
from alongside.exchange.accounts.models import Circle, Guest, Message, Notice, Party, User
from alongside.exchange.voices.models import Answer, Ask, Telling
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import answers as queries
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.services import answering
from alongside.exchange.voices.services.answering import AnswerSaid
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import user_of
from tests._support.voices import ask, asker, part, said

pytestmark = pytest.mark.django_db


def answer(**fields):
    there = {
        "heard": "Winter is long",
        "did": "done",
        "words": "The hall is open on Mondays",
        "decided_by": "Ama Reed",
        "decided_on": timezone.localdate(),
    }
    return AnswerSaid(**(there | fields))


def guest(**fields):
    return Guest.objects.create(party=Party.objects.create(), **fields)


def test_those_who_said_it_are_told_once_by_the_way_they_chose():
    party, by = asker()
    found = ask(owner=party)
    ann = User.objects.create(email="ann@example.org")
    people = {
        "page": part(found, user=ann),
        "mail": part(found, guest=guest(email="bob@example.org"), tell="mail"),
        "text": part(found, guest=guest(phone="07700 900123"), tell="text"),
        "none": part(found, guest=guest(email="cy@example.org"), tell="none"),
    }
    part(found, guest=guest(email="dee@example.org"), tell="mail")  # said nothing that is answered
    refs = tuple(said(found, by=one).ref for one in people.values())
    made = answering.write(ask_ref=found.ref, said=answer(contributions=refs), by=by)
    assert not Message.objects.exists()
    answering.publish(ask_ref=found.ref, answer_ref=made.ref, by=by)
    assert Notice.objects.get(user=ann).url == f"/answers/{made.ref}/"
    assert set(Message.objects.values_list("to", flat=True)) == {"bob@example.org", "07700 900123"}
    told = dict(Telling.objects.values_list("participant_id", "way"))
    assert told == {people[way].pk: way for way in ("page", "mail", "text")}
    with pytest.raises(AskRefused, match="published"):
        answering.publish(ask_ref=found.ref, answer_ref=made.ref, by=by)


def test_who_left_the_circle_is_told_nothing_more_and_finds_it_no_more_among_their_own():
    party, by = asker()
    circle = Circle.objects.create(name="Carers", host=party)
    circle.members.set([party])
    found = ask(owner=party, visibility="circle")
    found.circles.set([circle])
    gone, inside = User.objects.create(email="ann@example.org"), user_of(party, "ben@example.org")
    refs = tuple(said(found, by=part(found, user=one)).ref for one in (gone, inside))
    made = answering.write(ask_ref=found.ref, said=answer(contributions=refs), by=by)
    answering.publish(ask_ref=found.ref, answer_ref=made.ref, by=by)
    assert list(Notice.objects.values_list("user", flat=True)) == [inside.pk]
    assert not asks.own_parts(viewer_for(gone)).exists()
    assert asks.own_parts(viewer_for(inside)).get().ask == found


def test_when_all_is_answered_the_others_hear_of_it_too():
    party, by = asker()
    found = ask(owner=party, state="closed")
    one, other = part(found, guest=guest(email="a@example.org"), tell="mail"), part(found)
    part(found, started_at=None)  # a code that nobody used
    made = answering.write(ask_ref=found.ref, said=answer(contributions=(said(found, by=one).ref,)), by=by)
    with pytest.raises(AskRefused, match="at least one"):
        answering.finish(ref=found.ref, by=by)
    answering.publish(ask_ref=found.ref, answer_ref=made.ref, by=by)
    assert answering.finish(ref=found.ref, by=by).state == "answered"
    assert set(Telling.objects.values_list("participant_id", flat=True)) == {one.pk, other.pk}
    assert Message.objects.count() == 1


def test_what_changes_is_told_to_those_who_were_told():
    party, by = asker()
    found = ask(owner=party)
    one = part(found, guest=guest(email="a@example.org"), tell="mail")
    soon = timezone.localdate() + timedelta(days=9)
    made = answering.write(
        ask_ref=found.ref,
        said=answer(did="will", by_when=soon, contributions=(said(found, by=one).ref,)),
        by=by,
    )
    change = {"ask_ref": found.ref, "answer_ref": made.ref, "by": by, "words": "It is open"}
    with pytest.raises(AskRefused, match="Publish"):
        answering.add_change(on=timezone.localdate(), **change)
    answering.publish(ask_ref=found.ref, answer_ref=made.ref, by=by)
    with pytest.raises(AskRefused, match="to come"):
        answering.add_change(on=soon, **change)
    with pytest.raises(AskRefused, match="whole address"):
        answering.add_change(on=timezone.localdate(), link="javascript:alert(1)", **change)
    answering.add_change(on=timezone.localdate(), is_done=True, **change)
    assert Telling.objects.filter(participant=one).count() == 2
    assert Message.objects.count() == 2
    assert queries.is_kept(queries.answer_of(found, made.ref))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"heard": " "}, "heard"),
        ({"did": ""}, "did"),
        ({"words": ""}, "words"),
        ({"did": "not", "words": ""}, "why"),
        ({"did": "will"}, "by_when"),
        ({"decided_by": ""}, "decided_by"),
        ({"decided_on": None}, "decided_on"),
    ],
)
def test_what_is_missing_is_named_with_its_field(fields, field):
    party, by = asker()
    with pytest.raises(AskRefused) as refused:
        answering.write(ask_ref=ask(owner=party).ref, said=answer(**fields), by=by)
    assert refused.value.field == field
    assert not Answer.objects.exists()


def test_an_answer_is_linked_to_what_was_said_in_the_same_ask_alone():
    party, by = asker()
    found, other = ask(owner=party), ask(owner=party)
    own, foreign = said(found, by=part(found)), said(other, by=part(other))
    made = answering.write(ask_ref=found.ref, said=answer(contributions=(own.ref, foreign.ref)), by=by)
    assert list(made.contributions.all()) == [own]
    again = answering.write(ask_ref=found.ref, answer_ref=made.ref, said=answer(), by=by)
    assert (again, again.to.count()) == (made, 0)
    answering.drop(ask_ref=found.ref, answer_ref=made.ref, by=by)
    assert not Answer.objects.exists()


def test_nobody_else_answers_and_no_draft_is_answered():
    party, by = asker()
    stranger = doer(user_of(rows.actor("Club").party, "other@example.org"))
    with pytest.raises(Ask.DoesNotExist):
        answering.write(ask_ref=ask(owner=party).ref, said=answer(), by=stranger)
    with pytest.raises(AskRefused, match="Nobody has been asked"):
        answering.write(ask_ref=ask(owner=party, state="draft").ref, said=answer(), by=by)


def test_what_was_taken_back_is_answered_no_more():
    party, by = asker()
    found = ask(owner=party)
    made = answering.write(ask_ref=found.ref, said=answer(), by=by)
    Ask.objects.filter(pk=found.pk).update(state="withdrawn")
    with pytest.raises(AskRefused, match="Nobody has been asked"):
        answering.publish(ask_ref=found.ref, answer_ref=made.ref, by=by)
