"""Who acts for an organisation: see them, ask others to join, end it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alongside.exchange.accounts import queries, rules
from alongside.exchange.accounts.services import AccountRefused
from alongside.exchange.accounts.services.joining import MayNot, invite, leave
from alongside.exchange.directory.queries import acted_for, actor_for
from alongside.exchange.places.queries import names_of, surroundings
from alongside.web import words
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem, line, problem

from .forms import WRONG
from .who import oneself

BROKER, ADMIN = "broker", "admin"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The people of the organisation acted for now, or of the one named in `?for=`."""
    actor, gives = _organisation(request)
    if actor is None:
        raise Http404
    if request.method != "POST":
        return _show(request, actor, gives)
    email, role, place = line(request, "email"), line(request, "role"), line(request, "place")
    places = _places(request, actor)
    wrong = []
    if role not in gives:
        wrong.append(problem(_("Choose what they will be."), "role"))
    if role == BROKER and place not in places:
        wrong.append(problem(_("Choose the place for which they are the connector."), "place"))
    if not wrong:
        try:
            _invite(request, actor, email, role, int(place) if role == BROKER else None)
        except AccountRefused:
            wrong.append(problem(_("Type a whole mail address, like name@example.org."), "email"))
    if wrong:
        return _show(request, actor, gives, wrong)
    return _show(request, actor, gives, sent=email)


def _invite(request: HttpRequest, actor: Any, email: str, role: str, place: int | None) -> None:
    me = queries.myself(request.viewer)  # type: ignore[attr-defined]
    try:
        invite(
            email=email,
            role=role,
            party_id=actor.party_id,
            place_id=place,
            whose=actor.name,
            by_name=me.name or me.email if me else "",
            by=oneself(request),
        )
    except MayNot:
        raise Http404 from None


def _organisation(request: HttpRequest) -> tuple[Any, list[str]]:
    """The organisation asked for and the roles that the viewer may give there; none where there are none."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if asked := request.GET.get("for", ""):
        actor = actor_for(viewer, asked)
    else:
        mine = {actor.party_id: actor for actor in acted_for(viewer)}
        now = oneself(request).acting_for_id
        actor = mine.get(now) or next(iter(mine.values()), None)  # type: ignore[arg-type]
    gives = rules.may_give(queries.roles_at(viewer, actor.party_id)) if actor else []
    return (actor, gives) if gives else (None, [])


def _places(request: HttpRequest, actor: Any) -> dict[str, str]:
    """The places for which the viewer may name a connector, by id: those for which they are one.

    An administrator may for the place of the organisation and what that lies in: somebody must be the first.
    """
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = set(queries.brokered_places(viewer))
    if actor.place_id is not None and ADMIN in queries.roles_of(viewer):
        found |= {actor.place_id, *(place.pk for place in surroundings(actor.place_id))}
    return {str(pk): name for pk, name in sorted(names_of(found).items(), key=lambda row: row[1])}


def _show(
    request: HttpRequest, actor: Any, gives: list[str], problems: list[Problem] | None = None, sent: str = ""
) -> HttpResponse:
    me = request.viewer.user_id  # type: ignore[attr-defined]
    places = _places(request, actor)
    people = [_person(row, gives, me) for row in queries.people_of(actor.party_id)]
    context = {
        "actor": {"name": actor.name, "url": f"/actors/{actor.ref}/", "ref": actor.ref},
        "people": people,
        "roles": {role: words.ROLE[role] for role in gives if role != BROKER or places},
        "places": places if BROKER in gives else {},
        "sent": sent,
        "typed": {} if sent else request.POST,
        "problems": problems or [],
        "practice": actor.world == PRACTICE,
    }
    return render(request, "account/people.html.jinja", context, status=WRONG if problems else 200)


def _person(row: Any, gives: list[str], me: int) -> dict[str, Any]:
    return {
        "name": row.user.name or row.user.email,
        "email": row.user.email,
        "role": words.ROLE[row.role],
        "place": row.place.name if row.place else "",
        "pk": row.pk if row.role in gives or row.user_id == me else None,
        "me": row.user_id == me,
    }


@require_POST
@login_required
def remove(request: HttpRequest) -> HttpResponse:
    """End that somebody acts for the organisation."""
    try:
        leave(acting_id=int(line(request, "person")), by=oneself(request))
    except (ValueError, OverflowError, ObjectDoesNotExist):
        raise Http404 from None
    asked = line(request, "for")
    here = actor_for(request.viewer, asked) is not None if asked else False  # type: ignore[attr-defined]
    return redirect(f"/you/people/?for={asked}" if here else "account")


def people_action(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    """On the page of an organisation, for those who may ask others to join it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if viewer.user_id is None or not rules.may_give(queries.roles_at(viewer, actor.party_id)):
        return []
    return [{"text": _("People who act for it"), "url": f"/you/people/?for={actor.ref}", "main": False}]
