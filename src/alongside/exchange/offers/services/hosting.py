"""Write that a host organisation stands behind help that could do harm, and what it checked."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting
from alongside.exchange.accounts.queries import guests_of, users_of
from alongside.exchange.accounts.services import tell
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor

from ..models import Offer
from ..queries import HOSTS
from .posting import OfferRefused


@transaction.atomic
def record_check(*, offer_id: int, checked: str, on: date, by: Doer) -> Offer:
    """Make the organisation that `by` acts for the host of an offer, with what it checked and on which day.

    Whoever calls made sure that they see the offer. Its owner is told.
    Raises: OfferRefused where they do not look after an organisation of its world, another one hosts it
    already, or the check is not said or lies in the future.
    """
    offer = Offer.objects.select_for_update().get(pk=offer_id)
    host = Actor.objects.filter(party=by.acting_for_id, world=offer.world, nature="organisation").first()
    acts = Acting.objects.filter(user=by.user_id, party=by.acting_for_id, role__in=HOSTS).exists()
    if host is None or by.user_id is None or not acts:
        raise OfferRefused("A check is recorded by somebody who looks after an organisation here.")
    if offer.host_id not in (None, host.pk):
        raise OfferRefused("Another organisation hosts this already.")
    if not checked.strip() or on > timezone.localdate():
        raise OfferRefused("Say what was checked, and on which day.")
    offer.host, offer.host_check, offer.host_checked_on = host, checked.strip()[:200], on
    offer.save(update_fields=["host", "host_check", "host_checked_on", "changed_at"])
    record(by=by, action="host", kind="offer", ids=[offer.pk])
    if offer.owner_id not in (None, by.acting_for_id):
        tell(
            kind="offer",
            title=_("%(name)s now hosts what you offer") % {"name": host.name},
            text=offer.title,
            url=f"/offers/{offer.ref}/",
            user_ids=users_of([offer.owner_id]),
            guest_ids=guests_of([offer.owner_id]),
            world=offer.world,
        )
    return offer
