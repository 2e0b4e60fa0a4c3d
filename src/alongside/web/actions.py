"""What somebody can do with a record from its page: one list for each kind, told by those who may do it."""

from typing import Any

from django.http import HttpRequest

from alongside.web.accounts.people import people_action
from alongside.web.circles.ways import group_actions
from alongside.web.convening import ways as convening
from alongside.web.digests.ways import talk_action
from alongside.web.directory.ways import entry_actions
from alongside.web.evidence import sections as valuing
from alongside.web.innovations.portfolios.ways import from_actor as portfolio_ways
from alongside.web.innovations.ways import from_offer as innovation_ways
from alongside.web.matches.calls.ways import ways as call_ways
from alongside.web.matches.enquiries.ways import ways
from alongside.web.matches.introductions.ways import from_need, from_offer
from alongside.web.matches.sharing import ways as sharing
from alongside.web.matches.ways import fit_ways
from alongside.web.moderation.ways import down_action
from alongside.web.needs.ways import ways as own_need
from alongside.web.network.ways import from_actor as network_ways
from alongside.web.offers.ways import ways as own_offer
from alongside.web.privacy.ways import trail_action
from alongside.web.voices import ways as voices


def action(text: str, url: str, *, main: bool = False) -> dict[str, Any]:
    """One thing to do: the words, the address, and whether it is what most people come for."""
    return {"text": text, "url": url, "main": main}


def for_need(request: HttpRequest, need: Any) -> list[dict[str, Any]]:
    """What the viewer can do with a need."""
    found: list[dict[str, Any]] = [*down_action(request, need)]
    found += call_ways(request, need)
    found += from_need(request, need)
    found += convening.from_need(request, need)
    found += sharing.from_need(request, need)
    found += voices.from_need(request, need)
    found += ways("need", need)
    found += own_need(request, need)
    found += group_actions(request, need)
    found += trail_action(request, "need", need)
    return found


def for_offer(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """What the viewer can do with an offer."""
    found: list[dict[str, Any]] = [*down_action(request, offer)]
    found += innovation_ways(offer)
    found += from_offer(request, offer)
    found += sharing.from_offer(request, offer)
    found += fit_ways(offer)
    found += ways("offer", offer)
    found += own_offer(request, offer)
    found += group_actions(request, offer)
    found += trail_action(request, "offer", offer)
    return found


def for_actor(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    """What the viewer can do with an organisation or person."""
    found: list[dict[str, Any]] = [*down_action(request, actor)]
    found += ways("actor", actor)
    found += network_ways(request, actor)
    found += portfolio_ways(request, actor)
    found += valuing.ways(request, actor)
    found += talk_action(request, actor)
    found += people_action(request, actor)
    found += entry_actions(request, actor)
    found += group_actions(request, actor)
    found += trail_action(request, "actor", actor)
    return found
