"""The one definition of who may see what.

Every viewer has a set of audiences; every row has a set of audiences; the row is visible
when the sets meet. The same tokens filter SQL here and the match index elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from .models import BreakGlass, Circle, Guest, Signature, Terms, User, Visibility

EVERYONE = "public"
SIGNED_IN = "members"

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever is looking: signed in, a guest or neither, with parties acted for and circles."""

    user_id: int | None = None
    parties: frozenset[int] = frozenset()
    circles: frozenset[int] = frozenset()
    guest_id: int | None = None

    @property
    def audiences(self) -> frozenset[str]:
        """The tokens by which this viewer may see a row."""
        signed = {SIGNED_IN} if self.user_id is not None else set()
        circles = {f"circle:{circle}" for circle in self.circles}
        parties = {f"party:{party}" for party in self.parties}
        return frozenset({EVERYONE} | signed | circles | parties)


VISITOR = Viewer()


@dataclass(frozen=True, slots=True)
class Doer:
    """Whoever does something: a user or a guest acting for a party, perhaps helped; or a named process.

    `helper_id`: the user who does it for the guest, with that person's permission.
    """

    user_id: int | None = None
    acting_for_id: int | None = None
    helper_id: int | None = None
    process: str = field(default="")
    guest_id: int | None = None

    def __post_init__(self) -> None:
        if [self.user_id is None, self.guest_id is None, self.process == ""].count(False) != 1:
            raise ValueError("A doer is a user, a guest or a named process: give exactly one.")


def viewer_for(user: User | Any | None, guest: Guest | None = None) -> Viewer:
    """What somebody may see: nothing but public rows unless signed in and active, or a known guest.

    A user who is helping a guest sees what that guest owns as well.
    """
    guest_id = guest.pk if guest is not None else None
    own = frozenset({guest.party_id}) if guest is not None else frozenset()
    if user is None or not getattr(user, "is_authenticated", False) or not user.is_active:
        return Viewer(guest_id=guest_id, parties=own, circles=open_circles(own)) if own else VISITOR
    parties = frozenset(user.actings.values_list("party_id", flat=True))
    circles = open_circles(parties, user_id=user.pk)
    return Viewer(user_id=user.pk, guest_id=guest_id, parties=parties | own, circles=circles)


def open_circles(parties: Iterable[int], *, user_id: int | None = None) -> frozenset[int]:
    """The circles that a reader who acts for these parties sees into.

    A circle without terms is open to its members. One with terms is open while the newest of them are
    signed for the member and accepted by the reader. An administrator who broke the glass sees in for a time.
    """
    mine = Q(pk__in=Circle.members.through.objects.filter(party_id__in=set(parties)).values("circle_id"))
    opened = mine & Q(terms=None)
    if user_id is not None:
        newest = Terms.objects.filter(circle=OuterRef("terms__circle")).order_by("-version").values("pk")[:1]
        signed = Signature.objects.filter(
            terms=Subquery(newest),
            terms__acceptances__user=user_id,
            party__in=set(parties),
            party__circles=F("terms__circle"),
        )
        broken = BreakGlass.objects.filter(user=user_id, until__gt=timezone.now())
        opened |= Q(pk__in=signed.values("terms__circle")) | Q(pk__in=broken.values("circle"))
    return frozenset(Circle.objects.filter(opened, closed_at=None).values_list("pk", flat=True))


def doer_for(viewer: Viewer, acting_for: int | None = None) -> Doer | None:
    """Whoever is signed in or a guest, acting for the party chosen or else the first; nobody for a visitor.

    A user with a guest is that guest's helper: what is done is the guest's, and says who helped.
    """
    party = acting_for if acting_for in viewer.parties else min(viewer.parties, default=None)
    if viewer.guest_id is not None:
        own = Guest.objects.values_list("party_id", flat=True).get(pk=viewer.guest_id)
        return Doer(guest_id=viewer.guest_id, acting_for_id=own, helper_id=viewer.user_id)
    return Doer(user_id=viewer.user_id, acting_for_id=party) if viewer.user_id is not None else None


def row_audiences(*, visibility: str, owner_id: int | None, circle_ids: Iterable[int]) -> frozenset[str]:
    """The tokens of one row. Its owner always sees it."""
    own = {f"party:{owner_id}"} if owner_id is not None else set()
    if visibility == Visibility.PUBLIC:
        return frozenset({EVERYONE} | own)
    if visibility == Visibility.MEMBERS:
        return frozenset({SIGNED_IN} | own)
    if visibility == Visibility.CIRCLE:
        return frozenset({f"circle:{circle}" for circle in circle_ids} | own)
    return frozenset(own)


def seen(viewer: Viewer, model: type[Model], prefix: str = "") -> Q:
    """The same rule as a database condition, for a model or, with `prefix`, for what it points to."""
    rule = Q(**{f"{prefix}visibility": Visibility.PUBLIC})
    if viewer.user_id is not None:
        rule |= Q(**{f"{prefix}visibility": Visibility.MEMBERS})
    if viewer.circles:
        through: Any = model.circles.through  # type: ignore[attr-defined]
        column = f"{model._meta.model_name}_id"
        shared = through.objects.filter(circle_id__in=viewer.circles).values(column)
        rule |= Q(**{f"{prefix}visibility": Visibility.CIRCLE, f"{prefix}pk__in": shared})
    if viewer.parties:
        rule |= Q(**{f"{prefix}owner_id__in": viewer.parties})
    return rule


def visible(viewer: Viewer, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Keep only the rows that the viewer may see."""
    return rows.filter(seen(viewer, rows.model))
