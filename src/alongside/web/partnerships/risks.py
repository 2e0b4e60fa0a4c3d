"""What could go wrong, or does: the list, and one of them to write, change and close."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.partnerships.queries import work as queries
from alongside.exchange.partnerships.services import working
from alongside.exchange.partnerships.services.working import RiskSaid
from alongside.web import downloads, typed
from alongside.web.doors import forms
from alongside.web.presenting import PRACTICE

from . import doors, wording, writing
from .sections import Section


def section(request: HttpRequest, found: Any) -> Section:
    """One line of the workspace."""
    rows = [row for row in queries.risks_of(found) if row.closed_at is None]
    said = ngettext("%(count)d open", "%(count)d open", len(rows)) % {"count": len(rows)} if rows else ""
    late = queries.late_risks(found, timezone.localdate())
    return Section("risks", _("What could go wrong"), f"/partnerships/{found.ref}/risks/", said, late)


@require_GET
def risks(request: HttpRequest, ref: str) -> HttpResponse:
    """All of them, in the open for everybody who takes part; the gravest first."""
    found = doors.inside_or_404(request, ref)
    rows = queries.risks_of(found)
    if kind := downloads.asked_for(request):
        about = [_("Practice town: invented. Nothing here is real.")] if found.world == PRACTICE else []
        return downloads.as_file(kind, _("What could go wrong"), _head(), _file(request, rows), about)
    context = {
        "items": _items(request, [row for row in rows if row.closed_at is None]),
        "closed": _items(request, [row for row in rows if row.closed_at is not None]),
        "may_write": writing.may_write(request, found),
        "downloads": downloads.links(request) if rows else [],
        "done": writing.done(request, {"kept": _("Kept."), "closed": _("Closed.")}),
    }
    return doors.page(request, "risks", found, context)


def _said(row: Any) -> str:
    """'Likely. It would set us back.'"""
    if row.kind == "issue":
        return f"{wording.KIND['issue']}. {wording.IMPACT[row.impact]}."
    return f"{wording.LIKELIHOOD[row.likelihood]}. {wording.IMPACT[row.impact]}."


def _items(request: HttpRequest, rows: list[Any]) -> list[dict[str, Any]]:
    named = writing.names(request, [row.whose for row in rows if row.whose])
    return [_item(row, named.get(row.whose_id, "")) for row in rows]


def _item(row: Any, who: str) -> dict[str, Any]:
    late = row.closed_at is None and row.review_on < timezone.localdate()
    whose = _("%(who)s looks after it.") % {"who": who} if who else _("Nobody looks after it yet.")
    told = _("Should have been looked at on %(day)s") if late else _("Looked at next on %(day)s")
    if row.closed_at:
        told = _("Closed on %(day)s")
    return {
        "title": row.what,
        "url": f"/partnerships/{row.partnership.ref}/risks/{row.ref}/",
        "line": f"{_said(row)} {whose}",
        "why": row.closed_how or row.response,
        "badge": told % {"day": writing.on(row.closed_at or row.review_on)},
        "tone": "unclaimed" if late else "open" if row.closed_at is None else "history",
    }


def _head() -> list[str]:
    return [
        _("What could go wrong"), _("Does it happen already?"), _("How likely"), _("How bad"),
        _("Who looks after it"), _("What is done about it"), _("Looked at next"), _("How it ended"),
    ]  # fmt: skip


def _file(request: HttpRequest, rows: list[Any]) -> list[list[Any]]:
    named = writing.names(request, [row.whose for row in rows if row.whose])
    return [
        [
            row.what,
            wording.KIND[row.kind],
            wording.LIKELIHOOD[row.likelihood] if row.likelihood else "",
            wording.IMPACT[row.impact],
            named.get(row.whose_id, ""),
            row.response,
            row.review_on,
            row.closed_how,
        ]
        for row in rows
    ]


@forms
def risk(request: HttpRequest, ref: str, risk: str) -> HttpResponse:
    """One of them: read by all inside, changed and closed by those who take part; or a new one."""
    found = doors.inside_or_404(request, ref)
    held = None if risk == "new" else queries.risk_of(found, risk)
    may_write = writing.may_write(request, found)
    if (held is None and risk != "new") or (held is None and not may_write):
        raise Http404
    if request.method != "POST":
        return _page(request, found, held, may_write)
    if request.POST.get("do") == "close" and held is not None:
        how = typed.words(request, "how")[: writing.TEXT]
        wrong = writing.tried(
            request, found, lambda by: working.close_risk(ref=ref, risk=risk, how=how, by=by)
        )
        return _page(request, found, held, may_write, wrong) if wrong else _back(ref, "closed")
    said = RiskSaid(
        what=typed.line(request, "what")[: writing.LINE],
        kind=typed.line(request, "kind"),
        likelihood=typed.line(request, "likelihood"),
        impact=typed.line(request, "impact"),
        review_on=typed.day(request, "review"),
        response=typed.words(request, "response")[: writing.TEXT],
        whose=typed.number(request, "whose"),
    )
    kept = held.ref if held is not None else ""
    wrong = writing.tried(request, found, lambda by: working.keep_risk(ref=ref, said=said, risk=kept, by=by))
    return _page(request, found, held, may_write, wrong) if wrong else _back(ref, "kept")


def _back(ref: str, what: str) -> HttpResponse:
    return redirect(f"/partnerships/{ref}/risks/?done={what}")


def _page(
    request: HttpRequest, found: Any, held: Any, may_write: bool, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    now: Any = {"kind": "risk"}
    if held is not None:
        fields = ("what", "kind", "likelihood", "impact", "response")
        now = {name: getattr(held, name) for name in fields} | {"whose": str(held.whose_id or "")}
        now |= typed.days("review", held.review_on)
    context = {
        "risk": _items(request, [held])[0] if held is not None else None,
        "is_open": held is None or held.closed_at is None,
        "may_write": may_write,
        "members": writing.choices(request, found, _("Nobody yet")),
        "kinds": list(wording.KIND.items()),
        "likely": list(wording.LIKELIHOOD.items()),
        "impacts": list(wording.IMPACT.items()),
        "closing": request.POST.get("do") == "close",
        "back_url": f"/partnerships/{found.ref}/risks/",
    }
    if not wrong or request.POST.get("do") == "close":
        context["typed"] = now | {"how": request.POST.get("how", "")}
    return doors.page(request, "risk", found, context, wrong)
