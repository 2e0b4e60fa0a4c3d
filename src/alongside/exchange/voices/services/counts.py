"""Bring counts of voices from elsewhere, and delete them again."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import World
from alongside.exchange.audit.services import record
from alongside.exchange.places.models import Place

from ..counts_rules import MOST_SHEETS
from ..models import CountSheet
from ..notices_counts import CountsRefused


@dataclass(frozen=True, slots=True)
class Brought:
    """What was kept, and the codes that are not known here."""

    sheet: CountSheet
    unknown: tuple[str, ...]


@transaction.atomic
def bring(*, title: str, counts: Mapping[str, int], by: Doer, world: str = World.REAL) -> Brought:
    """Keep how many people spoke in each area, by official code or the source's id, for whoever brings it.

    Raises: CountsRefused.
    """
    if by.user_id is None:
        raise CountsRefused("no-user")
    if not title.strip():
        raise CountsRefused("no-title", "title")
    if not counts:
        raise CountsRefused("no-rows")
    if CountSheet.objects.filter(user_id=by.user_id).count() >= MOST_SHEETS:
        raise CountsRefused("too-many")
    known = _known(world)
    held = {known[code]: number for code, number in counts.items() if code in known}
    if not held:
        raise CountsRefused("unknown")
    made = CountSheet.objects.create(user_id=by.user_id, title=title.strip()[:120], world=world, counts=held)
    record(by=by, action="bring", kind="countsheet", ids=[made.pk], detail={"areas": len(held)})
    return Brought(made, tuple(code for code in counts if code not in known))


def _known(world: str) -> dict[str, str]:
    """The source's id of each place that still is, by its code and by itself, in capitals."""
    found: dict[str, str] = {}
    rows = Place.objects.filter(world=world, valid_to=None).order_by("pk")
    for key, code in rows.values_list("source_id", "code").iterator():
        found.setdefault(key.upper(), key)
        if code:
            found[code.upper()] = key
    return found


@transaction.atomic
def drop(*, ref: str, by: Doer) -> None:
    """Delete counts that the doer brought. Raises: CountSheet.DoesNotExist for those of anybody else."""
    found = CountSheet.objects.select_for_update().get(ref=ref, user_id=by.user_id or 0)
    record(by=by, action="drop", kind="countsheet", ids=[found.pk])
    found.delete()
