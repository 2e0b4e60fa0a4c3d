"""Leave with a handover, and close with what was learned."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.exchange.partnerships import queries, services
from alongside.exchange.partnerships.services import PartnershipRefused
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of

from . import doors, presenters, words


@forms
def handover(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what one passes on and to whom, then leave."""
    found = doors.inside_or_404(request, ref)
    member = doors.mine_or_404(request, found)
    if found.state == "closed":
        raise Http404
    others = [one for one in queries.members_of(found) if one.pk != member.pk]
    named = queries.names_of(request.viewer, others)  # type: ignore[attr-defined]
    heirs = [(str(one.pk), presenters.name_of(named[one.pk])) for one in others]
    context = {"heirs": [("", _("Nobody in particular")), *heirs], "roles": presenters.roles(member)}
    if request.method != "POST":
        return doors.page(request, "handover", found, context)
    heir = typed.line(request, "heir")
    try:
        services.leave(
            ref=ref,
            handover=typed.words(request, "handover"),
            heir_id=int(heir) if heir in dict(heirs) else None,
            by=by(request, member.party_id),
        )
    except PartnershipRefused as refused:
        return doors.page(request, "handover", found, context, problems_of(refused))
    shown: dict[str, Any] = {"work": doors.frame(found), "practice": found.world == "practice"}
    return render(request, "partnerships/left.html.jinja", shown)


@forms
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what came of it, what worked, what did not and what others should know."""
    found = doors.inside_or_404(request, ref)
    if not queries.steers(request.viewer, found) or found.state == "closed":  # type: ignore[attr-defined]
        raise Http404
    context = {"outcomes": words.pairs(words.OUTCOME)}
    if request.method != "POST":
        return doors.page(request, "close", found, context)
    member = doors.mine_or_404(request, found)
    try:
        services.close(
            ref=ref,
            outcome=typed.line(request, "outcome"),
            **{name: typed.words(request, name) for name in ("worked", "failed", "lessons")},
            lessons_shown=bool(request.POST.get("lessons_shown")),
            by=by(request, member.party_id),
        )
    except PartnershipRefused as refused:
        return doors.page(request, "close", found, context, problems_of(refused))
    return redirect(f"/partnerships/{ref}/?done=closed")
