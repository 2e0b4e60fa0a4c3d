"""What somebody was told, how they wish to be told, and the one click that stops mail."""

from datetime import time
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.accounts.services import SettingsRefused, read_notices, set_notices, stop_mail
from alongside.exchange.accounts.told import notices_for, settings_for, stopped_by
from alongside.exchange.digests.queries import world_of
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE, address, page_of
from alongside.web.typed import line, problem

from . import wording
from .here import here

WRONG = 422
HOURS = [f"{hour:02d}:00" for hour in range(24)]


@require_GET
@here
def index(request: Any) -> HttpResponse:
    """Everything somebody was told, newest first; opening the page says that it is read."""
    rows = notices_for(request.viewer)
    if kind := downloads.asked_for(request):
        head = [_("Date"), _("What"), _("Words")]
        said = ([timezone.localdate(row.made_at), row.title, row.text] for row in rows[: downloads.MOST_ROWS])
        return downloads.as_file(kind, "notices", head, said)
    page = page_of(request, rows, _item)
    context = {
        "page": page,
        "downloads": downloads.links(request) if page["items"] else [],
        "practice": world_of(request.viewer) == PRACTICE,
    }
    shown = render(request, "notices/index.html.jinja", context)
    if request.method == "GET" and page["number"] == 1:
        read_notices(by=request.doer, at=timezone.now())
    return shown


def _item(row: Any) -> dict[str, Any]:
    return {
        "title": row.title,
        "url": row.url,
        "text": row.text,
        "line": long_date(timezone.localtime(row.made_at)),
        "is_new": row.read_at is None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@here
def settings(request: Any) -> HttpResponse:
    """How often to be mailed, when it is quiet, and the Monday mail."""
    kept = settings_for(request.viewer)
    said = {
        "mail": kept.mail,
        "monday": "yes" if kept.monday else "",
        "quiet_from": _hour(kept.quiet_from),
        "quiet_until": _hour(kept.quiet_until),
    }
    if request.method != "POST":
        return _settings_page(request, said, kept=request.GET.get("kept") == "1")
    said = {name: line(request, name) for name in said}
    try:
        set_notices(
            mail=said["mail"],
            monday=said["monday"] == "yes",
            quiet_from=_time(said["quiet_from"]),
            quiet_until=_time(said["quiet_until"]),
            by=request.doer,
        )
    except SettingsRefused as refused:
        field = "mail" if said["mail"] not in wording.MAIL else "quiet_from"
        return _settings_page(request, said, [problem(str(refused), field)])
    return redirect(address("/you/notices/settings/", kept="1"))


def _settings_page(
    request: Any, said: dict[str, str], problems: list[dict[str, str]] | None = None, *, kept: bool = False
) -> HttpResponse:
    context = {
        "said": said,
        "mails": {key: wording.MAIL[key] for key in wording.MAIL},
        "hours": HOURS,
        "kept": kept,
        "problems": problems or [],
        "practice": world_of(request.viewer) == PRACTICE,
    }
    return render(request, "notices/settings.html.jinja", context, status=WRONG if problems else 200)


def _hour(value: time | None) -> str:
    return value.strftime("%H:%M") if value else ""


def _time(typed: str) -> time | None:
    return time(int(typed[:2])) if typed in HOURS else None


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Any, signed: str) -> HttpResponse:
    """Stop mail: the button of this page, or the mail program itself, which has no form of ours to send."""
    person = stopped_by(signed)
    if person is None:
        raise Http404
    if request.method == "POST":
        stop_mail(person=person)
    response = render(request, "notices/stop.html.jinja", {"done": request.method == "POST"})
    response["Cache-Control"] = "no-store"
    return response
