"""The verdict: what the panel says, why, what those thought who did not agree, and each recommendation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import hearing as services
from alongside.exchange.voices.services.hearing import Recommended
from alongside.web import typed
from alongside.web.doors import forms

from . import doors

MOST = 20  # recommendations
EMPTY = 3
FIELDS = ("for", "against", "abstained")
TOLD = {
    "kept": lazy("Kept. Nobody else sees it yet."),
    "out": lazy("It is published. Now write the answer to it."),
}


@forms
def verdict(request: HttpRequest, ref: str) -> HttpResponse:
    """One form; its second button publishes. Votes are counts, never names."""
    panel = doors.run_or_404(request, ref)
    if panel.pk is None:
        return redirect("panel-edit", ref)
    if request.method != "POST":
        return _page(request, panel)
    wrong = doors.tried(request, panel, lambda by: _keep(request, ref, by))
    if not wrong and request.POST.get("do") == "publish":
        wrong = doors.tried(request, panel, lambda by: services.publish_verdict(ref=ref, by=by))
    if wrong:
        return _page(request, panel, wrong)
    done = "out" if request.POST.get("do") == "publish" else "kept"
    return redirect(f"/panels/{ref}/verdict/?done={done}")


def _keep(request: HttpRequest, ref: str, by: Any) -> Any:
    said = [
        Recommended(
            words=typed.words(request, f"recommendation-{at}"),
            votes_for=typed.number(request, f"for-{at}"),
            votes_against=_count(request, f"against-{at}"),
            abstained=_count(request, f"abstained-{at}"),
        )
        for at in range(MOST)
        if f"recommendation-{at}" in request.POST
    ]
    return services.keep_verdict(
        ref=ref,
        words=typed.words(request, "words"),
        reasons=typed.words(request, "reasons"),
        minority=typed.words(request, "minority"),
        given_on=typed.day(request, "given"),
        recommendations=said,
        by=by,
    )


def _count(request: HttpRequest, name: str) -> int | None:
    """A number of votes; an empty field is none."""
    return typed.number(request, name) if typed.line(request, name) else 0


def _page(request: HttpRequest, panel: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    found = queries.verdict_of(panel, all_of_them=True)
    now: dict[str, Any] = {}
    rows: list[dict[str, Any]] = []
    if found is not None:
        now = {name: getattr(found, name) for name in ("words", "reasons", "minority")}
        now |= typed.days("given", found.given_on)
        rows = [
            {
                "words": row.words,
                "for": row.votes_for,
                "against": row.votes_against,
                "abstained": row.abstained,
            }
            for row in found.recommendations.all()
        ]
    if request.method == "POST":
        rows = [
            {"words": request.POST.get(f"recommendation-{at}", "")}
            | {name: request.POST.get(f"{name}-{at}", "") for name in FIELDS}
            for at in range(MOST)
            if f"recommendation-{at}" in request.POST
        ]
    elif len(rows) < MOST:
        rows += [{}] * min(EMPTY, MOST - len(rows))
    context = {
        "said": request.POST if request.method == "POST" else now,
        "rows": rows,
        "is_out": found is not None and found.published_at is not None,
        "answer_url": f"/asks/{panel.ask.ref}/answers/",
        "done": doors.done(request, TOLD),
    }
    return doors.page(request, "verdict", panel, context, wrong)
