"""Whom to ask first: never who started already; a new contact never brings fewer."""

from itertools import combinations

from alongside.exchange.analyses.spread_first import RUNS, USUAL, ask_first, chance_of, what_changes

NOW = 2026 * 12
STAR = tuple((0, other, None, None) for other in range(1, 6))
BEGUN = ((6, NOW - 20, None),)  # uses it, and works with nobody


def test_the_middle_of_a_star_is_asked_first():
    found = ask_first(8, BEGUN, STAR, NOW, (6,), 2, 2)
    assert found.order[0] == 0 and 6 not in found.order and 7 not in found.order
    assert list(found.reached) == sorted(found.reached) and 0.63 <= found.sure <= 1
    assert found.reached[0] == 1 or abs(found.reached[0] - 1) < 0.1  # who uses it stays alone


def test_who_stopped_is_not_asked_again_and_too_few_are_said():
    stopped = (*BEGUN, (0, NOW - 9, NOW - 2))
    assert 0 not in ask_first(8, stopped, STAR, NOW, (6,), 3, 2).order
    assert ask_first(8, BEGUN, STAR, NOW, (6,), 7, 2) is None


def test_a_tie_that_ended_carries_nothing():
    over = tuple((0, other, None, NOW - 1) for other in range(1, 6))
    assert ask_first(8, BEGUN, over, NOW, (6,), 1, 2) is None


def test_a_new_contact_opens_the_way():
    said = (8, BEGUN, STAR, NOW, (6,), 4)
    change = what_changes(*said, 6, (0,))
    assert change.before == 1 and change.low <= change.more <= change.high and change.more > 0
    between = what_changes(*said, None, (0, 6))
    assert between.more > 0 and 0 < between.share <= 1
    assert what_changes(*said, 1, (2,)).more == 0 and RUNS >= 1000


def test_the_chance_is_counted_from_what_has_been():
    pairs = tuple((one, other, None, None) for one, other in combinations(range(6), 2))
    spells = ((0, NOW - 24, None), (1, NOW - 20, None), (2, NOW - 17, None), (3, NOW - 2, None))
    found = chance_of(spells, pairs, NOW)
    # of 0: 1 soon, 2 not (seven months); of 1: 2 soon; of 2 nobody; 3 began too lately to tell
    assert (found.passed, found.of) == (2, 5 + 4 + 3) and not found.is_usual
    few = chance_of(spells[:1], pairs, NOW)
    assert few.is_usual and few.value == USUAL
