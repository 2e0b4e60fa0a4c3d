"""Private groups: one's own, one with its terms and what is inside, who belongs, leaving, looking in."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.accounts import circles, services
from alongside.exchange.accounts.circles import Sight
from alongside.exchange.accounts.queries import roles_of
from alongside.exchange.accounts.services import CircleRefused
from alongside.exchange.directory.queries import acted_for, named
from alongside.web import downloads, listing
from alongside.web.doors import forms
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem, line, problem, words

from . import presenters

WRONG = 422


def _own(request: Any, ref: str) -> Sight:
    """The group, if the viewer belongs to it or sees into it; else as missing as one that never was."""
    found = circles.sight_of(request.viewer, ref)
    if found is None:
        raise Http404
    return found


def _by(request: Any, party_id: int | None) -> Any:
    """Whoever does it, for that party of theirs."""
    return replace(request.doer, acting_for_id=party_id)


def _page(
    request: Any, template: str, context: dict[str, Any], problems: list[Problem] | None = None
) -> HttpResponse:
    shown = {"problems": problems or [], "typed": request.POST} | context
    return render(request, f"circles/{template}.html.jinja", shown, status=WRONG if problems else 200)


def _said(refused: CircleRefused) -> list[Problem]:
    return [problem(str(refused), refused.field)]


@require_GET
def index(request: Any) -> HttpResponse:
    """The groups that one belongs to."""
    if request.doer is None:
        return redirect("/account/login/?next=/circles/")
    mine = [presenters.item(one, request.viewer) for one in circles.circles_for(request.viewer)[:200]]
    if kind := downloads.asked_for(request):
        head = [_("Group"), _("What it is for"), _("Address")]
        rows = [[one["title"], one["line"], request.build_absolute_uri(one["url"])] for one in mine]
        return downloads.as_file(kind, "my-groups", head, rows)
    party, _world = _host(request)
    worlds = {actor.world for actor in acted_for(request.viewer)}
    context = {
        "groups": mine,
        "downloads": downloads.links(request) if mine else [],
        "may_make": party is not None,
        "practice": worlds == {PRACTICE},
    }
    return _page(request, "index", context)


def _host(request: Any) -> tuple[int | None, str]:
    """The party for which the viewer could make a group, and its world."""
    viewer, doer = request.viewer, request.doer
    speaks = circles.speaks_for(viewer.user_id, viewer.parties)
    chosen = doer.acting_for_id if doer.acting_for_id in speaks else min(speaks, default=None)
    if chosen is None:
        return None, ""
    worlds = {actor.party_id: actor.world for actor in acted_for(viewer)}
    return chosen, worlds.get(chosen, "real")


@forms
@login_required
def new(request: Any) -> HttpResponse:
    """A name, and what it is for."""
    party, world = _host(request)
    context = {"may_make": party is not None, "practice": world == PRACTICE}
    if request.method != "POST":
        return _page(request, "new", context)
    fields = {"name": line(request, "name")[:120], "purpose": words(request, "purpose")[:2000]}
    try:
        made = services.make_circle(**fields, world=world or "real", by=_by(request, party))
    except CircleRefused as refused:
        return _page(request, "new", context, _said(refused))
    return redirect("circle", made.ref)


@forms
def show(request: Any, ref: str) -> HttpResponse:
    """What is inside; or the terms, while they are not signed and accepted. Its buttons sign and accept."""
    sight = _own(request, ref)
    if request.method != "POST":
        return _shown(request, sight)
    version = line(request, "version")
    said = {"ref": ref, "version": int(version) if version.isdecimal() and len(version) < 6 else 0}
    party = min(sight.speaks or sight.parties, default=None)
    try:
        if line(request, "button") == "sign":
            office = line(request, "authority")[:200]
            services.sign_terms(**said, authority=office, by=_by(request, party))
        else:
            services.accept_terms(**said, by=_by(request, min(sight.parties, default=None)))
    except CircleRefused as refused:
        return _shown(request, _own(request, ref), _said(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect("circle", ref)


def _shown(request: Any, sight: Sight, problems: list[Problem] | None = None) -> HttpResponse:
    """The terms before the door, else the page behind it."""
    terms = {"text": sight.terms.text, "version": sight.terms.version} if sight.terms else None
    context = presenters.shared(sight) | {
        "terms": terms,
        "belongs": bool(sight.parties),
        "hosts": sight.hosts,
        "signed": sight.signed,
        "may_sign": bool(sight.speaks),
        "has_account": request.viewer.user_id is not None,
    }
    if not sight.is_open:
        return _page(request, "gate", context, problems)
    parts = presenters.parts(request.viewer, sight)
    if file := listing.part_file(request, sight.circle.name, parts):
        return file
    inside = {
        "sections": listing.sections(request, parts),
        "members": presenters.members(request.viewer, sight),
        "openings": presenters.openings(sight),
        "until": presenters.clock(sight.opened_until),
        "ways": presenters.ways(sight),
    }
    return _page(request, "show", context | inside, problems)


def _hosted(request: Any, ref: str) -> Sight:
    sight = _own(request, ref)
    if not sight.hosts:
        raise Http404
    return sight


@forms
def terms(request: Any, ref: str) -> HttpResponse:
    """Write what members promise, as a new version."""
    sight = _hosted(request, ref)
    context = presenters.shared(sight) | {"old": sight.terms.text if sight.terms else ""}
    if request.method != "POST":
        return _page(request, "terms", context)
    said = {"text": words(request, "text")[:20_000], "authority": line(request, "authority")[:200]}
    try:
        services.write_terms(ref=ref, **said, by=_by(request, sight.circle.host_id))
    except CircleRefused as refused:
        return _page(request, "terms", context, _said(refused))
    return redirect("circle", ref)


@forms
def members(request: Any, ref: str) -> HttpResponse:
    """Invite somebody, or put a member out."""
    sight = _hosted(request, ref)
    if not sight.is_open:
        return redirect("circle", ref)
    context = presenters.shared(sight) | {"members": presenters.members(request.viewer, sight), "sent": ""}
    if request.method != "POST":
        return _page(request, "members", context)
    by = _by(request, sight.circle.host_id)
    try:
        if (party := line(request, "remove")).isdecimal():
            services.remove_member(ref=ref, party_id=int(party[:18]), by=by)
            return redirect("circle-members", ref)
        count = services.invite_to_circle(ref=ref, **_who(request, sight), by=by)
    except CircleRefused as refused:
        return _page(request, "members", context, _said(refused))
    context["typed"] = {}
    context["sent"] = ngettext(
        "One invitation is on its way.", "%(n)d invitations are on their way.", count
    ) % {"n": count}
    return _page(request, "members", context)


def _who(request: Any, sight: Sight) -> dict[str, Any]:
    """A mail address, or an organisation by its name. Raises: CircleRefused where no one is meant."""
    typed = line(request, "who")[:200]
    if not typed:
        raise CircleRefused(_("Type a mail address, or the name of an organisation."), "who")
    if "@" in typed:
        return {"email": typed}
    found = named(request.viewer, typed, world=sight.circle.world)
    if len(found) != 1:
        few = _("More than one has this in its name. Type the whole name.")
        raise CircleRefused(few if found else _("We know nobody of this name. Type a mail address."), "who")
    return {"party_id": found[0].party_id}


@forms
def leave(request: Any, ref: str) -> HttpResponse:
    """Leave the group; or, as its host, close it."""
    sight = _own(request, ref)
    if not sight.parties:
        raise Http404
    context = presenters.shared(sight) | {"hosts": sight.hosts}
    if request.method != "POST":
        return _page(request, "leave", context)
    try:
        if sight.hosts:
            services.close_circle(ref=ref, by=_by(request, sight.circle.host_id))
        else:
            own = sight.speaks or sight.parties
            services.leave_circle(ref=ref, by=_by(request, min(own)))
    except CircleRefused as refused:
        return _page(request, "leave", context, _said(refused))
    return redirect("circles")


@forms
def look_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Look in without belonging: for an administrator who was given the reference, with a reason."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if "admin" not in roles_of(viewer) or viewer.guest_id is not None or not circles.exists(ref):
        raise Http404
    if request.method != "POST":
        return _page(request, "open", {"ref": ref})
    try:
        reason = words(request, "reason")[:2000]
        services.break_glass(ref=ref, reason=reason, by=request.doer)  # type: ignore[attr-defined]
    except CircleRefused as refused:
        return _page(request, "open", {"ref": ref}, _said(refused))
    return redirect("circle", ref)
