"""What could be stopped to make room, and what is going to be needed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.innovations.queries import portfolio_looks as looks
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.web import downloads
from alongside.web.components.formats import long_date, money
from alongside.web.places.presenters import value_with_unit

from . import doors, words

HEAD = (
    lazy("Name"),
    lazy("What speaks for it"),
    lazy("Pounds a year"),
    lazy("Hours a month it takes"),
    lazy("Sites that use it"),
    lazy("Sites that stopped"),
    lazy("What takes its place"),
)


@require_GET
def stop(request: HttpRequest, ref: str) -> HttpResponse:
    """What could be stopped, with what speaks for it and what it would free."""
    found = doors.portfolio_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    held = queries.held_for(viewer, found)
    rows = looks.stoppable(viewer, held)
    if kind := downloads.asked_for(request):
        lines = [
            [
                one.held.offer.title,
                "; ".join(words.STOP[why] for why in one.why),
                one.held.cost,
                one.held.item.hours,
                one.using,
                one.stopped,
                "; ".join(offer.title for offer in one.by),
            ]
            for one in rows
        ]
        return downloads.as_file(kind, f"{found.name} could stop", [str(text) for text in HEAD], lines)
    made = looks.made_room(viewer, found, held)
    context = {
        "items": [_stoppable(one) for one in rows],
        "sum": _sum(rows),
        "made": [_made(one) for one in made],
        "downloads": downloads.links(request) if rows else [],
    }
    return doors.page(request, "stop", found, context)


def _stoppable(one: Any) -> dict[str, Any]:
    frees = []
    if one.held.cost is not None:
        frees.append(_("%(pounds)s a year") % {"pounds": money(one.held.cost)})
    if one.held.item.hours is not None:
        frees.append(_("%(hours)s hours a month") % {"hours": f"{one.held.item.hours:,}"})
    said = (
        _("Would free: %(what)s") % {"what": ", ".join(frees)}
        if frees
        else _("What it would free is not known")
    )
    why = [words.STOP[key] for key in one.why]
    if one.by:
        why.append(_("in its place: %(names)s") % {"names": ", ".join(offer.title for offer in one.by)})
    if one.using or one.stopped:
        why.append(
            _("in use at %(using)d, stopped at %(stopped)d") % {"using": one.using, "stopped": one.stopped}
        )
    return {
        "title": one.held.offer.title,
        "url": f"/innovations/{one.held.offer.ref}/",
        "line": " · ".join(why),
        "why": said,
    }


def _sum(rows: Any) -> str:
    """What all of it together would free."""
    if not rows:
        return ""
    money_known = [one.held.cost for one in rows if one.held.cost is not None]
    hours = [one.held.item.hours for one in rows if one.held.item.hours is not None]
    said = _("Together they cost %(pounds)s a year and take %(hours)s hours a month.") % {
        "pounds": money(sum(money_known)),
        "hours": f"{sum(hours):,}",
    }
    left = len(rows) - min(len(money_known), len(hours))
    if not left:
        return said
    more = ngettext("Of %(num)d this is not known.", "Of %(num)d this is not known.", left) % {"num": left}
    return f"{said} {more}"


def _made(one: Any) -> dict[str, Any]:
    """What a site stopped to make room."""
    pounds = one.pounds_real if one.pounds_real is not None else one.pounds_planned
    hours = one.hours_real if one.hours_real is not None else one.hours_planned
    freed = [
        _("%(pounds)s a year") % {"pounds": money(pounds)} if pounds is not None else "",
        _("%(hours)s hours a month") % {"hours": f"{hours:,}"} if hours is not None else "",
        _("money that can be spent elsewhere") if one.cash else "",
    ]
    planned = one.extent == "planned"
    said = ", ".join(filter(None, freed))
    return {
        "title": one.words,
        "url": f"/adoptions/{one.adoption.ref}/",
        "line": _("%(site)s, for: %(what)s")
        % {"site": one.adoption.site.name, "what": one.adoption.offer.title},
        "why": (_("Is to free: %(what)s") if planned else _("Frees: %(what)s")) % {"what": said}
        if said
        else "",
    }


@require_GET
def ahead(request: HttpRequest, ref: str) -> HttpResponse:
    """What gets worse or is needed there, and which projects are about it: in it already, or elsewhere."""
    found = doors.portfolio_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    held = queries.held_for(viewer, found)
    context = {
        "growing": [_growing(found, one) for one in looks.growing(viewer, found, held)],
        "waiting": [_waiting(one) for one in looks.waiting(viewer, found, held)],
        "place_name": found.place.name if found.place else "",
    }
    return doors.page(request, "ahead", found, context)


def _growing(found: Any, one: Any) -> dict[str, Any]:
    first, last = one.series.figures[0], one.series.latest
    return {
        "title": one.series.indicator.name,
        "url": f"/places/{found.place.ref}/figures/{one.series.indicator.code}/",
        "line": _("From %(first)s in %(then)s to %(last)s in %(now)s, and still getting worse")
        % {
            "first": value_with_unit(first),
            "then": first.period,
            "last": value_with_unit(last),
            "now": last.period,
        },
        "mine": _links(one.mine),
        "others": _links(one.others),
    }


def _waiting(one: Any) -> dict[str, Any]:
    need = one.need
    when = _("by %(day)s") % {"day": long_date(need.by_when)} if need.by_when else ""
    where = need.place.name if need.place else ""
    return {
        "title": need.title,
        "url": f"/needs/{need.ref}/",
        "line": " · ".join(filter(None, [where, when, ", ".join(one.subjects[:4]).lower()])),
        "mine": _links(one.mine),
        "others": _links(one.others),
    }


def _links(offers: Any) -> list[dict[str, str]]:
    return [{"text": one.title, "url": f"/innovations/{one.ref}/"} for one in offers]
