"""What every page of something asked shares: who gets in, the frame, and how a refusal is shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.voices import rules
from alongside.exchange.voices.queries import asks as queries
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import WRONG
from alongside.web.presenting import PRACTICE

from . import words


def ask_or_404(request: HttpRequest, ref: str, kind: str = "") -> Any:
    """What is asked, for a viewer who may see it. Raises: Http404, as where there is none."""
    found = queries.ask_for(request.viewer, ref, kind)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def run_or_404(request: HttpRequest, ref: str, kind: str = "") -> Any:
    """What is asked, for a viewer who runs it. Raises: Http404 for anybody else."""
    found = queries.run_ask(request.viewer, ref, kind)  # type: ignore[attr-defined]
    if found is None or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return found


def page(
    request: HttpRequest,
    template: str,
    ask: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of what is asked, in its frame: `templates/voices/<template>.html.jinja`.

    The template gets `ask` (title, ref, url, state, kind…), `promise`, `problems`, `wrong` (by field),
    `typed` and `practice`.
    """
    wrong = problems or []
    shown = {
        "ask": frame(request, ask),
        "promise": promise(ask),
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST,
        "practice": ask.world == PRACTICE,
    }
    status = WRONG if wrong else 200
    return render(request, f"voices/{template}.html.jinja", shown | (context or {}), status=status)


def frame(request: HttpRequest, ask: Any) -> dict[str, Any]:
    """What the frame of a page shows of what is asked."""
    today = timezone.localdate()
    return {
        "title": ask.title,
        "ref": ask.ref,
        "kind": ask.kind,
        "kind_text": words.KIND[ask.kind],
        "url": words.url_of(ask),
        "about": ask.about,
        "state": ask.state,
        "state_text": state_said(ask),
        "tone": words.TONE[ask.state],
        "is_taking": queries.is_taking(ask, today),
        "runs": queries.runs(request.viewer, ask),  # type: ignore[attr-defined]
        "place": ask.place.name if ask.place else "",
        "place_url": f"/places/{ask.place.ref}/" if ask.place else "",
    }


def state_said(ask: Any) -> str:
    """Where it has got to, with the day that matters."""
    today = timezone.localdate()
    if late := rules.days_late(state=ask.state, answer_by=ask.answer_by, today=today):
        return ngettext("The answer is %(n)d day late", "The answer is %(n)d days late", late) % {"n": late}
    if ask.state == "open" and ask.opens_on and ask.opens_on > today:
        return _("Opens on %(day)s") % {"day": long_date(ask.opens_on)}
    if queries.is_taking(ask, today) and ask.closes_on:
        return _("Open until %(day)s") % {"day": long_date(ask.closes_on)}
    if ask.state in ("open", "closed") and not queries.is_taking(ask, today):
        return _("Closed. The answer comes by %(day)s") % {"day": long_date(ask.answer_by)}
    return words.STATE[ask.state]


def promise(ask: Any) -> list[dict[str, str]]:
    """What whoever takes part is promised, in the order in which it is read; what is not said is left out."""
    rows = (
        (_("What will be decided"), ask.decides),
        (_("Who decides"), ask.decider),
        (_("When the answer comes"), long_date(ask.answer_by)),
        (_("Why that day was moved"), ask.moved_why if ask.state != "withdrawn" else ""),
        (_("Why it was taken back"), ask.moved_why if ask.state == "withdrawn" else ""),
        (_("What cannot change"), ask.fixed),
        (_("How long it takes"), time_said(ask.minutes)),
        (_("What is paid"), ask.pays),
        (_("Who is asked"), ask.who),
    )
    return [{"key": key, "value": value} for key, value in rows if value]


def time_said(minutes: int | None) -> str:
    """How long it takes, in hours where that reads better."""
    if not minutes:
        return ""
    if minutes < 120:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    return _("About %(n)d hours") % {"n": round(minutes / 60)}
