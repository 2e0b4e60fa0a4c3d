"""Figures of an indicator for all areas of a level, for a map."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max

from alongside.exchange.audit.keeping import kept_until_change

from .models import Figure, Indicator, Place, Succession


@dataclass(frozen=True, slots=True)
class Known:
    """One indicator, the newest period it is known for at a level, and the value of each area."""

    indicator: Indicator
    period: str
    values: Mapping[int, float]


@kept_until_change
def indicators_at(world: str, level: str) -> dict[str, str]:
    """The indicators with figures at a level, as code and name, by name."""
    places = Place.objects.filter(world=world, kind=level, valid_to=None).values("pk")
    known = (
        Figure.objects.filter(place__in=places).order_by().values_list("indicator_id", flat=True).distinct()
    )
    return dict(Indicator.objects.filter(pk__in=list(known)).order_by("name").values_list("code", "name"))


@kept_until_change
def figures_at(world: str, level: str, code: str) -> Known | None:
    """The newest figures of an indicator at a level, all of one period so that they can be compared.

    An area that only took a new code has the figure kept under its old one.
    """
    indicator = Indicator.objects.select_related("dataset").filter(code=code).first()
    if indicator is None:
        return None
    rows = Figure.objects.filter(indicator=indicator, place__world=world, place__kind=level)
    newest = rows.filter(place__valid_to=None).aggregate(period=Max("period"))["period"]
    if newest is None:
        return None
    by_place = dict(rows.filter(period=newest).values_list("place_id", "value"))
    return Known(indicator, newest, {**_under_new_codes(by_place), **by_place})


def _under_new_codes(by_place: Mapping[int, float]) -> dict[int, float]:
    """Values of places that were replaced by just one other, and replaced it alone."""
    pairs = list(Succession.objects.filter(old_id__in=list(by_place)).values_list("old_id", "new_id"))
    after = dict(Succession.objects.values_list("old_id").annotate(number=Count("pk")).order_by())
    before = dict(Succession.objects.values_list("new_id").annotate(number=Count("pk")).order_by())
    return {new: by_place[old] for old, new in pairs if after[old] == 1 and before[new] == 1}
