"""Put a claim down, say what it rests on, object to one, settle it or take it back, say who sees it."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.evidence import sources
from alongside.exchange.evidence.notices_claims import ClaimRefused
from alongside.exchange.evidence.queries import cases, evaluations
from alongside.exchange.evidence.queries import claims as queries
from alongside.exchange.evidence.services import claims as services
from alongside.exchange.innovations.queries import innovations
from alongside.web import sight, typed
from alongside.web import words as house
from alongside.web.doors import at_day, by, forms, tried
from alongside.web.presenting import PRACTICE
from alongside.web.typed import LONGEST

from . import words
from .presenters import url_of
from .views import claim_or_404, claim_page

_tried = partial(tried, ClaimRefused)


def kept_or_404(request: HttpRequest, ref: str) -> Any:
    """A claim, for a viewer who keeps it. Raises: Http404."""
    found = queries.kept(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return found


def _day_problem(request: HttpRequest, name: str) -> list[typed.Problem]:
    if typed.day(request, name) is None and typed.any_typed(request, name):
        return [typed.problem(_("This is no day. Write it in numbers, like 5 3 2026."), f"{name}-day")]
    return []


def _subject(request: HttpRequest) -> tuple[Any, Any, Any]:
    """The innovation, case or evaluation that is named and that the viewer keeps. Raises: Http404."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    named = {
        name: request.GET.get(name, "").replace("\0", "") for name in ("innovation", "case", "evaluation")
    }
    offer = innovations.innovation_for(viewer, named["innovation"]) if named["innovation"] else None
    case = cases.case_for(viewer, named["case"]) if named["case"] else None
    found = evaluations.evaluation_for(viewer, named["evaluation"]) if named["evaluation"] else None
    if found is not None:
        offer, case = found.offer, found.case
    if not queries.may_assert(viewer, offer=offer, case=case):
        raise Http404
    return offer, case, found


@forms
def new(request: HttpRequest) -> HttpResponse:
    """Put down what is said about something one keeps, with the first thing it rests on."""
    if request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    offer, case, evaluation = _subject(request)
    about = case or offer
    if request.method != "POST":
        return _new(request, about, evaluation)
    sentence, limits = typed.line(request, "sentence"), typed.words(request, "limits")[:LONGEST]
    wrong = [typed.problem(text, "as_it_is") for text in typed.hints(request, sentence, limits)]
    cited = []
    if evaluation is not None:
        cited = [services.Cited(kind="evaluation", key=evaluation.ref, dated=evaluation.kept_on)]
    made: list[Any] = []
    wrong = wrong or _tried(
        lambda: made.append(
            services.put_down(
                sentence=sentence,
                limits=limits,
                offer=offer,
                case=case,
                driver=_driver(request),
                cited=cited,
                by=by(request, about.owner_id),
            )
        ),
    )
    if wrong:
        return _new(request, about, evaluation, wrong)
    return redirect(f"{url_of(made[0])}sources/new/")


def _driver(request: HttpRequest) -> str:
    said = typed.line(request, "driver")
    return said if said in house.DRIVER else ""


def _new(
    request: HttpRequest, about: Any, evaluation: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    wrong = wrong or []
    at = "cases" if hasattr(about, "agreed_on") else "innovations"
    context = {
        "about": about.title,
        "rests_on": evaluation.question if evaluation is not None else "",
        "back_url": f"/{at}/{about.ref}/",
        "drivers": [("", _("None of these")), *house.DRIVER.items()],
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "hinted": any(one["field"] == "as_it_is" for one in wrong),
        "typed": request.POST,
        "practice": about.world == PRACTICE,
        "practice_exit_url": "/claims/",
    }
    return render(request, "evidence/claims/new.html.jinja", context, status=422 if wrong else 200)


@forms
def cite(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what speaks for one's own claim, or against it."""
    claim = kept_or_404(request, ref)
    if request.method != "POST":
        return _cite(request, claim)
    note = typed.words(request, "note")[:LONGEST]
    wrong = [typed.problem(text, "as_it_is") for text in typed.hints(request, note)]
    strength = typed.line(request, "strength")
    said = services.Cited(
        kind=typed.line(request, "kind"),
        side=typed.line(request, "side"),
        key=typed.line(request, "key"),
        title=typed.line(request, "title"),
        strength=int(strength) if strength in {str(grade) for grade in house.EVIDENCE} else None,
        dated=typed.day(request, "dated"),
        band=typed.line(request, "band"),
        note=note,
    )
    wrong = wrong or _day_problem(request, "dated")
    wrong = wrong or _tried(lambda: services.cite(ref=ref, said=said, by=by(request, claim.owner_id)))
    return _cite(request, claim, at_day(wrong, "dated")) if wrong else redirect(f"{url_of(claim)}?done=cited")


def _cite(request: HttpRequest, claim: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    offered = [one for one in sources.kinds() if one.find is not None or one.name == "people"]
    context = {
        "kinds": [(one.name, one.label) for one in offered],
        "asks": [(one.label, one.asks) for one in offered if one.asks],
        "bands": list(words.BANDS.items()),
        "sides": list(words.SIDE.items()),
        "strengths": [("", _("Not known")), *((str(key), text) for key, text in house.EVIDENCE.items())],
        "hinted": any(one["field"] == "as_it_is" for one in wrong or []),
        "typed": request.POST if wrong else {"side": "for", "kind": "document"},
    }
    return claim_page(request, "cite", claim, context, wrong)


@forms
def take_away(request: HttpRequest, ref: str, source: str) -> HttpResponse:
    """Take away a source that one gave, after being asked."""
    claim = claim_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = queries.source_of(claim, source)
    if row is None or viewer.user_id is None or row.party_id is None or row.party_id not in viewer.parties:
        raise Http404
    if request.method == "POST":
        services.take_away(ref=claim.ref, source=source, by=by(request, row.party_id))
        return redirect(f"{url_of(claim)}?done=away")
    return claim_page(request, "take_away", claim, {"note": row.note or row.title})


@forms
def object_to(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what speaks against somebody else's claim."""
    claim = claim_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if request.doer is None or not queries.may_object(viewer, claim):  # type: ignore[attr-defined]
        raise Http404
    if request.method != "POST":
        return claim_page(request, "object", claim)
    reason = typed.words(request, "why")[:LONGEST]
    wrong = [typed.problem(text, "as_it_is") for text in typed.hints(request, reason)]
    doer = request.doer  # type: ignore[attr-defined]
    wrong = wrong or _tried(lambda: services.object_to(ref=claim.ref, reason=reason, by=doer))
    if wrong:
        context = {"hinted": any(one["field"] == "as_it_is" for one in wrong)}
        return claim_page(request, "object", claim, context, wrong)
    return redirect(f"{url_of(claim)}?done=objected")


@forms
def stand(request: HttpRequest, ref: str) -> HttpResponse:
    """Settle it, call it early again, or take it back, with the reason."""
    claim = kept_or_404(request, ref)
    choices = [(key, text) for key, text in words.STATUS.items() if key != claim.status]
    if request.method == "POST":
        wrong = _tried(
            lambda: services.move(
                ref=ref,
                to=typed.line(request, "to"),
                why=typed.words(request, "why")[:LONGEST],
                by=by(request, claim.owner_id),
            ),
        )
        if not wrong:
            return redirect(f"{url_of(claim)}?done=said")
        return claim_page(request, "stand", claim, {"choices": choices}, wrong)
    return claim_page(request, "stand", claim, {"choices": choices})


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how far it holds, and of which day it speaks; the sentence stays as it was said."""
    claim = kept_or_404(request, ref)
    now = {"limits": claim.limits, "driver": claim.driver, **typed.days("dated", claim.as_of)}
    context = {"drivers": [("", _("None of these")), *house.DRIVER.items()], "typed": now}
    if request.method != "POST":
        return claim_page(request, "edit", claim, context)
    wrong = _day_problem(request, "dated") or _tried(
        lambda: services.edit(
            ref=ref,
            limits=typed.words(request, "limits")[:LONGEST],
            as_of=typed.day(request, "dated"),
            driver=_driver(request),
            by=by(request, claim.owner_id),
        ),
    )
    if wrong:
        return claim_page(request, "edit", claim, context | {"typed": request.POST}, at_day(wrong, "dated"))
    return redirect(f"{url_of(claim)}?done=said")


@forms
def share(request: HttpRequest, ref: str) -> HttpResponse:
    """Say who may see it; nobody does who may not see what it is about."""
    claim = kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    said = sight.read(request) if request.method == "POST" else sight.said_of(claim)
    found = sight.problems(viewer, said, world=claim.world) if request.method == "POST" else []
    if request.method == "POST" and not found:
        try:
            services.share(
                ref=ref, visibility=said.visibility, circles=said.circles, by=by(request, claim.owner_id)
            )
        except SightRefused as refused:
            found = [typed.problem(str(refused), sight.FIELD)]
        else:
            return redirect(f"{url_of(claim)}?done=said")
    context = {"sight": sight.choices(viewer, world=claim.world, said=said, problems=found)}
    return claim_page(request, "sharing", claim, context, found)
