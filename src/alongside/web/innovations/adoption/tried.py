"""Has anyone tried this? Type what you think of: who did, what it took, who stopped and why. No sign-in."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.matching import find_groups
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.innovations.queries import adoptions as queries
from alongside.exchange.innovations.queries.innovations import innovations_for, offers_of_refs
from alongside.exchange.innovations.queries.journey import lessons_of
from alongside.web.components.formats import long_date, money
from alongside.web.evidence import sections as valuing
from alongside.web.innovations.journey.presenters import change_of
from alongside.web.matches.asking import Asking, form, read
from alongside.web.matches.views import not_ready
from alongside.web.people import person_near
from alongside.web.presenting import PRACTICE, address

from . import presenters, words

MOST = {"open": 8, "unclaimed": 4, "history": 6}
SITES = 4  # of one thing, in sight
LATELY = 5
PATH = "/tried/"


@require_GET
def tried(request: HttpRequest) -> HttpResponse:
    """The question, and the answer where one was asked."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asking = read(request, empty=_("Say what you think of trying, in a few words."))
    page: dict[str, Any] = {
        "form": form(asking),
        "asked": asking.sound,
        "practice": asking.practice,
        "practice_exit_url": PATH,
    }
    page["form"]["place_choices"] = [
        {"text": name, "url": asking.address(PATH, place=name)} for name in asking.near_names
    ]
    if not asking.sound:
        rows = queries.adoptions_for(viewer, world=PRACTICE if asking.practice else "real")
        begun = rows.filter(started_on__isnull=False).order_by("-changed_at", "-pk")
        page["lately"] = [_lately(row) for row in begun[:LATELY]]
        return render(
            request, "innovations/adoption/tried.html.jinja", page, status=422 if asking.problems else 200
        )
    try:
        refs = _found(viewer, asking)
    except IndexProblem:
        page |= {"not_ready": not_ready(), "person": person_near(asking.where, asking.world)}
        return render(request, "innovations/adoption/tried.html.jinja", page, status=503)
    page |= _answered(viewer, asking, refs)
    return render(request, "innovations/adoption/tried.html.jinja", page)


def _lately(row: Any) -> dict[str, Any]:
    said = presenters.item(row)
    return said | {"title": row.offer.title, "url": f"/innovations/{row.offer.ref}/", "line": row.site.name}


def _found(viewer: Any, asking: Asking) -> dict[str, str]:
    """What fits, best first, and what says the very words: the refs with their standing."""
    asked = replace(asking.ask(), kinds=("innovation",), standings=(), stages=())
    found = {one.ref: one.standing for one in find_groups(viewer, asked, MOST).found}
    literal = innovations_for(viewer, world=asking.world, q=asking.q)
    for row in literal.order_by("-standing", "title", "pk")[:LATELY]:
        found.setdefault(row.ref, row.standing)
    return found


def _answered(viewer: Any, asking: Asking, refs: dict[str, str]) -> dict[str, Any]:
    """What the page shows: what is tried here, what was reported in the past, and whom to ask."""
    offers = offers_of_refs(viewer, refs)
    rows = list(queries.adoptions_for(viewer, offer_ids=[offer.pk for offer in offers.values()]))
    by_offer: dict[int, list[Any]] = {}
    for row in rows:
        by_offer.setdefault(row.offer_id, []).append(row)
    uses = queries.uses_of(viewer, by_offer)
    named = actor_links(viewer, [offer.actor_id for offer in offers.values()])
    shown = [
        _item(offers[ref], by_offer.get(offers[ref].pk, []), uses.get(offers[ref].pk))
        | {"named": named.get(offers[ref].actor_id or 0)}
        for ref in refs
        if ref in offers
    ]
    proofs = valuing.proofs(viewer, [offer.pk for offer in offers.values()])
    lessons = lessons_of(viewer, [offer.pk for offer in offers.values()])
    for one in shown:
        one["proof"] = proofs.get(one["id"])
        if lesson := lessons.get(one["id"]):
            one["stopped"].append(_given_up(one["url"], lesson))
    now = [one for one in shown if one["sites"] or one["stopped"]]
    world = asking.world_part
    return {
        "now": now,
        "others": [one for one in shown if not one["is_past"] and one not in now],
        "past": [one for one in shown if one["is_past"] and one not in now],
        "person": person_near(asking.where, asking.world),
        "need_url": asking.address("/needs/new/"),
        "new_url": address("/innovations/new/", world=world),
        "find_url": asking.address("/find/"),
    }


def _item(offer: Any, rows: list[Any], uses: Any) -> dict[str, Any]:
    """One thing: what it is, who uses it, who stopped and why; of the past, when that was reported."""
    began = [row for row in rows if row.started_on is not None]
    over = [row for row in began if row.stopped_on is not None]
    live = [row for row in began if row.stopped_on is None]
    is_past = offer.standing == "history"
    return {
        "id": offer.pk,
        "title": offer.title,
        "url": f"/innovations/{offer.ref}/",
        "pack_url": f"/innovations/{offer.ref}/pack/" if began else "",
        "summary": offer.summary,
        "is_past": is_past,
        "reported": long_date(offer.reported_on) if is_past else "",
        "says": presenters.counted(uses),
        "sites": [_site(row) for row in live[:SITES]],
        "stopped": [_site(row) | {"why": presenters.why_stopped(row)} for row in over[:SITES]],
    }


def _given_up(url: str, row: Any) -> dict[str, str]:
    """Whoever made it stopped it: when, why, and what was learned."""
    told = change_of(row)
    return {
        "name": told["title"],
        "url": f"{url}journey/",
        "when": told["on"],
        "why": row.why,
        "line": row.learned,
    }


def _site(row: Any) -> dict[str, str]:
    """Who, where, since when, and what it took in a line."""
    took = [
        _("%(sum)s to get going") % {"sum": money(row.money)} if row.money is not None else "",
        _("%(num)s weeks") % {"num": row.weeks} if row.weeks is not None else "",
        words.FAITHFUL[row.fidelity] if row.fidelity else "",
        _("will talk about it") if row.will_talk else "",
    ]
    where = row.place.name if row.place else ""
    return {
        "name": row.site.name,
        "url": presenters.url_of(row),
        "when": presenters.when(row),
        "line": " · ".join(filter(None, [where, *took])),
    }
