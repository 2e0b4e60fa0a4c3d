"""The page of a figure: what is usual, what stands out, how good it is; files; what was corrected."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import figures as analyses
from alongside.exchange.evidence.queries import boards, measures
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.evidence.measures.library import facts

from . import doors, presenters, words


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One figure through time; or its file where `?download=` asks for one."""
    found = doors.series_or_404(request, ref)
    points = measures.points_of(found)
    if kind := downloads.asked_for(request):
        return _file(request, found, points, kind)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    anew = measures.recalculations_of(found)
    charted = analyses.charted(found, points, anew)
    keeps = measures.keeps(viewer, found) and found.ended_on is None
    form = boards.form_of(found)
    context = {
        "counts": found.definition.counts,
        "plot": _chart(request, found, charted),
        "quality": [*presenters.quality(charted), *filter(None, [found.definition.measure.quality])],
        "facts": _facts(found),
        "definition": facts(found.definition.measure, found.definition),
        "anew": [f"{long_date(one.starts_on)}: {one.why}" for one in anew],
        "again": _again(found, charted) if keeps else "",
        "corrected": [_corrected(found, one) for one in measures.corrected(found)[:20]],
        "unintended": found.definition.measure.unintended,
        "stops": found.definition.measure.stops,
        "boards": [
            {"title": one.title, "url": f"/measures/boards/{one.ref}/"}
            for one in boards.boards_with(viewer, found)
        ],
        "newer": keeps and measures.newest_of(found).pk != found.definition_id,
        "form": _form(form) if form else None,
        "may_ask": keeps and found.definition.per == 1 and found.definition.is_ratio,
        "waiting": len(boards.waiting_answers(form)) if form and keeps else 0,
    }
    return doors.page(request, "show", found, context)


def _chart(request: HttpRequest, found: Any, charted: Any) -> dict[str, Any]:
    return {
        "title": _("What it has been"),
        "says": presenters.says(found, charted),
        "spec": presenters.spec(found, charted),
        "head": presenters.head(found),
        "rows": presenters.rows(found, charted),
        "links": downloads.links(request) if charted.points else [],
    }


def _facts(found: Any) -> list[dict[str, Any]]:
    unit = found.definition.unit
    target = presenters.number(found.target, unit)
    if target and found.target_by:
        target = _("%(target)s by %(day)s") % {"target": target, "day": long_date(found.target_by)}
    baseline = ""
    if found.baseline_from:
        baseline = _("%(first)s to %(last)s") % {
            "first": long_date(found.baseline_from),
            "last": long_date(found.baseline_to),
        }
    people = _("about %(people)s") % {"people": f"{found.people:,}"} if found.people else ""
    if found.people is not None and found.people < presenters.FEWER:
        people = presenters.hidden_text()
    return [
        {"key": _("For"), "links": doors.where_of(found)},
        {"key": _("How often"), "value": words.OFTEN[found.often]},
        {"key": _("What is better"), "value": words.DIRECTION[found.definition.direction]},
        {"key": _("What is aimed for"), "value": target or _("Nobody has said")},
        {"key": _("The time before"), "value": baseline or _("Nobody has said")},
        {"key": _("Of how many people it speaks"), "value": people},
        {"key": _("Nobody keeps it any more since"), "value": long_date(found.ended_on)},
    ]


def _again(found: Any, charted: Any) -> str:
    """That what is usual may have changed for good, where the newest figures say so."""
    if charted.read is None or charted.read.again is None or not charted.read.again_firm:
        return ""
    day = presenters.when(charted.days[charted.read.again], found.often)
    return _(
        "Since %(when)s all figures lie on one side. If something was changed on purpose then, say so."
    ) % {"when": day}


def _corrected(found: Any, one: Any) -> str:
    said = _("%(when)s was %(value)s until %(day)s: %(why)s")
    return said % {
        "when": presenters.upper(presenters.when(one.starts_on, found.often)),
        "value": presenters.told(one, found.definition.unit),
        "day": long_date(one.replaced_at),
        "why": one.replaced_why,
    }


def _form(form: Any) -> dict[str, Any]:
    return {"url": f"/measures/asked/{form.ref}/", "is_open": form.is_open, "questions": form.questions}


def _file(request: HttpRequest, found: Any, points: Any, kind: str) -> HttpResponse:
    measure, definition = found.definition.measure, found.definition
    where = ", ".join(one["text"] for one in doors.where_of(found))
    both = f"{definition.numerator} / {definition.denominator}" if definition.is_ratio else ""
    about = [
        measures.title_of(found),
        definition.counts,
        both,
        where,
        _("Definition, version %(number)d: %(title)s")
        % {"number": definition.number, "title": measure.title},
        *presenters.quality(analyses.charted(found, points)),
        measure.quality,
        _("Made on %(day)s from %(address)s")
        % {"day": long_date(timezone.localdate()), "address": request.build_absolute_uri(request.path)},
    ]
    rows = presenters.file_rows(found, points)
    name = f"{measures.title_of(found)} {where}"
    return downloads.as_file(kind, name, presenters.file_head(found), rows, [one for one in about if one])
