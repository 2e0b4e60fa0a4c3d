"""Seats: asked by a link, answered by whoever it is, left, given without a lot where allowed, paid."""

from datetime import date
from decimal import Decimal

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Message
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.models import Seat
from alongside.exchange.voices.notices_panels import PanelRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import seating
from tests._support import voices_panels as panels

pytestmark = pytest.mark.django_db


def seated(state="drawn", **more):
    officer = panels.Officer()
    found = panels.filled(officer, 5, **more)
    row = found.registrations.first()
    seat = Seat.objects.create(panel=found, registration=row, state=state)
    guest = row.contribution.participant.guest
    return officer, found, seat, Doer(guest_id=guest.pk, acting_for_id=guest.party_id)


def test_those_who_were_drawn_are_asked_once_by_a_link_of_their_own():
    officer, found, seat, guest = seated()
    assert seating.invite(ref=found.ask.ref, by=officer.by) == (1, 0)
    assert seating.invite(ref=found.ask.ref, by=officer.by) == (0, 0)
    mail = Message.objects.get(guest=guest.guest_id)
    assert "/l/" in mail.text and seat.ref not in mail.text
    assert queries.seat_of_link(seat.ref, guest.guest_id) == seat
    assert queries.seat_of_link(seat.ref, guest.guest_id + 999) is None


def test_somebody_answers_their_own_seat_and_is_named_only_if_they_say_so():
    _officer, _found, seat, guest = seated("invited")
    with pytest.raises(Seat.DoesNotExist):
        seating.answer_seat(seat_ref=seat.ref, yes=True, by=Doer(guest_id=guest.guest_id + 999))
    kept = seating.answer_seat(seat_ref=seat.ref, yes=True, by=guest, name="Kim A.")
    assert (kept.state, kept.name) == ("confirmed", "Kim A.")
    assert queries.named_members(kept.panel) == ["Kim A."]
    with pytest.raises(PanelRefused, match="answered already"):
        seating.answer_seat(seat_ref=seat.ref, yes=False, by=guest)
    assert seating.leave(seat_ref=seat.ref, by=guest, reason="Ill").state == "dropped"
    assert queries.named_members(kept.panel) == []
    assert "Ill" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_into_a_jury_people_come_by_lot_only():
    officer, found, _seat, _guest = seated(kind="jury")
    number = found.registrations.last().number
    with pytest.raises(PanelRefused, match="by lot only"):
        seating.take_in(ref=found.ask.ref, number=number, by=officer.by)
    found.kind = "skilled"
    found.save()
    assert seating.take_in(ref=found.ask.ref, number=number, by=officer.by).draw is None
    with pytest.raises(PanelRefused, match="registered already"):
        seating.take_in(ref=found.ask.ref, number=number, by=officer.by)


def test_what_was_paid_is_kept_to_the_penny_and_not_in_the_audit():
    officer, found, seat, _guest = seated("confirmed")
    said = {"ref": found.ask.ref, "seat_ref": seat.ref, "paid_on": date(2026, 1, 2), "by": officer.by}
    made = seating.pay(**said, kind="expenses", pence=1205)
    made.refresh_from_db()
    assert made.amount == Decimal("12.05")
    assert Entry.objects.latest("sequence").detail == {"kind": "expenses"}
    with pytest.raises(PanelRefused, match="above 0|like 75"):
        seating.pay(**said, kind="expenses", pence=0)
