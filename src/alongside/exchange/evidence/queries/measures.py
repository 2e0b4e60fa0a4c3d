"""Read figures that are followed: what each counts, who keeps it, its figures with small ones hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.directory.models import Actor
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.queries import inside_ids

from ..measure_rules import due, is_hidden, periods
from ..models import Definition, Measure, Observation, Recalculation, Series

FOR = {
    "offer": Offer,
    "actor": Actor,
    "partnership": Partnership,
}  # what a series may be kept for, that is shared


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as it may be shown: where `hidden`, value and halves are None, as it counts too few people."""

    starts_on: date
    ends_on: date
    value: float | None
    numerator: float | None
    denominator: float | None
    hidden: bool
    quality: str
    note: str
    came: str
    made_at: datetime
    replaced_at: datetime | None = None
    replaced_why: str = ""


def measures_for(viewer: Viewer, *, world: str = "", q: str = "") -> QuerySet[Measure]:
    """What can be counted, by name, each with its definitions, the newest first."""
    rows = visible(viewer, Measure.objects.prefetch_related("definitions").select_related("dataset"))
    if world:
        rows = rows.filter(world=world)
    for word in q.split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(theme__icontains=word)
            | Q(guidance__icontains=word)
            | Q(pk__in=Definition.objects.filter(counts__icontains=word).values("measure_id"))
        )
    return rows


def measure_for(viewer: Viewer, key: str) -> Measure | None:
    """One of them, by ref or the id that the library gives it."""
    return measures_for(viewer).filter(Q(ref=key) | Q(source_id=key)).first()


def newest(measure: Measure) -> Definition:
    """What its figures mean now."""
    return next(iter(measure.definitions.all()))


def newest_of(series: Series) -> Definition:
    """What the figures of its measure mean now, which may be newer than what it counts by."""
    return series.definition.measure.definitions.order_by("-number")[0]


def keeps_measure(viewer: Viewer, measure: Measure) -> bool:
    """Whether the viewer writes this definition; those of the library nobody does."""
    return _signed_in(viewer) and measure.owner_id in viewer.parties


def _signed_in(viewer: Viewer) -> bool:
    return viewer.user_id is not None and viewer.guest_id is None


def themes(viewer: Viewer, world: str) -> list[str]:
    """The sets that there are."""
    rows = visible(viewer, Measure.objects.filter(world=world)).exclude(theme="").order_by("theme")
    return list(rows.values_list("theme", flat=True).distinct())


def used(viewer: Viewer, measures: Iterable[Measure]) -> dict[int, int]:
    """How many series of each the viewer may see."""
    ids = [one.pk for one in measures]
    rows = Series.objects.filter(under(viewer), definition__measure__in=ids).order_by()
    return dict(rows.values_list("definition__measure_id").annotate(many=Count("pk")))


def under(viewer: Viewer, prefix: str = "") -> Q:
    """The condition by which a series is seen: as itself, and as whatever it is kept for."""
    rule = seen(viewer, Series, prefix)
    for name, model in FOR.items():
        rule &= Q(**{f"{prefix}{name}__isnull": True}) | seen(viewer, model, f"{prefix}{name}__")
    return rule


def series_for(
    viewer: Viewer,
    *,
    world: str = "",
    measure_id: int | None = None,
    place_id: int | None = None,
    actor_id: int | None = None,
    offer_id: int | None = None,
    partnership_id: int | None = None,
) -> QuerySet[Series]:
    """Those the viewer may see, in the order they were begun; `place_id`: there or inside it."""
    rows = Series.objects.filter(under(viewer)).select_related(
        "definition", "definition__measure", "place", "actor", "offer", "partnership"
    )
    narrowed = {
        "world": world,
        "definition__measure_id": measure_id,
        "actor_id": actor_id,
        "offer_id": offer_id,
        "partnership_id": partnership_id,
    }
    rows = rows.filter(**{name: value for name, value in narrowed.items() if value not in ("", None)})
    return rows if place_id is None else rows.filter(place_id__in=inside_ids(place_id))


def one_series(viewer: Viewer, ref: str) -> Series | None:
    """One of them by ref."""
    return series_for(viewer).filter(ref=ref).first()


def keeps(viewer: Viewer, series: Series | None) -> bool:
    """Whether the viewer keeps its figures: acts for whoever owns it, signed in as themselves."""
    return series is not None and _signed_in(viewer) and series.owner_id in viewer.parties


def own_series(viewer: Viewer, *, world: str = "") -> QuerySet[Series]:
    """Those that the viewer keeps."""
    if not _signed_in(viewer):
        return Series.objects.none()
    return series_for(viewer, world=world).filter(owner_id__in=viewer.parties)


def title_of(series: Series) -> str:
    """What it is called: its own name, else that of what it counts."""
    return series.label or series.definition.measure.title


def points_of(series: Series) -> list[Point]:
    """The figures of a series that the viewer was given, oldest first."""
    return points_by([series])[series.pk]


def points_by(series: Sequence[Series], *, on: date | None = None) -> dict[int, list[Point]]:
    """The same for several, in one question to the database.

    `on`: of times that were over by then, each as it stood that day; what was entered later, as it is now.
    """
    rows = Observation.objects.filter(series__in=[one.pk for one in series])
    if on is None:
        rows = rows.filter(replaced_at=None)
    else:
        rows = rows.filter(ends_on__lte=on).filter(Q(replaced_at=None) | Q(replaced_at__date__gt=on))
    known = {one.pk: one.definition for one in series}
    found: dict[int, dict[date, Point]] = {pk: {} for pk in known}
    for row in rows.order_by("starts_on", "pk"):
        if on is None or row.starts_on not in found[row.series_id] or row.made_at.date() <= on:
            found[row.series_id][row.starts_on] = _shown(row, known[row.series_id])
    return {pk: list(points.values()) for pk, points in found.items()}


def every_period(series: Series, points: Sequence[Point]) -> list[tuple[date, Point | None]]:
    """Each time from the first figure to the last, and its figure; None where one is missing."""
    if not points:
        return []
    at = {one.starts_on: one for one in points}
    return [(day, at.get(day)) for day in periods(points[0].starts_on, points[-1].starts_on, series.often)]


def corrected(series: Series) -> list[Point]:
    """The figures that others took the place of, newest correction first."""
    rows = series.observations.exclude(replaced_at=None).order_by("-replaced_at", "-pk")
    return [_shown(row, series.definition) for row in rows]


def _shown(row: Observation, definition: Definition) -> Point:
    hidden = is_hidden(
        of_people=definition.of_people,
        per=definition.per,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
    )
    values: tuple[Any, Any, Any] = (None,) * 3 if hidden else (row.value, row.numerator, row.denominator)
    plain = (row.quality, row.note, row.came, row.made_at, row.replaced_at, row.replaced_why)
    return Point(row.starts_on, row.ends_on, *values, hidden, *plain)


def recalculations_of(series: Series) -> list[Recalculation]:
    """From when on what is usual is worked out anew, the earliest first."""
    return recalculations_by([series])[series.pk]


def recalculations_by(series: Sequence[Series]) -> dict[int, list[Recalculation]]:
    """The same for several, in one question to the database."""
    found: dict[int, list[Recalculation]] = {one.pk: [] for one in series}
    for row in Recalculation.objects.filter(series__in=list(found)).order_by("starts_on"):
        found[row.series_id].append(row)
    return found


@dataclass(frozen=True, slots=True)
class Due:
    """A series of the viewer's own whose next figure is missed, and the first day of that time."""

    series: Series
    starts_on: date

    @property
    def title(self) -> str:
        """What is followed, and where."""
        return title_of(self.series)


def missed(viewer: Viewer, *, world: str, today: date) -> list[Due]:
    """What the viewer keeps and of which a figure is missed by now, the longest first."""
    rows = own_series(viewer, world=world).filter(ended_on=None)
    last = Max("observations__starts_on", filter=Q(observations__replaced_at=None))
    found = [(row, due(row.last, row.often, today)) for row in rows.annotate(last=last).order_by("pk")]
    late = [Due(row, day) for row, day in found if day is not None]
    return sorted(late, key=lambda one: (one.starts_on, one.series.pk))
