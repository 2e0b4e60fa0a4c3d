"""The ways to put in touch from a need's page and from an offer's."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.matches.queries import introductions as queries
from alongside.web.presenting import address

from .presenters import STATE

NEW = "/introductions/new/"
OVER = ("withdrawn", "ended")  # after these the two can be put in touch again


def from_need(request: HttpRequest, need: Any) -> list[dict[str, Any]]:
    """Offer something of one's own for a need that somebody else has."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if not is_valid_path(NEW) or not queries.could_help(viewer, need):
        return []
    return [{"text": _("Offer something of yours"), "url": address(NEW, need=need.ref), "main": False}]


def from_offer(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Ask to be put in touch, about a need of one's own or at one's places."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if not is_valid_path(NEW) or not queries.could_ask(viewer, offer):
        return []
    need = request.GET.get("need", "")
    return [{"text": _("Put in touch"), "url": address(NEW, offer=offer.ref, need=need), "main": True}]


def on_cards(request: HttpRequest, need: Any, groups: Iterable[dict[str, Any]]) -> None:
    """Give each possible help its way to be put in touch, where the viewer may ask for this need."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if not is_valid_path(NEW) or not queries.can_be_asked(viewer, need):
        return
    begun = queries.begun_for(viewer, need.pk)
    for group in groups:
        for answer in group["answers"] if group["key"] != "history" else ():
            found = begun.get(answer["pk"])
            if found is None or found.state in OVER:
                url = address(NEW, need=need.ref, offer=answer["ref"])
                way = {"kind": "touch", "text": _("Put in touch"), "url": url}
            else:
                state = {"state": STATE[found.state].lower()}
                text = _("Put in touch: %(state)s") % state
                way = {"kind": "touch", "text": text, "url": f"/introductions/{found.ref}/"}
            answer["ways"] = [*answer["ways"], way]
