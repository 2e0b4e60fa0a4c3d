"""Somebody asks; whoever is there for the place takes it, answers it, and the asker is told."""

from datetime import UTC, date, datetime

import pytest

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.accounts.models import Guest, Link, Message, Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.matches.models import Enquiry
from alongside.exchange.matches.queries import enquiries
from alongside.exchange.matches.services.enquiring import (
    EnquiryRefused,
    Question,
    ask_connector,
    finish_enquiry,
    take_back_enquiry,
    take_enquiry,
)
from tests._support import asking, rows
from tests._support.asking import does, sees

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def here(db):
    return asking.settle()


def ring(here, by=None, **more):
    said = {"kind": "ring-back", "place_id": here.village.pk, "name": "Joan", "phone": "01632 960444"}
    return ask_connector(question=Question(**(said | more)), by=by, at=SUNDAY)


def test_a_visitor_who_leaves_a_number_is_rung_by_the_connector_of_what_the_place_lies_in(here):
    asked = ring(here, when="After eight")
    assert asked.guest.name == "Joan" and asked.guest.number
    assert asked.due_on == date(2026, 11, 24), "one working day from Monday"
    assert enquiries.handlers_of(asked) == [here.connector.pk]
    told = Notice.objects.get(user=here.connector)
    assert told.url == f"/enquiries/{asked.ref}/" and "Playford" in told.title
    assert "Joan" not in told.title + told.text and "960444" not in told.text
    assert enquiries.waiting_enquiries(sees(here.connector), "real") == [asked]
    entry = Entry.objects.get(action="ask")
    assert entry.detail == {"kind": "ring-back", "finds_contact": False}


def test_only_whoever_may_act_on_it_finds_it(here):
    asked = ring(here)
    for user in (here.admin, here.keeper, here.stranger, None):
        assert enquiries.enquiry_for(sees(user), asked.ref) is None
    assert enquiries.enquiry_for(sees(here.connector), asked.ref) == asked
    for user in (here.admin, here.stranger):
        with pytest.raises(Enquiry.DoesNotExist):
            take_enquiry(ref=asked.ref, by=does(user))
        with pytest.raises(Enquiry.DoesNotExist):
            finish_enquiry(ref=asked.ref, outcome="x", by=does(user), at=SUNDAY)
    assert not enquiries.answers_enquiries(sees(here.stranger))
    assert enquiries.answers_enquiries(sees(here.connector))


def test_where_nobody_is_a_connector_the_administrators_see_to_it(here):
    asked = ring(here, place_id=here.far.pk)
    nowhere = ring(here, place_id=None)
    assert enquiries.handlers_of(asked) == [here.admin.pk]
    assert set(enquiries.enquiries_for(sees(here.admin))) == {asked, nowhere}
    assert not enquiries.enquiries_for(sees(here.connector)).exists()
    assert asked.due_on == date(2026, 11, 26), "nobody has promised more than three office days"


@pytest.mark.parametrize("standing", ["unclaimed", "history"])
def test_a_question_about_a_record_nobody_keeps_is_a_task_to_find_a_contact(here, standing):
    offer = rows.offer("Old club", standing=standing, reported_on=date(2017, 1, 1))
    asked = ring(here, kind="record", offer_id=offer.pk, words="Is it still there?")
    assert asked.finds_contact and enquiries.enquiry_for(sees(here.connector), asked.ref)


def test_a_question_about_a_record_with_a_keeper_goes_to_the_keeper(here):
    offer = rows.offer("Club night", owner=here.club.party, actor=here.club, place=here.village)
    asked = ring(here, kind="record", offer_id=offer.pk, words="When?")
    assert not asked.finds_contact
    assert enquiries.handlers_of(asked) == [here.keeper.pk]
    assert enquiries.enquiry_for(sees(here.keeper), asked.ref) == asked
    assert enquiries.enquiry_for(sees(here.connector), asked.ref) is None


def test_what_is_told_in_private_is_for_the_connector_alone(here):
    asked = ring(here, kind="private", words="It is about my son")
    assert enquiries.enquiry_for(sees(here.connector), asked.ref) == asked
    assert enquiries.enquiry_for(sees(here.admin), asked.ref) is None
    before = Guest.objects.count()
    with pytest.raises(EnquiryRefused) as refused:
        ring(here, kind="private", words="x", place_id=here.far.pk)
    assert refused.value.field == "place"
    assert Guest.objects.count() == before, "nothing of it is kept"


def test_what_must_be_said_must_be_said(here):
    with pytest.raises(EnquiryRefused):
        ring(here, kind="record", words="  ")
    asked = ring(here)
    with pytest.raises(EnquiryRefused):
        finish_enquiry(ref=asked.ref, outcome=" ", by=does(here.connector), at=SUNDAY)


def test_it_is_taken_once_answered_once_and_the_asker_gets_a_text_with_a_link(here):
    asked = ring(here)
    by = does(here.connector)
    assert take_enquiry(ref=asked.ref, by=by).taken_by == here.connector
    with pytest.raises(EnquiryRefused, match="taken"):
        take_enquiry(ref=asked.ref, by=by)
    finish_enquiry(ref=asked.ref, outcome="The club meets on Tuesdays.", by=by, at=SUNDAY)
    with pytest.raises(EnquiryRefused, match="done"):
        finish_enquiry(ref=asked.ref, outcome="Again", by=by, at=SUNDAY)
    text = Message.objects.get(to="01632 960444")
    assert "/l/" in text.text and "Tuesdays" not in text.text, "the answer stands on the page"
    assert Link.objects.get().guest == asked.guest
    assert Notice.objects.get(guest=asked.guest).url == "/yours/"
    assert enquiries.waiting_enquiries(sees(here.connector), "real") == []
    assert list(enquiries.enquiries_for(sees(here.connector), done=True)) == [asked]
    assert [*Entry.objects.filter(kind="enquiry").values_list("action", flat=True)] == [
        "ask",
        "take",
        "answer",
    ]


def test_without_a_phone_the_answer_is_mailed(here):
    asked = ring(here, kind="record", words="Where?", phone="", email="joan@x.example")
    finish_enquiry(ref=asked.ref, outcome="There", by=does(here.connector), at=SUNDAY)
    assert Message.objects.get(to="joan@x.example").kind == "mail"


def test_somebody_with_an_account_is_told_on_their_page(here):
    asked = ring(here, by=does(here.stranger), when="Mornings")
    assert asked.guest is None and asked.when == "01632 960444, Mornings"
    finish_enquiry(ref=asked.ref, outcome="Done", by=does(here.connector), at=SUNDAY)
    assert Notice.objects.get(user=here.stranger).url == "/yours/"
    assert enquiries.own_enquiries(sees(here.stranger)) == [asked]


def test_whoever_asked_may_take_it_back_and_nobody_else(here):
    asked = ring(here)
    guest = viewer_for(None, asked.guest)
    by = asking.doer_for(guest)
    assert enquiries.own_enquiry(guest, asked.ref) == asked
    assert enquiries.own_enquiries(VISITOR) == []
    with pytest.raises(Enquiry.DoesNotExist):
        take_back_enquiry(ref=asked.ref, by=does(here.connector), at=SUNDAY)
    take_enquiry(ref=asked.ref, by=does(here.connector))
    take_back_enquiry(ref=asked.ref, by=by, at=SUNDAY)
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    with pytest.raises(EnquiryRefused):
        take_back_enquiry(ref=asked.ref, by=by, at=SUNDAY)
    assert "Taken back" in Notice.objects.filter(user=here.connector).first().title


def test_somebody_who_comes_back_asks_again_under_the_same_number(here):
    first = ring(here)
    by = asking.doer_for(viewer_for(None, first.guest))
    again = ring(here, by=by, phone="01632 960555")
    assert again.guest == first.guest and again.guest.phone == "01632 960555"
    assert len(enquiries.own_enquiries(viewer_for(None, first.guest))) == 2


def test_a_room_reads_its_own_world(here):
    practice = rows.place("Alderquay", world="practice")
    asked = ring(here, place_id=practice.pk, world="practice")
    assert asked.guest.world == asked.world == "practice"
    assert enquiries.handlers_of(asked) == [here.admin.pk]
