"""Plan to find out whether something works: the question, the figure, and which way of looking fits."""

from datetime import date
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.exchange.analyses import evaluations as analyses
from alongside.exchange.digests.queries import world_of
from alongside.exchange.directory import queries as directory
from alongside.exchange.evidence import evaluation_rules as rules
from alongside.exchange.evidence.notices_evaluations import WHY_NOT
from alongside.exchange.evidence.queries import cases, measures
from alongside.exchange.evidence.queries import evaluations as queries
from alongside.exchange.evidence.services import evaluations as services
from alongside.exchange.innovations.queries.innovations import innovation_for
from alongside.exchange.innovations.queries.support import around, find_help
from alongside.exchange.partnerships.queries import partnerships_for
from alongside.web import presenting, typed
from alongside.web.doors import WRONG, forms, is_hinted, pointed
from alongside.web.presenting import PRACTICE

from . import doors, words

MOST_HELP = 6


@forms
def new(request: HttpRequest) -> HttpResponse:
    """The question and the figure; then which ways of looking fit, what each takes, and who can help."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    world = world_of(viewer)
    about = _about(request, world)
    said: Any = request.POST if request.method == "POST" else request.GET
    if request.method != "POST":
        return _page(request, said, world, about)
    plan, wrong = _plan(request, world)
    if (refused := rules.may_ask(question=plan.question, acts_for=0)) is not None:
        wrong.append(typed.problem(str(WHY_NOT[refused.why]), "question"))
    wrong += pointed(request, plan.question)
    made: list[Any] = []
    if not wrong and "save" in request.POST:
        doer: Any = request.doer  # type: ignore[attr-defined]
        wrong = doors.tried(lambda: made.append(services.ask(plan=plan, about=about, by=doer)))
    if made:
        return redirect(f"{doors.url_of(made[0])}?done=yes")
    return _page(request, said, world, about, wrong, plan)


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change the plan of one that is not finished."""
    row = doors.kept_or_404(request, ref)
    if row.status == "final":
        raise Http404
    if request.method != "POST":
        return doors.page(request, "edit", row, _choices(request, _said_of(request, row), row.world, row))
    plan, wrong = _plan(request, row.world)
    wrong += pointed(request, plan.question, plan.measured)
    if not wrong:
        by = doors.by(request, row)
        wrong = doors.tried(lambda: services.change(ref=ref, plan=plan, by=by))
        if not wrong:
            return redirect(f"{doors.url_of(row)}?done=yes")
    return doors.page(request, "edit", row, _choices(request, request.POST, row.world, row, plan), wrong)


def _about(request: HttpRequest, world: str) -> services.About:
    """What it is about, as the address that led here names it. Raises: Http404 for what may not be seen."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asked = {name: request.GET.get(name, "")[:40] for name in ("offer", "case", "partnership", "place")}
    found: dict[str, Any] = {}
    if asked["offer"]:
        found["offer"] = innovation_for(viewer, asked["offer"])
    if asked["case"]:
        found["case"] = cases.case_for(viewer, asked["case"])
    if asked["partnership"]:
        found["partnership"] = partnerships_for(viewer).filter(ref=asked["partnership"]).first()
    if asked["place"]:
        found["place"], _wrong = typed.place_of(asked["place"], world)
    if any(one is None for one in found.values()):
        raise Http404
    return services.About(**found)


def _plan(request: HttpRequest, world: str) -> tuple[services.Plan, list[typed.Problem]]:
    """The plan as it was typed, and what is wrong with it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    known = {one.ref: one for one in measures.series_for(viewer, world=world)}
    wrong = []
    began = typed.day(request, "began")
    if began is None and typed.any_typed(request, "began"):
        wrong.append(typed.problem(_("Write a day, such as 3 11 2026."), "began-day"))
    settling = typed.number(request, "settling")
    if settling is None and typed.line(request, "settling"):
        wrong.append(typed.problem(_("Write a whole number from 0 to 24."), "settling"))
    actors = {}
    for name in ("commissioned_by", "done_by"):
        said = typed.line(request, name)[:200]
        actors[name] = _actor(viewer, said, world) if said else None
        if said and actors[name] is None:
            text = _("We do not know an organisation of this name. Write it as on its own page.")
            wrong.append(typed.problem(text, name))
    design = typed.line(request, "design")
    trial = design == "trial"
    plan = services.Plan(
        question=typed.line(request, "question"),
        design=design,
        series=None if trial else known.get(typed.line(request, "series")),
        beside=() if trial else tuple(known[one] for one in request.POST.getlist("beside") if one in known),
        began_on=began,
        settling=settling or 0,
        measured=typed.line(request, "measured")[:200],
        unit=typed.line(request, "unit")[:80],
        direction=typed.line(request, "direction")
        if typed.line(request, "direction") in words.DIRECTION
        else "",
        **actors,
    )
    return plan, wrong


def _actor(viewer: Any, said: str, world: str) -> Any:
    """The one organisation of just this name that the viewer may see."""
    found = [one for one in directory.named(viewer, said, world=world) if one.name.lower() == said.lower()]
    return found[0] if len(found) == 1 else None


def _said_of(request: HttpRequest, row: Any) -> dict[str, Any]:
    """The plan as it stands, by the fields of the form."""
    people = queries.people_of(request.viewer, row)  # type: ignore[attr-defined]
    return {
        "question": row.question,
        "design": row.design,
        "series": row.series.ref if row.series else "",
        "beside": [one.series.ref for one in row.beside.select_related("series")],
        "settling": str(row.settling),
        "measured": row.measured,
        "unit": row.unit,
        "direction": row.direction,
        **{name: one.name for name, one in people.items()},
        **typed.days("began", row.began_on),
    }


def _choices(
    request: HttpRequest, said: Any, world: str, row: Any = None, plan: services.Plan | None = None
) -> dict[str, Any]:
    """What the form can be filled from, and the ways of looking, those that fit first."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = queries.choosable(viewer, world=world)
    by_ref = {one.ref: one for one in rows}
    series = by_ref.get(said.get("series", ""))
    beside = queries.comparable(viewer, series) if series is not None else []
    began = plan.began_on if plan is not None else row.began_on if row is not None else None
    getlist = getattr(said, "getlist", None)
    return {
        "said": said,
        "ticked": getlist("beside") if getlist else said.get("beside", []),
        "figures": [("", _("Not followed yet")), *((one.ref, _name(one)) for one in rows)],
        "others": [(one.ref, _name(one)) for one in beside],
        "fits": _fits(viewer, series, began, len(beside), row),
        "designs": [*words.DESIGN.items(), ("", _("Not chosen yet"))],
        "directions": list(words.DIRECTION.items()),
        "asked": plan is not None or row is not None,
        "is_trial": said.get("design") == "trial",
        "follow_url": presenting.address("/measures/", world=PRACTICE if world == PRACTICE else ""),
    }


def _name(series: Any) -> str:
    """A figure as one chooses it: what it counts, and for whom."""
    for_whom = [one.name for one in (series.place, series.actor) if one is not None]
    return " · ".join([measures.title_of(series), *for_whom])


def _fits(viewer: Any, series: Any, began: date | None, beside: int, row: Any) -> list[dict[str, Any]]:
    before, after = analyses.counted(viewer, series, began) if series is not None else (0, 0)
    sites = len({one.site for one in queries.results_of(row)}) if row is not None else 0
    return [
        {
            "key": one.design,
            "title": words.DESIGN[one.design],
            "does": words.DOES[one.design],
            "takes": words.TAKES[one.design],
            "best": one.best,
            "fits": one.fits,
            "lacks": [words.LACKS[key] for key in one.lacks],
        }
        for one in rules.fits(rules.There(before, after, beside, sites))
    ]


def _helpers(viewer: Any, world: str) -> list[dict[str, Any]]:
    """Who can help to find out: what is on offer now that speaks of it."""
    found = find_help(viewer, world=world, kinds=["evaluation"], stage="", types=[], here=around(None))
    return [presenting.offer_item(one.offer) for group in found for one in group.now[:MOST_HELP]]


def _page(
    request: HttpRequest,
    said: Any,
    world: str,
    about: services.About,
    problems: list[typed.Problem] | None = None,
    plan: services.Plan | None = None,
) -> HttpResponse:
    wrong = problems or []
    subjects = (about.offer, about.case, about.partnership, about.place)
    context = _choices(request, said, world, None, plan if not wrong or "save" in request.POST else None) | {
        "about": [getattr(one, "title", "") or one.name for one in subjects if one is not None],
        "helpers": _helpers(request.viewer, world) if plan is not None else [],  # type: ignore[attr-defined]
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "hinted": is_hinted(wrong),
        "practice": world == PRACTICE,
        "practice_exit_url": "/evaluations/",
    }
    status = WRONG if wrong else 200
    return render(request, "evidence/evaluations/new.html.jinja", context, status=status)
