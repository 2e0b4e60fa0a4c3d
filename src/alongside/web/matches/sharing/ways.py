"""The ways to share help among several: from a need, from help with room left, from a list, from Today."""

from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.matches.queries import sharing as queries
from alongside.web.presenting import PRACTICE, address

ROOM, NEW = "/sharing/", "/sharing/new/"


def from_need(request: HttpRequest, need: Any) -> list[dict[str, Any]]:
    """Share scarce help among this need and others, as `web.actions.action` makes it."""
    viewer = request.viewer  # type: ignore[attr-defined]
    waits = need.standing == "open" and queries.asked_now(need)
    if not waits or not is_valid_path(NEW) or not queries.may_share(viewer):
        return []
    return [
        {"text": _("Share help among this and others"), "url": address(NEW, need=need.ref), "main": False}
    ]


def from_offer(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Share what room is left among several needs, as `web.actions.action` makes it."""
    viewer = request.viewer  # type: ignore[attr-defined]
    scarce = offer.standing == "open" and queries.room_of(offer) > 0
    if not scarce or not is_valid_path(NEW) or not queries.may_share(viewer):
        return []
    return [{"text": _("Share its room among several"), "url": address(NEW, offer=offer.ref), "main": False}]


def from_list(request: HttpRequest) -> str:
    """Where help is shared among what a list shows, for whoever may; else nothing."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if not is_valid_path(NEW) or not queries.may_share(viewer):
        return ""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("place", "q")}
    world = PRACTICE if request.GET.get("world") == PRACTICE else ""
    return address(NEW, **asked, world=world)


def from_today(viewer: Any, world: str) -> dict[str, str] | None:
    """One line of Today: how many wait with help that nobody has looked at."""
    if not is_valid_path(ROOM) or not queries.may_share(viewer):
        return None
    many = queries.waiting_to_share(viewer, world=world)
    said = ngettext(
        "Share help among several: one thing needed waits",
        "Share help among several: %(count)d things needed wait",
        many,
    )
    text = said % {"count": many} if many else _("Share help among several")
    return {"text": text, "url": NEW if many else ROOM}
