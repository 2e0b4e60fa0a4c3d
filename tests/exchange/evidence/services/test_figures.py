"""Every figure stays: a correction is another, and each of many is answered for itself."""

from datetime import date

import pytest

from alongside.exchange.evidence.measure_rules import Figure
from alongside.exchange.evidence.models import Series
from alongside.exchange.evidence.notices_measures import FigureRefused
from alongside.exchange.evidence.queries import measures as queries
from alongside.exchange.evidence.services import figures as services
from tests._support.evidence_measures import Keeper, series, share

pytestmark = pytest.mark.django_db
JANUARY, MARCH = date(2026, 1, 20), date(2026, 3, 1)


@pytest.fixture
def keeper():
    return Keeper()


def test_a_correction_keeps_the_earlier_figure_and_why(keeper):
    found = series(keeper)
    services.add(ref=found.ref, figure=Figure(JANUARY, 12.0), by=keeper.by)
    again = {"ref": found.ref, "by": keeper.by}
    with pytest.raises(FigureRefused, match="already"):
        services.add(figure=Figure(JANUARY, 15.0), **again)
    with pytest.raises(FigureRefused, match="why"):
        services.add(figure=Figure(JANUARY, 15.0), correct=True, **again)
    with pytest.raises(FigureRefused, match="same figure"):
        services.add(figure=Figure(JANUARY, 12.0), correct=True, why="x", **again)
    services.add(figure=Figure(JANUARY, 15.0), correct=True, why="Counted twice", **again)
    assert [one.value for one in queries.points_of(found)] == [15.0]
    earlier = queries.corrected(found)
    assert [(one.value, one.replaced_why) for one in earlier] == [(12.0, "Counted twice")]


def test_of_many_each_is_answered_for_itself(keeper):
    found = series(keeper, share())
    given = [
        Figure(JANUARY, numerator=30, denominator=60),
        Figure(JANUARY, numerator=31, denominator=60),
        Figure(MARCH, numerator=30, denominator=0),
        Figure(MARCH, numerator=30, denominator=40),
    ]
    looked = services.look(found, given, by=keeper.by)
    assert not found.observations.exists()
    kept = services.add_many(ref=found.ref, figures=given, came="file", by=keeper.by)
    assert [(one.state, one.why) for one in kept] == [(one.state, one.why) for one in looked]
    assert [one.why for one in kept] == ["", "twice", "out-of-nothing", ""]
    assert [(one.value, one.came) for one in queries.points_of(found)] == [(50.0, "file"), (75.0, "file")]
    other = [Figure(MARCH, numerator=20, denominator=40)]
    assert services.add_many(ref=found.ref, figures=other, came="api", by=keeper.by)[0].why == "there"
    with pytest.raises(FigureRefused):
        services.add_many(ref=found.ref, figures=other, came="api", correct=True, by=keeper.by)
    kept = services.add_many(
        ref=found.ref, figures=other, came="api", correct=True, why="Late ones", by=keeper.by
    )
    assert kept[0].state == "corrected" and queries.points_of(found)[-1].value == 50.0
    assert found.observations.count() == 3


def test_nobody_else_adds_and_nothing_is_added_once_it_is_over(keeper):
    found = series(keeper)
    with pytest.raises(Series.DoesNotExist):
        services.add(ref=found.ref, figure=Figure(JANUARY, 1.0), by=Keeper("Other").by)
    Series.objects.filter(pk=found.pk).update(ended_on=MARCH)
    with pytest.raises(FigureRefused, match="Nobody keeps"):
        services.add(ref=found.ref, figure=Figure(JANUARY, 1.0), by=keeper.by)
