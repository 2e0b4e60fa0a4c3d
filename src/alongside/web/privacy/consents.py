"""What somebody agreed to: given and taken back here, with its words and days."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.consents import WISHES, consents_of
from alongside.exchange.accounts.services.consenting import give_consent, withdraw_consent
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.typed import line

from .whose import Whose, whose


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, room: str) -> HttpResponse:
    """What was agreed to, what can be agreed to, and one button for each."""
    found = whose(request, room)
    if not isinstance(found, Whose):
        return found
    given = consents_of(found.viewer)
    if request.method == "POST":
        _do(request, found, given)
        return redirect(request.path)
    rows = [_row(one) for one in given]
    if kind := downloads.asked_for(request):
        head = [_("What you agreed to"), _("On"), _("Taken back on"), _("Said for you by")]
        return downloads.as_file(
            kind, _("What you agreed to"), head, [list(row.values())[:4] for row in rows]
        )
    open_now = {one.purpose for one in given if one.withdrawn_at is None}
    page = {
        "room": room,
        "person": found.person,
        "practice": found.practice,
        "given": rows,
        "wishes": [
            {"purpose": wish.purpose, "words": str(wish.words)}
            for wish in WISHES
            if wish.purpose not in open_now
        ],
        "downloads": downloads.links(request) if rows else [],
    }
    return render(request, "privacy/consents.html.jinja", page)


def _do(request: HttpRequest, found: Whose, given: list[Any]) -> None:
    """Give or take back; what is not theirs or not known is not there."""
    purpose, back = line(request, "give"), line(request, "back")
    wish = next((one for one in WISHES if one.purpose == purpose), None)
    mine = next((one for one in given if str(one.pk) == back), None)
    if wish is not None:
        give_consent(purpose=wish.purpose, words=str(wish.words), by=found.doer)
    elif mine is not None:
        withdraw_consent(consent_id=mine.pk, by=found.doer)
    else:
        raise Http404


def _row(one: Any) -> dict[str, Any]:
    return {
        "words": one.words,
        "on": long_date(one.given_at.date()),
        "until": long_date(one.withdrawn_at.date()) if one.withdrawn_at else "",
        "helper": (one.helper.name or _("Somebody who helped")) if one.helper else "",
        "id": "" if one.withdrawn_at else str(one.pk),
    }
