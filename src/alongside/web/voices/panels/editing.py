"""Set up a panel: what kind, how many, when, what is given, in what it mirrors the population; open it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.voices import panel_rules as rules
from alongside.exchange.voices.notices_panels import WHY_NOT
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import asks, panels
from alongside.exchange.voices.services.panels import PanelSaid
from alongside.web import typed
from alongside.web.doors import forms

from . import doors, figures, words

EMPTY = 2  # more categories than there are
TOLD = {"kept": lazy("Kept."), "open": lazy("It is open. People can register now.")}


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """One form; its second button keeps it and opens the panel, so that people can register."""
    panel = doors.run_or_404(request, ref)
    if request.method != "POST":
        return _page(request, panel)
    said, wrong = _said(request)
    asked = _categories(request)
    wrong = wrong or doors.tried(
        request, panel, lambda by: panels.keep_panel(ref=ref, said=said, categories=asked, by=by)
    )
    opens = request.POST.get("do") == "open"
    if not wrong and opens:
        wrong = doors.tried(
            request,
            panel,
            lambda by: asks.open_ask(ref=ref, by=by, has_part=any(one.name for one in asked)),
        )
        for one in wrong:  # what the promise lacks is filled in on its own page
            one["href"] = f"/asks/{ref}/promise/{one['href']}"
    if wrong:
        return _page(request, panel, wrong)
    return redirect(f"/panels/{ref}/?done=open" if opens else f"/panels/{ref}/edit/?done=kept")


def _said(request: HttpRequest) -> tuple[PanelSaid, list[typed.Problem]]:
    """What was typed of all but the categories, and what is no day."""
    kind, fair = typed.line(request, "kind"), typed.line(request, "fair")
    wrong = [
        typed.problem(str(WHY_NOT.get("bad-day", lazy("Write a day, like 31 1 2027."))), f"{name}-day")
        for name in ("starts", "ends")
        if typed.any_typed(request, name) and typed.day(request, name) is None
    ]
    said = PanelSaid(
        kind=kind if kind in words.KIND else "jury",
        size=typed.number(request, "size"),
        alternates=typed.number(request, "alternates") if typed.line(request, "alternates") else 0,
        fair=fair if fair in words.FAIR else "leximin",
        one_a_household="yes" in request.POST.getlist("household"),
        source=typed.words(request, "source"),
        starts_on=typed.day(request, "starts"),
        ends_on=typed.day(request, "ends"),
        honorarium=typed.number(request, "honorarium"),
        expenses=typed.words(request, "expenses"),
        provided=typed.words(request, "provided"),
        wider=typed.line(request, "wider"),
    )
    return said, wrong


def _categories(request: HttpRequest) -> list[rules.Answers]:
    """What was typed of each category, empty ones too, so that a problem names the right field."""
    return [
        rules.Answers(
            name=typed.line(request, f"category-{at}")[:60],
            question=typed.line(request, f"question-{at}")[:200],
            why=typed.line(request, f"why-{at}")[:200],
            features=rules.answers_of(typed.words(request, f"answers-{at}")),
        )
        for at in range(rules.MOST_CATEGORIES)
        if f"category-{at}" in request.POST
    ]


def _now(panel: Any) -> dict[str, Any]:
    """What stands in the form before anything is typed."""
    names = ("kind", "size", "alternates", "fair", "source", "expenses", "provided")
    said = {name: getattr(panel, name) for name in names} | {"honorarium": panel.honorarium or ""}
    said |= typed.days("starts", panel.starts_on) | typed.days("ends", panel.ends_on)
    return said | {"wider": panel.wider.ask.ref if panel.wider_id else ""}


def _share(value: float | None) -> str:
    return "" if value is None else f": {value:g}%"


def _page(request: HttpRequest, panel: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    kept = queries.categories_of(panel)
    rows = [
        {
            "category": one.name,
            "question": one.question,
            "why": one.why,
            "answers": "\n".join(row.name + _share(row.share) for row in one.features.all()),
        }
        for one in kept
    ]
    is_fixed = queries.in_pool(panel) > 0
    sent = request.method == "POST"
    if sent:
        fields = ("category", "question", "why", "answers")
        rows = [
            {name: request.POST.get(f"{name}-{at}", "") for name in fields}
            for at in range(rules.MOST_CATEGORIES)
            if f"category-{at}" in request.POST
        ]
    elif not is_fixed:
        rows += [{}] * min(EMPTY if kept else EMPTY + 1, rules.MOST_CATEGORIES - len(rows))
    ticked = "yes" in request.POST.getlist("household") if sent else panel.one_a_household
    wider = queries.could_be_wider(request.viewer, panel)  # type: ignore[attr-defined]
    context = {
        "said": request.POST if sent else _now(panel),
        "ticked": ["yes"] if ticked else [],
        "rows": rows,
        "is_fixed": is_fixed,
        "kinds": list(words.KIND.items()),
        "fairs": list(words.FAIR.items()),
        "wider": [("", lazy("None")), *((one.ask.ref, one.ask.title) for one in wider)] if wider else [],
        "figures": figures.of_place(panel.ask),
        "promise_url": f"/asks/{panel.ask.ref}/promise/",
        "done": doors.done(request, TOLD),
    }
    return doors.page(request, "edit", panel, context, wrong)
