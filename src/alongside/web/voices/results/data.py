"""The votes of a question that is over as open data, with the card that says what they are."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.opinions_data import open_data
from alongside.web.voices import doors as ask_doors
from alongside.web.voices.conversations import doors
from alongside.web.voices.words import LICENCE

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@require_GET
def card(request: HttpRequest, ref: str) -> HttpResponse:
    """What the data are, what is left out, and each file."""
    found = doors.conversation_or_404(request, ref)
    data = open_data(found, _url(request, found))
    context = {
        "data": data,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "files": _files(found.ask) if data else [],
        "is_open": found.ask.state == "open",
    }
    return ask_doors.page(request, "results/data", found.ask, context)


@require_GET
def keep(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """One file. Raises: Http404 where there is none."""
    found = doors.conversation_or_404(request, ref)
    data = open_data(found, _url(request, found))
    if data is None or name not in data.files:
        raise Http404
    response = HttpResponse(data.files[name], content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.ask.ref}-{name}.csv"'
    return response


def _url(request: HttpRequest, found: Any) -> str:
    return request.build_absolute_uri(f"/questions/{found.ask.ref}/")


def _files(ask: Any) -> list[dict[str, str]]:
    rows = (
        ("summary", _("The question, and how many took part")),
        ("comments", _("What was said, with how many agree and disagree")),
        ("votes", _("Each vote, with a number for each person")),
        ("participants-votes", _("The same as a table: a row a person")),
    )
    return [
        {"file": f"{name}.csv", "text": text, "url": f"/questions/{ask.ref}/results/data/{name}.csv"}
        for name, text in rows
    ]
