"""Common ground by the product spelled out, and sentences that a lay person understands."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines.opinions import Finding, Found, common, counts, findings, of_matrix, sentence

from .worlds import seeds, world


@settings(max_examples=15)
@given(seeds)
def test_consensus_is_the_product_over_groups(seed):
    told, side = world(seed, sides=3)
    label = np.unique(side, return_inverse=True)[1]
    found = common(counts(told, label))
    for one in range(told.statements):
        slow = Fraction(1)
        worst = 0.0
        shares = []
        for group in range(label.max() + 1):
            column = told.said[label == group, one]
            seen = int((column >= -1).sum())
            slow *= Fraction(int((column == 1).sum()) + 1, seen + 2)
            shares.append(((column == 1).sum() + 1, (column == -1).sum() + 1, seen + 2))
        for at, (agree, _, seen) in enumerate(shares):
            for other, (_, against, all_seen) in enumerate(shares):
                if at != other:
                    worst = max(worst, agree / seen * against / all_seen)
        assert found.consensus[one] == pytest.approx(float(slow), abs=1e-15)
        assert found.divisive[one] == pytest.approx(worst)
    assert ((found.uncertain > 0) & (found.uncertain < 1)).all()


def case(*groups):
    """One statement; of each group how many agree, disagree and pass."""
    said = [
        vote for group in groups for vote, many in zip((1, -1, 0), group, strict=True) for _ in range(many)
    ]
    label = [at for at, group in enumerate(groups) for _ in range(sum(group))]
    return findings(counts(of_matrix([[float(one)] for one in said]), label))[0]


@pytest.mark.parametrize(
    ("groups", "kind", "says"),
    [
        (((8, 1, 1), (6, 2, 2)), Found.AGREED, "Most people in both groups agree."),
        (((1, 8, 1), (2, 6, 2), (0, 5, 0)), Found.REFUSED, "Most people in all groups disagree."),
        (((9, 0, 1), (1, 9, 0)), Found.DIVIDES, "Most people in group 1 agree, most in group 2 disagree."),
        (((4, 4, 8), (5, 4, 8)), Found.UNSURE, "Many people are not sure."),
        (
            ((9, 1, 0), (5, 4, 1)),
            Found.ONLY,
            "Most people in group 1 agree; the others are of different minds.",
        ),
        (
            ((5, 5, 0), (0, 9, 1), (1, 9, 0)),
            Found.ONLY_AGAINST,
            "Most people in group 2 and group 3 disagree; the others are of different minds.",
        ),
        (((5, 5, 0), (5, 5, 1)), Found.MIXED, "People are of different minds, within groups too."),
        (((9, 0, 0), (4, 0, 0)), Found.FEW, "Too few people have answered to say."),
        (((9, 0, 0),), Found.AGREED, "Most people agree."),
    ],
)
def test_each_kind_has_its_sentence(groups, kind, says):
    found = case(*groups)
    assert found.kind is kind
    assert sentence(found, len(groups)) == says


def test_without_groups_there_is_nothing_to_say():
    told = of_matrix([[1.0]])
    assert findings(counts(told, [-1])) == (Finding(Found.FEW),)
    assert common(counts(told, [-1])).consensus.tolist() == [0.5]
