"""Assessments and evidence that go with a case: what each says, where it lies, what is still missing."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import since as queries
from alongside.exchange.evidence.services import since as services
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of
from alongside.web.typed import LONGEST

from .. import doors

KIND: dict[str, Any] = {
    "quality": lazy("Is it safe and good? (quality assessment)"),
    "equality": lazy("Is it fair to all? (equality assessment)"),
    "data": lazy("What becomes of people's details? (data-protection assessment)"),
    "effect": lazy("Evidence that it works"),
    "model": lazy("How it is paid for"),
    "outcomes": lazy("What it brings for people"),
    "cost": lazy("What it costs"),
    "other": lazy("Something else"),
}
ASKED = ("quality", "equality", "data")  # what a decision maker asks of every case
PACK = ("effect", "model", "outcomes", "cost")  # what whoever brings something new is asked for


def url_of(case: Any) -> str:
    """Where it is shown."""
    return f"{doors.url_of(case)}attached/"


@forms
def attached(request: HttpRequest, ref: str) -> HttpResponse:
    """What is attached, and a form for more where the viewer writes the case."""
    if request.method == "POST":
        return _attach(request, ref)
    case = doors.case_or_404(request, ref)
    return _page(request, case, [])


def _attach(request: HttpRequest, ref: str) -> HttpResponse:
    case = doors.kept_case_or_404(request, ref)
    if wrong := _read_problems(request):
        return _page(request, case, wrong)
    try:
        _act(request, case)
    except CaseRefused as refused:
        return _page(request, case, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect(url_of(case))


def _act(request: HttpRequest, case: Any) -> None:
    doer = by(request, case.owner_id)
    if taken := typed.line(request, "take-off"):
        services.take_off(ref=case.ref, attached=taken, by=doer)
        return
    services.attach(
        ref=case.ref,
        kind=typed.line(request, "kind"),
        title=typed.line(request, "title")[:250],
        says=typed.words(request, "says")[: LONGEST + 1],
        url=typed.line(request, "url")[:1001],
        done_on=typed.day(request, "done"),
        by=doer,
    )


def _read_problems(request: HttpRequest) -> list[typed.Problem]:
    """A day that is none, and words that may point at a person."""
    found = []
    if typed.any_typed(request, "done") and typed.day(request, "done") is None:
        found.append(typed.problem(_("Write a day, like 31 1 2027, or leave it empty."), "done-day"))
    hints = typed.hints(request, typed.line(request, "title"), typed.words(request, "says"))
    return [*found, *(typed.problem(one, "says") for one in hints)]


def _page(request: HttpRequest, case: Any, problems: list[typed.Problem]) -> HttpResponse:
    rows = queries.attached_to(request.viewer, case)  # type: ignore[attr-defined]
    context = {
        "rows": [shown(one) for one in rows],
        "missing": missing(rows),
        "kinds": list(KIND.items()),
        "hinted": any(one["field"] == "says" for one in problems) and not request.POST.get("as_it_is"),
    }
    return doors.case_page(request, "results/attached", case, context, problems)


def shown(row: Any) -> dict[str, Any]:
    """One as the page shows it."""
    return {
        "ref": row.ref,
        "title": row.title,
        "kind": KIND[row.kind],
        "says": row.says,
        "url": row.url,
        "on": long_date(row.done_on or row.made_at),
    }


def missing(rows: list[Any]) -> list[str]:
    """What a decision maker asks for and is not there yet."""
    there = {one.kind for one in rows}
    return [str(KIND[kind]) for kind in (*ASKED, *PACK) if kind not in there]


def in_short(viewer: Any, case: Any) -> dict[str, Any]:
    """For the page of the case: how many there are, and which of the three assessments are missing."""
    rows = queries.attached_to(viewer, case)
    there = {one.kind for one in rows}
    return {
        "url": url_of(case),
        "names": [f"{KIND[one.kind]}: {one.title}" for one in rows],
        "missing": [str(KIND[kind]) for kind in ASKED if kind not in there],
    }
