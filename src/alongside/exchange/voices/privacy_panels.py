"""What panels keep of people. What a draw needs to be replayed holds numbers only, and stays."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.personal import (
    Basis,
    Record,
    Somebody,
    before_erasing,
    keeps,
    open_matters,
)
from alongside.exchange.audit.services import By

from . import panel_rules as rules
from .models import Participant, Registration, Seat

PART = "contribution__participant"
OWN = (f"{PART}__guest", f"{PART}__user")

keeps(
    Record(
        "voices.Payment",
        what=lazy("What you were paid as one of those picked by lot"),
        purpose=lazy("To show you and the auditors what was paid"),
        basis=Basis.LEGAL,
        of=tuple(f"seat__registration__{path}" for path in OWN),
        linked=("user",),
        blanked=("words",),
    ),
    Record(
        "voices.Seat",
        what=lazy("That you were picked by lot, and what you said"),
        purpose=lazy("To fill the seats"),
        basis=Basis.CONSENT,
        of=tuple(f"registration__{path}" for path in OWN),
        blanked=("name", "reason"),
        unlinked=("registration",),
    ),
    Record(
        "voices.Trait",
        what=lazy("What you said about yourself, so that those picked by lot mirror the area"),
        purpose=lazy("To pick people who mirror the area"),
        basis=Basis.CONSENT,
        of=tuple(f"registration__{path}" for path in OWN),
        deleted=("registration", "category", "feature"),
    ),
    Record(
        "voices.Registration",
        what=lazy("That you could be picked by lot, and what you need to take part"),
        purpose=lazy("To pick people by lot, and to make it possible to take part"),
        basis=Basis.CONSENT,
        of=OWN,
        deleted=("contribution", "household", "access", "skills"),
    ),
    Record(
        "voices.PanelQuestion",
        what=lazy("What you asked those picked by lot, or somebody they heard"),
        purpose=lazy("To answer it for everybody"),
        basis=Basis.CONSENT,
        of=OWN,
        blanked=("words",),
    ),
    Record(
        "voices.Draw",
        what=lazy("That you held a draw"),
        purpose=lazy("To show who held it"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
)


@open_matters
def _in_a_panel() -> QuerySet:
    """Guests who may be drawn, or have a seat, in what is not over."""
    rows = Registration.objects.filter(withdrawn_at=None).exclude(
        panel__ask__state__in=("answered", "withdrawn")
    )
    guests = Guest.objects.filter(pk__in=rows.values(f"{PART}__guest"))
    return guests.values("party_id")


@before_erasing
def _leave_seats(who: Somebody, by: By) -> None:
    """A person who goes has no seat any more, so that somebody else can be drawn."""
    own = {"guest": who.guest_id} if who.guest_id is not None else {"user": who.user_id}
    parts = Participant.objects.filter(**own)
    held = Seat.objects.filter(registration__contribution__participant__in=parts, state__in=rules.HOLDS)
    held.update(state=Seat.State.DROPPED, ended_at=timezone.now(), name="")
