"""Read who somebody is here, in what part, and who is there for a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils import timezone

from . import rules
from .access import Viewer
from .backends import DEMO_SECRET
from .models import Acting, Guest, Helping, Role, Token, User


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


def roles_at(viewer: Viewer, party_id: int) -> frozenset[str]:
    """In what parts the viewer acts for one party; an administrator is one everywhere."""
    rows = Acting.objects.filter(user_id=viewer.user_id, party_id=party_id)
    return frozenset(rows.values_list("role", flat=True)) | (roles_of(viewer) & {Role.ADMIN.value})


def people_of(party_id: int) -> list[Acting]:
    """Who acts for a party, by name; for those who act for it too."""
    rows = Acting.objects.filter(party=party_id, user__is_active=True).select_related("user", "place")
    return list(rows.order_by("user__name", "user__email", "pk"))


def helped_by(viewer: Viewer) -> list[Helping]:
    """Whom the viewer helps here with their permission, the newest first."""
    if viewer.user_id is None:
        return []
    rows = Helping.objects.filter(helper=viewer.user_id, ended_at=None)
    return list(rows.select_related("guest").order_by("-pk"))


def sessions_of(user_id: int) -> list[UserSession]:
    """Where somebody is signed in, the newest first."""
    return sorted(
        UserSession.objects.purge_and_list(User(pk=user_id)), key=lambda row: row.created_at, reverse=True
    )


def keys_of(user_id: int) -> list[Token]:
    """The keys of somebody that still work, the newest first."""
    rows = Token.objects.filter(user=user_id, ended_at=None, expires_at__gt=timezone.now())
    return list(rows)


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


def lacks_second_factor(user_id: int) -> bool:
    """Whether somebody must have a second factor and has none."""
    roles = roles_of(Viewer(user_id=user_id))
    return rules.needs_second_factor(roles) and not factors_of(user_id)


def factors_of(user_id: int) -> list[Authenticator]:
    """The second factors of somebody, the oldest first; spare codes are none of their own."""
    rows = Authenticator.objects.filter(user=user_id).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return list(rows.order_by("created_at"))


def demo_factor(user_id: int) -> Authenticator | None:
    """The second factor that the demo gave somebody."""
    return next((one for one in factors_of(user_id) if one.data.get("secret") == DEMO_SECRET), None)


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
