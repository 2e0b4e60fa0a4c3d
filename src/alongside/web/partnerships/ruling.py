"""How people decide together: the rule, who decides what, who votes for whom, what one could gain or lose."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.partnerships import queries as rooms
from alongside.exchange.partnerships.decision_rules import MOST_PROXIES, Rule
from alongside.exchange.partnerships.instruments import instruments
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.queries import deciding as queries
from alongside.exchange.partnerships.services import deciding, declaring
from alongside.web import words as sitewide
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of
from alongside.web.typed import day, line, words

from . import decision_words as said
from . import doors, wording
from .decisions import mine_in, names_in, number

MOST_LINES = 27  # of the form: the areas that may be kept, those we name, and a new one


@forms
def rules(request: HttpRequest, ref: str) -> HttpResponse:
    """How it is decided: set by whoever hosts before the first vote, put to the vote later."""
    found = doors.inside_or_404(request, ref)
    row, decided = queries.rule_of(found), queries.has_decided(found)
    host = rooms.steers(request.viewer, found)  # type: ignore[attr-defined]
    rule = queries.as_rule(row) if row else None
    context = {
        "back_url": f"/partnerships/{ref}/decisions/",
        "back_text": _("Decide together"),
        "rule": said.rule_said(rule) if rule else [],
        "values": rule or Rule("majority", 50, True, 1),
        "how": list(said.HOW.items()),
        "proxies": [
            (str(n), str(n) if n else _("Nobody votes for another")) for n in range(MOST_PROXIES + 1)
        ],
        "decided": decided,
        "may_set": host and not decided,
        "may_propose": decided and bool(mine_in(request, found)),
    }
    if request.method != "POST":
        return doors.page(request, "rules", found, context)
    try:
        return _ruled(request, ref, found, decided)
    except PartnershipRefused as refused:
        return doors.page(request, "rules", found, context, problems_of(refused))


def _ruled(request: HttpRequest, ref: str, found: Any, decided: bool) -> HttpResponse:
    """Set the rule, or put it to the vote."""
    doer = by(request, doors.mine_or_404(request, found).party_id)
    rule = Rule(
        how=line(request, "how"),
        quorum=min(number(request, "quorum") or 0, 1_000),
        is_share=line(request, "unit") == "share",
        proxies=min(value if (value := number(request, "proxies")) is not None else -1, 1_000),
    )
    if not decided:
        in_words = said.rule_in_short(rule) if rule.how in said.HOW and rule.proxies >= 0 else ""
        deciding.set_rule(ref=ref, rule=rule, words=in_words, by=doer)
        return redirect("partnership-decisions", ref)
    made = deciding.ask(
        ref=ref,
        question=_("Shall we decide in a new way?"),
        background=words(request, "background"),
        options=[],
        closes_on=day(request, "closes_on"),
        proposes=rule,
        by=doer,
    )
    return redirect("partnership-decision", ref, made.ref)


@forms
def rights(request: HttpRequest, ref: str) -> HttpResponse:
    """Who decides, is asked and is told, area by area; and whether what is brought and a say go together."""
    found = doors.inside_or_404(request, ref)
    host = rooms.steers(request.viewer, found)  # type: ignore[attr-defined]
    if request.method != "POST":
        return _rights(request, found, host)
    member = doors.mine_or_404(request, found)
    sent: dict[str, dict[int, str]] = {}
    members = [one.pk for one in rooms.members_of(found)]
    for place in range(MOST_LINES):
        area = line(request, f"area-{place}")
        parts = {pk: line(request, f"part-{place}-{pk}") for pk in members}
        if area or any(parts.values()):
            sent[area] = sent.get(area, {}) | parts
    try:
        declaring.set_rights(ref=ref, rights=sent, by=by(request, member.party_id))
    except PartnershipRefused as refused:
        return _rights(request, found, host, problems_of(refused))
    return redirect("partnership-rights", ref)


def _rights(request: HttpRequest, found: Any, host: bool, problems: list[Any] | None = None) -> HttpResponse:
    members, names = rooms.members_of(found), names_in(request, found)
    kept = queries.rights_of(found)
    areas = [*kept, *(str(area) for area in said.AREAS if str(area) not in kept)] if host else list(kept)
    lines = [{"area": area, "parts": kept.get(area, {})} for area in [*areas, ""]]
    uneven = queries.imbalances_of(found)
    context = {
        "back_url": f"/partnerships/{found.ref}/decisions/",
        "back_text": _("Decide together"),
        "head": [_("What about"), *(said.name(names, one.pk) for one in members)],
        "rows": [
            [area, *(str(said.PART.get(parts.get(one.pk, ""), "–")) for one in members)]
            for area, parts in kept.items()
        ],
        "lines": lines,
        "members": [(one.pk, said.name(names, one.pk)) for one in members],
        "parts": [("", "–"), *said.PART.items()],
        "may_set": host and found.state != "closed",
        "uneven": [said.imbalance(one, names, sitewide.SECTOR) for one in uneven],
        "source": wording.source(instruments()["tactics"].source),
        "brought": [_brings(one, names) for one in members],
    }
    return doors.page(request, "rights", found, context, problems)


def _brings(member: Any, names: Any) -> list[str]:
    """What a member brings, in numbers, and whether it votes."""
    return [
        said.name(names, member.pk),
        _("%(n)d a month") % {"n": member.hours} if member.hours else "–",
        f"£{member.money:,}" if member.money else "–",
        _("Yes") if member.votes else _("No"),
    ]


@forms
def proxies(request: HttpRequest, ref: str) -> HttpResponse:
    """Who votes for whom in every vote until a day; given and taken back here."""
    found = doors.inside_or_404(request, ref)
    if request.method != "POST":
        return _proxies(request, found)
    doer = by(request, doors.mine_or_404(request, found).party_id)
    try:
        if line(request, "do") == "back":
            declaring.take_back(ref=ref, proxy_id=number(request, "proxy") or 0, by=doer)
        else:
            chosen = number(request, "holder")
            declaring.give_proxy(ref=ref, holder_id=chosen, until=day(request, "until"), by=doer)
    except PartnershipRefused as refused:
        return _proxies(request, found, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect("partnership-proxies", ref)


def _proxies(request: HttpRequest, found: Any, problems: list[Any] | None = None) -> HttpResponse:
    names, speaks = names_in(request, found), mine_in(request, found)
    row, own = queries.rule_of(found), {one.pk for one in speaks}
    living = queries.living_proxies(found, timezone.localdate())
    context = {
        "back_url": f"/partnerships/{found.ref}/decisions/",
        "back_text": _("Decide together"),
        "living": [
            {
                "pk": one.pk,
                "text": _proxy_said(one, names),
                "mine": one.giver_id in own,
            }
            for one in living
        ],
        "holders": [
            (str(one.pk), said.name(names, one.pk))
            for one in rooms.members_of(found)
            if one.votes and (len(own) > 1 or one.pk not in own)
        ],
        "may_give": row is not None and row.proxies > 0 and any(one.votes for one in speaks),
        "rule": said.rule_said(queries.as_rule(row))[-1] if row else "",
    }
    return doors.page(request, "proxies", found, context, problems)


def _proxy_said(one: Any, names: Any) -> str:
    told = {"giver": said.name(names, one.giver_id), "holder": said.name(names, one.holder_id)}
    if one.decision_id:
        told["question"] = one.decision.question
        return _("%(holder)s votes for %(giver)s on “%(question)s”.") % told
    told["day"] = long_date(one.until)
    return _("%(holder)s votes for %(giver)s until %(day)s.") % told


@forms
def interests(request: HttpRequest, ref: str) -> HttpResponse:
    """What members could gain or lose by the work, as they say themselves."""
    found = doors.inside_or_404(request, ref)
    if request.method != "POST":
        return _interests(request, found)
    doer = by(request, doors.mine_or_404(request, found).party_id)
    try:
        if line(request, "do") == "end":
            declaring.end_interest(ref=ref, interest_id=number(request, "which") or 0, by=doer)
        else:
            declaring.declare(ref=ref, text=words(request, "interest"), by=doer)
    except PartnershipRefused as refused:
        return _interests(request, found, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect("partnership-interests", ref)


def _interests(request: HttpRequest, found: Any, problems: list[Any] | None = None) -> HttpResponse:
    names, own = names_in(request, found), {one.pk for one in mine_in(request, found)}
    rows = [
        {
            "pk": one.pk,
            "who": said.name(names, one.member_id),
            "words": one.text,
            "about": one.decision.question if one.decision else "",
            "day": long_date(one.made_at),
            "mine": one.member_id in own,
        }
        for one in queries.interests_of(found)
    ]
    context = {
        "back_url": f"/partnerships/{found.ref}/decisions/",
        "back_text": _("Decide together"),
        "rows": rows,
        "may_declare": bool(own),
    }
    return doors.page(request, "interests", found, context, problems)
