"""What needs keep of people. An organisation's needs are its own and stay when somebody leaves it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Visibility
from alongside.exchange.accounts.personal import (
    DELETED,
    Basis,
    Kept,
    Record,
    Somebody,
    before_erasing,
    keeps,
    open_matters,
)
from alongside.exchange.audit.services import By

from .models import Need

OPEN = (Need.Status.DRAFT, Need.Status.OPEN, Need.Status.CALLED, Need.Status.ANSWERED)

keeps(
    Record(
        "needs.Need",
        what=lazy("What you said is needed, in your own name"),
        purpose=lazy("To find help for it"),
        basis=Basis.CONSENT,
        of=("owner",),
        blanked=("title", "statement", "who_affected", "how_many", "wanted", "tried", "source", "note"),
    ),
    Record(
        "needs.Note",
        what=lazy("What happened about what you asked for"),
        purpose=lazy("To show what came of it"),
        basis=Basis.CONSENT,
        of=("need__owner",),
        blanked=("text",),
    ),
    Record(
        "needs.Joined",
        what=lazy("That you need the same as somebody else"),
        purpose=lazy("To count how many need it, and to tell you when it is met"),
        basis=Basis.CONSENT,
        of=("party",),
    ),
    Record(
        "needs.Draft",
        what=lazy("A form that you began and did not send"),
        purpose=lazy("To let you go on where you stopped"),
        basis=Basis.CONTRACT,
        kept=Kept(3, "changed_at"),
        of=("party",),
        deleted=("party", "answers"),
    ),
)


@open_matters
def _open() -> QuerySet:
    """Whoever still needs something."""
    return Need.objects.filter(status__in=OPEN, owner__isnull=False).values("owner_id")


@before_erasing
def _close(who: Somebody, by: By) -> None:
    """A person's needs are closed and seen by nobody; what came of them is still counted."""
    own = Need.objects.filter(owner__in=who.parties)
    own.filter(status__in=OPEN).update(status=Need.Status.CLOSED, closed_reason=DELETED)
    own.update(visibility=Visibility.PRIVATE)
