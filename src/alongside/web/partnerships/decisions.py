"""What is decided together: the list, a new question, one with its vote."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.partnerships import queries as rooms
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.queries import deciding as queries
from alongside.exchange.partnerships.services import deciding, declaring
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of
from alongside.web.typed import day, line, words

from . import decision_words as said
from . import doors
from .sections import Section

EVERYONE = ("accepted", "left")


def names_in(request: HttpRequest, found: Any) -> dict[int, Any]:
    """How all who take or took part are called, by member id."""
    return rooms.names_of(request.viewer, rooms.members_of(found, states=EVERYONE))  # type: ignore[attr-defined]


def mine_in(request: HttpRequest, found: Any) -> list[Any]:
    """The members for which the viewer may speak."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    members = rooms.my_members(viewer, found)
    return [one for one in members if one.party_id and rooms.may_speak(viewer, one.party_id)]


@require_GET
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """What waits for a vote, and what was decided."""
    found = doors.inside_or_404(request, ref)
    decisions = list(queries.decisions_of(found))
    if kind := downloads.asked_for(request):
        head = [str(text) for text in said.FILE]
        rows = said.file_rows(decisions, names_in(request, found))
        return downloads.as_file(kind, f"{found.name} decisions", head, rows)
    mine = {one.pk for one in mine_in(request, found)}
    living = queries.living_proxies(found, timezone.localdate())
    rule = queries.rule_of(found)
    closed = [one for one in decisions if one.closed_at]
    context = {
        "open": [said.item(ref, one, mine, living) for one in decisions if not one.closed_at],
        "closed": [said.item(ref, one, mine, living) for one in closed],
        "rule": said.rule_said(queries.as_rule(rule)) if rule else [],
        "may_ask": bool(mine) and rule is not None,
        "downloads": downloads.links(request) if closed else [],
    }
    return doors.page(request, "decisions", found, context)


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """A question, what one should know, what to choose from, until when."""
    found = doors.inside_or_404(request, ref)
    member = doors.mine_or_404(request, found)
    rule = queries.rule_of(found)
    if rule is None:
        return redirect("partnership-rules", ref)
    context = {
        "back_url": f"/partnerships/{ref}/decisions/",
        "back_text": _("Decide together"),
        "rule": said.rule_said(queries.as_rule(rule)),
    }
    if request.method != "POST":
        return doors.page(request, "decision_new", found, context)
    try:
        made = deciding.ask(
            ref=ref,
            question=line(request, "question")[:250],
            background=words(request, "background"),
            options=[one.strip() for one in words(request, "options").split("\n") if one.strip()],
            closes_on=day(request, "closes_on"),
            by=by(request, member.party_id),
        )
    except PartnershipRefused as refused:
        return doors.page(request, "decision_new", found, context, problems_of(refused))
    return redirect("partnership-decision", ref, made.ref)


@forms
def show(request: HttpRequest, ref: str, decision_ref: str) -> HttpResponse:
    """One question: its vote while it is open, what came of it afterwards. Its buttons vote and close."""
    found = doors.inside_or_404(request, ref)
    decision = _decision(request, ref, decision_ref)
    if request.method != "POST":
        return _shown(request, found, decision)
    try:
        _do(request, ref, decision_ref, by(request, doors.mine_or_404(request, found).party_id))
    except PartnershipRefused as refused:
        again = _decision(request, ref, decision_ref)
        return _shown(request, found, again, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect("partnership-decision", ref, decision_ref)


def _decision(request: HttpRequest, ref: str, decision_ref: str) -> Any:
    decision = queries.decision_for(request.viewer, ref, decision_ref)  # type: ignore[attr-defined]
    if decision is None:
        raise Http404
    return decision


def _do(request: HttpRequest, ref: str, decision_ref: str, by: Any) -> None:
    """What the button says."""
    here = {"ref": ref, "decision_ref": decision_ref, "by": by}
    what = line(request, "do")
    if what == "aside":
        deciding.stand_aside(interest=words(request, "interest"), **here)
    elif what == "proxy":
        declaring.give_proxy(holder_id=number(request, "holder"), **here)
    elif what == "back":
        declaring.take_back(ref=ref, proxy_id=number(request, "proxy") or 0, by=by)
    elif what == "close":
        deciding.close_decision(**here)
    else:
        stance, _dash, option = line(request, "vote").partition("-")
        chosen = int(option) if option.isdecimal() and len(option) < 3 else None
        deciding.vote(stance=stance, option=chosen, reason=words(request, "reason"), **here)


def number(request: HttpRequest, field: str) -> int | None:
    """The number of a row that a form sent."""
    sent = line(request, field)
    return int(sent) if sent.isdecimal() and len(sent) < 19 else None


def _shown(
    request: HttpRequest, found: Any, decision: Any, problems: list[Any] | None = None
) -> HttpResponse:
    names = names_in(request, found)
    asker = said.name(names, decision.asked_by_id) if decision.asked_by_id else ""
    again = getattr(decision, "asked_again", None)
    proposed = getattr(decision, "proposes", None)
    context = {
        "back_url": f"/partnerships/{found.ref}/decisions/",
        "back_text": _("Decide together"),
        "decision": decision,
        "asked": _asked(asker, decision),
        "rule": said.rule_said(queries.as_rule(decision.rule)),
        "proposes": said.rule_said(queries.as_rule(proposed)) if proposed else [],
        "interests": _interests(found, decision, names),
        "again": f"/partnerships/{found.ref}/decisions/{again.ref}/" if again else "",
        "before": decision.again_of and f"/partnerships/{found.ref}/decisions/{decision.again_of.ref}/",
        "closes": long_date(decision.closes_on),
        "dissent": said.dissent(decision, names) if decision.closed_at else [],
    }
    if decision.closed_at:
        closed = {
            "result": said.result(decision, queries.tally(decision)),
            "rows": said.vote_rows(decision, names),
            "closed_on": long_date(decision.closed_at),
        }
        return doors.page(request, "decision", found, context | closed, problems)
    return doors.page(request, "decision", found, context | _open(request, found, decision, names), problems)


def _asked(asker: str, decision: Any) -> str:
    told = {"who": asker, "day": long_date(decision.opened_at)}
    return _("Asked by %(who)s on %(day)s") % told if asker else _("Asked on %(day)s") % told


def _interests(found: Any, decision: Any, names: Any) -> list[dict[str, str]]:
    rows = [one for one in queries.interests_of(found) if one.decision_id in (None, decision.pk)]
    return [{"who": said.name(names, one.member_id), "words": one.text} for one in rows]


def _open(request: HttpRequest, found: Any, decision: Any, names: Any) -> dict[str, Any]:
    """What the page has while one can vote: the form, who voted, for whom it waits."""
    living = queries.living_proxies(found, timezone.localdate())
    waits = queries.waiting_for(decision, living)
    ballots = {one.member_id: one for one in queries.counted(decision)}
    speaks = mine_in(request, found)
    acted = rooms.my_members(request.viewer, found)  # type: ignore[attr-defined]
    acting = next((one for one in speaks if one.party_id == request.doer.acting_for_id), None)  # type: ignore[attr-defined]
    member = acting or (speaks[0] if speaks else None)
    own = ballots.get(member.pk) if member else None
    given = next((row for row in living if member and row.giver_id == member.pk and row.decision_id), None)
    key = f"for-{own.option}" if own and own.stance == "for" else own.stance if own else ""
    over = decision.closes_on < timezone.localdate()
    others = [(str(pk), said.name(names, pk)) for pk in ballots if member is None or pk != member.pk]
    return {
        "choices": said.choices(decision),
        "own": own,
        "voting_for": said.name(names, member.pk) if member else "",
        "chosen": key,
        "is_over": over,
        "may_vote": own is not None and not over,
        "is_silent": not speaks and any(one.pk in ballots for one in acted),
        "voted": said.listed(names, [pk for pk, one in ballots.items() if one.stance]),
        "waits": said.listed(names, waits),
        "may_close": bool(speaks) and (over or not waits),
        "through": _through(decision, living, names),
        "given": {"pk": given.pk, "to": said.name(names, given.holder_id)} if given else None,
        "holders": others if decision.rule.proxies and own else [],
    }


def _through(decision: Any, living: list[Any], names: Any) -> list[str]:
    """Who may vote for whom here, in a sentence each."""
    pairs = queries.proxies_in(decision, living)
    return [
        _("%(holder)s votes for %(giver)s, unless %(giver)s votes too.")
        % {"holder": said.name(names, one.holder), "giver": said.name(names, one.giver)}
        for one in pairs
    ]


def section(request: HttpRequest, found: Any) -> Section:
    """What waits for a vote, on the home page of the workspace."""
    decisions = list(queries.open_decisions(found))
    living = queries.living_proxies(found, timezone.localdate())
    mine = {one.pk for one in mine_in(request, found)}
    waits = sum(bool(mine & set(queries.waiting_for(one, living))) for one in decisions)
    summary = _("Nothing to vote on now")
    if waits:
        text = ngettext("One vote waits for you", "%(count)d votes wait for you", waits)
        summary = text % {"count": waits}
    elif decisions:
        text = ngettext("One vote is open", "%(count)d votes are open", len(decisions))
        summary = text % {"count": len(decisions)}
    overdue = sum(one.closes_on < timezone.localdate() for one in decisions)
    url = f"/partnerships/{found.ref}/decisions/"
    return Section("decisions", _("Decide together"), url, summary, overdue)
