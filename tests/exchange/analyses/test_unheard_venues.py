"""Where to meet those who are not heard: real venues, the best of them, kept with what was asked."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.analyses.models import Run
from alongside.exchange.analyses.unheard_venues import keep_meeting, kept, venues_near, where_to_meet
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.unheard import Area
from tests.exchange.analyses.test_unheard import heard

pytestmark = pytest.mark.django_db


def test_the_hall_near_the_unheard_is_chosen_before_the_library_far_away():
    those = Area()
    found = heard(those)
    best = where_to_meet(VISITOR, found, many=1, km=3)
    (stop,) = best.stops
    assert stop.venue.title == "Village hall" and stop.venue.kind == "halls" and best.proven
    near = {at for at in range(8) if abs(at / 70 - 0.1) * 70.0 * 1.3 <= 3}
    assert set(stop.areas) == near & set(found.order)
    assert stop.reaches == stop.only == pytest.approx(found.missing[list(stop.areas)].sum())
    assert best.people == pytest.approx(found.missing[list(found.order)].sum())


def test_only_the_kinds_asked_for_and_what_the_viewer_may_see_are_chosen_from():
    those = Area()
    found = heard(those)
    assert [one.title for one in venues_near(VISITOR, found, ["libraries"], 5)] == ["Library"]
    Offer.objects.filter(pk=those.hall.pk).update(visibility="members")
    assert [one.title for one in venues_near(VISITOR, found, ["libraries", "halls"], 5)] == ["Library"]
    surgery = rows.actor("The surgery", kind="GP practice", sector="public", lat=51.0, lon=0.09)
    names = [one.title for one in venues_near(VISITOR, found, ["surgeries"], 5)]
    assert names == [surgery.name]


def test_far_away_venues_are_none():
    those = Area()
    found = heard(those)
    best = where_to_meet(VISITOR, found, many=2, km=1, kinds=["libraries"])
    assert best.stops == () and best.near == 0 and best.value == 0


def test_an_answer_is_kept_once_with_its_input():
    found = heard(Area())
    best = where_to_meet(VISITOR, found, many=2, km=5)
    by = Doer(process="a test")
    run = keep_meeting(best, asked={"many": 2, "km": 5}, by=by)
    assert keep_meeting(best, asked={"many": 2, "km": 5}, by=by) == run and Run.objects.count() == 1
    assert run.input_hash == best.digest == where_to_meet(VISITOR, found, many=2, km=5).digest
    assert run.outcome["venues"] == [one.venue.ref for one in best.stops]
    assert kept(str(run.pk)) == run and kept("x") is None
