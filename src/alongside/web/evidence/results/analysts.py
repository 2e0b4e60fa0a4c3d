"""For analysts: what is worth finding out, what the answer hangs on, budgets of each year, what-ifs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.analyses.cases_deep import behind as worked_out
from alongside.exchange.analyses.cases_drawn import DRAWS, SEED
from alongside.exchange.evidence.queries import cases as queries
from alongside.web import downloads
from alongside.web.components.formats import count
from alongside.web.presenting import PRACTICE

from .. import doors
from . import behind

# By the name in the address of its file: what makes it. What says nothing of ranges comes after what does.
RANGED = {
    "knowing": behind.worth_knowing,
    "one-way": behind.one_way,
    "switching": behind.switching,
    "variance": behind.variance,
    "plane": behind.plane,
    "acceptable": behind.acceptable,
}
PLAIN = {"what-ifs": behind.what_ifs, "budget": behind.budget}


@require_GET
def analysts(request: HttpRequest, ref: str) -> HttpResponse:
    """What stands behind the answer of a case, by its newest version."""
    case = doors.case_or_404(request, ref)
    version = queries.newest(case)
    answer = analyses.result_of(version) if version is not None else None
    found = worked_out(answer) if answer is not None else None
    if found is None:
        return doors.case_page(request, "results/analysts", case, {"parts": []})
    made = _parts(found)
    if (kind := downloads.asked_for(request)) and request.GET.get("list") in made:
        return _file(request, kind, case, made)
    context = {
        "parts": [
            {"id": name, "title": _titles()[name], "links": downloads.links(request, list=name), **part}
            for name, part in made.items()
        ],
        "about": _("%(draws)s draws, seed %(seed)s; the same for everybody. Document %(digest)s.")
        % {"draws": count(DRAWS), "seed": SEED, "digest": found.answer.digest[:12]},
    }
    return doors.case_page(request, "results/analysts", case, context)


def _parts(found: Any) -> dict[str, dict[str, Any]]:
    """Every part that has something to say, by name."""
    made: dict[str, dict[str, Any] | None] = {}
    if found.bars:
        made |= {name: make(found) for name, make in RANGED.items()}
    made |= {name: make(found) for name, make in PLAIN.items()}
    made |= {"weights": behind.weighted(found.answer), "mix": behind.mix(found.answer)}
    if not found.what_ifs:
        made["what-ifs"] = None
    return {name: part for name, part in made.items() if part is not None and len(part["head"]) > 1}


def _titles() -> dict[str, str]:
    return {
        "knowing": _("What is worth finding out?"),
        "one-way": _("What does the answer hang on?"),
        "switching": _("Where does the answer turn?"),
        "variance": _("Where does the spread come from?"),
        "plane": _("What it brings against what it costs"),
        "acceptable": _("How likely is going ahead right?"),
        "what-ifs": _("What if?"),
        "budget": _("Money in and out of each year"),
        "weights": _("Does £1 count the same for everybody?"),
        "mix": _("What adds, what replaces?"),
    }


def _file(request: HttpRequest, kind: str, case: Any, made: dict[str, dict[str, Any]]) -> HttpResponse:
    name = request.GET["list"]
    part = made[name]
    head, *rows = [
        [cell if isinstance(cell, str) else cell["text"] for cell in row]
        for row in (part["head"], *part["rows"])
    ]
    about = [case.title, part["says"]]
    if case.world == PRACTICE:
        about.append(_("Practice town: invented. Nothing here is real."))
    return downloads.as_file(kind, f"{name} {case.title[:60]}", head, rows, about)
