"""The reports that wait, one report and its decision, and the log as a file; for those who decide."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.accounts import moderation as queries
from alongside.exchange.accounts.moderation import POLICY
from alongside.exchange.accounts.services import moderation as services
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE, fact
from alongside.web.typed import line, problem, words

from .views import MOST, WRONG
from .wording import KIND, STATE

View = Callable[..., HttpResponse]


def decides(view: View) -> View:
    """Only for those who decide; for others there is no such page."""

    @never_cache
    @login_required
    @wraps(view)
    def checked(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not queries.may_decide(request.viewer):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


@require_GET
@decides
def index(request: Any) -> HttpResponse:
    """What waits: what may harm first, then the oldest; the log of all as a file."""
    if kind := downloads.asked_for(request):
        head = [
            _("Number"), _("Reported on"), _("About"), _("What is wrong"), _("State"),
            _("Decided by the rule"), _("Decided on"), _("Days"), _("Asked again"), _("Taken down now"),
        ]  # fmt: skip
        return downloads.as_file(
            kind, _("Reports"), head, (_line(row) for row in queries.log_rows(request.viewer))
        )
    items = [_item(row) for row in queries.waiting_reports(request.viewer)]
    page = {"items": items, "downloads": downloads.links(request)}
    return render(request, "moderation/index.html.jinja", page)


def _item(row: Any) -> dict[str, Any]:
    rule = POLICY.get(row.reason)
    return {
        "title": str(rule.title) if rule else row.reason,
        "url": f"/moderation/{row.ref}/",
        "line": " · ".join([str(KIND[row.kind]), long_date(row.made_at), str(STATE[row.state])]),
        "badge": _("Look at this first") if rule and rule.harm else "",
        "tone": "history",
    }


def _line(row: tuple[Any, ...]) -> list[Any]:
    ref, made, kind, reason, state, decided, on, days, appealed, down = row
    yes, no = _("yes"), _("no")
    names = [str(POLICY[code].title) if code in POLICY else "" for code in (reason, decided)]
    return [
        ref, made, str(KIND[kind]), names[0], str(STATE[state]), names[1], on or "",
        "" if days is None else days, yes if appealed else no, yes if down else no,
    ]  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@decides
def show(request: Any, ref: str) -> HttpResponse:
    """One report: what was reported, why, and what is to be done."""
    one = queries.report_for(request.viewer, ref)
    if one is None:
        raise Http404
    typed = {name: line(request, name) for name in ("outcome", "decided_reason")}
    typed["words"] = words(request, "words")[:MOST]
    problems = []
    if request.method == "POST":
        try:
            _decide(request, one, typed)
            return redirect("moderation-report", ref)
        except services.ReportRefused as refused:
            problems = [problem(str(refused), refused.field)]
    row = queries.shown_row(request.viewer, one)
    page = {
        "report": one,
        "facts": _facts(one),
        "said": list(queries.said_in(row)) if row is not None else [],
        "hidden": bool(one.row_ref) and row is None,
        "policy": POLICY,
        "typed": typed | {"decided_reason": typed["decided_reason"] or one.reason},
        "own": one.state == "appealed" and one.decided_by_id == request.viewer.user_id,
        "problems": problems,
        "practice": one.world == PRACTICE,
    }
    return render(request, "moderation/show.html.jinja", page, status=WRONG if problems else 200)


def _decide(request: Any, one: Any, typed: dict[str, str]) -> None:
    if one.state == "appealed":
        if typed["outcome"] not in ("put-back", "stays"):
            raise services.ReportRefused(_("Choose what is to be done."), "outcome")
        back = typed["outcome"] == "put-back"
        services.decide_appeal(ref=one.ref, put_back=back, words=typed["words"], by=request.doer)
        return
    services.decide_report(
        ref=one.ref,
        outcome=typed["outcome"],
        reason=typed["decided_reason"],
        words=typed["words"],
        by=request.doer,
    )


def _facts(one: Any) -> list[dict[str, Any]]:
    rules = [POLICY.get(code) for code in (one.reason, one.decided_reason)]
    return [
        fact(_("Page"), one.page, one.page if one.page.startswith("/") else ""),
        fact(_("What is wrong"), str(rules[0].title) if rules[0] else one.reason),
        fact(_("In their words"), one.words),
        fact(_("Reported on"), long_date(one.made_at)),
        fact(_("State"), str(STATE[one.state])),
        fact(_("Decided by the rule"), str(rules[1].title) if rules[1] else ""),
        fact(_("What was said about it"), one.decided_words),
        fact(_("Why it should be shown again"), one.appeal_words),
    ]
