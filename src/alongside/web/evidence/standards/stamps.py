"""Stamps: which standard, who judged, when, on what; given, written down, withdrawn."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.evidence.notices_claims import ClaimRefused
from alongside.exchange.evidence.queries import standards as queries
from alongside.exchange.evidence.services import standards as services
from alongside.exchange.innovations.queries import innovations
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import at_day, by, forms, tried
from alongside.web.innovations import doors
from alongside.web.typed import LONGEST

from . import words

_tried = partial(tried, ClaimRefused)


def stamp_of(stamp: Any, offer: Any, viewer: Any) -> dict[str, Any]:
    """A stamp with all four: which standard, who judged, when, on what; and whether it still holds."""
    judge = actor_links(viewer, [stamp.judge_id]).get(stamp.judge_id or 0) if stamp.judge_id else None
    holds = queries.holds(stamp, timezone.localdate())
    over = ""
    if stamp.withdrawn_on is not None:
        over = _("It no longer holds since %(day)s: %(why)s") % {
            "day": long_date(stamp.withdrawn_on),
            "why": stamp.withdrawn_why,
        }
    elif not holds:
        over = _("It held until %(day)s.") % {"day": long_date(stamp.until)}
    return {
        "standard": stamp.standard,
        "judge": stamp.judge_name,
        "judge_url": f"/actors/{judge.ref}/" if judge else "",
        "on": long_date(stamp.judged_on),
        "until": long_date(stamp.until) if holds else "",
        "on_what": stamp.on_what,
        "outcome": words.OUTCOME[stamp.outcome],
        "tone": words.OUTCOME_TONE[stamp.outcome] if holds else "history",
        "how": words.HOW_GIVEN[queries.how_given(stamp, offer.owner_id)],
        "url": stamp.url,
        "over": over,
        "withdraw": f"{doors.url_of(offer)}standards/stamps/{stamp.ref}/"
        if queries.may_withdraw(viewer, stamp)
        else "",
    }


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a stamp as its judge, or write down what another judge said of what one keeps."""
    from .views import web_address

    offer = doors.innovation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    mine, keeps = queries.judges(viewer, offer.world), innovations.may_keep(viewer, offer)
    if request.doer is None or not (mine or keeps):  # type: ignore[attr-defined]
        raise Http404
    context = {
        "judges": [(one.ref, one.name) for one in mine]
        + ([("other", _("Another organisation"))] if keeps else []),
        "keeps": keeps,
        "outcomes": list(words.OUTCOME.items()),
        "typed": typed.days("judged_on", timezone.localdate())
        | ({"who": mine[0].ref} if len(mine) == 1 else {}),
    }
    if request.method != "POST":
        return doors.page(request, "standards/stamp", offer, context)
    who = typed.line(request, "who")
    chosen = next((one for one in mine if one.ref == who), None)
    on_what = typed.words(request, "on_what")[:LONGEST]
    url, wrong = web_address(request)
    hinted = typed.hints(request, on_what)
    wrong = wrong or [typed.problem(text, "as_it_is") for text in hinted]
    for name in ("judged_on", "until"):
        if not wrong and typed.day(request, name) is None and typed.any_typed(request, name):
            wrong = [typed.problem(_("This is no day. Write it in numbers, like 5 3 2026."), f"{name}-day")]
    if not wrong and chosen is None and not (keeps and who == "other"):
        wrong = [typed.problem(_("Say which organisation judged."), "who")]
    judge = "" if chosen else typed.line(request, "judge")
    if not wrong and chosen is None and not judge:
        wrong = [typed.problem(_("Say which organisation judged."), "judge")]
    said = services.Judged(
        standard=typed.line(request, "standard"),
        outcome=typed.line(request, "outcome"),
        judged_on=typed.day(request, "judged_on"),
        on_what=on_what,
        judge=judge,
        until=typed.day(request, "until"),
        url=url,
    )
    party = chosen.party_id if chosen else offer.owner_id
    wrong = wrong or at_day(
        _tried(lambda: services.stamp(ref=offer.ref, said=said, by=by(request, party))), "judged_on", "until"
    )
    if wrong:
        context |= {"typed": request.POST, "hinted": bool(hinted)}
        return doors.page(request, "standards/stamp", offer, context, wrong)
    return redirect(f"{doors.url_of(offer)}standards/?done=1#stamps")


@forms
def withdraw(request: HttpRequest, ref: str, stamp: str) -> HttpResponse:
    """Say that a stamp no longer holds, and why."""
    offer = doors.innovation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = queries.stamp_for(viewer, offer, stamp)
    if found is None or request.doer is None or not queries.may_withdraw(viewer, found):  # type: ignore[attr-defined]
        raise Http404
    wrong: list[typed.Problem] = []
    if request.method == "POST":
        party = found.judge.party_id if found.here else offer.owner_id
        why = typed.words(request, "why")[:LONGEST]
        wrong = _tried(
            lambda: services.withdraw(ref=offer.ref, stamp=stamp, why=why, by=by(request, party)),
        )
        if not wrong:
            return redirect(f"{doors.url_of(offer)}standards/?done=1#stamps")
    context = {"stamp": stamp_of(found, offer, viewer) | {"withdraw": ""}}
    return doors.page(request, "standards/withdraw", offer, context, wrong)
