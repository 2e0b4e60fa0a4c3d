"""What is done together: who decides, plans, does and checks, and what staff and volunteers do."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.partnerships.queries import work as queries
from alongside.exchange.partnerships.services import working
from alongside.exchange.partnerships.services.working import ActivitySaid
from alongside.web import downloads, typed
from alongside.web.doors import forms
from alongside.web.presenting import PRACTICE

from . import doors, wording, writing
from .sections import Section

TEXTS = ("staff", "volunteers", "expects", "safeguards")
HOURS = ("staff_hours", "volunteer_hours")


def section(request: HttpRequest, found: Any) -> Section:
    """One line of the workspace."""
    rows = queries.activities_of(found)
    star = queries.star(rows, timezone.localdate())
    said = ""
    if rows:
        shared = [wording.FOUR[name][0].lower() for name in queries.FOUR if star.counts[name]]
        people = _("people who live here share in %(what)s") % {"what": ", ".join(shared)} if shared else ""
        many = ngettext("%(count)d activity", "%(count)d activities", star.many) % {"count": star.many}
        said = "; ".join(filter(None, [many, people]))
    return Section("activities", _("What we do"), f"/partnerships/{found.ref}/activities/", said)


@require_GET
def activities(request: HttpRequest, ref: str) -> HttpResponse:
    """The star of what people who live there share in, as a table and drawn; then each activity."""
    found = doors.inside_or_404(request, ref)
    rows = queries.activities_of(found)
    if kind := downloads.asked_for(request):
        about = [_("Practice town: invented. Nothing here is real.")] if found.world == PRACTICE else []
        return downloads.as_file(kind, _("What we do"), _head(), [_file_row(row) for row in rows], about)
    star = queries.star(rows, timezone.localdate())
    context = {
        "items": [_item(row) for row in rows],
        "star": _star(star) if star.many else None,
        "may_write": writing.may_write(request, found),
        "downloads": downloads.links(request) if rows else [],
        "done": writing.done(request, {"kept": _("Kept.")}),
        "source": wording.source("001"),
    }
    return doors.page(request, "activities", found, context)


def _star(star: Any) -> dict[str, Any]:
    """The star: rows of its table, what is empty, the mix, hours, and the four arms as they are drawn."""
    of = _("%(count)d of %(many)d activities")
    empty = [wording.FOUR[name][0] for name in star.empty]
    said = _("In all four, people who live here share.")
    if empty:
        said = _("People who live here do not share yet in: %(what)s.") % {"what": ", ".join(empty).lower()}
    return {
        "rows": [
            [wording.FOUR[name][0], wording.FOUR[name][1], of % {"count": count, "many": star.many}]
            for name, count in star.counts.items()
        ],
        "says": said,
        "mix": [
            [wording.ADDS[name], of % {"count": count, "many": star.many}]
            for name, count in star.adds.items()
        ],
        "hours": _("A month: %(staff)d hours of staff, %(volunteers)d hours of volunteers.")
        % {"staff": star.staff_hours, "volunteers": star.volunteer_hours}
        if star.staff_hours or star.volunteer_hours
        else "",
        "arms": _arms(star),
    }


def _arms(star: Any) -> list[dict[str, Any]]:
    """Where each of four arms ends on a square of 200 by 200, by the share of activities; for the drawing."""
    ways = {"decides": (0, -1), "plans": (1, 0), "does": (0, 1), "checks": (-1, 0)}
    return [
        {
            "name": wording.FOUR[name][0],
            "x": 100 + round(ways[name][0] * 60 * count / star.many, 1),
            "y": 100 + round(ways[name][1] * 60 * count / star.many, 1),
            "count": count,
        }
        for name, count in star.counts.items()
    ]


def _shared(row: Any) -> list[str]:
    return [wording.FOUR[name][0] for name in queries.FOUR if getattr(row, name)]


def _item(row: Any) -> dict[str, Any]:
    shared = _shared(row)
    people = (
        _("People who live here share in: %(what)s.") % {"what": ", ".join(shared).lower()} if shared else ""
    )
    over = row.until is not None and row.until < timezone.localdate()
    return {
        "title": row.what,
        "url": f"/partnerships/{row.partnership.ref}/activities/{row.ref}/",
        "line": people or _("Nobody who lives here shares in it yet."),
        "why": wording.ADDS[row.adds] + "." if row.adds != "neither" else "",
        "badge": _("Ended on %(day)s") % {"day": writing.on(row.until)} if over else "",
        "tone": "history",
    }


def _head() -> list[str]:
    return [
        _("What we do"), _("People who live here"), _("Adds to or replaces"), _("What staff do"),
        _("What volunteers do"), _("What volunteers may expect"), _("How everybody is kept safe"),
        _("Hours of staff a month"), _("Hours of volunteers a month"), _("From"), _("Until"),
    ]  # fmt: skip


def _file_row(row: Any) -> list[Any]:
    words = [getattr(row, name) for name in (*TEXTS, *HOURS)]
    return [row.what, ", ".join(_shared(row)), wording.ADDS[row.adds], *words, row.since, row.until]


@forms
def activity(request: HttpRequest, ref: str, activity: str) -> HttpResponse:
    """One of them, to read and to change; or a new one."""
    found = doors.inside_or_404(request, ref)
    held = None if activity == "new" else queries.activity_of(found, activity)
    may_write = writing.may_write(request, found)
    if held is None and (activity != "new" or not may_write):
        raise Http404
    if request.method != "POST":
        return _page(request, found, held, may_write)
    kept = held.ref if held is not None else ""
    said = _said(request)
    wrong = writing.tried(
        request, found, lambda by: working.keep_activity(ref=ref, said=said, activity=kept, by=by)
    )
    if wrong:
        return _page(request, found, held, may_write, wrong)
    return redirect(f"/partnerships/{ref}/activities/?done=kept")


def _said(request: HttpRequest) -> ActivitySaid:
    shared = request.POST.getlist("shares")
    return ActivitySaid(
        what=typed.line(request, "what")[: writing.LINE],
        adds=typed.line(request, "adds"),
        **{name: name in shared for name in queries.FOUR},
        **{name: typed.words(request, name)[: writing.TEXT] for name in TEXTS},
        **{name: typed.number(request, name) for name in HOURS},  # type: ignore[arg-type]
        since=typed.day(request, "since"),
        until=typed.day(request, "until"),
    )


def _page(
    request: HttpRequest, found: Any, held: Any, may_write: bool, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    now: Any = typed.days("since", timezone.localdate())
    shares = request.POST.getlist("shares")
    if held is not None and not wrong:
        now = {name: getattr(held, name) for name in ("what", "adds", *TEXTS)}
        now |= {name: str(getattr(held, name) or "") for name in HOURS}
        now |= typed.days("since", held.since) | typed.days("until", held.until)
        shares = [name for name in queries.FOUR if getattr(held, name)]
    context: dict[str, Any] = {
        "held": held,
        "shared": ", ".join(_shared(held)) if held is not None else "",
        "adds_said": wording.ADDS[held.adds] if held is not None else "",
        "may_write": may_write,
        "four": [(name, f"{said[0]}. {said[1]}") for name, said in wording.FOUR.items()],
        "shares": shares,
        "adds": list(wording.ADDS.items()),
        "back_url": f"/partnerships/{found.ref}/activities/",
    }
    if not wrong:
        context["typed"] = now
    return doors.page(request, "activity", found, context, wrong)
