"""Limits are worked out again only for a shift that lasts to the end."""

import pytest

from alongside.engines.measures.control import xmr_chart
from alongside.engines.measures.rebasing import suggest_rebase

OLD = [10.0, 12.0] * 10


@pytest.mark.parametrize(("many", "firm"), [(7, False), (11, False), (12, True)])
def test_a_lasting_shift_is_suggested_from_its_first_point(many, firm):
    found = suggest_rebase(xmr_chart(OLD + [30.0] * many))
    assert (found.at, found.side, found.points, found.firm) == (20, 1, many, firm)


def test_nothing_is_suggested_for_chance_or_a_shift_that_ended():
    assert suggest_rebase(xmr_chart(OLD)) is None
    assert suggest_rebase(xmr_chart(OLD + [30.0] * 6)) is None
    assert suggest_rebase(xmr_chart(OLD + [30.0] * 9 + [2.0])) is None
    assert suggest_rebase(xmr_chart([])) is None


def test_only_the_newest_stretch_is_looked_at():
    assert suggest_rebase(xmr_chart(OLD + [30.0, 31.0] * 6, breaks=[20])) is None
