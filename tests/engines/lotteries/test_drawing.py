"""A draw is the same everywhere, worked out here by hand, and no number is favoured."""

import hashlib
from collections import Counter

import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.lotteries import digest_of, draw, number_of, order_of, sealed

PANELS = (("ann", "bo"), ("bo", "cy"), ("ann", "cy"))


def test_a_draw_is_what_the_rule_says():
    listed = hashlib.sha256(b"ann bo\nbo cy\nann cy").hexdigest()
    value = int(hashlib.sha256(f"alongside lottery 1\nball 7\n{listed}\n0".encode()).hexdigest(), 16)
    found = draw(PANELS, "ball 7")
    assert (found.digest, found.number, found.panel) == (listed, value % 3, PANELS[value % 3])


def test_a_draw_never_changes():
    """Kept records must come out the same for ever: this is one of them."""
    assert digest_of(PANELS) == "97f2e38b63c4969344831a4fa9610fa6c095507b9bdc3ea26a2ce62232c1937f"
    assert [number_of(str(seed), digest_of(PANELS), 1000) for seed in range(4)] == [570, 703, 840, 636]


def test_ids_with_blanks_cannot_be_mistaken_for_two():
    assert digest_of([("ann bo",)]) != digest_of([("ann", "bo")])


def test_every_number_is_as_likely():
    counts = Counter(number_of(f"{seed}", "list", 10) for seed in range(5_000))
    assert set(counts) == set(range(10))
    assert all(400 < count < 600 for count in counts.values())


def test_a_number_beyond_the_room_is_passed_over():
    """With as many rows as to leave half of all numbers over, about half of the seeds must count on."""
    rows = 2**255 + 1
    assert all(number_of(f"{seed}", "list", rows) < rows for seed in range(20))


def test_an_order_by_lot_holds_everybody_and_depends_on_the_seed():
    ids = [f"p{n}" for n in range(9)]
    assert sorted(order_of("a", "b", ids)) == ids
    assert order_of("a", "b", ids) == order_of("a", "b", ids[::-1]) != order_of("c", "b", ids)


def test_what_was_promised_can_be_checked():
    assert sealed("ball 7") == hashlib.sha256(b"ball 7").hexdigest()


@pytest.mark.parametrize(("panels", "seed", "named"), [(PANELS, " ", "seed"), ((), "1", "panels")])
def test_a_draw_needs_a_seed_and_panels(panels, seed, named):
    with pytest.raises(EngineInputError) as problem:
        draw(panels, seed)
    assert problem.value.input == named
