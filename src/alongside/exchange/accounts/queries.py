"""Read who somebody is here: only of oneself."""

from dataclasses import dataclass

from .access import Viewer
from .models import Acting, User


@dataclass(frozen=True, slots=True)
class Part:
    """For whom somebody acts, in what part, and for which place."""

    party_id: int
    role: str
    place_name: str


def myself(viewer: Viewer) -> User | None:
    """The user who looks, if signed in."""
    return User.objects.filter(pk=viewer.user_id).first() if viewer.user_id is not None else None


def parts_of(viewer: Viewer) -> list[Part]:
    """For whom the viewer acts, the first one first."""
    rows = Acting.objects.filter(user_id=viewer.user_id).select_related("place").order_by("party_id", "pk")
    return [Part(row.party_id, row.role, row.place.name if row.place else "") for row in rows]


def is_known(email: str) -> bool:
    """Whether somebody has an account under this address; for the operator, never for a page."""
    return User.objects.filter(email=email).exists()
