"""Who takes part: the list with roles and votes, asking somebody, answering, and one's own terms."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.directory.queries import actor_for
from alongside.exchange.directory.queries import named as actors_named
from alongside.exchange.partnerships import queries, services
from alongside.exchange.partnerships.queries.health import health_of
from alongside.exchange.partnerships.services import PartnershipRefused
from alongside.web import downloads, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of

from . import doors, presenters, words
from .sections import Section

TERMS = ("brings", "needs_words", "wont", "wants", "hours", "money", "basis", "response")
WAITING, GONE = ("invited",), ("declined", "left")


def section(request: HttpRequest, found: Any) -> Section:
    """Who takes part, in the list of what is in a workspace."""
    here = len(queries.members_of(found))
    waiting = len(queries.members_of(found, states=WAITING))
    said = ngettext("%(n)d takes part", "%(n)d take part", here) % {"n": here}
    if waiting:
        asked = ngettext("%(n)d has not answered yet", "%(n)d have not answered yet", waiting)
        said = f"{said} · {asked % {'n': waiting}}"
    return Section("members", _("Who takes part"), f"/partnerships/{found.ref}/members/", said)


@forms
def members(request: HttpRequest, ref: str) -> HttpResponse:
    """Who takes part, is asked, said no or has left; whoever hosts gives roles and votes."""
    found = doors.inside_or_404(request, ref)
    if kind := downloads.asked_for(request):
        return _file(request, kind, found)
    if request.method != "POST":
        return _members(request, found)
    member = doors.mine_or_404(request, found)
    pk = typed.line(request, "member")
    number = int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 18 else 0
    try:
        if typed.line(request, "do") == "take-back":
            services.take_back(ref=ref, member_id=number, by=by(request, member.party_id))
        else:
            services.set_roles(
                ref=ref,
                member_id=number,
                roles=request.POST.getlist("roles"),
                votes=bool(request.POST.get("votes")),
                by=by(request, member.party_id),
            )
    except PartnershipRefused as refused:
        return _members(request, found, [typed.problem(str(refused), f"member-{number}")])
    return redirect("partnership-members", ref)


def _members(request: HttpRequest, found: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    steers = queries.steers(viewer, found) and found.state != "closed"
    everybody = queries.members_of(found, states=("accepted", *WAITING, *GONE))
    named = queries.names_of(viewer, everybody)
    shown = [_row(one, named[one.pk], viewer) for one in everybody if one.state != "declined" or steers]
    context = {
        "here": [one for one in shown if one["state"] == "accepted"],
        "waiting": [one for one in shown if one["state"] == "invited"],
        "declined": [one for one in shown if one["state"] == "declined"],
        "left": [one for one in shown if one["state"] == "left"],
        "steers": steers,
        "takes_part": bool(queries.my_members(viewer, found)),
        "roles": words.pairs(words.ROLE),
        "downloads": downloads.links(request),
    }
    return doors.page(request, "members", found, context, problems)


def _row(one: Any, named: Any, viewer: Any) -> dict[str, Any]:
    """One member in the list."""
    handed = _("What they passed on: %(words)s") % {"words": one.handover} if one.handover else ""
    joined = words.STAGE.get(one.joined_stage, "")
    said = {
        "accepted": _("Since %(day)s, when it was at: %(stage)s")
        % {"day": long_date(one.answered_at), "stage": joined},
        "invited": _("Asked on %(day)s") % {"day": long_date(one.invited_at)},
        "declined": " ".join(filter(None, [f"{words.WHY.get(one.why, '')}.", one.reason])),
        "left": " · ".join(filter(None, [long_date(one.left_at), handed])),
    }
    return {
        "id": one.pk,
        "state": one.state,
        "name": presenters.name_of(named),
        "url": f"/actors/{named.ref}/" if named.ref else "",
        "roles_text": presenters.roles(one),
        "roles": [role.role for role in one.roles_now],
        "votes": one.votes,
        "basis": words.BASIS_THEIRS[one.basis],
        "line": said[one.state],
        "response": words.RESPONSE.get(one.response, "") if one.response else "",
        "is_mine": one.party_id in viewer.parties,
    }


def _file(request: HttpRequest, kind: str, found: Any) -> HttpResponse:
    """Who takes part, and what each brings, needs and won't do, as a file."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = queries.members_of(found)
    named = queries.names_of(viewer, rows)
    head = [_("Name"), _("Roles"), _("How"), _("Votes"), _("Brings"), _("Hours a month"), _("Pounds a year")]
    head += [_("Needs from the others"), _("Won't do"), _("Wants from the result"), _("Since")]
    lines = [
        [
            presenters.name_of(named[one.pk]),
            presenters.roles(one),
            str(words.BASIS_THEIRS[one.basis]),
            _("Yes") if one.votes else _("No"),
            one.brings,
            one.hours,
            one.money,
            one.needs_words,
            one.wont,
            one.wants,
            one.answered_at.date(),
        ]
        for one in rows
    ]
    return downloads.as_file(kind, found.name, head, lines)


@forms
def invite(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask an organisation or person here by name, or anybody by mail."""
    found = doors.inside_or_404(request, ref)
    member = doors.mine_or_404(request, found)
    if not queries.steers(request.viewer, found) or found.state == "closed":  # type: ignore[attr-defined]
        raise Http404
    if request.method != "POST":
        return _invite(request, found)
    message = typed.words(request, "message")
    if hints := typed.hints(request, message):
        return _invite(request, found, hints=hints)
    try:
        services.invite(
            ref=ref,
            **_who(request, found),
            roles=request.POST.getlist("roles"),
            message=message,
            by=by(request, member.party_id),
        )
    except PartnershipRefused as refused:
        return _invite(request, found, problems_of(refused))
    return redirect(f"/partnerships/{ref}/invite/?done=yes")


def _who(request: HttpRequest, found: Any) -> dict[str, Any]:
    """A mail address, or somebody here by name. Raises: PartnershipRefused where no one is meant."""
    said = typed.line(request, "who")[:200]
    if not said:
        raise PartnershipRefused("nobody", "who")
    if "@" in said:
        return {"email": said, "name": typed.line(request, "name")[:120]}
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    matching = actors_named(viewer, said, world=found.world)
    if len(matching) != 1:
        raise PartnershipRefused("several" if matching else "unknown", "who")
    return {"party_id": matching[0].party_id}


def _invite(
    request: HttpRequest,
    found: Any,
    problems: list[typed.Problem] | None = None,
    hints: list[str] | None = None,
) -> HttpResponse:
    first = actor_for(request.viewer, request.GET.get("who", ""))  # type: ignore[attr-defined]
    context = {
        "roles": words.pairs(words.ROLE),
        "who": first.name if first else "",
        "done": _("They are asked. You hear as soon as they answer.") if request.GET.get("done") else "",
        "hints": hints or [],
        "missing": _missing(request, found),
    }
    return doors.page(request, "invite", found, context, problems)


def _missing(request: HttpRequest, found: Any) -> list[str]:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    return [str(words.MISSING[one]) for one in health_of(viewer, found, queries.members_of(found)).missing]


@forms
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Say yes, with what one brings, needs and won't do; or no, and why."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asked = queries.invitation_for(viewer, ref)
    if asked is None:
        if queries.inside(viewer, ref) is not None:
            return redirect("partnership", ref)
        raise Http404
    if request.method != "POST":
        return _answer(request, asked)
    doer = by(request, asked.party_id)
    try:
        if typed.line(request, "answer") == "yes":
            services.accept(ref=ref, terms=_terms(request), by=doer)
            return redirect(f"/partnerships/{ref}/?done=joined")
        if typed.line(request, "answer") != "no":
            raise PartnershipRefused("no-answer", "answer")
        why, reason = typed.line(request, "why"), typed.words(request, "reason")
        services.decline(ref=ref, why=why, reason=reason, by=doer)
    except PartnershipRefused as refused:
        return _answer(request, asked, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return doors.page(request, "declined", asked.partnership, {"typed": {}})


def _answer(request: HttpRequest, asked: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = asked.partnership
    context = {
        "message": asked.message,
        "asked_by": asked.invited_by.name if asked.invited_by else "",
        "roles_asked": [words.ROLE[one.role] for one in asked.roles.filter(until=None)],
        **presenters.card(viewer, found),
        "whys": words.pairs(words.WHY),
        "bases": words.pairs(words.BASIS),
        "may_speak": queries.may_speak(viewer, asked.party_id),
        "back_url": "/you/",
    }
    return doors.page(request, "answer", found, context, problems)


def _terms(request: HttpRequest) -> dict[str, Any]:
    """What was typed about oneself."""
    said: dict[str, Any] = {name: typed.words(request, name) for name in TERMS if name in request.POST}
    return said | {"named": bool(request.POST.get("named"))}


@forms
def mine(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what one brings, needs, won't do and wants."""
    found = doors.inside_or_404(request, ref)
    member = doors.mine_or_404(request, found)
    named = queries.names_of(request.viewer, [member])[member.pk]  # type: ignore[attr-defined]
    now = {name: getattr(member, name) if getattr(member, name) is not None else "" for name in TERMS}
    context = {
        "said": request.POST if request.method == "POST" else now | {"named": member.named},
        "bases": words.pairs(words.BASIS),
        "responses": words.pairs(words.RESPONSE) if named.sector == "private" else [],
        "name": presenters.name_of(named),
    }
    if request.method != "POST":
        return doors.page(request, "mine", found, context)
    try:
        services.set_terms(ref=ref, terms=_terms(request), by=by(request, member.party_id))
    except PartnershipRefused as refused:
        return doors.page(request, "mine", found, context, problems_of(refused))
    return redirect(f"/partnerships/{ref}/?done=terms")
