"""What offers keep of people. An organisation's offers are its own and stay when somebody leaves it."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Standing, Visibility
from alongside.exchange.accounts.personal import Basis, Record, Somebody, before_erasing, keeps, open_matters
from alongside.exchange.audit.services import By

from .models import Offer

keeps(
    Record(
        "offers.Offer",
        what=lazy("What you offer in your own name, and how to reach you"),
        purpose=lazy("To let those whom it may help find it"),
        basis=Basis.CONSENT,
        of=("owner",),
        blanked=(
            *("title", "summary", "audience", "contact", "website", "wont_do", "in_return", "days"),
            *("host_check", "source", "note", "lat", "lon", "point_basis"),
        ),
        unlinked=("place",),
    ),
)


@open_matters
def _open() -> QuerySet:
    """Whoever still offers something."""
    return Offer.objects.filter(withdrawn_at=None, standing=Standing.OPEN, owner__isnull=False).values(
        "owner_id"
    )


@before_erasing
def _withdraw(who: Somebody, by: By) -> None:
    """A person's offers are taken back and seen by nobody."""
    own = Offer.objects.filter(owner__in=who.parties)
    own.update(visibility=Visibility.PRIVATE)
    own.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
