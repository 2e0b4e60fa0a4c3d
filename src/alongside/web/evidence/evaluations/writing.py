"""Say what was found, keep the results of places, say who may see it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.analyses import evaluations as analyses
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.evidence import evaluation_rules as rules
from alongside.exchange.evidence.queries import evaluations as queries
from alongside.exchange.evidence.services import evaluations as services
from alongside.web import sight, typed
from alongside.web.components.formats import count
from alongside.web.doors import forms, pointed

from . import doors, presenters, words

TEXTS = ("found", "limits", "as_planned", "adapted")


@forms
def say(request: HttpRequest, ref: str) -> HttpResponse:
    """How far it is, what was found in words, how far that holds, what was adapted."""
    row = doors.kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    told = analyses.found_for(viewer, row)
    stays = row.status == "final"
    statuses = [(key, text) for key, text in words.STATUS_SHORT.items() if not stays or key == "final"]
    context: dict[str, Any] = {
        "statuses": statuses,
        "answer": presenters.headline(row, told) if told is not None else "",
        "sentences": presenters.sentences(row, told) if told is not None else [],
        "said": request.POST
        if request.method == "POST"
        else {"status": row.status} | {name: getattr(row, name) for name in TEXTS},
    }
    if request.method != "POST":
        return doors.page(request, "words", row, context)
    texts = {name: typed.words(request, name)[: LONGEST + 1] for name in TEXTS}
    wrong = pointed(request, *texts.values())
    if not wrong:
        said = services.Words(**texts)
        status, by = typed.line(request, "status"), doors.by(request, row)
        wrong = doors.tried(lambda: analyses.say(viewer, row, status=status, words=said, by=by))
        if not wrong:
            return redirect(f"{doors.url_of(row)}?done=yes")
    return doors.page(request, "words", row, context, wrong)


@forms
def results(request: HttpRequest, ref: str) -> HttpResponse:
    """The results of a trial: what is there, add one, take one away."""
    row = doors.kept_or_404(request, ref)
    if row.design != "trial" or row.status == "final":
        raise Http404
    by = doors.by(request, row)
    if request.method == "POST" and (gone := typed.line(request, "take-back")):
        if not (wrong := doors.tried(lambda: services.take_back(ref=ref, result=gone, by=by))):
            return redirect(request.path)
        return _results(request, row, wrong)
    if request.method != "POST":
        return _results(request, row)
    numbers, wrong = _numbers(request)
    site, way = typed.line(request, "site"), typed.line(request, "way")
    wrong += pointed(request, site, way)
    if not wrong:
        wrong = doors.tried(
            lambda: services.report(
                ref=ref, site=site, way=way, is_usual="usual" in request.POST, by=by, **numbers
            )
        )
    return _results(request, row, wrong) if wrong else redirect(request.path)


def _numbers(request: HttpRequest) -> tuple[dict[str, Any], list[typed.Problem]]:
    """The numbers of a result that were typed, and which of them are none."""
    found: dict[str, Any] = {name: typed.number(request, name) for name in ("people", "count")}
    for name in ("mean", "spread"):
        found[name] = _decimal(typed.line(request, name))
    text = _("Write a number, such as 12 or 3.5.")
    return found, [
        typed.problem(text, name)
        for name, value in found.items()
        if value is None and typed.line(request, name)
    ]


def _decimal(text: str) -> float | None:
    plain = text.replace(",", "").replace("−", "-")
    if not plain.lstrip("-").replace(".", "", 1).isdecimal() or not plain.isascii() or len(plain) > 15:
        return None
    return float(plain)


def _results(request: HttpRequest, row: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    found = queries.results_of(row)
    context = {
        "rows": [
            {"ref": one.ref, "title": f"{one.site}: {one.way}", "line": _line(one, row.unit)} for one in found
        ],
        "said": request.POST if problems else {},
        "usual": [one.way for one in found if one.is_usual][:1],
        "ways": list(dict.fromkeys(one.way for one in found)),
        "sites": list(dict.fromkeys(one.site for one in found)),
    }
    return doors.page(request, "results", row, context, problems)


def _line(one: Any, unit: str) -> str:
    if rules.is_hidden(people=one.people, count=one.count):
        return _("too few to show, of %(people)s") % {"people": count(one.people)}
    if one.count is not None:
        return _("%(count)s of %(people)s") % {"count": count(one.count), "people": count(one.people)}
    said = {
        "mean": f"{presenters.number(one.mean)} {unit}".strip(),
        "spread": presenters.number(one.spread),
        "people": count(one.people),
    }
    return _("%(mean)s on average (spread %(spread)s, %(people)s people)") % said


@forms
def share(request: HttpRequest, ref: str) -> HttpResponse:
    """Say who may see it; only whoever it belongs to."""
    row = doors.kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if not queries.owns(viewer, row):
        raise Http404
    said = sight.read(request) if request.method == "POST" else sight.said_of(row)
    found = sight.problems(viewer, said, world=row.world) if request.method == "POST" else []
    if request.method == "POST" and not found:
        by = doors.by(request, row)
        found = doors.tried(
            lambda: services.share(ref=ref, visibility=said.visibility, circles=said.circles, by=by)
        )
        if not found:
            return redirect(f"{doors.url_of(row)}?done=yes")
    context = {"sight": sight.choices(viewer, world=row.world, said=said, problems=found)}
    return doors.page(request, "sharing", row, context, found)
