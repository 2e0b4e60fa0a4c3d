"""Whose details a page is about: `/you/` is the user's own, `/yours/` the guest's who looks or is helped."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.queries import my_guest, myself
from alongside.web.accounts.who import oneself

YOU, YOURS = "you", "yours"


@dataclass(frozen=True, slots=True)
class Whose:
    """A person as the viewer of their own details, the one who acts, and where these pages lie."""

    viewer: Viewer
    doer: Doer
    person: Any
    room: str

    @property
    def practice(self) -> bool:
        """Whether it is somebody of the practice town."""
        return getattr(self.person, "world", "real") == "practice"


def whose(request: HttpRequest, room: str) -> Whose | HttpResponse:
    """The person, or the page on which a visitor says who they are."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if room == YOURS:
        guest = my_guest(viewer)
        if guest is None:
            return redirect(f"/come-back/?next={request.path}")
        own = Viewer(guest_id=guest.pk, parties=frozenset({guest.party_id}))
        return Whose(own, request.doer, guest, room)  # type: ignore[attr-defined]
    user = myself(viewer)
    if user is None:
        return redirect_to_login(request.path)
    return Whose(Viewer(user_id=user.pk, parties=viewer.parties), oneself(request), user, room)
