"""Ask the keepers of offers whether they still hold."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from alongside.exchange.audit.decisions import Allowed, Refused

from .. import notices, rules
from ..models import Offer


@transaction.atomic
def ask_keepers(*, now: datetime) -> int:
    """Ask each keeper about what they have not confirmed for long; return how many offers that was."""
    today = timezone.localdate(now)
    rows = Offer.objects.select_for_update().filter(
        standing="open", owner__isnull=False, withdrawn_at__isnull=True
    )
    due = [offer for offer in rows if isinstance(_may_ask(offer, today), Allowed)]
    notices.still_right(due)
    Offer.objects.filter(pk__in=[offer.pk for offer in due]).update(reminded_on=today)
    return len(due)


def _may_ask(offer: Offer, today: date) -> Allowed | Refused:
    said = offer.confirmed_on or timezone.localdate(offer.made_at)
    return rules.may_ask_keeper(offer.kind, confirmed_on=said, reminded_on=offer.reminded_on, today=today)
