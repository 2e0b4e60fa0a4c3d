"""What waits to be looked at: in all asks, in one; and what was decided, for everybody without names."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from alongside.exchange.voices import said
from alongside.exchange.voices.queries import moderation as queries
from alongside.exchange.voices.services import moderating as services
from alongside.web import downloads, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import forms
from alongside.web.voices import doors

from . import words

DONE = {"shown": lazy("Shown."), "decided": lazy("Decided. Its author is told.")}
MOST = 50  # that are shown at once


def ask_or_404(request: HttpRequest, ref: str) -> Any:
    """The ask, where the viewer looks after what is said in it. Raises: Http404 for anybody else."""
    found = queries.looked_after(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return found


@never_cache
@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Where something waits for the viewer."""
    rows = queries.waits_for(request.viewer)  # type: ignore[attr-defined]
    items = [
        {
            "title": ask.title,
            "url": f"/asks/{ask.ref}/checking/",
            "line": ngettext("%(n)d waits", "%(n)d wait", many) % {"n": many},
        }
        for ask, many in rows
    ]
    return render(request, "voices/checking/index.html.jinja", {"items": items})


@never_cache
@forms
def waiting(request: HttpRequest, ref: str) -> HttpResponse:
    """What waits in one ask; those that are ticked are shown at once."""
    ask = ask_or_404(request, ref)
    rows = queries.waiting(ask)
    problems = []
    if request.method == "POST":
        ticked = {one.ref for one in rows if not one.again} & set(request.POST.getlist("said"))  # type: ignore[attr-defined]
        if ticked:
            services.accept_all(ask=ref, refs=sorted(ticked), by=request.doer)  # type: ignore[attr-defined]
            return redirect(f"/asks/{ref}/checking/?done=shown")
        problems = [typed.problem(_("Tick what is to be shown."), "said")]
    context = {
        "rows": [_row(ref, one) for one in rows[:MOST]],
        "more": max(0, len(rows) - MOST),
        "done": str(DONE.get(request.GET.get("done", ""), "")),
    }
    return doors.page(request, "checking/waiting", ask, context, problems)


def _row(ref: str, one: Any) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "text": said.of(one).text,
        "url": f"/asks/{ref}/checking/{one.ref}/",
        "day": long_date(one.made_at),
        "again": one.again,
    }


@require_GET
def checked(request: HttpRequest, ref: str) -> HttpResponse:
    """How much was looked at and by which rules; who looks after it reads each decision, also as a file."""
    ask = doors.ask_or_404(request, ref)
    looks = queries.may_look(request.viewer, ask)  # type: ignore[attr-defined]
    log = [_line(one) for one in queries.log_of(ask)] if looks else []
    head = [
        _("When"),
        _("What was said"),
        _("What was decided"),
        _("Rule"),
        _("Words to the author"),
        _("By"),
    ]
    if looks and (kind := downloads.asked_for(request)):
        return downloads.as_file(kind, _("What was decided"), head, log)
    counts = queries.counts_of(ask)
    context = {
        "counts": counts,
        "reasons": [[words.rule(code), str(many)] for code, many in counts.by_reason.items()],
        "looks": looks,
        "head": head,
        "log": log[:MOST],
        "downloads": downloads.links(request) if looks else [],
    }
    return doors.page(request, "checking/checked", ask, context)


def _line(one: Any) -> list[str]:
    outcome = words.OUTCOME[one.outcome]
    again = _("asked again") if hasattr(one, "decides") else ""
    return [
        long_date(one.at),
        said.of(one.contribution).text,
        " · ".join(filter(None, [outcome, again])),
        words.rule(one.reason),
        one.words,
        words.who(one.user),
    ]
