"""Read who somebody is here, in what part, and who is there for a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .access import Viewer
from .models import Acting, Guest, Helping, Role, User


@dataclass(frozen=True, slots=True)
class Part:
    """For whom somebody acts, in what part, and for which place."""

    party_id: int
    role: str
    place_name: str
    place_id: int | None = None


def myself(viewer: Viewer) -> User | None:
    """The user who looks, if signed in."""
    return User.objects.filter(pk=viewer.user_id).first() if viewer.user_id is not None else None


def my_guest(viewer: Viewer) -> Guest | None:
    """The guest who looks, or whom the viewer helps."""
    return Guest.objects.filter(pk=viewer.guest_id).first() if viewer.guest_id is not None else None


def present_guest(user: Any, guest_id: int) -> Guest | None:
    """The guest of a session; for somebody signed in only while they have that person's permission."""
    if getattr(user, "is_authenticated", False) and not helps(user.pk, guest_id):
        return None
    return Guest.objects.filter(pk=guest_id).first()


def guest_by_number(number: str) -> Guest | None:
    """The guest with this reference number, for the door that then asks for a code."""
    return Guest.objects.filter(number=number.strip().lower()).first()


def helps(user_id: int, guest_id: int) -> bool:
    """Whether this user has that person's permission to help."""
    return Helping.objects.filter(helper=user_id, guest=guest_id, ended_at=None).exists()


def parts_of(viewer: Viewer) -> list[Part]:
    """For whom the viewer acts, the first one first."""
    if viewer.user_id is None:
        return []
    rows = Acting.objects.filter(user_id=viewer.user_id).select_related("place").order_by("party_id", "pk")
    return [Part(row.party_id, row.role, row.place.name if row.place else "", row.place_id) for row in rows]


def roles_of(viewer: Viewer) -> frozenset[str]:
    """In what parts the viewer acts, for whomever."""
    if viewer.user_id is None:
        return frozenset()
    found = set(Acting.objects.filter(user_id=viewer.user_id).values_list("role", flat=True))
    if User.objects.filter(pk=viewer.user_id, is_superuser=True).exists():
        found.add(Role.ADMIN)
    return frozenset(found)


def brokered_places(viewer: Viewer) -> frozenset[int]:
    """The places whose connector the viewer is; what lies inside them is theirs too."""
    if viewer.user_id is None:
        return frozenset()
    rows = Acting.objects.filter(user_id=viewer.user_id, role=Role.BROKER, place__isnull=False)
    return frozenset(rows.values_list("place_id", flat=True))


def brokers_at(place_ids: Iterable[int]) -> list[int]:
    """The users who are connectors for any of these places (a place and what it lies in)."""
    rows = Acting.objects.filter(role=Role.BROKER, place__in=set(place_ids), user__is_active=True)
    return sorted(set(rows.values_list("user_id", flat=True)))


def users_in_role(role: str) -> list[int]:
    """The active users who act in this part, for whomever."""
    found = set(Acting.objects.filter(role=role, user__is_active=True).values_list("user_id", flat=True))
    if role == Role.ADMIN:
        found |= set(User.objects.filter(is_superuser=True, is_active=True).values_list("pk", flat=True))
    return sorted(found)


def users_of(party_ids: Iterable[int]) -> list[int]:
    """The active users who act for any of these parties."""
    rows = Acting.objects.filter(party__in=set(party_ids), user__is_active=True)
    return sorted(set(rows.values_list("user_id", flat=True)))


def guests_of(party_ids: Iterable[int]) -> list[int]:
    """The guests whose own party is one of these."""
    return sorted(Guest.objects.filter(party__in=set(party_ids)).values_list("pk", flat=True))


def is_known(email: str) -> bool:
    """Whether somebody has an account under this address; for the operator, never for a page."""
    return User.objects.filter(email=email).exists()
