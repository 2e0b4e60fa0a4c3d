"""Offers and needs refuse what cannot be true, by column."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import STAGES, stage_mask
from alongside.engines.matching.values import any_in
from tests.engines.matching.worlds import need, offers, ragged


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"lexical": -1}, "lexical"),
        ({"lexical": np.nan}, "lexical"),
        ({"semantic": 2}, "semantic"),
        ({"coverage": 3}, "coverage"),
        ({"kind": 5}, "kind"),
        ({"standing": 3}, "standing"),
        ({"stages": 128}, "stages"),
        ({"lat": 91}, "lat"),
        ({"lon": 181}, "lon"),
        ({"capacity": 1.5}, "capacity"),
        ({"evidence": 5}, "evidence"),
        ({"trust": -1}, "trust"),
    ],
)
def test_an_offer_that_cannot_be_is_refused_with_its_column_and_row(row, column):
    with pytest.raises(EngineInputError, match="row 1 is") as refused:
        offers({}, row)
    assert refused.value.input == f"offers.{column}"


def test_an_offer_given_twice_is_refused():
    with pytest.raises(EngineInputError, match="given twice"):
        offers({"id": 3}, {"id": 3})


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"lat": 99.0}, "need.lat"),
        ({"lon": -999.0}, "need.lon"),
        ({"radius_km": -1.0}, "need.radius_km"),
        ({"radius_km": float("nan")}, "need.radius_km"),
        ({"subjects": [1, 2], "subject_weights": [1]}, "need.subject_weights"),
        ({"subjects": [1], "subject_weights": [2]}, "need.subject_weights"),
        ({"only_kinds": ("favour",)}, "need.only_kinds"),
    ],
)
def test_a_need_that_cannot_be_is_refused_by_name(said, names):
    with pytest.raises(EngineInputError) as refused:
        need(**said)
    assert refused.value.input == names and refused.value.remedy


def test_values_cannot_be_changed_once_made():
    asked, found = need(subjects=[1]), offers({})
    with pytest.raises(FrozenInstanceError):
        asked.lat = 1.0
    with pytest.raises(ValueError):
        asked.subjects[0] = 2
    with pytest.raises(ValueError):
        found.lexical[0] = 2


def test_stages_are_a_bit_each_and_a_strange_one_is_refused():
    assert stage_mask(STAGES) == 127 and stage_mask(()) == 0 and stage_mask(("idea", "idea", "testing")) == 5
    with pytest.raises(EngineInputError, match="'later' is not a stage"):
        stage_mask(("later",))


def test_each_row_says_whether_one_of_its_values_is_wanted():
    assert any_in(ragged([[1, 2], [], [3], [2]]), np.array([2, 9])).tolist() == [True, False, False, True]
    assert any_in(ragged([]), np.array([2])).tolist() == []
