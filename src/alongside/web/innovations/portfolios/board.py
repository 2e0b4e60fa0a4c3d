"""The board: projects by where they have got to, of one portfolio or of all in a place."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.innovations.queries import portfolios as queries
from alongside.exchange.innovations.stages import STAGES
from alongside.exchange.places.queries import place_for
from alongside.web import downloads
from alongside.web import words as house
from alongside.web.components.formats import money
from alongside.web.innovations.words import STATUS, TONE
from alongside.web.presenting import PRACTICE, standing_text

from . import doors, words

MONTH = 30.44  # days
FILE = (
    lazy("Name"),
    lazy("What it is"),
    lazy("Where it's got to"),
    lazy("Since"),
    lazy("How it is going"),
    lazy("Pounds a year"),
    lazy("Least it may be worth"),
    lazy("Likely worth"),
    lazy("Most it may be worth"),
    lazy("Money that can be spent elsewhere"),
    lazy("Hours a month it takes"),
    lazy("Hours a month it gives back"),
    lazy("Years of wellbeing"),
    lazy("How likely it is to fail"),
    lazy("Years until it brings something"),
    lazy("What it is about"),
    lazy("How well it is proven"),
    lazy("Where"),
    lazy("In the set or not"),
    lazy("Remarks"),
    lazy("Address"),
)


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One portfolio: its projects by stage, and what can be looked at of it."""
    found = doors.portfolio_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    held = queries.held_for(viewer, found)
    since = queries.since_of(held)
    if kind := downloads.asked_for(request):
        about = [_("Practice town: invented. Nothing here is real.")] if found.world == PRACTICE else []
        rows = [_row(request, one, since.get(one.offer.pk)) for one in held]
        return downloads.as_file(kind, found.name, head(), rows, about)
    context = {
        "columns": columns(held, since, found),
        "many": len(held),
        "unknown": unknown(held),
        "ways": _ways(found, held),
        "choices": [_choice(found, one) for one in queries.choices_of(viewer, found)[:3]],
        "downloads": downloads.links(request),
    }
    return doors.page(request, "board", found, context)


@require_GET
def pipeline(request: HttpRequest) -> HttpResponse:
    """All that is under way in a place: the projects of every portfolio there that the viewer may see."""
    place = place_for(request.GET["place"]) if request.GET.get("place") else None
    if place is None:
        raise Http404
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = list(queries.portfolios_for(viewer, world=place.world, place_id=place.pk))
    held = _once(queries.held_in(viewer, found))
    since = queries.since_of(held)
    if kind := downloads.asked_for(request):
        rows = [_row(request, one, since.get(one.offer.pk)) for one in held]
        return downloads.as_file(kind, f"{place.name} projects", head(), rows)
    context = {
        "place": {"name": place.name, "url": f"/places/{place.ref}/"},
        "columns": columns(held, since),
        "many": len(held),
        "found": [{"text": one.name, "url": doors.url_of(one)} for one in found],
        "downloads": downloads.links(request),
        "practice": place.world == PRACTICE,
        "practice_exit_url": doors.ROOM,
    }
    return render(request, "innovations/portfolios/pipeline.html.jinja", context)


def _once(held: Sequence[Any]) -> list[Any]:
    """Each project once, as the first portfolio has it."""
    first: dict[int, Any] = {}
    for one in held:
        first.setdefault(one.offer.pk, one)
    return list(first.values())


def head() -> list[str]:
    """The columns of the file."""
    return [str(text) for text in FILE]


def columns(held: Sequence[Any], since: dict[int, Any], found: Any = None) -> list[dict[str, Any]]:
    """A column a stage, in the order of the pathway; what is of no known stage comes last."""
    made = []
    for stage in (*STAGES, ""):
        inside = [one for one in held if one.stage == stage]
        if stage or inside:
            title = house.STAGE[stage] if stage else _("Not known where it has got to")
            cards = [card(one, since.get(one.offer.pk), found) for one in inside]
            made.append({"key": stage or "unknown", "title": title, "cards": cards, "many": len(cards)})
    return made


def card(one: Any, stay: Any, found: Any = None) -> dict[str, Any]:
    """One project on the board."""
    said = [house.TYPE[one.kind] if one.kind else "", words.RISK[one.risk] if one.risk else ""]
    halted = one.status != "moving"
    at = f"/innovations/{one.offer.ref}/journey/"
    return {
        "ref": one.offer.ref,
        "title": one.offer.title,
        "url": f"/innovations/{one.offer.ref}/",
        "line": " · ".join(filter(None, said)),
        "money": cost_text(one),
        "since": lasting(stay.entered_on) if stay else "",
        "badge": STATUS[one.status] if halted else standing_text(one.offer) if _past(one) else "",
        "tone": TONE[one.status] if halted else one.offer.standing,
        "rule": words.RULE[one.item.rule] if one.item.rule else "",
        "journey_url": at if one.record is not None and is_valid_path(at) else "",
        "figures_url": f"{doors.url_of(found)}items/{one.offer.ref}/" if found is not None else "",
    }


def _past(one: Any) -> bool:
    return bool(one.offer.standing == "history")


def cost_text(one: Any) -> str:
    """What it costs and may be worth, or that this is not known."""
    if one.cost is None:
        return _("cost not known")
    return _("%(pounds)s a year") % {"pounds": money(one.cost)}


def worth_text(worth: tuple[int, int, int] | None) -> str:
    """What it may be worth: from, to, likely; or that it is not known."""
    if worth is None:
        return _("not known")
    low, likely, high = (money(value) for value in worth)
    if low == high:
        return _("%(likely)s, said without a range") % {"likely": likely}
    return _("%(likely)s, likely between %(low)s and %(high)s") % {"likely": likely, "low": low, "high": high}


def lasting(day: date) -> str:
    """How long it has been there, in words."""
    return _("here for %(time)s") % {"time": time_text((timezone.localdate() - day).days)}


def time_text(days: float) -> str:
    """A length of time no finer than it is known: 9 days, 4 months, 2 years."""
    if days < 60:
        return ngettext("%(num)d day", "%(num)d days", round(days)) % {"num": round(days)}
    months = round(days / MONTH)
    if months < 24:
        return ngettext("%(num)d month", "%(num)d months", months) % {"num": months}
    years, left = divmod(months, 12)
    said = ngettext("%(num)d year", "%(num)d years", years) % {"num": years}
    if not left or years >= 5:
        return said
    return _("%(years)s and %(months)s") % {
        "years": said,
        "months": ngettext("%(num)d month", "%(num)d months", left) % {"num": left},
    }


def unknown(held: Sequence[Any]) -> str:
    """How many cannot be chosen among, as their figures are not known."""
    many = sum(one.cost is None or one.worth is None for one in held)
    if not many:
        return ""
    return _(
        "Of %(num)d it is not known what they cost or may be worth. They are shown, and nothing is guessed."
    ) % {"num": many}


def _ways(found: Any, held: Sequence[Any]) -> list[dict[str, str]]:
    """What can be looked at, in the order in which somebody decides."""
    at = doors.url_of(found)
    pages = [
        (
            "stalls/",
            _("Where things stall"),
            _("Compared with others of their type, and what may come of each"),
        ),
        ("balance/", _("Balance and gaps"), _("Against what you aim for, and what would restore it")),
        ("choose/", _("Which to pay for"), _("The best sets under what you can spend, side by side")),
        ("stop/", _("What could be stopped"), _("And the money and hours it would free")),
        ("ahead/", _("What comes next"), _("What answers needs that are growing")),
    ]
    return [
        {"text": text, "url": f"{at}{part}", "line": line}
        for part, text, line in pages
        if held and is_valid_path(f"{at}{part}")
    ]


def _choice(found: Any, one: Any) -> dict[str, str]:
    day = doors.long_date(timezone.localtime(one.made_at))
    return {
        "title": _("Decided on %(day)s: %(pounds)s a year") % {"day": day, "pounds": money(one.budget)},
        "url": f"{doors.url_of(found)}choices/{one.ref}/",
        "line": one.reasons[:160],
    }


def _row(request: HttpRequest, one: Any, stay: Any) -> list[Any]:
    """One project in a file; what is not known stays empty."""
    item, worth = one.item, one.worth or (None, None, None)
    return [
        one.offer.title,
        house.TYPE[one.kind] if one.kind else "",
        house.STAGE[one.stage] if one.stage else "",
        stay.entered_on if stay else None,
        STATUS[one.status],
        one.cost,
        *worth,
        item.cash,
        item.hours,
        item.frees_hours,
        item.wellbeing,
        words.RISK[one.risk] if one.risk else "",
        one.horizon,
        one.theme,
        house.EVIDENCE[one.offer.evidence] if one.offer.evidence is not None else "",
        one.offer.place.name if one.offer.place else "",
        words.RULE[item.rule],
        item.note,
        request.build_absolute_uri(f"/innovations/{one.offer.ref}/"),
    ]
