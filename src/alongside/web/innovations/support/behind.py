"""Who stands behind it: in policy, or in practice at a site; put down, changed, ended."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.innovations.queries import support as queries
from alongside.exchange.innovations.services import supporting
from alongside.exchange.innovations.services.supporting import Behind
from alongside.web import typed
from alongside.web import words as house
from alongside.web.doors import forms, held_or_new
from alongside.web.innovations import doors
from alongside.web.innovations.journey import writing

from . import wording
from .views import back

FIELDS = ("kind", "organisation", "role", "stage", "site", "words")


@forms
def sponsor(request: HttpRequest, ref: str, sponsor: str) -> HttpResponse:
    """One of them, or a new one."""
    row = doors.kept_or_404(request, ref)
    held = held_or_new(sponsor, partial(queries.sponsor_for, request.viewer, row))  # type: ignore[attr-defined]
    if request.method != "POST":
        return _page(request, row, held)
    said = Behind(
        kind=typed.line(request, "kind"),
        organisation=typed.line(request, "organisation"),
        role=typed.line(request, "role"),
        stage=typed.line(request, "stage"),
        site=typed.line(request, "site"),
        trained=typed.number(request, "trained"),
        words=typed.words(request, "words")[: writing.TEXT],
        since=typed.day(request, "since"),
        until=typed.day(request, "until"),
    )
    wrong = writing.day_problem(request, "until") or writing.number_problem(request, "trained")
    wrong += [typed.problem(text, "as_it_is") for text in typed.hints(request, said.role, said.words)]
    kept = held.ref if held else ""
    wrong = wrong or writing.tried(
        request, row, lambda by: supporting.keep_sponsor(ref=ref, said=said, sponsor=kept, by=by)
    )
    if wrong:
        return _page(request, row, held, wrong)
    return redirect(f"{doors.url_of(row.offer)}support/?done=behind")


def _page(
    request: HttpRequest, row: Any, held: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    now: dict[str, Any] = typed.days("since", timezone.localdate())
    if held is not None:
        now = {name: getattr(held, name) for name in FIELDS}
        now |= {"trained": "" if held.trained is None else str(held.trained)}
        now |= typed.days("since", held.since) | typed.days("until", held.until)
    context = {
        "held": held,
        "kinds": list(wording.SPONSOR.items()),
        "stages": [("", _("All of them")), *house.STAGE.items()],
        "hinted": any(one["field"] == "as_it_is" for one in wrong or []),
        "typed": request.POST if wrong else now,
        **back(row),
    }
    return doors.page(request, "support/sponsor", row.offer, context, wrong)
