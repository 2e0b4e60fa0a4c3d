"""Promises of the trust part."""

import numpy as np
import pytest

from alongside.engines.matching import trust_part
from tests.engines.matching.worlds import NAN, need, offers


@pytest.mark.parametrize(
    ("path", "value"), [(0, 1.0), (1, 0.5), (3, 0.25), (4, 0.2), (4.1, 0.0), (np.inf, 0.0)]
)
def test_a_shorter_path_of_ties_is_worth_more_up_to_four(path, value):
    assert trust_part(need(owner=1), offers({"actor": 2, "trust": path})).tolist() == [value]


def test_trust_is_not_known_where_an_actor_is_not():
    assert np.isnan(trust_part(need(), offers({"actor": 2, "trust": 1}))).all()
    assert np.isnan(trust_part(need(owner=1), offers({"trust": 1}, {"actor": 2, "trust": NAN}))).all()
