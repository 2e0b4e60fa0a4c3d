"""Small counts of people are hidden, and cannot be worked out from what is shown."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange.accounts.small_numbers import FEWEST, is_small, shown

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1)


def worlds(cells, most):
    """Every table of so many counts, by what is shown of it."""
    seen = defaultdict(list)
    for values in product(range(most + 1), repeat=cells):
        found = shown(dict(zip("abcd", values, strict=False)))
        seen[(tuple(found.counts.items()), found.total)].append(values)
    return seen


@pytest.mark.parametrize(("cells", "most"), [(1, 12), (2, 12), (3, 9), (4, 6)])
def test_whoever_knows_the_rule_still_cannot_tell_a_hidden_count(cells, most):
    """All small worlds: what is shown fits at least two values of each hidden count of people."""
    for (counts, _), tables in worlds(cells, most).items():
        for place, (_, said) in enumerate(counts):
            if said is None and any(is_small(table[place]) for table in tables):
                assert len({table[place] for table in tables}) >= 2, (counts, tables)


@given(COUNTS)
def test_no_small_count_is_shown_and_what_is_shown_is_true(counts):
    found = shown(counts)
    for name, count in counts.items():
        assert found.counts[name] in (None, count)
        assert not (is_small(count) and found.counts[name] is not None)
    assert found.total in (None, sum(counts.values()))


@given(COUNTS)
def test_hidden_counts_cannot_be_had_by_taking_the_others_from_the_total(counts):
    found = shown(counts)
    hidden = [name for name, said in found.counts.items() if said is None]
    if hidden and found.total is not None:
        left = found.total - sum(said for said in found.counts.values() if said is not None)
        assert len(hidden) >= 2 and left >= FEWEST


@given(COUNTS)
def test_where_nothing_is_small_nothing_is_hidden(counts):
    safe = {name: count if not is_small(count) else FEWEST for name, count in counts.items()}
    assert shown(safe).counts == safe and shown(safe).total == sum(safe.values())


@given(COUNTS, st.sets(st.sampled_from("abcdefgh")))
def test_a_count_of_other_things_is_hidden_only_to_keep_one_of_people(counts, people):
    found = shown(counts, people=people)
    if not any(is_small(counts[name]) for name in counts if name in people):
        assert found.counts == counts


@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_the_counts_does_not_matter(counts, random):
    names = list(counts)
    random.shuffle(names)
    assert shown({name: counts[name] for name in names}).counts == shown(counts).counts
