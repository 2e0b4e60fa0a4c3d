"""The list of business cases, who may see one, and withdrawing one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases as queries
from alongside.exchange.evidence.services import cases as services
from alongside.exchange.places.queries import inside_ids
from alongside.web import listing, sight, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Filter, Listing
from alongside.web.shapes import Shape

from . import doors, words

MINE = {"yes": lazy("Those that I write")}


def _rows(asked: Asked) -> Any:
    return queries.narrowed(
        asked.viewer,
        queries.cases_for(asked.viewer, world=asked.world),
        q=asked["q"],
        status=asked["status"],
        mine=bool(asked["mine"]),
        place_ids=inside_ids(asked.place_id) if asked.place_id else None,
    )


def item(case: Any) -> dict[str, Any]:
    """One in a list: its name, whose it is and where, and how it stands."""
    place = case.place.name if case.place else ""
    return {
        "title": case.title,
        "url": doors.url_of(case),
        "line": " · ".join(filter(None, [queries.writer(case), place])),
        "badge": words.STATUS[case.status],
        "tone": words.TONE[case.status],
    }


CASES = Shape(
    item,
    (
        (lazy("Name"), lambda row: row.title),
        (lazy("How it stands"), lambda row: str(words.STATUS[row.status])),
        (lazy("Agreed on"), lambda row: long_date(row.agreed_on)),
        (lazy("Written by"), queries.writer),
        (lazy("Place"), lambda row: row.place.name if row.place else ""),
        (lazy("Adds or replaces"), lambda row: str(words.MODE.get(row.mode, ""))),
    ),
)
LIST = Listing(
    template="evidence/index.html.jinja",
    name=lazy("Business cases"),
    rows=_rows,
    shape=CASES,
    filters=(
        listing.WORDS,
        listing.PLACE,
        of_words("status", lazy("How it stands"), words.STATUS),
        Filter("mine", lazy("Whose"), lambda viewer, world: MINE if viewer.user_id else {}, more=True),
    ),
    orders={"name": (lazy("By name"), ("title", "pk"))},
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Business cases the viewer may see."""
    return listing.answer(request, LIST, may_start=request.doer is not None)  # type: ignore[attr-defined]


@forms
def share(request: HttpRequest, ref: str) -> HttpResponse:
    """Say who may see it; those named in it see it from the day it is sent to them."""
    case = doors.kept_case_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    said = sight.read(request) if request.method == "POST" else sight.said_of(case)
    found = sight.problems(viewer, said, world=case.world) if request.method == "POST" else []
    if request.method == "POST" and not found:
        try:
            services.share(
                ref=ref, visibility=said.visibility, circles=said.circles, by=by(request, case.owner_id)
            )
        except SightRefused as refused:
            found = [typed.problem(str(refused), sight.FIELD)]
        else:
            return redirect(doors.url_of(case))
    context = {"sight": sight.choices(viewer, world=case.world, said=said, problems=found)}
    return doors.case_page(request, "sharing", case, context, found)


@forms
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that it no longer holds, and why; its versions stay to be read."""
    case = doors.kept_case_or_404(request, ref)
    if request.method == "POST":
        try:
            why = typed.words(request, "why")[: typed.LONGEST]
            services.move(ref=ref, to="withdrawn", why=why, by=by(request, case.owner_id))
        except CaseRefused as refused:
            return doors.case_page(request, "withdraw", case, {}, problems_of(refused))
        return redirect(doors.url_of(case))
    return doors.case_page(request, "withdraw", case)
