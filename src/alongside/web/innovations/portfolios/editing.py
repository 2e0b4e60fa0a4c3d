"""Say otherwise what a portfolio is, who may see it, and what is in it with what figures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.innovations.notices_portfolios import PortfolioRefused
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.exchange.innovations.services import portfolios as services
from alongside.exchange.offers.queries import offers_by_id
from alongside.web import sight, typed
from alongside.web.doors import by, forms, problems_of

from . import doors, words
from .listing import read

NUMBERS = ("cost", "value_low", "value_likely", "value_high", "cash", "hours", "frees_hours", "horizon")
MOST_YEARS = 50


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """The portfolio as a whole, and who may see it."""
    found = doors.kept_or_404(request, ref)
    if request.method != "POST":
        return _edit(request, found, _said(found), sight.said_of(found))
    said, wrong = read(request, found.world)
    chosen = sight.read(request)
    wrong += sight.problems(request.viewer, chosen, world=found.world)  # type: ignore[attr-defined]
    if wrong:
        return _edit(request, found, request.POST, chosen, wrong)
    doer = by(request, found.owner_id)
    try:
        services.edit(ref=ref, said=said, by=doer)
        services.share(ref=ref, visibility=chosen.visibility, circles=chosen.circles, by=doer)
    except PortfolioRefused as refused:
        return _edit(request, found, request.POST, chosen, problems_of(refused))
    except SightRefused as refused:
        return _edit(request, found, request.POST, chosen, [typed.problem(str(refused), sight.FIELD)])
    return redirect(doors.url_of(found))


def _said(found: Any) -> dict[str, Any]:
    return {
        "name": found.name,
        "about": found.about,
        "place": found.place.name if found.place else "",
        "budget": "" if found.budget is None else found.budget,
        "hours": "" if found.hours is None else found.hours,
        "large_from": found.large_from,
        **typed.days("starts", found.starts_on),
        **typed.days("ends", found.ends_on),
    }


def _edit(
    request: HttpRequest, found: Any, said: Any, chosen: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    context = {
        "said": said,
        "sight": sight.choices(viewer, world=found.world, said=chosen, problems=problems or []),
    }
    return doors.page(request, "edit", found, context, problems)


@forms
def items(request: HttpRequest, ref: str) -> HttpResponse:
    """Add projects: those that stand ready, or others found by words."""
    found = doors.kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    q = " ".join(request.GET.get("q", "").replace("\0", "").split())[:200]
    if request.method != "POST":
        return _items(request, found, q)
    known = queries.refs_of(viewer, request.POST.getlist("items"), world=found.world)
    try:
        services.add(ref=ref, offers=known, by=by(request, found.owner_id))
    except PortfolioRefused as refused:
        return _items(request, found, q, problems_of(refused))
    return redirect(doors.url_of(found))


def _items(
    request: HttpRequest, found: Any, q: str, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = queries.addable(viewer, found, q=q)
    context = {
        "q": q,
        "ready": [
            (
                one.offer.ref,
                " – ".join(filter(None, [one.offer.title, words.WHY[one.why] if one.why else ""])),
            )
            for one in rows
        ],
        "ticked": request.POST.getlist("items"),
    }
    return doors.page(request, "items", found, context, problems)


@forms
def figures(request: HttpRequest, ref: str, offer_ref: str) -> HttpResponse:
    """What one project costs and may bring here; or take it out."""
    found = doors.kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    item = queries.item_for(viewer, found, offer_ref)
    if item is None:
        raise Http404
    offer = offers_by_id(viewer, [item.offer_id])[item.offer_id]
    if request.method != "POST":
        return _figures(request, found, item, offer)
    doer = by(request, found.owner_id)
    if request.POST.get("do") == "out":
        services.take_out(ref=ref, offer_ref=offer_ref, by=doer)
        return redirect(doors.url_of(found))
    wrong: list[typed.Problem] = []
    said: dict[str, Any] = {name: doors.whole(request, name, wrong) for name in NUMBERS}
    said["wellbeing"] = _decimal(request, "wellbeing", wrong)
    said |= {name: typed.line(request, name) for name in ("risk", "theme", "rule")}
    said["note"] = typed.words(request, "note")
    if said["horizon"] is not None and said["horizon"] > MOST_YEARS:
        wrong.append(typed.problem(_("Write years from 0 to 50."), "horizon"))
    if wrong:
        return _figures(request, found, item, offer, wrong)
    try:
        services.set_figures(ref=ref, offer_ref=offer_ref, figures=said, by=doer)
    except PortfolioRefused as refused:
        return _figures(request, found, item, offer, problems_of(refused))
    return redirect(f"{doors.url_of(found)}#{offer_ref}")


def _decimal(request: HttpRequest, name: str, wrong: list[typed.Problem]) -> float | None:
    said = typed.line(request, name).replace(",", "")
    if not said:
        return None
    try:
        value = float(said)
    except ValueError:
        value = -1.0
    if 0 <= value < 1_000_000:
        return value
    wrong.append(typed.problem(_("Write a number, like 3.5, or leave it empty."), name))
    return None


def _figures(
    request: HttpRequest, found: Any, item: Any, offer: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    now = {name: getattr(item, name) for name in (*NUMBERS, "wellbeing")}
    said = {name: "" if value is None else value for name, value in now.items()}
    said |= {name: getattr(item, name) for name in ("risk", "theme", "rule", "note")}
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    context = {
        "project": {"title": offer.title, "url": f"/innovations/{offer.ref}/"},
        "said": request.POST if problems else said,
        "from_record": _from_record(queries.record_by_offer(viewer, offer.pk)),
        "risks": [("", _("Not known")), *words.RISK.items()],
        "rules": list(words.RULE.items()),
    }
    return doors.page(request, "figures", found, context, problems)


def _from_record(record: Any) -> dict[str, str]:
    """What the project's own record says, as hints beside the fields."""
    if record is None:
        return {}
    told = {
        "cost": record.cost,
        "value_likely": record.value,
        "horizon": record.horizon,
        "theme": record.theme,
        "risk": words.RISK[record.risk] if record.risk else "",
    }
    said = _("Its own page says %(value)s, and that stands here while this is empty.")
    return {name: said % {"value": value} for name, value in told.items() if value not in (None, "")}
