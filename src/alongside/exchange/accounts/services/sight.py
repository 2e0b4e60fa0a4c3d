"""Write who may see a row. Call it in the transaction of the change that it belongs to."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ..access import Doer, open_circles
from ..models import Acting, Circle, Visibility


class SightRefused(Exception):
    """The row cannot be shared like this; the message says why and what to do."""


def set_sight(*, row: Any, visibility: str, circles: Iterable[str] = (), by: Doer) -> list[str]:
    """Say who may see a saved row that has its owner; return the names of the fields that changed.

    `circles`: the refs of the groups, where `visibility` is circle. Whoever shares with a group belongs to it
    and sees into it now, and it is of the row's world.
    Raises: SightRefused.
    """
    if visibility not in Visibility.values:
        raise SightRefused(_("Choose who may see this."))
    if visibility != Visibility.PUBLIC and row.owner_id is None:
        raise SightRefused(_("This belongs to nobody, so it can only be for everyone."))
    wanted = set(circles) if visibility == Visibility.CIRCLE else set()
    found = _theirs(by).filter(ref__in=wanted, world=row.world)
    ids = set(found.values_list("pk", flat=True))
    if visibility == Visibility.CIRCLE and (not wanted or len(ids) != len(wanted)):
        raise SightRefused(_("Choose a private group that you belong to."))
    changed = ["visibility"] if row.visibility != visibility else []
    if changed:
        row.visibility = visibility
        row.save(update_fields=["visibility", "changed_at"])
    if set(row.circles.values_list("pk", flat=True)) != ids:
        row.circles.set(ids)
        changed.append("circles")
    return changed


def _theirs(by: Doer) -> Any:
    """The circles that somebody belongs to and sees into."""
    parties = {by.acting_for_id} - {None}
    if by.user_id is not None:
        parties |= set(Acting.objects.filter(user=by.user_id).values_list("party_id", flat=True))
    belongs = Circle.members.through.objects.filter(party_id__in=parties).values("circle_id")
    return Circle.objects.filter(Q(pk__in=open_circles(parties, user_id=by.user_id)), pk__in=belongs)
