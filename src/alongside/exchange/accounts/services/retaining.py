"""Erase what was kept long enough: the periods stand in the one registry, `personal`."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from alongside.exchange.audit.services import announce, record

from .. import personal
from ..access import Doer
from ..models import Guest, Party
from ..personal import DELETED, MONTH, Record
from .erasing import KINDS, blank, erase_person

PROCESS = Doer(process="retention")
GUEST_MONTHS = 12  # after a guest was last here, if nothing is under way
AT_ONCE = 500


def keep_no_longer(*, now: datetime) -> dict[str, int]:
    """Erase or empty the rows whose time is over; return how many, by model.

    Then: one audit entry for each kind of row.
    """
    done = {one.model: _over(one, now) for one in personal.records() if one.kept.months is not None}
    done["accounts.Guest"] = _leave(now)
    return {model: count for model, count in done.items() if count}


@transaction.atomic
def _over(one: Record, now: datetime) -> int:
    rows = one.table._base_manager.filter(one.kept.over(now))
    if not one.goes:
        rows = rows.filter(_says_something(one))
    ids = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    if not ids:
        return 0
    kind = one.table._meta.model_name or ""
    chosen = one.table._base_manager.filter(pk__in=ids)
    if one.goes:
        chosen.delete()
    else:
        blank(one, chosen)
        if links := _links(one):
            chosen.update(**dict.fromkeys(links))
    record(by=PROCESS, action="expire", kind=kind, ids=[str(pk) for pk in ids])
    if kind in KINDS:
        announce(kind=kind, ids=ids)
    return len(ids)


def _says_something(one: Record) -> Q:
    """Rows that are not empty yet: a word is left, or somebody is still named."""
    left = Q(pk__in=[])
    for name in one.blanked:
        field = one.table._meta.get_field(name)
        left |= (
            ~Q(**{f"{name}__in": ["", DELETED]}) if field.get_internal_type() != "JSONField" else Q(pk__in=[])
        )
    for path in _links(one):
        left |= Q(**{f"{path}__isnull": False})
    return left


def _links(one: Record) -> list[str]:
    """The fields that join a row to a person and can be taken out of it."""
    fields = [one.table._meta.get_field(path) for path in one.own_links]
    return [field.name for field in fields if field.null and field.related_model is not Party]


def _leave(now: datetime) -> int:
    """Erase guests who were not here for long and with whom nothing is under way."""
    long_ago = now - timedelta(days=GUEST_MONTHS * MONTH)
    gone = Guest.objects.filter(Q(seen_at__lt=long_ago) | Q(seen_at=None, made_at__lt=long_ago))
    gone = gone.exclude(personal.guests_with_open_matters())
    found = list(gone.values_list("pk", flat=True)[:AT_ONCE])
    for pk in found:
        erase_person(guest_id=pk, by=PROCESS)
    return len(found)
