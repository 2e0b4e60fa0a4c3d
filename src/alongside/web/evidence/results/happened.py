"""What really happened: an agreed case held against what it came to, each line that somebody knows."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.evidence import since_rules as rules
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases, measures
from alongside.exchange.evidence.queries import since as queries
from alongside.exchange.evidence.services import since as services
from alongside.web import typed
from alongside.web.components.formats import long_date, money
from alongside.web.doors import by, forms, problems_of
from alongside.web.typed import LONGEST

from .. import doors
from ..measures import presenters as figures

NUMERIC = "numeric"
FEW = 6


def url_of(case: Any) -> str:
    """Where it is shown."""
    return f"{doors.url_of(case)}happened/"


@forms
def happened(request: HttpRequest, ref: str) -> HttpResponse:
    """Every look back, and for whoever writes an agreed case a form for the next one."""
    if request.method == "POST":
        return _look_back(request, ref)
    return _page(request, doors.case_or_404(request, ref), [])


def _look_back(request: HttpRequest, ref: str) -> HttpResponse:
    case = doors.kept_case_or_404(request, ref)
    asked = _asked(request, case)
    if asked is None:
        raise Http404
    problems = [*_figure_problems(request, asked), *_hints(request)]
    if problems:
        return _page(request, case, problems)
    try:
        services.look_back(
            ref=case.ref,
            version=asked["version"],
            of=asked["of"],
            years=asked["years"],
            lines=_lines(request, asked),
            words=typed.words(request, "words")[: LONGEST + 1],
            by=by(request, case.owner_id),
        )
    except CaseRefused as refused:
        return _page(request, case, problems_of(refused))
    return redirect(url_of(case))


def _hints(request: HttpRequest) -> list[typed.Problem]:
    return [typed.problem(one, "words") for one in typed.hints(request, typed.words(request, "words"))]


def _asked(request: HttpRequest, case: Any) -> dict[str, Any] | None:
    """How many years are looked back at, and the lines as expected; None where nothing can be asked."""
    version = cases.newest(case)
    answer = analyses.result_of(version) if version is not None and case.status == "agreed" else None
    if answer is None:
        return None
    read = answer.case
    said = typed.number(request, "years") if request.method == "POST" else None
    if said is None:
        text = request.GET.get("years", "")
        said = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None
    years = said or max(rules.years_over(case.agreed_on, timezone.localdate()), 1)
    years = min(years, read.years)
    expected = analyses.expected(answer, years)
    return {
        "version": version,
        "of": read.years,
        "years": years,
        "first_year": read.first_year,
        "lines": [
            {
                "stream": one.id,
                "name": one.name,
                "is_cost": one.kind != "benefit",
                "expected": round(expected[one.id]),
                "field": f"came-{one.id}",
                "shown": f"shown-{one.id}",
            }
            for one in read.streams
            if one.id in expected and one.kind != "transfer"
        ],
    }


def pounds(said: str) -> int | None:
    """Pounds as people type them: 12000, 12,000, £12,000, -300; None where it is no such number."""
    plain = said.replace(",", "").replace("£", "").replace(" ", "").replace("−", "-")
    sign = -1 if plain.startswith("-") else 1
    digits, _point, pence = plain.removeprefix("-").partition(".")
    whole = digits.isascii() and digits.isdecimal() and len(digits) < 14
    return sign * round(float(f"{digits}.{pence or 0}")) if whole and (pence or "0").isdecimal() else None


def _figure_problems(request: HttpRequest, asked: dict[str, Any]) -> list[typed.Problem]:
    return [
        typed.problem(_("%(name)s: write pounds, like 12000.") % {"name": one["name"]}, one["field"])
        for one in asked["lines"]
        if (said := typed.line(request, one["field"])) and pounds(said) is None
    ]


def _lines(request: HttpRequest, asked: dict[str, Any]) -> list[services.Line]:
    found = []
    for one in asked["lines"]:
        came = pounds(typed.line(request, one["field"]))
        if came is not None:
            shown = typed.line(request, one["shown"])[:300]
            found.append(
                services.Line(one["stream"], one["name"], one["is_cost"], one["expected"], came, shown)
            )
    return found


def _page(request: HttpRequest, case: Any, problems: list[typed.Problem]) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = queries.revisits_of(viewer, case)
    asked = _asked(request, case) if cases.keeps(viewer, case) else None
    context = {
        "looks": [look(one) for one in rows],
        "asked": asked,
        "said": {
            name: request.POST.get(name, "")
            for one in (asked or {}).get("lines", [])
            for name in (one["field"], one["shown"])
        },
        "hinted": any(one["field"] == "words" for one in problems),
        "followed": _followed(viewer, case) if asked else [],
        "is_due": rules.is_due(case.agreed_on, rows[0].looked_on if rows else None, timezone.localdate()),
    }
    return doors.case_page(request, "results/happened", case, context, problems)


def _followed(viewer: Any, case: Any) -> list[dict[str, Any]]:
    """Figures that are followed for what the case is about: they may say what it came to."""
    found = {}
    for name in ("offer", "partnership", "place"):
        if key := getattr(case, f"{name}_id"):
            rows = measures.series_for(viewer, world=case.world, **{f"{name}_id": key})
            found |= {row.pk: row for row in rows[:FEW]}
    return figures.items(list(found.values())[:FEW])


def look(row: Any) -> dict[str, Any]:
    """One look back as the page shows it."""
    return {
        "says": sentence(queries.since(row)),
        "words": row.words,
        "on": long_date(row.looked_on),
        "version": row.version.number,
        "head": [
            _("What"),
            {"text": _("Expected"), "format": NUMERIC},
            {"text": _("Came to"), "format": NUMERIC},
            {"text": _("Difference"), "format": NUMERIC},
            _("Where the figure comes from"),
        ],
        "rows": [
            [
                one.name,
                {"text": money(one.expected), "format": NUMERIC},
                {"text": money(one.came_to), "format": NUMERIC},
                {"text": money(one.came_to - one.expected), "format": NUMERIC},
                one.shown_by or "–",
            ]
            for one in row.figures.all()
        ],
    }


def sentence(since: Any) -> str:
    """What was expected and what it came to, in a sentence or two."""
    said = ngettext(
        "Held against what happened after %(n)s year.",
        "Held against what happened after %(n)s years.",
        since.years,
    ) % {"n": since.years}
    parts = [said]
    if since.has_costs:
        figures = {"expected": money(since.cost_expected), "came": money(since.cost_came)}
        parts.append(_("It was expected to cost %(expected)s and cost %(came)s.") % figures)
    if since.has_gains:
        figures = {"expected": money(since.gain_expected), "came": money(since.gain_came)}
        parts.append(_("It was expected to bring %(expected)s and brought %(came)s.") % figures)
    return " ".join(parts)


def in_short(viewer: Any, case: Any) -> dict[str, Any] | None:
    """For the face of the case: what it came to when somebody last looked; None where nobody has."""
    found = queries.last_of(viewer, [case.pk]).get(case.pk)
    if found is None:
        return None
    return {
        "says": sentence(found),
        "words": found.words,
        "on": long_date(found.looked_on),
        "url": url_of(case),
    }
