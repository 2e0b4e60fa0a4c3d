"""The one definition of who may see what.

Every viewer has a set of audiences; every row has a set of audiences; the row is visible
when the sets meet. The same tokens filter SQL here and the match index elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from .models import Circle, User, Visibility

EVERYONE = "public"
SIGNED_IN = "members"

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever is looking: signed in or not, the parties acted for, the circles those belong to."""

    user_id: int | None = None
    parties: frozenset[int] = frozenset()
    circles: frozenset[int] = frozenset()

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
    """Whoever does something: a user acting for a party, perhaps helped; or a named process."""

    user_id: int | None = None
    acting_for_id: int | None = None
    helper_id: int | None = None
    process: str = field(default="")

    def __post_init__(self) -> None:
        if (self.user_id is None) == (self.process == ""):
            raise ValueError("A doer is either a user or a named process: give exactly one.")


def viewer_for(user: User | Any | None) -> Viewer:
    """What somebody may see: nothing but public rows unless signed in and active."""
    if user is None or not getattr(user, "is_authenticated", False) or not user.is_active:
        return VISITOR
    parties = frozenset(user.actings.values_list("party_id", flat=True))
    circles = frozenset(Circle.objects.filter(members__in=parties).values_list("pk", flat=True))
    return Viewer(user_id=user.pk, parties=parties, circles=circles)


def doer_for(viewer: Viewer) -> Doer | None:
    """Whoever is signed in, acting for the first of the parties; nobody where nobody is signed in."""
    if viewer.user_id is None:
        return None
    return Doer(user_id=viewer.user_id, acting_for_id=min(viewer.parties, default=None))


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
