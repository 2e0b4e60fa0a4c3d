"""Do this for someone else: a connector or a carer acts here for a person, with that person's permission."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alongside.exchange.accounts import queries, rules
from alongside.exchange.accounts.services import stop_helping
from alongside.exchange.accounts.services.guests import help_new_person
from alongside.exchange.directory.queries import acted_for
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.middleware import GUEST
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem, line

from .forms import WRONG
from .who import oneself

HOW = {
    "spoken": lazy("They said so to me"),
    "phone": lazy("They said so on the phone"),
    "written": lazy("They wrote it down"),
    "authority": lazy("I have the legal right to decide for them"),
}
HOME = "/yours/"
NAME_MOST, PHONE_MOST = 120, 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Whom one helps here, and the form to begin with another person."""
    if request.method != "POST":
        return _show(request)
    given_on = typed.day(request, "given_on")
    asked = {
        "name": line(request, "name")[:NAME_MOST],
        "how": line(request, "how"),
        "words": typed.words(request, "words"),
    }
    wrong = _wrong(request, asked, given_on)
    if wrong:
        return _show(request, wrong)
    assert given_on is not None
    phone = line(request, "phone")[:PHONE_MOST]
    guest = help_new_person(
        **asked, phone=phone, given_on=given_on, world=_world(request), by=oneself(request)
    )
    request.session[GUEST] = guest.pk
    return redirect(HOME)


def _wrong(request: HttpRequest, asked: dict[str, str], given_on: Any) -> list[Problem]:
    """What is missing or cannot be: each answer by itself first, then what the rule says of all."""
    said = _sentences()
    wrong = [name for name in ("name", "words") if not asked[name]]
    wrong += [] if asked["how"] in HOW else ["how"]
    decides = line(request, "decides")
    wrong += [] if decides in {"yes", "no"} else ["decides"]
    wrong += [] if given_on else ["given_on"]
    if not wrong:
        today = timezone.localdate()
        first = rules.unfit_for_helping(**asked, can_decide=decides == "yes", given_on=given_on, today=today)
        wrong = [first] if first else []
        if first == "how":
            said["how"] = _("Nobody decides for another person unless the law gives them the right.")
    order = ("name", "decides", "how", "words", "given_on")
    return [_problem(said, name) for name in order if name in wrong]


def _problem(said: dict[str, str], name: str) -> Problem:
    field = "given_on-day" if name == "given_on" else name
    return typed.problem(said[name], field) | {"field": name}


def _sentences() -> dict[str, str]:
    return {
        "name": _("Type the name of the person."),
        "decides": _("Say whether they can decide this for themselves."),
        "how": _("Say how they told you."),
        "words": _("Write down what they agreed to, or what gives you the right to decide for them."),
        "given_on": _("Type the day on which they agreed, like 3 11 2026. It cannot lie ahead."),
    }


def _world(request: HttpRequest) -> str:
    """The world of the organisation acted for."""
    now = oneself(request).acting_for_id
    actors = {actor.party_id: actor for actor in acted_for(request.viewer)}  # type: ignore[attr-defined]
    return str(actors[now].world) if now in actors else "real"


def _show(request: HttpRequest, problems: list[Problem] | None = None) -> HttpResponse:
    helped = [
        {
            "pk": row.guest_id,
            "name": row.guest.name,
            "number": row.guest.number,
            "how": HOW[row.how],
            "words": row.words,
            "day": long_date(row.given_on),
        }
        for row in queries.helped_by(request.viewer)  # type: ignore[attr-defined]
    ]
    context = {
        "helped": helped,
        "how": HOW,
        "today": timezone.localdate(),
        "typed": request.POST,
        "problems": problems or [],
        "practice": _world(request) == PRACTICE,
    }
    return render(request, "account/helping.html.jinja", context, status=WRONG if problems else 200)


def _asked_for(request: HttpRequest) -> int:
    """The guest whom the form names, if the viewer helps that person."""
    helped = {row.guest_id for row in queries.helped_by(request.viewer)}  # type: ignore[attr-defined]
    asked = line(request, "person")
    found = next((pk for pk in helped if str(pk) == asked), None)
    if found is None:
        raise Http404
    return found


@require_POST
@login_required
def go(request: HttpRequest) -> HttpResponse:
    """Go on for somebody whom one helps."""
    request.session[GUEST] = _asked_for(request)
    return redirect(HOME)


@require_POST
@login_required
def stop(request: HttpRequest) -> HttpResponse:
    """Be oneself again; the permission stays."""
    request.session.pop(GUEST, None)
    return redirect("helping")


@require_POST
@login_required
def end(request: HttpRequest) -> HttpResponse:
    """End the permission: nothing can be done for that person from then on."""
    guest_id, by = _asked_for(request), oneself(request)
    if request.session.get(GUEST) == guest_id:
        del request.session[GUEST]
    assert by.user_id is not None
    stop_helping(helper_id=by.user_id, guest_id=guest_id, by=by)
    return redirect("helping")
