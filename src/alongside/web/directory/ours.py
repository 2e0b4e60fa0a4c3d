"""This is ours: ask to look after an entry, and answer those who ask."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.exchange.directory import queries, services
from alongside.exchange.directory.rules import mail_fits
from alongside.web.presenting import PRACTICE, fact
from alongside.web.typed import Problem, line, problem, words

from .ways import PERSON, actor_or_404

WRONG = 422
MOST = 1000  # characters of a text


@require_http_methods(["GET", "HEAD", "POST"])
def ours(request: Any, key: str) -> HttpResponse:
    """Say that an organisation is yours, with an account or without one; what became of it is said here."""
    actor = actor_or_404(request, key)
    if actor.nature == PERSON:
        raise Http404
    asked = queries.my_keeper_request(request.viewer, actor.pk)
    keeps = queries.powers(request.viewer.user_id, actor).keeps
    page = {
        "actor": actor,
        "asked": asked,
        "keeps": keeps,
        "signed_in": request.viewer.user_id is not None,
        "sent_to": "",
        "typed": {},
        "problems": [],
        "practice": actor.world == PRACTICE,
    }
    if request.method != "POST" or keeps:
        return render(request, "actors/ours.html.jinja", page)
    typed = {name: line(request, name)[:120] for name in ("name", "email", "role_there")}
    typed |= {name: words(request, name)[:MOST] for name in ("words", "check_by")}
    page |= {"typed": typed, "problems": _problems(typed, alone=not page["signed_in"])}
    if page["problems"]:
        return render(request, "actors/ours.html.jinja", page, status=WRONG)
    said = {name: typed[name] for name in ("role_there", "words", "check_by")}
    if page["signed_in"]:
        services.ask_to_keep(actor_id=actor.pk, **said, by=request.doer)
        return redirect("actor-ours", actor.ref)
    services.ask_to_keep_by_mail(actor_id=actor.pk, email=typed["email"], name=typed["name"], **said)
    return render(request, "actors/ours.html.jinja", page | {"sent_to": typed["email"]})


def _problems(typed: dict[str, str], *, alone: bool) -> list[Problem]:
    found = []
    if alone and not typed["name"]:
        found.append(problem(_("Write your name."), "name"))
    if alone:
        try:
            validate_email(typed["email"])
        except ValidationError:
            found.append(problem(_("Write your whole mail address, like name@example.org."), "email"))
    if not typed["role_there"]:
        found.append(problem(_("Write what you do there."), "role_there"))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer(request: Any, key: str, ref: str) -> HttpResponse:
    """Who asks to look after an entry, and a yes or a no; only for those who decide."""
    found = queries.keeper_request_for(request.viewer, ref)
    if found is None or not _is_under(request.viewer, key, found.actor):
        raise Http404
    reason, problems = words(request, "reason")[:MOST], []
    if request.method == "POST":
        try:
            services.decide_keeper_request(
                ref=ref, yes=request.POST.get("button") == "yes", reason=reason, by=request.doer
            )
            return redirect("actor-ours-answer", found.actor.ref, ref)
        except services.KeepingRefused as refused:
            problems = [problem(str(refused), refused.field or "button")]
    page = {
        "actor": found.actor,
        "asked": found,
        "facts": _facts(found),
        "is_own": found.user_id == request.viewer.user_id,
        "problems": problems,
        "reason": reason,
        "practice": found.actor.world == PRACTICE,
    }
    return render(request, "actors/ours_answer.html.jinja", page, status=WRONG if problems else 200)


def _is_under(viewer: Any, key: str, actor: Any) -> bool:
    """Whether an address with this key is that of an entry, also by an old address of it."""
    if key in (actor.ref, actor.source_id):
        return True
    led = queries.actor_for(viewer, key)
    return led is not None and led.pk == actor.pk


def _facts(found: Any) -> list[dict[str, Any]]:
    """What is known of whoever asks, with a hint whether the mail address fits the website."""
    who = found.user or found.guest
    remit = getattr(found.actor, "remit", None)
    hint = _("The mail address does not show it. Ring or write to the organisation.")
    if mail_fits(who.email, found.actor.website):
        hint = _("The mail address is of the same domain as the website.")
    return [
        fact(_("Organisation"), found.actor.name),
        fact(_("What it does"), remit.summary if remit else ""),
        fact(_("Website"), found.actor.website, found.actor.website),
        fact(_("Who asks"), who.name),
        fact(_("Mail address"), who.email),
        fact(_("What they do there"), found.role_there),
        fact(_("In their words"), found.words),
        fact(_("How it can be checked"), found.check_by),
        fact(_("A hint"), hint),
    ]
