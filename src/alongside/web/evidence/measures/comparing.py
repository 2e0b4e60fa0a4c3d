"""The same figure of others that are alike: limits by chance at each size, and never a rank."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import figures as analyses
from alongside.exchange.evidence.queries import measures
from alongside.web import downloads, words
from alongside.web.components.control import funnel_chart

from . import doors, presenters


@require_GET
def compare(request: HttpRequest, ref: str) -> HttpResponse:
    """This figure beside those of others by the same definition; `?like=all` lifts the criterion."""
    found = doors.series_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    like = "all" if request.GET.get("like") == "all" else "alike"
    compared = analyses.compared(viewer, found, like=like)
    head = _head(found)
    rows = [_row(found, one) for one in compared.rows] if compared else []
    if (kind := downloads.asked_for(request)) and compared:
        plain = [[cell if isinstance(cell, str) else cell["text"] for cell in row] for row in rows]
        names = [cell if isinstance(cell, str) else cell["text"] for cell in head]
        return downloads.as_file(kind, measures.title_of(found), names, plain, [criterion(found, like)])
    context = {
        "criterion": criterion(found, like),
        "like": like,
        "says": _says(found, compared),
        "spec": _spec(found, compared),
        "head": head,
        "rows": rows,
        "left_out": compared.left_out if compared else 0,
        "links": downloads.links(request) if compared else [],
        "may_widen": analyses.sort_of(found) != "",
    }
    return doors.page(request, "compare", found, context)


def criterion(found: Any, like: str) -> str:
    """By what they are alike, in a sentence."""
    sort = analyses.sort_of(found) if like == "alike" else ""
    kind, _colon, name = sort.partition(":")
    if kind == "sector":
        what = words.SECTOR.get(name, name)
        return _("Organisations of the same sort (%(sector)s) that count by the very same definition.") % {
            "sector": what
        }
    if kind == "place":
        return _("Places of the same kind that count by the very same definition.")
    return _("All who count by the very same definition, of whatever sort.")


def _head(found: Any) -> list[Any]:
    return [
        _("Who"),
        {"text": presenters.upper(found.definition.unit), "format": "numeric"},
        {"text": _("Out of how many"), "format": "numeric"},
        _("By chance it would lie between"),
        _("What that says"),
    ]


def _row(found: Any, one: Any) -> list[Any]:
    unit = found.definition.unit
    between = "–"
    if one.low is not None and one.high is not None:
        low, high = presenters.number(one.low, unit), presenters.number(one.high, unit)
        between = _("%(low)s and %(high)s") % {"low": low, "high": high}
    return [
        _name(one.series),
        {"text": presenters.number(one.value, unit), "format": "numeric"},
        {"text": presenters.number(one.out_of) or "–", "format": "numeric"},
        between,
        _verdict(found, one),
    ]


def _name(series: Any) -> str:
    thing = series.actor or series.place
    return thing.name if thing is not None else measures.title_of(series)


def _verdict(found: Any, one: Any) -> str:
    if one.low is None:
        return _("No limits can be said for this sort of figure.")
    if not one.outside:
        return _("No different from the others, as far as chance can tell.")
    mark = presenters.mark_of(found.definition.direction, one.outside)
    if mark == "better":
        return _("Better than chance has it. Ask them how.")
    if mark == "worse":
        return _("Worse than chance has it. Ask first how it is counted and who comes there.")
    return _("Different by more than chance. Ask why.")


def _says(found: Any, compared: Any) -> str:
    if compared is None:
        return _("Fewer than three can be set side by side, so nothing is compared.")
    if compared.together is None:
        return _(
            "They stand by name. No limits can be said for this sort of figure, so none is better or worse."
        )
    unit = found.definition.unit
    apart = sum(one.outside != 0 for one in compared.rows)
    text = _("All together: %(value)s. %(apart)d of %(all)d differ by more than chance. Nobody is ranked.")
    together = presenters.number(compared.together, unit)
    return text % {"value": together, "apart": apart, "all": len(compared.rows)}


def _spec(found: Any, compared: Any) -> dict[str, Any] | None:
    if compared is None or compared.together is None:
        return None
    direction = found.definition.direction
    points = [
        {
            "name": _name(one.series),
            "size": one.out_of,
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "own": one.series.pk == found.pk,
            "mark": presenters.mark_of(direction, one.outside),
        }
        for one in compared.rows
    ]
    size = found.definition.denominator or _("Out of how many")
    return funnel_chart(points, size[:60], found.definition.unit, compared.together)
