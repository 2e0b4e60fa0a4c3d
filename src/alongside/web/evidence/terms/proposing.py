"""Propose who pays whom: choose a way, a few numbers, see what each would be left with, propose it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import terms as analyses
from alongside.exchange.evidence import terms_rules as rules
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.notices_terms import WHY_NOT
from alongside.exchange.evidence.queries import cases, terms
from alongside.exchange.evidence.services import terms as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of

from .. import doors
from . import presenters, wording
from .doors import may_propose, speaks, url_of


@require_GET
def kinds(request: HttpRequest, ref: str) -> HttpResponse:
    """The ways to pay, each with what it means."""
    case = doors.case_or_404(request, ref)
    ways = [
        {"title": title, "line": wording.MEANS[kind], "url": f"{url_of(case)}new/{kind}/"}
        for kind, title in wording.KIND.items()
    ]
    return doors.case_page(request, "terms/kinds", case, {"ways": ways, "back_url": url_of(case)})


@forms
def propose(request: HttpRequest, ref: str, way: str) -> HttpResponse:
    """The numbers of one way to pay, what they would leave each with, and the button that proposes them."""
    case = doors.case_or_404(request, ref)
    version = cases.newest(case)
    kind = way
    if kind not in rules.FIELDS or version is None or not analyses.years(version.model):
        raise Http404
    if request.method != "POST":
        values = rules.typed(kind, _begun(request, case, kind, version.model))
        return _page(request, case, kind, version, values, [])
    values = {name: typed.line(request, name)[:40] for name in request.POST if name != "why"}
    read = _checked(kind, values, version.model)
    wrong = [_problem(kind, name, why) for name, why in read.wrong.items()]
    if wrong or values.get("do") != "propose":
        return _page(request, case, kind, version, values, wrong)
    why = typed.words(request, "why")[: rules.LONGEST + 1]
    if hints := typed.hints(request, why):
        found = [typed.problem(one, "why") for one in hints]
        return _page(request, case, kind, version, values, found)
    who = speaks(request, case)
    if who is None:
        raise Http404
    try:
        made = services.propose(
            ref=ref,
            number=typed.number(request, "version") or 0,
            kind=kind,
            numbers=read.numbers,
            party=who[0],
            why=why,
            by=by(request, who[1]),
        )
    except CaseRefused as refused:
        return _page(request, case, kind, version, values, problems_of(refused))
    return redirect(f"{url_of(case, made)}?done=proposed")


def _begun(request: HttpRequest, case: Any, kind: str, model: Any) -> dict[str, Any]:
    """Numbers to begin with: those of earlier terms that are asked for, else what makes good the losses."""
    earlier = request.GET.get("from", "")
    row = terms.one_of(request.viewer, case, earlier) if earlier else None  # type: ignore[attr-defined]
    if row is not None and row.kind == kind:
        return dict(row.numbers)
    return analyses.suggested(model, kind)


def _checked(kind: str, values: dict[str, str], model: Any) -> rules.Checked:
    keys = [key for key, _name in analyses.parties(model)]
    lines = {key for key, _name in analyses.countable(model)}
    return rules.checked(kind, values, keys, lines, analyses.years(model))


def _problem(kind: str, name: str, why: str) -> typed.Problem:
    """What is wrong with a field, led by what the field asks, so that the list at the top says which."""
    return typed.problem(f"{wording.label(kind, name)} {WHY_NOT[why][1]}", name)


def _page(
    request: HttpRequest,
    case: Any,
    kind: str,
    version: Any,
    values: dict[str, str],
    problems: list[typed.Problem],
) -> HttpResponse:
    parties, lines = analyses.parties(version.model), analyses.countable(version.model)
    read = _checked(kind, values, version.model)
    found = analyses.outlook(version.model, kind, read.numbers) if not read.wrong else None
    context: dict[str, Any] = {
        "kind": kind,
        "kind_title": wording.KIND[kind],
        "means": wording.MEANS[kind],
        "fields": [
            {
                "name": name,
                "sort": sort.rstrip("?"),
                "label": wording.label(kind, name),
                "hint": wording.hint(kind, name),
                "options": [("", _("Choose")), *(parties if sort == "party" else lines)],
            }
            for name, sort in rules.FIELDS[kind]
        ],
        "parties": [
            (key, name) for key, name in parties if key not in (values.get("gainer"), values.get("bearer"))
        ],
        "values": values,
        "why": request.POST.get("why", ""),
        "hinted": any(one["field"] == "why" for one in problems) and not request.POST.get("as_it_is"),
        "number": version.number,
        "says": wording.said(kind, read.numbers, dict(parties), dict(lines)) if found else [],
        "outlook": presenters.outlook(found) if found else None,
        "works": _works(kind, found) if found else "",
        "may_propose": may_propose(request, case),
        "back_url": f"{url_of(case)}new/",
        "back_text": _("Other ways to pay"),
    }
    return doors.case_page(request, "terms/propose", case, context, problems)


def _works(kind: str, found: Any) -> str:
    is_share = rules.MAIN[kind] == "shares"
    said = presenters.works(kind, found.low, found.high, wording.percent if is_share else wording.pounds)
    return f"{_('Shares together:')} {said}" if is_share else said
