"""The page of a business case: what it comes to, who pays, who gains, is it cash, how sure."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.analyses.cases_deep import turning
from alongside.exchange.analyses.cases_drawn import of_answer
from alongside.exchange.evidence.queries import cases as queries
from alongside.web import downloads, presenting
from alongside.web.components.formats import long_date

from .. import doors
from .. import words as house
from ..building import section as building
from ..claims import section as claims
from ..terms import section as terms
from . import attached, files, happened, presenters, stopping, sure

LISTS = {"who": presenters.who_file, "map": presenters.map_file}


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One case, by its newest version."""
    case = doors.case_or_404(request, ref)
    version = queries.newest(case)
    answer = analyses.result_of(version) if version is not None else None
    if answer is None:
        context = {
            "unread": analyses.problems_in(version.model if version else {}),
            **_around(request, case, version),
        }
        return doors.case_page(request, "results/show", case, context)
    drawn = of_answer(answer)
    if kind := downloads.asked_for(request):
        return _file(request, kind, case, answer, drawn)
    context = {
        "answer": presenters.sentence(answer),
        "more": [
            line
            for line in (
                sure.likely(drawn),
                presenters.cash_sentence(answer),
                presenters.unknown_sentence(answer),
            )
            if line
        ],
        "who": presenters.who(answer, drawn) | {"links": downloads.links(request, list="who")},
        "flag": presenters.flag(answer),
        "map": presenters.whole_map(answer) | {"links": downloads.links(request, list="map")},
        "cash": presenters.cash(answer),
        "sure": sure.how_sure(answer, drawn, turning(answer)),
        "stops": stopping.timeline(answer),
        "staff": stopping.staff(answer, str(house.MODE.get(case.mode, ""))),
        "carers": stopping.carers(answer),
        "compared_with": answer.case.compared_with,
        "basis": _basis(answer, version),
        "sources": presenters.sources(answer),
        **_around(request, case, version),
    }
    return doors.case_page(request, "results/show", case, context)


def _around(request: HttpRequest, case: Any, version: Any) -> dict[str, Any]:
    """What stands around the numbers: what happened since, what is attached, files, the other pages."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    url = doors.url_of(case)
    return {
        "terms": terms.section(request, case),
        "building": building.section(request, case),
        "claims": claims.section(request, case),
        "ways": [*building.ways(request, case), *terms.ways(request, case)],
        "since": happened.in_short(viewer, case),
        "attached": attached.in_short(viewer, case),
        "files": files.links(case) if version is not None else [],
        "pages": [
            {"text": _("For analysts"), "url": f"{url}analysts/"},
            {"text": _("Versions"), "url": f"{url}versions/"},
            {"text": _("What is attached"), "url": f"{url}attached/"},
            {"text": _("What really happened"), "url": f"{url}happened/"},
        ],
        "version": version,
        "made_on": long_date(version.made_at) if version else "",
    }


def _basis(answer: Any, version: Any) -> str:
    return _(
        "Version %(n)s of %(day)s. Pounds in prices of %(prices)s, %(years)s years from %(first)s, later "
        "years counted less (%(discount)s)."
    ) % {
        "n": version.number,
        "day": long_date(version.made_at),
        "prices": answer.case.price_year,
        "years": answer.case.years,
        "first": answer.case.first_year,
        "discount": presenters.discount_said(answer.case.discount),
    }


def _file(request: HttpRequest, kind: str, case: Any, answer: Any, drawn: Any) -> HttpResponse:
    name = request.GET.get("list", "who")
    make = LISTS.get(name, presenters.who_file)
    head, rows = make(answer, drawn)
    about = [case.title, presenters.sentence(answer)]
    if case.world == presenting.PRACTICE:
        about.append(_("Practice town: invented. Nothing here is real."))
    return downloads.as_file(kind, f"{name} {case.title[:60]}", head, rows, about)
