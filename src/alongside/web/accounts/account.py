"""Your account: who you are here, for whom you act, how you sign in, and your keys for programs."""

from datetime import datetime
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from alongside.exchange.accounts import queries
from alongside.exchange.accounts.services.sessions import end_sessions
from alongside.exchange.accounts.services.tokens import TooManyKeys
from alongside.exchange.accounts.services.tokens import end_key as end
from alongside.exchange.accounts.services.tokens import make_key as make
from alongside.exchange.directory.queries import acted_for
from alongside.web import words
from alongside.web.components.formats import long_date
from alongside.web.middleware import ACTING_FOR
from alongside.web.presenting import PRACTICE, open_page
from alongside.web.typed import Problem, line, problem

from .forms import WRONG
from .who import oneself

DAYS = {"30": 30, "90": 90, "365": 365}
NAME_MOST = 80


@never_cache
@require_GET
@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Who you are here, and all that belongs to it."""
    return _show(request)


def _show(request: HttpRequest, problems: list[Problem] | None = None) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    actors = {actor.party_id: actor for actor in acted_for(viewer)}
    acting_for = oneself(request).acting_for_id
    parts = [_part(part, actors.get(part.party_id), acting_for) for part in queries.parts_of(viewer)]
    world = next((actor.world for actor in actors.values()), "real")
    factors = queries.factors_of(viewer.user_id)
    context = {
        "user": queries.myself(viewer),
        "parts": parts,
        "several": len({part["party"] for part in parts}) > 1,
        "app": next((True for one in factors if one.type == "totp"), False),
        "passkeys": [_passkey(one) for one in factors if one.type == "webauthn"],
        "sessions": [_session(one, request) for one in queries.sessions_of(viewer.user_id)],
        "keys": [_key(one) for one in queries.keys_of(viewer.user_id)],
        "people_url": "/you/people/" if _may_invite(viewer) else "",
        "lists_url": open_page("/lists/", world) if parts else "",
        "needs_url": open_page("/needs/", world),
        "practice": world == PRACTICE,
        "problems": problems or [],
        "typed": request.POST,
    }
    return render(request, "account/you.html.jinja", context, status=WRONG if problems else 200)


def _may_invite(viewer: Any) -> bool:
    return not {"editor", "broker", "admin"}.isdisjoint(queries.roles_of(viewer))


def _part(part: Any, actor: Any, acting_for: int | None) -> dict[str, Any]:
    """One body that somebody acts for, with its page."""
    return {
        "party": part.party_id,
        "ref": actor.ref if actor else "self",
        "name": actor.name if actor else _("Yourself"),
        "url": f"/actors/{actor.ref}/" if actor else "",
        "role": words.ROLE[part.role],
        "place": part.place_name,
        "now": part.party_id == acting_for,
    }


def _day(moment: datetime) -> str:
    return long_date(timezone.localtime(moment).date())


def _passkey(row: Any) -> dict[str, Any]:
    return {"name": row.data.get("name", ""), "pk": row.pk, "since": _day(row.created_at)}


def _session(row: Any, request: HttpRequest) -> dict[str, Any]:
    here = row.session_key == request.session.session_key
    return {"what": _browser(row.user_agent), "since": _day(row.created_at), "here": here}


def _browser(said: str) -> str:
    """The browser and the machine, as far as a browser tells; in words that its owner knows."""
    found = [
        next((name for sign, name in names if sign in said), "")
        for names in (
            (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")),
            (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
             ("Mac OS", "Mac"), ("Linux", "Linux")),
        )
    ]  # fmt: skip
    return ", ".join(filter(None, found)) or _("A browser")


def _key(row: Any) -> dict[str, Any]:
    return {
        "pk": row.pk,
        "name": row.name,
        "start": row.start,
        "until": _day(row.expires_at),
        "used": _day(row.used_at) if row.used_at else _("never"),
        "sends_figures": "figures" in row.scopes,
    }


@require_POST
@login_required
def act_for(request: HttpRequest) -> HttpResponse:
    """Act for another of the organisations that one acts for."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    refs = {actor.party_id: actor.ref for actor in acted_for(viewer)}
    asked = line(request, "for")
    found = [part.party_id for part in queries.parts_of(viewer) if refs.get(part.party_id, "self") == asked]
    if not found:
        raise Http404
    request.session[ACTING_FOR] = found[0]
    return redirect("account")


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of whoever asks, this one too."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    end_sessions(user_id=viewer.user_id, by=oneself(request))
    logout(request)
    return redirect("account_login")


@never_cache
@require_POST
@login_required
def make_key(request: HttpRequest) -> HttpResponse:
    """Make a key for a program, and show it this once."""
    name, days = line(request, "name")[:NAME_MOST], DAYS.get(line(request, "days"))
    if not name:
        return _show(request, [problem(_("Say what the key is for."), "name")])
    if days is None:
        return _show(request, [problem(_("Say how long it should work."), "days")])
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    try:
        key = make(
            user_id=viewer.user_id,
            name=name,
            days=days,
            sends_figures=line(request, "sends_figures") == "yes",
            by=oneself(request),
        )
    except TooManyKeys:
        return _show(request, [problem(_("You have ten keys. End one that you no longer use."), "name")])
    return render(request, "account/key.html.jinja", {"key": key, "name": name})


@require_POST
@login_required
def end_key(request: HttpRequest) -> HttpResponse:
    """End one of one's keys."""
    asked = line(request, "key")
    try:
        end(token_id=int(asked), by=oneself(request))
    except (ValueError, OverflowError, ObjectDoesNotExist):
        raise Http404 from None
    return redirect("account")
