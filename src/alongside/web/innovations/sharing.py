"""Say who may see an innovation, and who its record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.innovations.services import innovations as services
from alongside.web import sight, typed
from alongside.web.doors import by, forms

from . import doors


@forms
def share(request: HttpRequest, ref: str) -> HttpResponse:
    """The form: who sees it, and whether the record is only for those who keep it."""
    row = doors.kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    said = sight.read(request) if request.method == "POST" else sight.said_of(row.offer)
    found = sight.problems(viewer, said, world=row.world) if request.method == "POST" else []
    close = typed.line(request, "close") == "yes"
    if request.method == "POST" and not found:
        try:
            services.share(
                ref=ref,
                visibility=said.visibility,
                record_visibility="private" if close else "",
                circles=said.circles,
                by=by(request, row.owner_id),
            )
        except SightRefused as refused:
            found = [typed.problem(str(refused), sight.FIELD)]
        else:
            return redirect(doors.url_of(row.offer))
    context = {
        "sight": sight.choices(viewer, world=row.world, said=said, problems=found),
        "close": ["yes"] if close or (request.method != "POST" and row.visibility == "private") else [],
    }
    return doors.page(request, "sharing", row.offer, context, found)
