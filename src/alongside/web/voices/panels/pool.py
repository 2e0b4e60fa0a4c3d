"""Who has registered against the seats each answer has: early on, whether a panel can be drawn at all."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.analyses import panels as lottery
from alongside.exchange.voices import panel_rules as rules
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import panels as services
from alongside.exchange.voices.services import seating
from alongside.web import downloads, typed
from alongside.web.doors import forms

from . import doors, words

PER_PAGE = 50
TOLD = {
    "quotas": lazy("Kept. The seats are as you set them."),
    "mended": lazy("Changed."),
    "taken": lazy("They have a seat now. Ask them on the page of who was picked."),
}


@forms
def pool(request: HttpRequest, ref: str) -> HttpResponse:
    """Counts against seats, what cannot be met and the smallest changes that mend it, and who is there."""
    panel = doors.run_or_404(request, ref)
    if panel.pk is None:
        return redirect("panel-edit", ref)
    if request.method != "POST":
        kind = downloads.asked_for(request)
        return _file(kind, panel) if kind else _page(request, panel)
    do = typed.line(request, "do")
    if do == "take":
        number = typed.number(request, "number") or 0
        wrong = doors.tried(request, panel, lambda by: seating.take_in(ref=ref, number=number, by=by))
    elif do == "mend":
        wrong = _mend(request, panel)
    else:
        wrong = _set(request, panel)
    if wrong:
        return _page(request, panel, wrong)
    done = {"take": "taken", "mend": "mended"}.get(do, "quotas")
    return redirect(f"/panels/{ref}/pool/?done={done}")


def _set(request: HttpRequest, panel: Any) -> list[typed.Problem]:
    """Keep the seats that were typed."""
    quotas = {
        row.pk: (typed.number(request, f"least-{row.pk}"), typed.number(request, f"most-{row.pk}"))
        for one in queries.categories_of(panel)
        for row in one.features.all()
        if f"least-{row.pk}" in request.POST
    }
    return doors.tried(
        request, panel, lambda by: services.set_quotas(ref=panel.ask.ref, quotas=quotas, by=by)
    )


def _mend(request: HttpRequest, panel: Any) -> list[typed.Problem]:
    """Change the seats as one of the proposed ways says; the ways are worked out anew, not sent."""
    ways = _changes(panel, lottery.check(panel))
    at = typed.number(request, "way")
    if at is None or at >= len(ways):
        return [typed.problem(_("This has changed meanwhile. Look again."), "ways")]
    way = ways[at]
    keys = {
        (one.name, row.name): row.pk for one in queries.categories_of(panel) for row in one.features.all()
    }
    quotas = {keys[one.category, one.feature]: (one.least, one.most) for one in way.quotas}
    return doors.tried(
        request,
        panel,
        lambda by: services.set_quotas(ref=panel.ask.ref, quotas=quotas, by=by, size=way.size),
    )


def _changes(panel: Any, found: Any) -> list[Any]:
    """The ways that change seats or how many are picked, in their order; not those that invite people."""
    return [way for way in found.ways if not way.more] if found is not None else []


def checked(panel: Any) -> dict[str, Any]:
    """Whether a panel can be drawn now, for the page: what excludes each other, and ways with a button."""
    many = queries.in_pool(panel)
    if not lottery.wanted_of(panel):
        return {"state": "none", "many": many}
    found = lottery.check(panel)
    if found is None:
        return {"state": "good", "many": many}
    changes = _changes(panel, found)
    ways = [
        {"say": way.say, "at": changes.index(way) if way in changes else None, "more": way.more}
        for way in found.ways
    ]
    return {"state": "impossible", "many": many, "why": found.why, "ways": ways}


def _page(request: HttpRequest, panel: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    counted = queries.counts(panel, all_of_them=True)
    sent = request.method == "POST"
    skill = " ".join(request.GET.get("skill", "").split())[:60]
    drawn = any(draw.drawn_at and draw.kind == "panel" for draw in queries.draws_of(panel))
    rows = [] if drawn and not skill else list(queries.registrations_of(panel, skill=skill)[:PER_PAGE])
    names = queries.names_of(rows)
    context = {
        "many_text": many_text(queries.in_pool(panel)),
        "categories": [
            {
                "name": one.name,
                "rows": [_row(request if sent else None, counted_row) for counted_row in counted[one.pk]],
            }
            for one in queries.categories_of(panel)
        ],
        "check": {"state": "drawn"} if drawn else checked(panel),
        "is_drawn": drawn,
        "can_change": not drawn or _has_free(panel),
        "people": [_person(row, names[row.pk]) for row in rows],
        "skill": skill,
        "asks_skills": panel.kind in ("skilled", "reference", "senate", "tier", "youth"),
        "downloads": downloads.links(request) if queries.in_pool(panel) else [],
        "done": _done(request),
    }
    return doors.page(request, "pool", panel, context, wrong)


def _has_free(panel: Any) -> bool:
    """Whether a seat is free after the draw, so that seats may have to change for somebody to fit."""
    state = queries.seats_by_state(panel)
    return sum(state.get(one, 0) for one in rules.HOLDS) < panel.size


def many_text(many: int) -> str:
    return ngettext("%(n)d person has registered", "%(n)d people have registered", many) % {"n": many}


def _done(request: HttpRequest) -> str:
    brought = request.GET.get("rows", "")
    if request.GET.get("done") == "brought" and brought.isdecimal() and len(brought) < 6:
        many = int(brought)
        return ngettext("%(n)d person is on the list.", "%(n)d people are on the list.", many) % {"n": many}
    return doors.done(request, TOLD)


def _row(request: HttpRequest | None, counted: Any) -> dict[str, Any]:
    """One answer: how many are there, how many seats it has, and the fields that change them."""
    row = counted.feature
    if row is None:
        return {"name": _("Prefer not to say"), "pool": counted.pool, "seats": counted.seats, "pk": ""}
    said = request.POST if request is not None else {}
    return {
        "name": row.name,
        "pool": counted.pool,
        "seats": counted.seats,
        "pk": row.pk,
        "least": said.get(f"least-{row.pk}", row.least),
        "most": said.get(f"most-{row.pk}", row.most),
        "is_short": counted.pool < row.least,
    }


def _person(row: Any, name: Any) -> dict[str, Any]:
    """Somebody in the pool, for whoever runs it."""
    seat = getattr(row, "seat", None)
    return {
        "number": row.number,
        "name": name["name"],
        "reach": name["email"] or name["phone"],
        "skills": row.skills,
        "access": row.access,
        "seat": words.STATE[seat.state] if seat is not None else "",
    }


def _file(kind: str, panel: Any) -> HttpResponse:
    """The counts, for whoever runs it. People are in no file."""
    counted = queries.counts(panel, all_of_them=True)
    head = [_("What"), _("Answer"), _("Have registered"), _("Least seats"), _("Most seats"), _("Have a seat")]
    rows = [
        [
            one.name,
            row.feature.name if row.feature else _("Prefer not to say"),
            row.pool,
            row.feature.least if row.feature else "",
            row.feature.most if row.feature else "",
            row.seats,
        ]
        for one in queries.categories_of(panel)
        for row in counted[one.pk]
    ]
    return downloads.as_file(kind, f"registered {panel.ask.title}"[:80], head, rows, [panel.ask.title])
