"""Those named in a case look at their own figures and say whether they are right."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.analyses.cases_drawn import of_answer
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases
from alongside.exchange.evidence.queries import reviewing as queries
from alongside.exchange.evidence.services import cases as moving
from alongside.exchange.evidence.services import reviewing as services
from alongside.web import typed
from alongside.web.components.formats import long_date, money
from alongside.web.doors import by, forms, problems_of
from alongside.web.typed import LONGEST

from .. import doors
from . import saying, wording


@forms
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Who has said what; for each party that the viewer answers for, its own figures and the form."""
    case = doors.case_or_404(request, ref)
    version = cases.newest(case)
    if version is None:
        raise Http404
    if request.method != "POST":
        return _page(request, case, version)
    what = typed.line(request, "do")
    said = typed.words(request, "said")[:LONGEST]
    if what == "sign" and (pointed := typed.hints(request, said)):
        return _page(request, case, version, [typed.problem(one, "said") for one in pointed])
    try:
        _do(request, case, what, said)
    except CaseRefused as refused:
        return _page(request, case, version, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect(f"{doors.url_of(case)}review/?done={what}")


def _do(request: HttpRequest, case: Any, what: str, said: str) -> None:
    """Send it, take it back, or sign for a party."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if what in ("send", "back"):
        if not cases.keeps(viewer, case) or request.doer is None:  # type: ignore[attr-defined]
            raise Http404
        doer = by(request, case.owner_id)
        if what == "send":
            services.send(ref=case.ref, by=doer)
        else:
            moving.move(ref=case.ref, to="draft", by=doer)
        return
    key = typed.line(request, "party")
    mine = next((one for one in cases.answers_for(viewer, case) if one.key == key), None)
    if mine is None or mine.actor is None or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    services.sign(
        ref=case.ref,
        party=key,
        number=typed.number(request, "number") or 0,
        decision=typed.line(request, "decision"),
        said=said,
        office=typed.line(request, "office"),
        by=by(request, mine.actor.party_id),
    )


def _page(
    request: HttpRequest, case: Any, version: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    words = queries.words_on(case)
    stands = queries.stands_on(case, version.model, words)
    state = {one.key: one for one in stands}
    mine = cases.answers_for(viewer, case)
    answer = analyses.worked_out(version.model)
    asked = next((one for one in mine if one.key == typed.line(request, "party")), None)
    told = {
        "send": _("It is sent. Each of them is told, and sees its own figures first."),
        "back": _("It is with you again. Nobody else sees it now, unless you shared it."),
        "sign": _("Thank you. It is kept with your office and the day."),
    }
    context = {
        "done_text": told.get(request.GET.get("done", ""), ""),
        "version": version,
        "made_on": long_date(version.made_at),
        "stands": [standing(one) for one in stands],
        "mine": [
            {
                "key": one.key,
                "name": one.name,
                "state": state[one.key].state,
                "figures": figures(answer, version.model, one.key),
                "open": case.status in ("review", "agreed"),
                "is_asked": asked is one,
            }
            for one in mine
        ],
        "lacks": [lack(one) for one in queries.lacks_of(case, version.model, stands)],
        "may_send": cases.keeps(viewer, case) and case.status == "draft",
        "may_take_back": cases.keeps(viewer, case) and case.status == "review",
        "decisions": list(wording.DECISION.items()),
        "pointed": bool(typed.hints(request, typed.words(request, "said"))),
        "answer_for": [one.name for one in stands if one.state != "nobody"],
    }
    return doors.case_page(request, "building/review", case, context, wrong)


def standing(one: Any) -> dict[str, Any]:
    """How a party stands, as a list shows it: its last word, by what office, when."""
    last = one.last if one.state not in ("nobody",) else None
    return {
        "name": one.name,
        "state": str(wording.STATE[one.state]),
        "tone": wording.TONE[one.state],
        "said": last.said if last else "",
        "office": last.office if last else "",
        "on": long_date(last.at) if last else "",
        "version": last.version.number if last else "",
    }


def lack(one: Any) -> str:
    """What is missing, in a sentence."""
    names = list(one.about[:4])
    more = len(one.about) - len(names)
    if more:
        names.append(ngettext("%(n)s more", "%(n)s more", more) % {"n": more})
    return str(wording.LACK[one.key]) % {"what": "; ".join(names)}


def figures(answer: Any, model: Any, key: str) -> dict[str, Any]:
    """What a party bears and gains in its own words: line by line, and all of it in today's money."""
    worked = {one.stream: one for one in answer.result.lines} if answer is not None else {}
    shown = []
    for one in model.get("streams") or []:
        if key not in (one.get("bears"), one.get("gains")):
            continue
        line, found = saying.shown_line(model, one), worked.get(one.get("id"))
        pays = one.get("bears") == key
        counts = str(wording.SORT[found.counts_as][0]) if found else line["counts"]
        if found and found.why:
            counts = _("%(sort)s, not money: no cash leaves here") % {"sort": counts}
        shown.append([line["name"], _("You pay or give") if pays else _("You gain"), line["sum"], counts])
    return {
        "head": [_("Line"), _("For you"), _("By the best guess"), _("Counts as")],
        "rows": shown,
        "sums": _sums(answer, key),
    }


def _sums(answer: Any, key: str) -> list[str]:
    """The position of a party over all years in sentences: money, time and wellbeing apart, and its range."""
    place = next((one for one in answer.result.positions if one.party == key), None) if answer else None
    if place is None:
        return []
    parts = [
        str(wording.NET[kind][0 if net > 0 else 1]) % {"sum": money(abs(float(net)))}
        for kind, net in zip(wording.NET, place.net, strict=True)
        if net
    ]
    if not parts:
        return [_("As far as it is known, this comes to nothing for you.")]
    said = {"years": answer.case.years, "parts": "; ".join(parts)}
    found = [_("Over %(years)s years, in today's money: %(parts)s.") % said]
    drawn = of_answer(answer)
    if drawn is not None and drawn.uncertain:
        spread = drawn.parties[key]
        ends = {"low": money(spread.low), "high": money(spread.high)}
        found.append(_("All together likely between %(low)s and %(high)s.") % ends)
    if not place.known.all():
        found.append(_("Something in it is not known yet and is in no sum."))
    return found
