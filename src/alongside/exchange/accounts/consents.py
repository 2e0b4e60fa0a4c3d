"""Read what people agreed to, and what they can be asked to agree to."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from .access import Viewer
from .models import Consent


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that anybody may agree to or not, on their own page: a purpose and its very words."""

    purpose: str
    words: Any


WISHES = (
    Wish("ask-how-it-went", lazy("You may ask me later how it went, to learn what helps.")),
    Wish("quote", lazy("You may quote my words without my name, to show what is needed here.")),
    Wish("research", lazy("Researchers whom you know may ask me to take part. I can still say no.")),
)


def consents_of(viewer: Viewer) -> list[Consent]:
    """All that the viewer, or the guest who looks or is helped, ever agreed to here, newest first."""
    return list(Consent.objects.filter(**_whose(viewer)).select_related("helper")) if _whose(viewer) else []


def _whose(viewer: Viewer) -> dict[str, int]:
    """The guest before the user: whoever helps a guest reads what that person agreed to."""
    if viewer.guest_id is not None:
        return {"guest_id": viewer.guest_id}
    return {"user_id": viewer.user_id} if viewer.user_id is not None else {}
