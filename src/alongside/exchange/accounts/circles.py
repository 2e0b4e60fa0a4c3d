"""Read circles: one's own, what one has still to sign, who belongs, and whom a row is shared with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from .access import Viewer
from .models import Acceptance, Acting, BreakGlass, Circle, Guest, Role, Signature, Terms, Visibility

Row = TypeVar("Row", bound=Model)
SPEAKS = (Role.EDITOR, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Sight:
    """How somebody stands to one circle.

    `parties`: those of the viewer that belong to it. `speaks`: those of them for which the viewer may sign.
    """

    circle: Circle
    parties: frozenset[int]
    speaks: frozenset[int]
    is_open: bool
    terms: Terms | None
    signed: bool
    accepted: bool
    opened_until: datetime | None  # when the viewer broke the glass

    @property
    def hosts(self) -> bool:
        """Whether the viewer may say who belongs to it, and on what terms."""
        return self.circle.host_id in self.speaks


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: for which party, of which version, by what office, when."""

    party_id: int
    version: int
    authority: str
    at: datetime


def circles_for(viewer: Viewer) -> QuerySet[Circle]:
    """The circles that the viewer belongs to, whether or not their terms are signed."""
    rows = Circle.objects.filter(pk__in=_memberships(_own(viewer)), closed_at=None)
    return rows.order_by("name", "pk")


def choosable(viewer: Viewer, *, world: str) -> list[Circle]:
    """The circles that the viewer may share something with: belongs to and sees into."""
    return list(circles_for(viewer).filter(pk__in=viewer.circles, world=world))


def sight_of(viewer: Viewer, ref: str) -> Sight | None:
    """How the viewer stands to a circle; None where it is not theirs, as where there is none."""
    circle = Circle.objects.filter(ref=ref, closed_at=None).first()
    if circle is None:
        return None
    mine = frozenset(circle.members.filter(pk__in=_own(viewer)).values_list("pk", flat=True))
    is_open = circle.pk in viewer.circles
    if not mine and not is_open:
        return None
    terms = circle.terms.first()
    speaks = speaks_for(viewer.user_id, mine)
    return Sight(
        circle=circle,
        parties=mine,
        speaks=speaks,
        is_open=is_open,
        terms=terms,
        signed=terms is not None and Signature.objects.filter(terms=terms, party__in=mine).exists(),
        accepted=terms is not None
        and Acceptance.objects.filter(terms=terms, user_id=viewer.user_id or 0).exists(),
        opened_until=None if mine else _opened_until(circle, viewer),
    )


def exists(ref: str) -> bool:
    """Whether there is such a circle; only for an administrator who has its reference."""
    return Circle.objects.filter(ref=ref, closed_at=None).exists()


def speaks_for(user_id: int | None, parties: Iterable[int]) -> frozenset[int]:
    """For which of these parties a user may sign: as editor or administrator, or where nobody else acts."""
    if user_id is None:
        return frozenset()
    rows = Acting.objects.filter(party__in=set(parties)).values_list("party_id", "user_id", "role")
    found: dict[int, set[int]] = {}
    named = set()
    for party, user, role in rows:
        found.setdefault(party, set()).add(user)
        if user == user_id and role in SPEAKS:
            named.add(party)
    return frozenset(party for party, users in found.items() if users == {user_id}) | frozenset(named)


def members_of(sight: Sight) -> list[int]:
    """The parties that belong to a circle that the viewer sees into, the host first."""
    if not sight.is_open:
        return []
    found = sorted(sight.circle.members.values_list("pk", flat=True))
    return sorted(found, key=lambda party: party != sight.circle.host_id)


def guest_names(sight: Sight) -> dict[int, str]:
    """The names of those members who have no account, by party."""
    rows = Guest.objects.filter(party__in=members_of(sight))
    return dict(rows.values_list("party_id", "name"))


def signatures(sight: Sight) -> list[Signed]:
    """Who signed which version, newest version first."""
    if not sight.is_open:
        return []
    rows = Signature.objects.filter(terms__circle=sight.circle).order_by("-terms__version", "signed_at", "pk")
    found = rows.values_list("party_id", "terms__version", "authority", "signed_at")
    return [Signed(*row) for row in found]


def openings(sight: Sight) -> list[BreakGlass]:
    """When administrators looked in, newest first, with their reasons."""
    if not sight.is_open:
        return []
    return list(sight.circle.broken.select_related("user").order_by("-at"))


def shared_with(rows: QuerySet[Row], circle: Circle) -> QuerySet[Row]:
    """Those of the rows that are inside this circle. `rows` are already what the viewer may see."""
    through: Any = rows.model.circles.through  # type: ignore[attr-defined]
    inside = through.objects.filter(circle=circle).values(f"{rows.model._meta.model_name}_id")
    return rows.filter(visibility=Visibility.CIRCLE, pk__in=inside)


def groups_of(viewer: Viewer, row: Any) -> list[Circle]:
    """The circles that a row is shared with and the viewer may know of, by name."""
    if row.visibility != Visibility.CIRCLE:
        return []
    known = Q(pk__in=viewer.circles) | Q(pk__in=_memberships(_own(viewer)), closed_at=None)
    return list(row.circles.filter(known).order_by("name", "pk"))


def _own(viewer: Viewer) -> frozenset[int]:
    """The parties that the viewer looks for; whoever helps a guest is not in that guest's circles."""
    if viewer.user_id is None or viewer.guest_id is None:
        return viewer.parties
    return viewer.parties - set(Guest.objects.filter(pk=viewer.guest_id).values_list("party_id", flat=True))


def _memberships(parties: Iterable[int]) -> QuerySet[Any]:
    return Circle.members.through.objects.filter(party_id__in=set(parties)).values("circle_id")


def _opened_until(circle: Circle, viewer: Viewer) -> datetime | None:
    now = timezone.now()
    rows = BreakGlass.objects.filter(circle=circle, user_id=viewer.user_id or 0, until__gt=now)
    return rows.order_by("-until").values_list("until", flat=True).first()


def invited_to(ref: str) -> Circle | None:
    """The circle that an invitation leads to, while it is open; only for whoever holds the link."""
    return Circle.objects.filter(ref=ref, closed_at=None).first()
