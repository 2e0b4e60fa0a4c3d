"""Ask those who look after needs whether they still hold."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from alongside.exchange.audit.decisions import Allowed, Refused

from .. import notices, rules
from ..models import Need

ASKED = (Need.Status.OPEN, Need.Status.CALLED)


@transaction.atomic
def ask_keepers(*, now: datetime) -> int:
    """Ask whoever raised a need long ago if it is still needed; return how many needs were asked about."""
    today = timezone.localdate(now)
    rows = Need.objects.select_for_update().filter(status__in=ASKED, standing="open", owner__isnull=False)
    due = [need for need in rows if isinstance(_may_ask(need, today), Allowed)]
    notices.still_needed(due)
    Need.objects.filter(pk__in=[need.pk for need in due]).update(reminded_on=today)
    return len(due)


def _may_ask(need: Need, today: date) -> Allowed | Refused:
    said = need.confirmed_on or timezone.localdate(need.made_at)
    asked = (today - need.reminded_on).days if need.reminded_on else None
    return rules.may_ask_keeper(days_since_check=(today - said).days, days_since_asked=asked)
