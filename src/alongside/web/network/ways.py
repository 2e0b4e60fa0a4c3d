"""The ways into the network from other pages, and from it to putting two in touch."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from alongside.exchange.accounts.queries import brokered_places
from alongside.web.presenting import PRACTICE, address


def room(world: str = "", **asked: object) -> str:
    """The address of the network, empty where the room is closed."""
    try:
        path = reverse("network")
    except NoReverseMatch:
        return ""
    return address(path, **asked, world=PRACTICE if world == PRACTICE else "")


def between(one: Any, other: Any, why: str) -> str:
    """Where two organisations are put in touch; empty where this exchange has no such page."""
    try:
        path = reverse("introduction-between")
    except NoReverseMatch:
        return ""
    return address(path, a=one.ref, b=other.ref, why=why)


def from_actor(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    """See whom an organisation works with, and those around it."""
    url = room(focus=actor.ref)
    return [{"text": _("See who they work with"), "url": url, "main": False}] if url else []


def from_today(viewer: Any, world: str) -> dict[str, str] | None:
    """A line of Today for a connector: whom to put in touch."""
    url = room(world)
    if not url or not brokered_places(viewer):
        return None
    return {"text": _("Who works with whom, and whom to put in touch"), "url": url}
