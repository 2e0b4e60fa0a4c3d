"""The ways to all our projects: from a place, from an organisation, from Today."""

from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.analyses import portfolios_pace as analyses
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.web.presenting import address

from . import doors


def from_place(viewer: Any, place: Any) -> dict[str, str] | None:
    """The projects of a place, where some are shown, or where the viewer can put some together."""
    if not is_valid_path(doors.ROOM):
        return None
    own = viewer.user_id is not None and viewer.guest_id is None and viewer.parties
    if not own and not queries.portfolios_for(viewer, world=place.world, place_id=place.pk).exists():
        return None
    return {"text": _("See all projects here"), "url": address(doors.ROOM, place=place.ref)}


def from_actor(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    """The projects of an organisation; for whoever acts for it, also where it has none yet."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if not is_valid_path(doors.ROOM) or actor.party_id is None:
        return []
    found = list(queries.portfolios_for(viewer, world=actor.world, owner_id=actor.party_id)[:2])
    mine = viewer.user_id is not None and viewer.guest_id is None and actor.party_id in viewer.parties
    if not found:
        url = "/portfolios/new/"
        return [{"text": _("Put projects together"), "url": url, "main": False}] if mine else []
    url = doors.url_of(found[0]) if len(found) == 1 else doors.room(actor.world)
    return [{"text": _("See all their projects"), "url": url, "main": False}]


def from_today(viewer: Any, world: str) -> dict[str, str] | None:
    """One line of Today for whoever keeps a portfolio: how many projects have got stuck."""
    if not is_valid_path(doors.ROOM):
        return None
    rows = list(queries.own_portfolios(viewer, world=world))
    if not rows:
        return None
    held = {one.offer.pk: one for one in queries.held_in(viewer, rows)}
    paces = analyses.paces(viewer, list(held.values()), world=world, ahead=False)
    many = sum(one.stalled for one in paces.values())
    url = f"{doors.url_of(rows[0])}{'stalls/' if many else ''}" if len(rows) == 1 else doors.room(world)
    if not many:
        return {"text": _("All our projects"), "url": url}
    said = ngettext(
        "All our projects: %(num)d has been where it is for unusually long",
        "All our projects: %(num)d have been where they are for unusually long",
        many,
    )
    return {"text": said % {"num": many}, "url": url}
