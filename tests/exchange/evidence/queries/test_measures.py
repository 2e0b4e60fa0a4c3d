"""A figure is seen as itself and as what it is kept for; small ones are hidden; what is late is told."""

from datetime import UTC, date, datetime

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence.models import Observation
from alongside.exchange.evidence.queries import measures as queries
from tests._support.evidence_measures import Keeper, halves, observation, series, share
from tests._support.innovations import innovation

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return Keeper()


def test_a_figure_of_what_is_hidden_is_hidden(keeper):
    offer = innovation(owner=keeper.party).offer
    found = series(keeper, offer=offer)
    assert queries.one_series(VISITOR, found.ref) == found
    offer.visibility, offer.owner = "private", keeper.party
    offer.save()
    assert queries.one_series(VISITOR, found.ref) is None
    assert queries.one_series(keeper.viewer, found.ref) == found
    assert queries.one_series(VISITOR, series(keeper, visibility="private").ref) is None


def test_small_numbers_of_people_are_none_and_said_to_be_hidden(keeper):
    found = series(keeper, share())
    halves(found, "2026-01-01", 3, 60)
    halves(found, "2026-03-01", 30, 60)
    first, second = queries.points_of(found)
    assert first.hidden and first.value is first.numerator is first.denominator is None
    assert not second.hidden and second.value == 50
    assert [point is None for _day, point in queries.every_period(found, [first, second])] == [
        False,
        True,
        False,
    ]


def test_on_a_day_figures_are_as_they_stood(keeper):
    found = series(keeper)
    old = observation(found, "2026-01-01", value=10, replaced_at=datetime(2026, 5, 1, tzinfo=UTC))
    new = observation(found, "2026-01-01", value=20)
    Observation.objects.filter(pk=old.pk).update(made_at=datetime(2026, 2, 1, tzinfo=UTC))
    Observation.objects.filter(pk=new.pk).update(made_at=datetime(2026, 5, 1, tzinfo=UTC))
    late = observation(found, "2026-02-01", value=30)  # entered long after
    Observation.objects.filter(pk=late.pk).update(made_at=datetime(2026, 9, 1, tzinfo=UTC))

    def values(on):
        return [one.value for one in queries.points_by([found], on=on)[found.pk]]

    assert values(date(2026, 4, 1)) == [10, 30]
    assert values(date(2026, 6, 1)) == [20, 30]
    assert values(date(2026, 2, 5)) == [10]
    assert [one.value for one in queries.points_of(found)] == [20, 30]


def test_what_is_late_is_told_to_whoever_keeps_it(keeper):
    found = series(keeper)
    observation(found, "2026-01-01")
    series(keeper)  # without a figure nothing is late
    ended = series(keeper, ended_on=date(2026, 2, 1))
    observation(ended, "2025-01-01")
    late = queries.missed(keeper.viewer, world="real", today=date(2026, 6, 1))
    assert [(one.series.pk, one.starts_on) for one in late] == [(found.pk, date(2026, 2, 1))]
    assert queries.missed(keeper.viewer, world="real", today=date(2026, 3, 1)) == []
    assert queries.missed(VISITOR, world="real", today=date(2026, 6, 1)) == []
