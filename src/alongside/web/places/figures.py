"""The figures of a place, and the page of one: over time and beside other places."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.places import queries
from alongside.exchange.places import series as known
from alongside.web import downloads
from alongside.web.components import charts
from alongside.web.presenting import PRACTICE

from . import presenters
from .presenters import FIGURE_HEAD, axis_text, on_axis, value_text


@require_GET
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Every figure known of a place, by source."""
    place = place_or_404(key)
    series = known.series_of(place.pk)
    if kind := downloads.asked_for(request):
        rows = [presenters.figure_row(row, place.name) for one in series for row in one.figures]
        return downloads.as_file(kind, f"{place.name} figures", FIGURE_HEAD, rows, about(place))
    page = {
        "place": place_head(place),
        "themes": presenters.themes(place, series, known.beside(place, series)),
        "number": len(series),
        "downloads": downloads.links(request),
        "practice": place.world == PRACTICE,
    }
    return render(request, "places/figures.html.jinja", page)


@require_GET
def show(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """One figure of a place: what it says, over time where there are several, beside its peers."""
    place = place_or_404(key)
    found = known.series_of(place.pk, code)
    if not found:
        raise Http404
    series = found[0]
    peers = known.figures_beside(place, series.latest)
    if kind := downloads.asked_for(request):
        return _file(request, kind, place, series, peers)
    stands = known.beside(place, [series]).get(series.indicator.pk)
    page = {
        "place": place_head(place),
        "figure": _head(place, series, stands),
        "charts": [*_over_time(request, series), *_beside(request, place, series, peers, stands)],
        "practice": place.world == PRACTICE,
    }
    return render(request, "places/figure.html.jinja", page)


def place_or_404(key: str) -> Any:
    """The place of that ref, id or code."""
    place = queries.place_for(key)
    if place is None:
        raise Http404
    return place


def place_head(place: Any) -> dict[str, str]:
    """As much of a place as the pages below its own show."""
    return {"name": place.name, "url": f"/places/{place.ref}/", "ref": place.ref}


def about(place: Any) -> list[str]:
    """What a file of figures says of itself."""
    return [
        _("Figures of %(place)s") % {"place": place.name},
        _("Values and units are as the source gives them; each row names its source and licence."),
    ]


def _head(place: Any, series: Any, stands: Any) -> dict[str, Any]:
    indicator, figure = series.indicator, series.latest
    likely = ""
    if figure.low is not None and figure.high is not None:
        low, high = (value_text(value, indicator.unit) for value in (figure.low, figure.high))
        likely = _("likely between %(low)s and %(high)s") % {"low": low, "high": high}
    says = [presenters.value_with_unit(figure), likely, _("in %(period)s") % {"period": figure.period}]
    says.append(presenters.beside_text(place, stands))
    return {
        "name": indicator.name,
        "says": f"{place.name}: {', '.join(filter(None, says))}.",
        "definition": indicator.definition,
        "warning": " ".join(filter(None, [indicator.warning, figure.note])),
        "unit": indicator.unit,
        "better": indicator.get_better_display(),
        "basis": indicator.get_basis_display() if indicator.basis else "",
        "source": {"text": indicator.source, "licence": indicator.licence, "note": indicator.attribution},
    }


def _over_time(request: HttpRequest, series: Any) -> list[dict[str, Any]]:
    """A line, where there is more than one period."""
    rows, unit = series.figures, series.indicator.unit
    if len(rows) < 2:
        return []
    first, last = rows[0], rows[-1]
    words_ = {
        "first": value_text(first.value, unit),
        "then": first.period,
        "last": value_text(last.value, unit),
        "now": last.period,
    }
    said = _("The same in %(now)s as in %(then)s: %(last)s.")
    if last.value != first.value:
        up = last.value > first.value
        said = (
            _("Up from %(first)s in %(then)s to %(last)s in %(now)s.")
            if up
            else _("Down from %(first)s in %(then)s to %(last)s in %(now)s.")
        )
    points = [
        {"period": row.period, "value": on_axis(row.value, unit)}
        | ({"low": on_axis(row.low, unit), "high": on_axis(row.high, unit)} if row.low is not None else {})
        for row in rows
    ]
    return [
        {
            "id": "over-time",
            "title": _("Over time"),
            "says": said % words_,
            "spec": charts.over_time(points, axis_text(unit)),
            "head": [_("Period"), {"text": _("Value"), "format": "numeric"}],
            "rows": [
                [row.period, {"text": value_text(row.value, unit), "format": "numeric"}] for row in rows
            ],
            "links": downloads.links(request, list="time"),
        }
    ]


def _beside(
    request: HttpRequest, place: Any, series: Any, peers: list[Any], stands: Any
) -> list[dict[str, Any]]:
    """A strip of the peers, this place marked; the table holds those nearest in rank, the file holds all."""
    unit = series.indicator.unit
    if stands is None or stands.peers < 2:
        return []
    mine = next((number for number, row in enumerate(peers) if row.pk == series.latest.pk), 0)
    middle = peers[len(peers) // 2].value
    shown = _around(len(peers), mine)
    words_ = {
        "says": presenters.beside_text(place, stands),
        "middle": value_text(middle, unit),
        "place": place.name,
        "low": value_text(peers[0].value, unit),
        "high": value_text(peers[-1].value, unit),
    }
    rows = [
        [
            peers[number].place.name + (" " + _("(this place)") if number == mine else ""),
            {"text": value_text(peers[number].value, unit), "format": "numeric"},
            {"text": str(number + 1), "format": "numeric"},
        ]
        for number in shown
    ]
    points = [
        {"name": row.place.name, "value": on_axis(row.value, unit), "own": row.pk == series.latest.pk}
        for row in peers
    ]
    left = len(peers) - len(shown)
    return [
        {
            "id": "beside",
            "title": _("Beside others"),
            "says": _(
                "%(place)s is %(says)s. Half have more than %(middle)s; all lie between %(low)s and %(high)s."
            )
            % words_,
            "spec": charts.beside(points, axis_text(unit)),
            "head": [
                _("Place"),
                {"text": _("Value"), "format": "numeric"},
                {"text": _("From the lowest"), "format": "numeric"},
            ],
            "rows": rows,
            "links": downloads.links(request, list="beside"),
            "more": _("%(n)s more are in the file.") % {"n": left} if left else "",
        }
    ]


def _around(number: int, mine: int, most: int = 25) -> list[int]:
    """Which ranks a table shows: the three lowest and highest, and those on both sides of one's own."""
    if number <= most:
        return list(range(number))
    near = range(max(0, mine - 7), min(number, mine + 8))
    return sorted({*range(3), *near, *range(number - 3, number)})


def _file(request: HttpRequest, kind: str, place: Any, series: Any, peers: list[Any]) -> HttpResponse:
    """The rows behind one of the charts, all of them."""
    name = f"{place.name} {series.indicator.name}"
    if request.GET.get("list") == "beside":
        rows = [presenters.figure_row(_with(row, series.indicator), row.place.name) for row in peers]
    else:
        rows = [presenters.figure_row(row, place.name) for row in series.figures]
    return downloads.as_file(kind, name, FIGURE_HEAD, rows, about(place))


def _with(figure: Any, indicator: Any) -> Any:
    """The figure with its indicator at hand, so that a row costs no query."""
    figure.indicator = indicator
    return figure
