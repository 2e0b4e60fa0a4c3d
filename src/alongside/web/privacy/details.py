"""What we know about you: read it, take it with you, or delete it all."""

from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.accounts.disclosing import known_of
from alongside.exchange.accounts.services.erasing import erase_person
from alongside.web.middleware import GUEST
from alongside.web.typed import line, problem

from .whose import YOU, Whose, whose

WRONG = 422
NAMES = {
    "name": lazy("Name"),
    "email": lazy("Mail address"),
    "phone": lazy("Phone"),
    "number": lazy("Reference number"),
    "title": lazy("Title"),
    "text": lazy("Words"),
    "words": lazy("Words"),
    "statement": lazy("Words"),
    "summary": lazy("Words"),
    "when": lazy("When"),
    "outcome": lazy("What came of it"),
    "to": lazy("Sent to"),
    "subject": lazy("Subject"),
    "last_login": lazy("Last signed in"),
    "joined_at": lazy("Account made"),
    "here_at": lazy("This visit began"),
    "before_at": lazy("Last visit ended"),
    "ip": lazy("Address of the machine"),
    "user_agent": lazy("Browser"),
    "url": lazy("Page"),
    "page": lazy("Page"),
}


@require_GET
@never_cache
def show(request: HttpRequest, room: str) -> HttpResponse:
    """All that is kept of a person, as a page, or as JSON with `?download=json`."""
    found = whose(request, room)
    if not isinstance(found, Whose):
        return found
    known = known_of(found.viewer)
    if request.GET.get("download") == "json":
        response = JsonResponse({"what we know about you": known}, json_dumps_params={"indent": 1})
        response["Content-Disposition"] = 'attachment; filename="about-me.json"'
        return response
    sections = [
        {
            "title": one["what"],
            "why": one["purpose"],
            "right": one["right"],
            "kept": one["kept"],
            "rows": [_facts(row) for row in one["rows"]],
        }
        for one in known
    ]
    return render(request, "privacy/details.html.jinja", _page(found) | {"sections": sections})


def _facts(row: dict[str, Any]) -> list[dict[str, str]]:
    """One row as pairs; what has no plain name is called by its own."""
    return [
        {"key": str(NAMES.get(name, name.replace("_", " ").capitalize())), "value": _said(value)}
        for name, value in row.items()
    ]


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_said(one)}" for name, one in value.items())
    return str(value)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, room: str) -> HttpResponse:
    """Delete it all, once the word is typed; then nobody is signed in any more."""
    found = whose(request, room)
    if not isinstance(found, Whose):
        return found
    if request.method != "POST":
        return render(request, "privacy/delete.html.jinja", _page(found))
    if line(request, "word").casefold() != _("delete").casefold():
        said = _("Type the word %(word)s, so that nobody does this by mistake.") % {"word": _("delete")}
        context = _page(found) | {"problems": [problem(said, "word")], "typed": line(request, "word")}
        return render(request, "privacy/delete.html.jinja", context, status=WRONG)
    ids = {"user_id": found.person.pk} if room == YOU else {"guest_id": found.person.pk}
    practice = found.practice
    erase_person(**ids, by=found.doer)
    if room == YOU:
        logout(request)
    elif found.doer.helper_id is not None:  # the helper stays signed in
        request.session.pop(GUEST, None)
    else:
        request.session.flush()
    return render(request, "privacy/gone.html.jinja", {"practice": practice, "day": timezone.localdate()})


def _page(found: Whose) -> dict[str, Any]:
    return {
        "room": found.room,
        "person": found.person,
        "practice": found.practice,
        "problems": [],
        "typed": "",
        "word": _("delete"),
    }
