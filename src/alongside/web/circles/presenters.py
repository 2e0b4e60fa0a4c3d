"""What the pages of private groups show."""

from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from alongside.exchange.accounts import circles
from alongside.exchange.accounts.circles import Sight
from alongside.exchange.directory.queries.actors import actors_for
from alongside.exchange.directory.queries.parties import actors_of_parties
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.queries import offers_for
from alongside.web.components.formats import long_date
from alongside.web.listing import Part
from alongside.web.presenting import PRACTICE, open_page
from alongside.web.shapes import ACTORS, NEEDS, OFFERS


def item(circle: Any, viewer: Any) -> dict[str, str]:
    """A group in the list of one's own."""
    closed = circle.pk not in viewer.circles
    return {
        "title": circle.name,
        "url": f"/circles/{circle.ref}/",
        "line": circle.purpose,
        "badge": _("Read the terms to see what is inside") if closed else "",
    }


def parts(viewer: Any, sight: Sight) -> list[Part]:
    """What is inside, each kind as a list."""
    world, circle = sight.circle.world, sight.circle
    return [
        Part("needs", _("What's needed"), inside(needs_for(viewer, world=world), circle), NEEDS),
        Part("offers", _("Help on offer"), inside(offers_for(viewer, world=world), circle), OFFERS),
        Part("actors", _("Who's involved"), inside(actors_for(viewer, world=world), circle), ACTORS),
    ]


def inside(rows: Any, circle: Any) -> Any:
    """Those of the rows that are shared with the group."""
    return circles.shared_with(rows, circle)


def members(viewer: Any, sight: Sight) -> list[dict[str, Any]]:
    """Who belongs, the host first; an organisation that the viewer may not see is not named."""
    parties = circles.members_of(sight)
    actors = actors_of_parties(viewer, parties)
    guests = circles.guest_names(sight)
    newest = sight.terms.version if sight.terms else 0
    signed = {one.party_id: one for one in circles.signatures(sight) if one.version == newest}
    return [
        {
            "party": party,
            "title": _name(party, actors, guests),
            "url": f"/actors/{actors[party].ref}/" if party in actors else "",
            "line": _line(party, sight, signed.get(party)),
            "is_host": party == sight.circle.host_id,
        }
        for party in parties
    ]


def _name(party: int, actors: dict[int, Any], guests: dict[int, str]) -> str:
    if party in actors:
        return str(actors[party].name)
    if party in guests:
        return guests[party] or _("Somebody without an account")
    return _("A member whose page you may not see")


def _line(party: int, sight: Sight, signed: Any) -> str:
    host = _("Host") if party == sight.circle.host_id else ""
    if sight.terms is None:
        return host
    said = _("Has not signed the terms")
    if signed is not None:
        said = _("Signed by the %(office)s on %(day)s") % {
            "office": signed.authority,
            "day": long_date(signed.at.date()),
        }
    return " · ".join(filter(None, [host, said]))


def openings(sight: Sight) -> list[str]:
    """Who that does not belong looked in, when and why, in a sentence each."""
    return [
        _("%(who)s, on %(day)s: %(reason)s")
        % {
            "who": (one.user.name if one.user else "") or _("An administrator"),
            "day": long_date(one.at.date()),
            "reason": one.reason,
        }
        for one in circles.openings(sight)
    ]


def ways(sight: Sight) -> list[dict[str, str]]:
    """Where one writes what could be shared with the group; who may see it is asked there."""
    world = sight.circle.world
    found = [
        {"text": _("Offer something yourself"), "url": open_page("/offers/new/", world)},
        {"text": _("Say what is needed"), "url": open_page("/needs/new/", world)},
    ]
    return [one for one in found if one["url"]]


def clock(moment: Any) -> str:
    """'14:05', for the end of an hour."""
    return localtime(moment).strftime("%H:%M") if moment else ""


def shared(sight: Sight) -> dict[str, Any]:
    """What every page of a group has."""
    circle = sight.circle
    return {
        "circle": {"name": circle.name, "ref": circle.ref, "purpose": circle.purpose},
        "practice": circle.world == PRACTICE,
    }
