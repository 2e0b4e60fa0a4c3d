"""Who is followed and who follows, against the definition written out actor by actor."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion import Discount, adoption, infectiousness, susceptibility, ties

from .worlds import seeds, world


def by_hand(small, one, discount, normalised, followed, incoming=False):
    """Myers' measures for one actor."""
    start, last = small.start[one], small.first + small.periods - 1
    if np.isnan(start):
        return np.nan
    near = able = whole = 0.0
    for k in range(1, min(discount.periods, small.periods - 1) + 1):
        w = 1 / k if discount.kind == "linear" else (1 + discount.r) ** (1 - k)
        at = start + k if followed else start - k
        if not small.first <= at <= last:
            continue
        tied = small.tied(at if followed else at + 1)
        for other in range(small.n):
            then = small.start[other]
            pair = (other, one) if followed != incoming else (one, other)
            if pair in tied and (then >= at if followed else then <= at):
                able += w
                near += w * (then == at)
            whole += w * (then == at)
    found = near / able if able else 0.0
    return found / whole if normalised and whole else found


@given(seeds, st.integers(1, 4), st.sampled_from(["linear", "exponential"]), st.booleans(), st.booleans())
@settings(max_examples=40)
def test_both_are_the_definition(seed, periods, kind, normalised, incoming):
    small, discount = world(seed), Discount(periods, kind, 0.3)
    ways = {"discount": discount, "normalised": normalised, "incoming": incoming}
    for followed, measure in ((True, infectiousness), (False, susceptibility)):
        found = measure(small.given, small.told, **ways)
        true = [by_hand(small, one, discount, normalised, followed, incoming) for one in range(small.n)]
        assert np.allclose(found, true, equal_nan=True)


@given(seeds)
@settings(max_examples=15)
def test_backwards_who_is_followed_follows(seed):
    small = world(seed, stops=False, changing=False)
    last = small.first + small.periods - 1
    back = adoption(
        small.n, small.first + last - np.array(small.start), first=small.first, periods=small.periods
    )
    forth = infectiousness(small.given, small.told)
    assert np.allclose(susceptibility(back, small.told, incoming=True), forth, equal_nan=True)


@pytest.mark.parametrize(
    ("discount", "said"),
    [(Discount(0), "periods"), (Discount(1, "none"), "kind"), (Discount(1, r=-1), "r: ")],
)
def test_no_discount_is_refused(discount, said):
    with pytest.raises(EngineInputError, match=said):
        infectiousness(adoption(2, [1, 2]), ties(2, [0], [1]), discount=discount)
