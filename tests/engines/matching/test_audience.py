"""Promises of the audience part."""

import numpy as np
import pytest

from alongside.engines.matching import SubjectTree, audience_part
from tests.engines.matching.worlds import TREE, need, offers


@pytest.mark.parametrize(
    ("needed", "served", "value"),
    [
        (("carers",), ("carers",), 1.0),
        (("unpaid-carers",), ("carers",), 1.0),  # the offer is for a wider group
        (("unpaid-carers",), ("people",), 1.0),
        (("carers",), ("unpaid-carers",), 0.7),  # for some of them
        (("carers",), ("older-people",), 0.0),
        (("carers", "older-people"), ("older-people",), 0.5),
        (("carers", "older-people"), ("unpaid-carers", "older-people"), 0.85),
        (("stranger",), ("stranger",), 1.0),
        (("stranger",), ("carers",), 0.0),
        (("carers", "carers"), ("carers",), 1.0),
    ],
)
def test_groups_meet_along_the_tree(needed, served, value):
    assert audience_part(need(groups=needed), offers({"groups": served}), TREE)[0] == pytest.approx(value)


def test_a_group_that_is_not_stated_on_both_sides_is_not_known():
    found = offers({"groups": ("carers",)}, {})
    assert np.isnan(audience_part(need(), found, TREE)).all()
    assert np.isnan(audience_part(need(groups=("carers",)), found, TREE)).tolist() == [False, True]
    assert np.isnan(audience_part(need(groups=("carers",)), offers({}), TREE)).all()


AGED = SubjectTree(
    ids=np.arange(1, 8),
    parents=np.array([-1, 1, 1, 3, 1, 1, 1]),
    slugs=("groups", "older-people", "young-people", "students", "working-age-adults", "men", "women"),
)


@pytest.mark.parametrize(
    ("needed", "served", "value"),
    [
        (("older-people",), ("men",), 0.2),  # an older man is both
        (("older-people",), ("young-people",), 0.0),
        (("older-people",), ("students",), 0.0),
        (("older-people",), ("working-age-adults",), 0.2),  # neighbours on the scale overlap
        (("older-people",), ("young-people", "men"), 0.2),  # some of those served may be older
        (("women",), ("men",), 0.0),
        (("women", "older-people"), ("men",), 0.0),
        (("women", "men"), ("men",), 0.5),
        (("older-people",), ("older-people",), 1.0),
        (("men",), ("strangers",), 0.2),
    ],
)
def test_groups_only_read_from_words_exclude_where_nobody_is_both(needed, served, value):
    asked = need(groups=needed, groups_stated=False)
    assert audience_part(asked, offers({"groups": served}), AGED)[0] == pytest.approx(value)
