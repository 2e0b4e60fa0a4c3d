"""Write guests, and who helps them."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.audit.services import record

from ..access import Doer
from ..models import Guest, Helping, Party


class HelpingRefused(Exception):
    """Somebody cannot be helped like this; the message says why and what to do."""


@transaction.atomic
def new_guest(*, name: str, phone: str = "", email: str = "", world: str = "real") -> Guest:
    """Keep somebody who takes part without an account, with a party and a reference number of their own.

    Nothing is known of the phone or address but that somebody typed it, so no earlier guest is looked up.
    """
    guest = Guest.objects.create(
        party=Party.objects.create(), name=name.strip(), phone=phone, email=email.strip().lower(), world=world
    )
    by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    record(by=by, action="arrive", kind="guest", ids=[guest.pk])
    return guest


@transaction.atomic
def new_guests(*, people: Sequence[tuple[str, str, str]], world: str, by: Doer) -> list[Guest]:
    """The same for many at once, brought by somebody: name, phone and mail address of each, in their order.

    Then: one audit entry for all, with how many; each has a consent that says who brought them.
    Cost: about ten statements, whatever the number of people.
    """
    parties = Party.objects.bulk_create(Party() for _ in people)
    guests = Guest.objects.bulk_create(
        Guest(party=party, name=name.strip(), phone=phone, email=email.strip().lower(), world=world)
        for party, (name, phone, email) in zip(parties, people, strict=True)
    )
    record(by=by, action="bring", kind="guest", ids=[], detail={"people": len(guests)})
    return guests


@transaction.atomic
def reach_guest(*, guest_id: int, name: str = "", phone: str = "", email: str = "", by: Doer) -> None:
    """Keep how a guest says they are reached now; what is not said stays."""
    typed = {"name": name.strip(), "phone": phone, "email": email.strip().lower()}
    there = Guest.objects.filter(pk=guest_id)
    held = there.values(*typed).first() or typed
    new = {field: value for field, value in typed.items() if value and value != held[field]}
    if new:
        there.update(**new)
        record(by=by, action="reach", kind="guest", ids=[guest_id], detail={"fields": sorted(new)})


@transaction.atomic
def guest_at(*, email: str, name: str = "", world: str = "real") -> Guest:
    """The guest who has this mail address, or a new one; only for what will be mailed to that address."""
    known = Guest.objects.filter(email=email.strip().lower(), world=world).order_by("pk").first()
    return known or new_guest(name=name, email=email, world=world)


@transaction.atomic
def start_helping(
    *, helper_id: int, guest_id: int, how: str, words: str, given_on: date, by: Doer
) -> Helping:
    """Record that somebody agreed to be helped here, in what words and how.

    Raises: HelpingRefused when nothing says what was agreed.
    """
    if not words.strip():
        raise HelpingRefused("Write down what the person agreed to.")
    there = Helping.objects.filter(helper=helper_id, guest=guest_id, ended_at=None).first()
    if there is not None:
        return there
    made = Helping.objects.create(
        helper_id=helper_id, guest_id=guest_id, how=how, words=words.strip(), given_on=given_on
    )
    record(by=by, action="start-helping", kind="guest", ids=[guest_id])
    return made


@transaction.atomic
def help_new_person(
    *, name: str, phone: str, how: str, words: str, given_on: date, world: str, by: Doer
) -> Guest:
    """Keep somebody who has no mail and whom `by` helps from now on, with what was agreed.

    Raises: HelpingRefused when nothing says what was agreed.
    """
    if by.user_id is None:
        raise HelpingRefused("Sign in to help somebody.")
    guest = new_guest(name=name, phone=phone, world=world)
    start_helping(helper_id=by.user_id, guest_id=guest.pk, how=how, words=words, given_on=given_on, by=by)
    return guest


@transaction.atomic
def stop_helping(*, helper_id: int, guest_id: int, by: Doer) -> None:
    """End it; nothing can be done for that person from then on."""
    Helping.objects.filter(helper=helper_id, guest=guest_id, ended_at=None).update(ended_at=timezone.now())
    record(by=by, action="stop-helping", kind="guest", ids=[guest_id])
