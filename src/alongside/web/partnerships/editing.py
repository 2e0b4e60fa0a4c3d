"""What it is for and how it is set up; where it has got to, and the step on or back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.needs.queries import need_for
from alongside.exchange.partnerships import queries, rules, services
from alongside.exchange.partnerships.instruments import instruments
from alongside.exchange.partnerships.queries.checks import open_checks
from alongside.exchange.partnerships.services import PartnershipRefused
from alongside.exchange.places.queries import find_place, place_for
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of

from . import doors, wording, words

TEXTS = ("name", "purpose", "vision", "service", "arms_length", "origin")
CHOICES = ("kind", "scope", "company_form", "visibility")
MOST = 40


def _steered(request: HttpRequest, ref: str) -> Any:
    """The partnership, for whoever hosts or leads it."""
    found = doors.inside_or_404(request, ref)
    if not queries.steers(request.viewer, found) or found.state == "closed":  # type: ignore[attr-defined]
        raise Http404
    return found


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything about it on one page."""
    found = _steered(request, ref)
    if request.method != "POST":
        return _edit(request, found)
    fields, problems = _read(request, found)
    if problems:
        return _edit(request, found, problems)
    try:
        member = doors.mine_or_404(request, found)
        services.edit(ref=ref, fields=fields, by=by(request, member.party_id))
    except PartnershipRefused as refused:
        return _edit(request, found, problems_of(refused))
    return redirect(f"/partnerships/{ref}/?done=edited")


def _read(request: HttpRequest, found: Any) -> tuple[dict[str, Any], list[typed.Problem]]:
    """What was typed, and what is wrong with it."""
    fields: dict[str, Any] = {name: typed.words(request, name) for name in TEXTS}
    fields |= {name: typed.line(request, name) for name in CHOICES}
    known = {one.id for one in instruments()["mechanisms"].items}
    fields["mechanisms"] = [key for key in request.POST.getlist("mechanisms") if key in known]
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    chosen = [need_for(viewer, one) for one in request.POST.getlist("needs")[:MOST]]
    fields["needs"] = [one for one in chosen if one is not None]
    problems = _read_more(request, found, fields)
    return fields, problems


def _read_more(request: HttpRequest, found: Any, fields: dict[str, Any]) -> list[typed.Problem]:
    """The place, the day of the review and a further need, as they were typed."""
    problems = []
    said = typed.line(request, "place")
    placed = find_place(said) if said else None
    if placed is not None and placed.where is None:
        problems.append(typed.problem(placed.sentence, "place"))
    elif placed is not None and placed.where is not None and placed.where.world != found.world:
        problems.append(typed.problem(_("This place is not of the same world."), "place"))
    else:
        fields["place"] = place_for(placed.where.ref) if placed and placed.where else None
    fields["review_on"] = typed.day(request, "review_on")
    if fields["review_on"] is None and typed.any_typed(request, "review_on"):
        problems.append(typed.problem(_("Write a day, like 31 1 2027."), "review_on-day"))
    if added := typed.line(request, "add_need").rstrip("/").rsplit("/", 1)[-1]:
        need = need_for(request.viewer, added)  # type: ignore[attr-defined]
        if need is None:
            problems.append(typed.problem(_("There is nothing at this address."), "add_need"))
        else:
            fields["needs"].append(need)
    return problems


def _edit(request: HttpRequest, found: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    sent = request.method == "POST"
    now: dict[str, Any] = {name: getattr(found, name) for name in (*TEXTS, *CHOICES)}
    now["place"] = found.place.name if found.place else ""
    if found.review_on:
        now |= {f"review_on-{part}": str(getattr(found.review_on, part)) for part in ("day", "month", "year")}
    needs = queries.needs_of(request.viewer, found)  # type: ignore[attr-defined]
    known = instruments()["mechanisms"]
    context = {
        "said": request.POST if sent else now,
        "kinds": words.pairs(words.KIND),
        "scopes": words.pairs(words.SCOPE, _("Not said")),
        "forms": words.pairs(words.COMPANY_FORM, _("No company takes part, or not said")),
        "sights": words.pairs(words.SIGHT),
        "mechanisms": [(one.id, words.MECHANISM.get(one.id, one.label)) for one in known.items],
        "mechanisms_now": request.POST.getlist("mechanisms") if sent else found.mechanisms,
        "needs": [(one.ref, one.title) for one in needs],
        "needs_now": request.POST.getlist("needs") if sent else [one.ref for one in needs],
    }
    return doors.page(request, "edit", found, context, problems)


@forms
def stage(request: HttpRequest, ref: str) -> HttpResponse:
    """Go on or back a step, with what is still open at this one."""
    found = _steered(request, ref)
    back, forward = rules.next_stages(found.stage)
    context = {
        "now": words.STAGE[found.stage],
        "back": (back, words.STAGE[back]) if back else None,
        "forward": (forward, words.STAGE[forward]) if forward else None,
        "open": [wording.title(line.instrument, line.item.id) for line in open_checks(found)],
    }
    if request.method != "POST":
        return doors.page(request, "stage", found, context)
    try:
        member = doors.mine_or_404(request, found)
        services.move_stage(ref=ref, to=typed.line(request, "to"), by=by(request, member.party_id))
    except PartnershipRefused as refused:
        return doors.page(request, "stage", found, context, problems_of(refused))
    return redirect(f"/partnerships/{ref}/?done=stage")
