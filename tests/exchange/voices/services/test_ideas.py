"""Suggesting, wanting, looking, handing on, and not showing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Guest, Notice
from alongside.exchange.accounts.services.erasing import erase_person
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.models import Ask, Idea, Participant, Ruling
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.services import ideas as services
from alongside.exchange.voices.services.ideas import Reach, Said, suggest
from tests._support import rows
from tests._support.voices_ideas import by, call, connector, idea, ref, user

pytestmark = pytest.mark.django_db


def test_without_a_call_it_goes_into_one_standing_box_and_the_connector_answers_within_four_weeks():
    owner = connector()
    one, two = idea(), idea("A later bus")
    box = Ask.objects.get()
    assert box.pk == one.contribution.ask_id == two.contribution.ask_id
    assert box.owner_id is None and box.decider == "Your connector"
    assert one.owner_id == owner.acting_for_id and one.owner_name == "Nell"
    assert one.answer_by == timezone.localdate() + timedelta(days=28)
    assert Notice.objects.filter(user=owner.user_id, title__contains="A bench").exists()


def test_where_nobody_answers_nothing_is_promised():
    with pytest.raises(AskRefused, match="Nobody looks after suggestions"):
        idea()
    assert not Idea.objects.exists()


def test_what_was_said_earlier_is_promised_from_then():
    connector()
    on = timezone.localdate() - timedelta(days=30)
    made = suggest(ask=None, said=Said("Bus"), reach=Reach(), by=None, world="real", said_on=on).idea
    assert made.answer_by == on + timedelta(days=28)


def test_in_a_call_whoever_asked_answers_by_the_day_of_the_call():
    party = rows.actor("Council").party
    ask = call(party)
    made = idea(ask=ask)
    assert (made.owner_id, made.owner_name) == (party.pk, ask.decider)
    assert made.answer_by == ask.answer_by
    with pytest.raises(AskRefused, match="This call is closed"):
        idea(ask=call(party, state="closed"))


def test_whoever_wants_mail_says_where_and_becomes_a_guest_and_nobody_else_does():
    connector()
    said = {"ask": None, "said": Said("Bus"), "by": None, "world": "real"}
    with pytest.raises(AskRefused) as refused:
        suggest(**said, reach=Reach(tell="mail"))
    assert refused.value.field == "email"
    made = suggest(**said, reach=Reach("mail", "Ann", "", "ann@example.org"))
    assert Guest.objects.get().email == "ann@example.org" and made.joined.code == ""
    assert suggest(**said, reach=Reach()).joined.code
    assert Participant.objects.filter(guest__isnull=True, code_hash__isnull=False).count() == 1


def test_nobody_supports_twice_nor_their_own_and_the_audit_has_no_words():
    connector()
    ann = user("ann@example.org")
    made = idea("Zq words", by=by(ann), words="Zq more")
    services.support(ref=ref(made), by=by(user("bob@example.org")))
    services.support(ref=ref(made), by=by(user("bob@example.org")))
    assert made.supports.count() == 1
    with pytest.raises(AskRefused, match="You said this yourself"):
        services.support(ref=ref(made), by=by(ann))
    assert not any("Zq" in str(entry.detail) for entry in Entry.objects.all())


def test_a_first_look_is_kept_as_every_look_at_what_people_say():
    owner = connector()
    made = idea(looked=False)
    services.move(ref=ref(made), to="looked-at", by=owner)
    assert Ruling.objects.get().outcome == "shown"
    with pytest.raises(Idea.DoesNotExist):
        services.move(ref=ref(made), to="taken-up", by=by(user("bob@example.org")))


def test_what_is_not_shown_says_by_which_rule_and_is_not_shown_by_another_door():
    owner = connector()
    ann = user("ann@example.org")
    made = idea(looked=False, by=by(ann))
    with pytest.raises(AskRefused, match="Choose the rule"):
        services.reject(ref=ref(made), reason="", words="", by=owner)
    services.reject(ref=ref(made), reason="hate", words="Say it without insults.", by=owner)
    assert Notice.objects.filter(user=ann, text__contains="Say it without insults.").exists()
    with pytest.raises(AskRefused, match="not shown"):
        services.move(ref=ref(made), to="looked-at", by=owner)


def test_it_is_handed_on_by_name_and_the_new_one_is_told_and_sees_to_it():
    town = rows.place("Here")
    owner = connector(town)
    council = rows.actor("Town Council").party
    clerk = user("clerk@example.org", council)
    made = idea(place=town)
    with pytest.raises(AskRefused) as refused:
        services.hand_on(ref=ref(made), owner="Nobody Known", owner_name="Clerk", subjects=None, by=owner)
    assert refused.value.field == "owner"
    services.hand_on(ref=ref(made), owner="Town Council", owner_name="The clerk", subjects=None, by=owner)
    assert Notice.objects.filter(user=clerk, title__startswith="You answer").exists()
    services.move(ref=ref(made), to="taken-up", by=by(clerk, council))
    services.move_day(
        ref=ref(made), day=timezone.localdate() + timedelta(days=9), why="A meeting comes first.", by=owner
    )
    made.refresh_from_db()
    assert made.moved_why == "A meeting comes first."


def test_erasing_somebody_takes_their_words_and_leaves_who_wants_it():
    connector()
    made = suggest(
        ask=None,
        said=Said("Zq title", "Zq words", signed="Zq Ann"),
        reach=Reach("mail", "Zq Ann", "", "ann@example.org"),
        by=None,
        world="real",
    ).idea
    Idea.objects.update(state="looked-at")
    services.support(ref=ref(made), by=by(user("bob@example.org")))
    guest = Guest.objects.get()
    erase_person(guest_id=guest.pk, by=by(user("bob@example.org")))
    made.refresh_from_db()
    assert "Zq" not in f"{made.title} {made.words} {made.signed}"
    assert made.supports.count() == 1
