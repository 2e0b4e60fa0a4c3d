"""Codes that whoever asks hands out: made, shown once, and printed as slips or taken away as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.accounts.services.messages import whole
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.services import joining
from alongside.web import typed
from alongside.web.doors import by, forms
from alongside.web.voices import doors as ask_doors

from . import doors


@never_cache
@forms
def codes(request: HttpRequest, ref: str) -> HttpResponse:
    """The form; the codes stand on the answer to it and nowhere else."""
    ask = ask_doors.run_or_404(request, ref, doors.KIND)
    if request.method != "POST":
        return _page(request, ask, [])
    many = typed.line(request, "many")
    number = int(many) if many.isascii() and many.isdecimal() and len(many) < 6 else 0
    try:
        made = joining.make_codes(ref=ref, many=number, by=by(request, ask.owner_id))
    except AskRefused as refused:
        return _page(request, ask, [], [typed.problem(str(refused), "many")])
    return _page(request, ask, made)


def _page(
    request: HttpRequest, ask: Any, made: list[str], wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    context = {
        "codes": made,
        "where": whole(f"/questions/{ask.ref}/code/"),
        "is_code": ask.entry == "code",
        "back_url": f"/questions/{ask.ref}/edit/",
        "back_text": _("Set the question up"),
    }
    return doors.page(request, "codes", ask, context, wrong)
