"""Figures for a map: of one period, and also under codes that were only renamed."""

from datetime import date

import pytest

from alongside.exchange.places.figures import figures_at, indicators_at
from alongside.exchange.places.models import Figure, Indicator, Succession
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_figures_of_the_newest_period_also_under_a_new_code():
    indicator = Indicator.objects.create(
        code="warm", name="Warm homes", unit="%", source="Us", dataset=rows.dataset()
    )
    here, late = rows.place("Here"), rows.place("Late")
    ended = {"valid_to": date(2023, 1, 1)}
    old, split = rows.place("Old", **ended), rows.place("Split", **ended)
    new, half, other = rows.place("New"), rows.place("Half"), rows.place("Other half")
    for before, after in [(old, new), (split, half), (split, other)]:
        Succession.objects.create(old=before, new=after, on=date(2023, 1, 1))
    for place, period, value in [
        (here, "2020", 1.0),
        (here, "2021", 2.0),
        (old, "2021", 3.0),
        (split, "2021", 4.0),
        (late, "2020", 5.0),
    ]:
        Figure.objects.create(
            indicator=indicator, place=place, period=period, value=value, dataset=rows.dataset()
        )
    known = figures_at("real", "district", "warm")
    assert known.period == "2021"
    assert {known.values.get(place.pk) for place in (half, other, late)} == {None}
    assert (known.values[here.pk], known.values[new.pk]) == (2.0, 3.0)
    assert indicators_at("real", "district") == {"warm": "Warm homes"}
    assert indicators_at("real", "system") == {} and figures_at("real", "system", "warm") is None
