"""Who was picked: ask them, note what they say, draw somebody in the stead of who left."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.accounts.access import Doer
from alongside.exchange.analyses import panels as lottery
from alongside.exchange.analyses.lotteries import Impossible
from alongside.exchange.voices import panel_rules as rules
from alongside.exchange.voices.notices_panels import PanelRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import seating as services
from alongside.web import downloads, typed
from alongside.web.doors import forms

from . import doors, words

TOLD = {
    "drawn": lazy("The draw is held, and anyone can look at it. Now ask those who were picked."),
    "asked": lazy("They are asked. They answer by a link of their own."),
    "noted": lazy("Kept."),
    "replaced": lazy("Somebody else is picked by lot, so that the group mirrors the area as before."),
}
AFTER = {"invite": "asked", "replace": "replaced"}


@forms
def seats(request: HttpRequest, ref: str) -> HttpResponse:
    """All seats with the buttons of each. Names are seen by those who run it, and by nobody else."""
    panel = doors.run_or_404(request, ref)
    if panel.pk is None:
        return redirect("panel-edit", ref)
    if request.method != "POST":
        kind = downloads.asked_for(request)
        return _file(kind, panel) if kind else _page(request, panel)
    do = typed.line(request, "do")
    act = _acts(request, panel).get(do)
    if act is None:
        return redirect("panel-seats", ref)
    wrong = doors.tried(request, panel, act)
    return (
        _page(request, panel, wrong)
        if wrong
        else redirect(f"/panels/{ref}/seats/?done={AFTER.get(do, 'noted')}")
    )


def _acts(request: HttpRequest, panel: Any) -> dict[str, Callable[[Doer], object]]:
    """What each button does."""
    ref, seat = panel.ask.ref, typed.line(request, "seat")
    reason = typed.words(request, f"reason-{seat}")
    return {
        "invite": lambda by: services.invite(ref=ref, by=by),
        "yes": lambda by: services.note_answer(ref=ref, seat_ref=seat, yes=True, by=by),
        "no": lambda by: services.note_answer(ref=ref, seat_ref=seat, yes=False, by=by, reason=reason),
        "leave": lambda by: services.note_leaving(ref=ref, seat_ref=seat, by=by, reason=reason),
        "replace": lambda by: _replace(panel, by),
    }


def _replace(panel: Any, by: Doer) -> None:
    """Draw somebody for each free place. Raises: PanelRefused where nobody can be."""
    found = lottery.replace(panel, by)
    if isinstance(found, Impossible):
        said = _(
            "Nobody who is left can keep the group like the area: %(why)s "
            "Change the seats on the page of who has registered, then pick again."
        ) % {"why": found.why}
        raise PanelRefused("no-seat", "form", said)


def _page(request: HttpRequest, panel: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    rows = queries.seats_of(panel)
    names = queries.names_of([row.registration for row in rows if row.registration])
    state = queries.seats_by_state(panel)
    held = sum(state.get(one, 0) for one in rules.HOLDS)
    drawn = [draw for draw in queries.draws_of(panel) if draw.drawn_at is not None]
    context = {
        "holding": [_seat(row, names) for row in rows if row.state in rules.HOLDS],
        "standing_by": [_seat(row, names) for row in rows if row.state == "alternate"],
        "left": [_seat(row, names) for row in rows if row.state in rules.LEFT],
        "tally": [{"text": words.STATE[one], "many": state[one]} for one in words.STATE if state.get(one)],
        "to_ask": state.get("drawn", 0),
        "free": max(0, panel.size - held) if rows and drawn else 0,
        "free_text": _free(panel.size - held),
        "record_url": f"/panels/{panel.ask.ref}/draw/" if drawn else "",
        "downloads": downloads.links(request) if rows else [],
        "done": doors.done(request, TOLD),
    }
    return doors.page(request, "seats", panel, context, wrong)


def _free(many: int) -> str:
    return ngettext("%(n)d seat is free.", "%(n)d seats are free.", many) % {"n": many}


def _seat(row: Any, names: Any) -> dict[str, Any]:
    """One seat as it is shown to whoever runs it."""
    own = names.get(
        row.registration_id, {"name": _("Somebody who deleted their details"), "email": "", "phone": ""}
    )
    return {
        "ref": row.ref,
        "state": row.state,
        "number": row.registration.number if row.registration else "",
        "name": own["name"],
        "reach": own["email"] or own["phone"],
        "access": row.registration.access if row.registration else "",
        "text": words.STATE[row.state],
        "tone": words.TONE[row.state],
        "reason": row.reason,
        "instead": _("in somebody’s stead") if row.instead_of_id else "",
        "is_replaced": hasattr(row, "replaced_by"),
    }


def _file(kind: str, panel: Any) -> HttpResponse:
    """Those who have a seat, with how they are reached and what they need; for whoever runs it."""
    rows = [row for row in queries.seats_of(panel) if row.state in rules.HOLDS]
    names = queries.names_of([row.registration for row in rows if row.registration])
    head = [_("Number"), _("Name"), _("Mail address"), _("Phone number"), _("State"), _("What they need")]
    body = []
    for row in rows:
        own = names.get(row.registration_id, {"name": "", "email": "", "phone": ""})
        number, access = (row.registration.number, row.registration.access) if row.registration else ("", "")
        body.append([number, own["name"], own["email"], own["phone"], words.STATE[row.state], access])
    return downloads.as_file(kind, f"picked {panel.ask.title}"[:80], head, body, [panel.ask.title])
