"""Terms of a case: all that were proposed side by side, and one with what each party says to it."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import terms as analyses
from alongside.exchange.evidence import terms_rules as rules
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases
from alongside.exchange.evidence.queries import terms as queries
from alongside.exchange.evidence.services import terms as services
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of

from .. import doors
from . import presenters, wording
from .doors import item, may_propose, newest_terms, says, url_of

SIDE_BY_SIDE = 3  # proposals that stand beside one another


@require_GET
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """All terms of a case, the newest first, and the last few side by side."""
    case = doors.case_or_404(request, ref)
    rows = newest_terms(request, case)
    context: dict[str, Any] = {
        "rows": [item(case, one) for one in rows],
        "beside": _beside(case, rows) if rows else None,
        "may_propose": may_propose(request, case),
        "is_sent": case.status in cases.SHOWN_TO_PARTIES,
    }
    return doors.case_page(request, "terms/index", case, context)


def _beside(case: Any, rows: list[Any]) -> dict[str, Any] | None:
    """The last proposals on the newest version, beside one another and beside having none."""
    newest = cases.newest(case)
    if newest is None:
        return None
    keys = [key for key, _name in analyses.parties(newest.model)]
    fits = [one for one in rows if set(rules.moves(one.kind, one.numbers)) <= set(keys)]
    found = analyses.beside(
        newest.model, {str(one.number): (one.kind, one.numbers) for one in fits[:SIDE_BY_SIDE]}
    )
    if not found:
        return None
    titles = {str(one.number): f"{one.number}. {wording.KIND[one.kind]}" for one in rows}
    who = [name for _key, name in analyses.parties(newest.model)]
    return presenters.beside(found, who, lambda key: titles.get(key) or _("Without terms"))


@forms
def show(request: HttpRequest, ref: str, terms: str) -> HttpResponse:
    """One proposal: what it says, what each would be left with, who agrees; a form for one's own answer."""
    case = doors.case_or_404(request, ref)
    row = queries.one_of(request.viewer, case, terms)  # type: ignore[attr-defined]
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, case, row, [])
    party = typed.line(request, "party")
    stand = next((one for one in queries.stands(request.viewer, row) if one.party.key == party), None)  # type: ignore[attr-defined]
    if stand is None or not stand.is_mine:
        raise Http404
    said = typed.words(request, "said")[: rules.LONGEST + 1]
    if hints := typed.hints(request, said):
        return _page(request, case, row, [typed.problem(one, "said") for one in hints])
    try:
        services.answer(
            ref=ref,
            terms=terms,
            party=party,
            is_agreed={"yes": True, "no": False}.get(typed.line(request, "is_agreed")),
            said=said,
            by=by(request, stand.party.actor.party_id),
        )
    except CaseRefused as refused:
        return _page(request, case, row, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect(f"{url_of(case, row)}?done=answered")


def _page(request: HttpRequest, case: Any, row: Any, problems: list[typed.Problem]) -> HttpResponse:
    found = analyses.outlook(row.version.model, row.kind, row.numbers)
    stands = queries.stands(request.viewer, row)  # type: ignore[attr-defined]
    newest = cases.newest(case)
    is_asked = row.state == "proposed" and case.status in cases.SHOWN_TO_PARTIES
    own = [one for one in stands if one.is_mine and is_asked]
    mine = sorted(own, key=lambda one: one.answer is not None)[:1]  # one after the other
    context: dict[str, Any] = {
        "row": item(case, row),
        "kind": row.kind,
        "says": says(row),
        "why": row.why,
        "proposed_by": _proposer(row, stands),
        "made_on": long_date(row.made_at),
        "outlook": presenters.outlook(found) if found else None,
        "stands": [_stand(one) for one in stands if one.is_asked or one.answer],
        "nobody": presenters.names(one.party.name for one in stands if not one.is_asked),
        "mine": [
            {"key": one.party.key, "name": one.party.name, "has": one.answer is not None} for one in mine
        ],
        "answers": [("yes", _("Yes, we agree")), ("no", _("No, not like this"))],
        "is_old": newest is not None and newest.number != row.version.number,
        "again_url": f"{url_of(case)}new/{row.kind}/?from={row.ref}" if may_propose(request, case) else "",
        "hinted": any(one["field"] == "said" for one in problems) and not request.POST.get("as_it_is"),
        "done": {
            "proposed": _("It is proposed. Those named in the case have been told."),
            "answered": _("Your answer is kept."),
        }.get(request.GET.get("done", ""), ""),
        "back_url": url_of(case),
        "back_text": _("Who pays whom"),
    }
    return doors.case_page(request, "terms/show", case, context, problems)


def _proposer(row: Any, stands: list[Any]) -> str:
    if not row.party:
        return cases.writer(row.case)
    return next((one.party.name for one in stands if one.party.key == row.party), "")


def _stand(one: Any) -> dict[str, Any]:
    """How a party stands, as the page shows it."""
    if one.answer is None:
        return {
            "name": one.party.name,
            "badge": _("Has not answered"),
            "tone": "unclaimed",
            "said": "",
            "on": "",
        }
    return {
        "name": one.party.name,
        "badge": _("Agrees") if one.answer.is_agreed else _("Does not agree"),
        "tone": "open" if one.answer.is_agreed else "history",
        "said": one.answer.said,
        "on": long_date(one.answer.at),
    }
