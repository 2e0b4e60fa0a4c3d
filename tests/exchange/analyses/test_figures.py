"""A chart knows nothing of what is hidden; others are set beside it without ranks."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import figures as analyses
from alongside.exchange.evidence.queries import measures as queries
from tests._support.evidence_measures import Keeper, halves, observation, recalculation, series, share

pytestmark = pytest.mark.django_db
MONTHS = [f"2025-{month:02}-01" for month in range(1, 13)]


def test_a_lasting_change_is_seen_and_a_missing_month_stays_a_gap():
    found = series(Keeper())
    for at, day in enumerate(MONTHS):
        if at != 2:
            observation(found, day, value=[40, 42, 0, 41, 43][at] if at < 5 else 20 + at % 2)
    charted = analyses.charted(found, queries.points_of(found))
    assert charted.days[2] == date(2025, 3, 1) and charted.points[2] is None
    assert charted.read.values[2] is None and charted.read.variation == "improving"
    anew = [recalculation(found, "2025-06-01")]
    charted = analyses.charted(found, queries.points_of(found), anew)
    assert charted.anew == (5,) and len(charted.read.parts) == 2


def test_what_is_hidden_never_reaches_the_chart():
    keeper = Keeper()
    shown, less = series(keeper, share()), series(keeper, share())
    for day in MONTHS:
        halves(shown, day, 30, 60)
        if day != MONTHS[4]:
            halves(less, day, 30, 60)
    halves(shown, "2026-01-01", 3, 60)
    first = analyses.charted(shown, queries.points_of(shown))
    assert first.read.values[-1] is None and first.points[-1].hidden
    assert first.read.mean[0] == pytest.approx(50)
    few = series(keeper)
    observation(few, value=9)
    assert analyses.charted(few, queries.points_of(few)).read is None


def test_those_of_a_sort_are_set_side_by_side_by_name_and_never_ranked():
    definition = share()
    counts = {"Ash": 30, "Birch": 32, "Cedar": 53, "Dogwood": 31}
    made = {name: series(Keeper(name), definition) for name in counts}
    for name, found in made.items():
        halves(found, "2025-01-01", counts[name], 60)
    hidden = series(Keeper("Elm"), definition, visibility="private")
    halves(hidden, "2025-01-01", 59, 60)
    few = series(Keeper("Fir"), definition)
    halves(few, "2025-01-01", 3, 60)
    found = analyses.compared(VISITOR, made["Ash"], like="alike")
    assert [one.series.actor.name for one in found.rows] == sorted(counts)
    assert [one.outside for one in found.rows] == [0, 0, 1, 0]
    assert found.left_out == 1
    assert found.together == pytest.approx(100 * sum(counts.values()) / 240)


def test_fewer_than_three_or_by_another_definition_are_not_set_side_by_side():
    definition = share()
    first = series(Keeper("Ash"), definition)
    others = [series(Keeper("Birch"), definition), series(Keeper("Cedar"), share())]
    for one in (first, *others):
        halves(one, "2025-01-01", 30, 60)
    assert analyses.compared(VISITOR, first, like="all") is None
