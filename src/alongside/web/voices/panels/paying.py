"""What members were paid, seat by seat: seen by those who run it; each member sees their own elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.voices import panel_rules as rules
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import seating as services
from alongside.web import downloads, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import forms

from . import doors, words


@forms
def payments(request: HttpRequest, ref: str) -> HttpResponse:
    """The list, and the form that writes one down. No money moves here."""
    panel = doors.run_or_404(request, ref)
    if panel.pk is None:
        return redirect("panel-edit", ref)
    if request.method != "POST":
        kind = downloads.asked_for(request)
        return _file(kind, panel) if kind else _page(request, panel)
    wrong = doors.tried(
        request,
        panel,
        lambda by: services.pay(
            ref=ref,
            seat_ref=typed.line(request, "seat"),
            kind=typed.line(request, "kind"),
            pence=_pence(typed.line(request, "amount")),
            paid_on=typed.day(request, "paid"),
            words=typed.line(request, "words"),
            by=by,
        ),
    )
    return _page(request, panel, wrong) if wrong else redirect(f"/panels/{ref}/payments/?done=paid")


def _pence(text: str) -> int | None:
    """An amount in pounds, like 75, £75 or 12.50, in pence; none where it is no amount."""
    pounds, _dot, pence = text.replace(",", "").removeprefix("£").strip().partition(".")
    whole = pounds.isascii() and pounds.isdecimal() and len(pounds) < 7
    part = pence == "" or (pence.isascii() and pence.isdecimal() and len(pence) <= 2)
    return int(pounds) * 100 + int(pence.ljust(2, "0")) if whole and part else None


def _name(names: Any, registration: Any) -> str:
    return names[registration.pk]["name"] if registration else _("Somebody who deleted their details")


def _page(request: HttpRequest, panel: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    seats = [row for row in queries.seats_of(panel) if row.state in rules.HOLDS | rules.LEFT]
    paid = queries.payments_of(panel)
    people = [row.registration for row in seats if row.registration]
    names = queries.names_of(people)
    context = {
        "rows": [
            [
                _name(names, row.seat.registration),
                words.PAID[row.kind],
                f"£{row.amount:,.2f}",
                long_date(row.paid_on),
                row.words,
            ]
            for row in paid
        ],
        "total": f"£{sum(row.amount for row in paid):,.2f}",
        "seats": [("", _("Choose somebody")), *((row.ref, _name(names, row.registration)) for row in seats)],
        "kinds": list(words.PAID.items()),
        "usual": panel.honorarium or "",
        "downloads": downloads.links(request) if paid else [],
        "done": doors.done(request, {"paid": lazy("Kept. They see it on their page.")}),
    }
    return doors.page(request, "payments", panel, context, wrong)


def _file(kind: str, panel: Any) -> HttpResponse:
    paid = queries.payments_of(panel)
    names = queries.names_of([row.seat.registration for row in paid if row.seat.registration])
    head = [_("Who"), _("For what"), _("Pounds"), _("Paid on"), _("Note")]
    rows = [
        [
            _name(names, row.seat.registration),
            words.PAID[row.kind],
            float(row.amount),
            row.paid_on,
            row.words,
        ]
        for row in paid
    ]
    return downloads.as_file(kind, f"paid {panel.ask.title}"[:80], head, rows, [panel.ask.title])
