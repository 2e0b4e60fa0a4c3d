"""Dates on which members meet: the list, one with its notes and who does what, and a file for calendars."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.partnerships import work_rules
from alongside.exchange.partnerships.calendar import Event, calendar
from alongside.exchange.partnerships.queries import work as queries
from alongside.exchange.partnerships.services import meeting as services
from alongside.exchange.partnerships.services.meeting import DateSaid
from alongside.web import typed
from alongside.web.doors import forms

from . import doors, wording, writing
from .sections import Section

LONGEST_NOTES = 20_000


def section(request: HttpRequest, found: Any) -> Section:
    """One line of the workspace: the next date."""
    after = queries.next_meeting(found, timezone.now())
    late = queries.late_actions(found, timezone.localdate())
    said = _("Next: %(when)s, %(what)s") % {"when": _when(after), "what": after.what} if after else ""
    title = _("Dates, and who does what")
    return Section("dates", title, f"/partnerships/{found.ref}/dates/", said, late)


def _when(row: Any) -> str:
    """'27 March 2026 at 14:00'."""
    at = localtime(row.starts_at)
    return _("%(day)s at %(time)s") % {"day": writing.on(at.date()), "time": f"{at:%H:%M}"}


@forms
def dates(request: HttpRequest, ref: str) -> HttpResponse:
    """The dates to come and those past; who does what by when, with a button to say that it is done."""
    found = doors.inside_or_404(request, ref)
    if request.method != "POST":
        return _list(request, found)
    chosen = typed.number(request, "action") or 0
    ticked = request.POST.get("do") == "done"
    wrong = writing.tried(
        request, found, lambda by: services.tick_action(ref=ref, action=chosen, done=ticked, by=by)
    )
    return _list(request, found, wrong) if wrong else redirect(f"/partnerships/{ref}/dates/?done=ticked")


def _list(request: HttpRequest, found: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    rows = queries.meetings_of(found)
    now = timezone.now()
    actions = queries.actions_of(found)
    told = {
        "set": _("Set. Those who take part are told."),
        "moved": _("Changed."),
        "off": _("Called off. Those who take part are told."),
        "ticked": _("Kept."),
    }
    context = {
        "coming": [_item(row) for row in rows if row.starts_at >= now],
        "past": [_item(row) for row in reversed(rows) if row.starts_at < now],
        "actions": _actions(request, [row for row in actions if row.done_on is None]),
        "over": _actions(request, [row for row in actions if row.done_on is not None]),
        "file": f"/partnerships/{found.ref}/dates.ics" if rows else "",
        "may_write": writing.may_write(request, found),
        "done": writing.done(request, told),
    }
    return doors.page(request, "dates", found, context, wrong)


def _item(row: Any) -> dict[str, Any]:
    return {
        "title": row.what,
        "url": f"/partnerships/{row.partnership.ref}/dates/{row.ref}/",
        "line": " · ".join(filter(None, [_when(row), row.where])),
        "badge": _("Called off") if row.called_off_at else "",
        "tone": "unclaimed",
    }


def _actions(request: HttpRequest, rows: list[Any]) -> list[dict[str, Any]]:
    named = writing.names(request, [row.who for row in rows if row.who])
    today = timezone.localdate()
    return [
        {
            "pk": row.pk,
            "what": row.what,
            "who": named.get(row.who_id, "") or _("Nobody yet"),
            "by": writing.on(row.by_when),
            "done": writing.on(row.done_on),
            "late": row.done_on is None and row.by_when < today,
        }
        for row in rows
    ]


@forms
def one_date(request: HttpRequest, ref: str, meeting: str) -> HttpResponse:
    """One date: to read, move and call off, and what was said there; or a new one."""
    found = doors.inside_or_404(request, ref)
    held = None if meeting == "new" else queries.meeting_of(found, meeting)
    may_write = writing.may_write(request, found)
    if held is None and (meeting != "new" or not may_write):
        raise Http404
    if request.method != "POST":
        return _page(request, found, held, may_write)
    do = request.POST.get("do", "")
    if held is None:
        said = _said(request)
        wrong = writing.tried(request, found, lambda by: services.set_dates(ref=ref, said=said, by=by))
        back = "?done=set"
    else:
        wrong = writing.tried(request, found, _act(request, ref, held, do))
        back = {"move": "?done=moved", "off": "?done=off"}.get(do, f"{held.ref}/?done={do}")
    if wrong:
        return _page(request, found, held, may_write, wrong)
    return redirect(f"/partnerships/{ref}/dates/{back}")


def _act(request: HttpRequest, ref: str, held: Any, do: str) -> Any:
    """What one of the forms of a date asks for."""
    named = {"ref": ref, "meeting": held.ref}
    if do == "off":
        return lambda by: services.call_off(**named, by=by)
    if do == "notes":
        notes = typed.words(request, "notes")[: LONGEST_NOTES + 1]
        return lambda by: services.write_notes(**named, notes=notes, by=by)
    if do == "action":
        said = {
            "what": typed.line(request, "action")[: writing.LINE],
            "by_when": typed.day(request, "by"),
            "who": typed.number(request, "who"),
        }
        return lambda by: services.add_action(**named, **said, by=by)  # type: ignore[arg-type]
    said_of = _said(request)
    return lambda by: services.move_date(**named, said=said_of, by=by)


def _said(request: HttpRequest) -> DateSaid:
    day = typed.day(request, "day")
    return DateSaid(
        what=typed.line(request, "what")[: writing.LINE],
        starts_at=work_rules.moment(day, typed.line(request, "time"), settings.TIME_ZONE),
        minutes=typed.number(request, "minutes"),
        where=typed.line(request, "where")[:300],
        agenda=typed.words(request, "agenda")[: writing.TEXT],
        repeats=typed.line(request, "repeats", "once") or "once",
        many=typed.number(request, "many"),
    )


def _page(
    request: HttpRequest, found: Any, held: Any, may_write: bool, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    now: Any = {"minutes": "60", "repeats": "once"}
    if held is not None:
        at = localtime(held.starts_at)
        now = {name: getattr(held, name) for name in ("what", "where", "agenda", "notes")}
        now |= typed.days("day", at.date()) | {"time": f"{at:%H:%M}", "minutes": str(held.minutes)}
    told = {"notes": _("Kept."), "action": _("Kept. They are told.")}
    context: dict[str, Any] = {
        "held": held,
        "when": _when(held) if held is not None else "",
        "actions": _actions(request, list(held.actions.all())) if held is not None else [],
        "file": f"/partnerships/{found.ref}/dates.ics?date={held.ref}" if held is not None else "",
        "may_write": may_write and (held is None or held.called_off_at is None),
        "members": writing.choices(request, found, _("Nobody yet")),
        "repeats": list(wording.REPEATS.items()),
        "moving": request.POST.get("do") == "move",
        "back_url": f"/partnerships/{found.ref}/dates/",
        "done": writing.done(request, told),
    }
    context["typed"] = now | (request.POST.dict() if wrong else {})
    return doors.page(request, "date", found, context, wrong)


@require_GET
def calendar_file(request: HttpRequest, ref: str) -> HttpResponse:
    """All dates, or the one asked for, for any calendar; one that was called off says so there too."""
    found = doors.inside_or_404(request, ref)
    rows = queries.meetings_of(found)
    if one := request.GET.get("date", ""):
        rows = [row for row in rows if row.ref == one]
        if not rows:
            raise Http404
    home = request.build_absolute_uri(f"/partnerships/{found.ref}/dates/")
    body = calendar(
        [_event(row, home) for row in rows], name=found.name, zone=settings.TIME_ZONE, written=timezone.now()
    )
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="dates-{found.ref}.ics"'
    return response


def _event(row: Any, home: str) -> Event:
    host = home.split("/")[2]
    return Event(
        uid=f"{row.ref}@{host}",
        starts=row.starts_at,
        ends=row.starts_at + timedelta(minutes=row.minutes),
        title=row.what,
        where=row.where,
        about=row.agenda,
        url=f"{home}{row.ref}/",
        changed=row.changes,
        is_off=row.called_off_at is not None,
    )
