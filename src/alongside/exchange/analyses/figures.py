"""A series as its chart is read, and the same figure of others that are alike, without ranking any."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.engines.measures import funnel
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.evidence.models import Definition, Recalculation, Series
from alongside.exchange.evidence.queries import measures as queries
from alongside.exchange.evidence.queries.measures import Point

from . import measures as charts

LEAST = 3  # series below which none is set beside another
ENOUGH = 4  # figures below which there is nothing to read in a chart
LIKES = ("alike", "all")


@dataclass(frozen=True, slots=True)
class Charted:
    """Every time from the first figure to the last, with its figure (None where missing) and how it is read.

    `read` is None where there are fewer than four figures. `anew`: places from which limits begin anew.
    """

    days: list[date]
    points: list[Point | None]
    read: charts.Read | None
    anew: tuple[int, ...]


def charted(series: Series, points: Sequence[Point], anew: Sequence[Recalculation] = ()) -> Charted:
    """Read a series that the viewer was given. What is hidden is not known to the chart either."""
    pairs = queries.every_period(series, points)
    days, found = [day for day, _ in pairs], [one for _, one in pairs]
    breaks = [next((at for at, day in enumerate(days) if day >= one.starts_on), 0) for one in anew]
    breaks = sorted({at for at in breaks if 0 < at < len(days)})
    known = [one for one in found if one is not None and one.value is not None]
    if len(known) < ENOUGH:
        return Charted(days, found, None, tuple(breaks))
    return Charted(days, found, _read(series, found, breaks), tuple(breaks))


def _read(series: Series, points: Sequence[Point | None], breaks: Sequence[int]) -> charts.Read:
    definition = series.definition
    halves = definition.is_ratio and definition.per > 1
    given = [
        charts.Point(None)
        if one is None
        else charts.Point(one.value, one.numerator if halves else None, one.denominator if halves else None)
        for one in points
    ]
    return charts.chart_of(
        given,
        direction=definition.direction,
        target=series.target,
        breaks=breaks,
        per=definition.per if halves else 1,
        share=halves and is_share(definition, points),
        lowest=0 if all(one.value is None or one.value >= 0 for one in given) else None,
    )


def is_share(definition: Definition, points: Sequence[Point | None]) -> bool:
    """Whether what is counted are some of those out of which it is told, in whole numbers."""
    known = [one for one in points if one is not None and one.denominator is not None]
    return definition.per == 100 and all(
        (one.numerator or 0) <= (one.denominator or 0) and float(one.denominator or 0).is_integer()
        for one in known
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """One of those set beside each other: its newest time that counts, and where it lies."""

    series: Series
    days: tuple[date, date]
    value: float
    out_of: float | None
    low: float | None
    high: float | None
    outside: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What is set beside each other by which criterion, by name and never by rank.

    `left_out`: how many more there are of which nothing may be shown in that time. `together`: of all of
    them, where limits can be said. `sort`: of what sort they are, or empty.
    """

    rows: list[Beside]
    left_out: int
    together: float | None
    sort: str


def compared(viewer: Viewer, series: Series, *, like: str, last: int = 4) -> Compared | None:
    """The same figure of others by the same definition, added up over the last so many times that are over.

    `like`: `alike` for organisations of its sector or places of its kind, else `all`. None where fewer than
    three can be set side by side. Only what the viewer may see counts, small numbers of people not at all.
    """
    rows = queries.series_for(viewer, world=series.world).filter(
        definition_id=series.definition_id, often=series.often
    )
    sort = sort_of(series) if like == "alike" else ""
    others = [one for one in rows if not sort or sort_of(one) == sort]
    known = queries.points_by(others)
    spans = {one.pk: _span(known[one.pk], last) for one in others}
    with_any = [one for one in others if spans[one.pk]]
    if len(with_any) < LEAST:
        return None
    found, together = _limits(series.definition, with_any, spans)
    return Compared(sorted(found, key=_by_name), len(others) - len(with_any), together, sort)


def sort_of(series: Series) -> str:
    """Of what sort a series is: the sector of its organisation, else the kind of its place, else empty."""
    if series.actor is not None:
        return f"sector:{series.actor.sector}"
    return f"place:{series.place.kind}" if series.place is not None else ""


def _span(points: Sequence[Point], last: int) -> list[Point]:
    return [one for one in points if one.value is not None][-last:]


def _by_name(one: Beside) -> tuple[str, int]:
    where = one.series.actor or one.series.place
    return (where.name if where else queries.title_of(one.series)).casefold(), one.series.pk


def _limits(
    definition: Definition, rows: Sequence[Series], spans: dict[int, list[Point]]
) -> tuple[list[Beside], float | None]:
    points = [spans[one.pk] for one in rows]
    days = [(some[0].starts_on, some[-1].ends_on) for some in points]
    if not definition.is_ratio or definition.per == 1:
        values = [some[-1].value or 0.0 for some in points]
        bare = zip(rows, points, values, strict=True)
        return [
            Beside(one, (some[-1].starts_on, some[-1].ends_on), value, some[-1].denominator, None, None, 0)
            for one, some, value in bare
        ], None
    counts = [sum(one.numerator or 0 for one in some) for some in points]
    sizes = [sum(one.denominator or 0 for one in some) for some in points]
    flat = [one for some in points for one in some]
    found = funnel(counts, sizes, share=is_share(definition, flat))
    per = definition.per
    return [
        Beside(
            one,
            days[at],
            float(found.values[at]) * per,
            sizes[at],
            float(found.low[at]) * per,
            float(found.high[at]) * per,
            int(found.outside[at]),
        )
        for at, one in enumerate(rows)
    ], found.together * per
