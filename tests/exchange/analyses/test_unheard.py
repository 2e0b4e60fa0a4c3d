"""Who is not heard, by the rules of the engine, from what may be told and nothing else."""

import numpy as np
import pytest

from alongside.engines.assessment import SURE, UNSURE, concentration, misalignment
from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.unheard import find_unheard, share_of
from alongside.exchange.analyses.unheard_ground import Question
from alongside.exchange.voices.models import Session
from tests._support import rows
from tests._support.unheard import CODE, Area, indicator

VOICES = (60, 60, 55, 50, 20, 3, 0, 0)


def heard(those, counts=VOICES):
    party = rows.actor("Listeners").party
    for place, many in zip(those.places, counts, strict=True):
        if many:
            said = {"kind": "shop", "title": "Market", "on": "2026-05-01", "place": place}
            Session.objects.create(owner=party, heard=many, **said)
    return find_unheard(VISITOR, Question("real", those.system.pk, CODE, "sessions"))


@pytest.mark.django_db
def test_the_least_heard_are_those_whose_share_is_missing():
    found = heard(Area())
    counted = np.array([60, 60, 55, 50, 20, 2.5, 0, 0])
    affected = 1000 * np.array([10, 12, 14, 16, 24, 26, 28, 40]) / 100
    against = misalignment(counted, affected)
    assert found.is_share and np.allclose(found.affected, affected)
    assert np.allclose(found.against.ratio, against.ratio) and found.total == 250
    assert found.order[0] == 7 and set(found.order) == {4, 5, 6, 7}
    assert np.allclose(found.missing, affected * np.maximum(0, 1 - against.ratio))
    assert found.certainty[7] == SURE
    assert found.index.index == pytest.approx(concentration(counted, np.full(8, 1000.0), affected).index)
    assert found.burden_class.tolist() == [0, 0, 0, 1, 1, 1, 2, 2]
    assert found.voice_class[7] == found.voice_class[6] == 0 and found.voice_class[0] == 2
    assert sum(part.people for part in found.parts) == pytest.approx(1)
    assert sum(part.voices for part in found.parts) == pytest.approx(1)


@pytest.mark.django_db
def test_a_number_that_is_not_told_changes_nothing_else():
    """Three or four who spoke in an area: every figure is the same, so none gives it away."""
    those = Area()
    one = heard(those)
    Session.objects.filter(place=those.places[5]).update(heard=4)
    other = find_unheard(VISITOR, one.question)
    assert one.digest == other.digest and np.array_equal(one.against.ratio, other.against.ratio)


@pytest.mark.django_db
def test_without_voices_the_most_burdened_are_listed_and_nothing_is_sure():
    found = heard(Area(), (0,) * 8)
    assert found.total == 0 and found.index is None and found.parts == ()
    assert found.order == (7, 6) and set(found.certainty.tolist()) == {UNSURE}


@pytest.mark.django_db
def test_a_figure_that_is_no_share_counts_by_rank_alone():
    plain = heard(Area("score", [1, 2, 3, 4, 5, 6, 7, 8]))
    assert not plain.is_share
    assert plain.affected.sum() == pytest.approx(8000)
    assert plain.affected.tolist() == pytest.approx([125 * (2 * at + 1) for at in range(8)])


@pytest.mark.django_db
def test_an_outlier_and_a_figure_turned_round_change_no_order():
    wild = heard(Area("score", [1, 2, 3, 4, 5, 6, 7, 1e9]))
    assert wild.affected[7] == pytest.approx(1875)
    turned = indicator("good", "points", better="higher")
    assert share_of(turned, np.array([1.0])) is None


@pytest.mark.django_db
def test_shares_are_told_by_their_unit():
    percent, share = indicator("a", "% of adults"), indicator("b", "share of residents, 0 to 1")
    assert share_of(percent, np.array([20.0, 50])).tolist() == [0.2, 0.5]
    assert share_of(share, np.array([0.2])).tolist() == [0.2]
    assert share_of(share, np.array([20.0])) is None and share_of(percent, np.array([-1.0])) is None


@pytest.mark.django_db
def test_where_there_are_no_figures_there_is_no_answer():
    place = rows.place("Nowhere", "system")
    assert find_unheard(VISITOR, Question("real", place.pk, "", "all")) is None
