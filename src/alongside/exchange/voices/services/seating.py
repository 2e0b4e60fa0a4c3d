"""Seats: ask those who were drawn, keep what they say, take in and let go, and pay them."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import notices_panels as notices
from .. import panel_rules as rules
from ..models import Ask, Panel, Participant, Payment, Registration, Seat
from ..notices_panels import PanelRefused
from .asks import held
from .panels import held_panel, refuse

State = Seat.State


@transaction.atomic
def invite(*, ref: str, by: Doer) -> tuple[int, int]:
    """Ask everybody who was drawn and not asked yet; how many were, and how many cannot be reached.

    Raises: Ask.DoesNotExist; PanelRefused. Then: one audit entry; each is told by mail, text or in the page.
    """
    panel = held_panel(ref, by)
    rows = panel.seats.filter(state=State.DRAWN, registration__isnull=False)
    asked = []
    for seat in rows.select_related("registration__contribution__participant__guest"):
        seat.panel = panel
        if notices.invited(seat):
            asked.append(seat.pk)
    Seat.objects.filter(pk__in=asked).update(state=State.INVITED, invited_at=timezone.now())
    record(by=by, action="invite", kind="panel", ids=[panel.pk], detail={"people": len(asked)})
    return len(asked), rows.count()


@transaction.atomic
def answer_seat(*, seat_ref: str, yes: bool, by: Doer, name: str = "", reason: str = "") -> Seat:
    """Say yes or no to a seat, as whoever it was given to. `name`: as they want to be named; empty: not.

    Raises: Seat.DoesNotExist for anybody else; PanelRefused. Then: one audit entry, without the words.
    """
    seat = Seat.objects.select_for_update().select_related("panel__ask").get(_own(by), ref=seat_ref)
    refuse(rules.may_answer_seat(state=seat.state))
    _say(seat, yes, name, reason)
    record(by=by, action="answer", kind="seat", ids=[seat.pk], detail={"yes": yes})
    return seat


@transaction.atomic
def note_answer(*, ref: str, seat_ref: str, yes: bool, by: Doer, reason: str = "") -> Seat:
    """The same for somebody who said so by phone or in person, written down by whoever runs the panel.

    Raises: Ask.DoesNotExist, Seat.DoesNotExist; PanelRefused.
    """
    panel = held_panel(ref, by)
    seat = panel.seats.select_for_update().get(ref=seat_ref)
    if seat.state not in (State.DRAWN, State.INVITED):
        raise PanelRefused("answered")
    _say(seat, yes, "", reason)
    record(by=by, action="note-answer", kind="seat", ids=[seat.pk], detail={"yes": yes})
    return seat


def _say(seat: Seat, yes: bool, name: str, reason: str) -> None:
    now = timezone.now()
    seat.state = State.CONFIRMED if yes else State.DECLINED
    seat.answered_at, seat.ended_at = now, None if yes else now
    seat.name, seat.reason = name.strip()[:120] if yes else "", "" if yes else reason.strip()[: rules.LONGEST]
    seat.save()


@transaction.atomic
def leave(*, seat_ref: str, by: Doer, reason: str = "") -> Seat:
    """Drop out of a seat, as whoever has it. Raises: Seat.DoesNotExist for anybody else; PanelRefused."""
    seat = Seat.objects.select_for_update().get(_own(by), ref=seat_ref)
    _end(seat, reason)
    record(by=by, action="leave", kind="seat", ids=[seat.pk])
    return seat


@transaction.atomic
def note_leaving(*, ref: str, seat_ref: str, by: Doer, reason: str = "") -> Seat:
    """Write down that somebody dropped out. Raises: Ask.DoesNotExist, Seat.DoesNotExist; PanelRefused."""
    panel = held_panel(ref, by)
    seat = panel.seats.select_for_update().get(ref=seat_ref)
    _end(seat, reason)
    record(by=by, action="note-leaving", kind="seat", ids=[seat.pk])
    return seat


def _end(seat: Seat, reason: str) -> None:
    refuse(rules.may_leave(state=seat.state))
    seat.state, seat.ended_at, seat.name = State.DROPPED, timezone.now(), ""
    seat.reason = reason.strip()[: rules.LONGEST]
    seat.save()


@transaction.atomic
def take_in(*, ref: str, number: int, by: Doer) -> Seat:
    """Give somebody who registered a seat without a lot, in a group whose kind allows it.

    Raises: Ask.DoesNotExist, Registration.DoesNotExist; PanelRefused.
    """
    panel = held_panel(ref, by)
    if panel.kind in rules.DRAWN_ALWAYS:
        raise PanelRefused("by-lot")
    row = Registration.objects.select_for_update().get(panel=panel, number=number, withdrawn_at=None)
    if hasattr(row, "seat"):
        raise PanelRefused("registered")
    if panel.seats.filter(state__in=rules.HOLDS).count() >= panel.size:
        raise PanelRefused("full")
    made = Seat.objects.create(panel=panel, registration=row, state=State.DRAWN)
    record(by=by, action="take-in", kind="seat", ids=[made.pk])
    return made


@transaction.atomic
def pay(
    *,
    ref: str,
    seat_ref: str,
    kind: str,
    pence: int | None,
    paid_on: date | None,
    by: Doer,
    words: str = "",
) -> Payment:
    """Write down what a member was paid. Raises: Ask.DoesNotExist, Seat.DoesNotExist; PanelRefused.

    Then: one audit entry with the kind; not the amount.
    """
    panel = _held_to_pay(ref, by)
    seat = panel.seats.get(ref=seat_ref)
    refuse(rules.may_pay(pence=pence, paid_on=paid_on, today=timezone.localdate(), kind=kind))
    assert pence is not None and paid_on is not None
    made = Payment.objects.create(
        seat=seat,
        kind=kind,
        amount=f"{pence // 100}.{pence % 100:02}",
        paid_on=paid_on,
        words=words.strip()[:200],
        user_id=by.user_id,
    )
    record(by=by, action="pay", kind="seat", ids=[seat.pk], detail={"kind": kind})
    return made


def _held_to_pay(ref: str, by: Doer) -> Panel:
    """The panel, also once it is answered: people are paid afterwards."""
    ask = held(ref, by)
    found = Panel.objects.filter(ask=ask).first()
    if found is None:
        raise Ask.DoesNotExist
    return found


def _own(by: Doer) -> Q:
    """Seats of the doer: as a guest, or as a user."""
    who = Participant.objects.filter(
        **({"guest_id": by.guest_id} if by.guest_id is not None else {"user_id": by.user_id or 0})
    )
    return Q(registration__contribution__participant__in=who)
