"""Who says they do much the same in the same place: two subjects shared, one place, the most alike first."""

from alongside.exchange.analyses.network_alike import About, Alike, overlapping

AT = {10: 0, 20: 1, 30: 2, 40: 3}
TOWN, FAR = frozenset({1}), frozenset({2})


def about(*labels, places=TOWN):
    return About(frozenset(labels), places)


def test_two_share_a_place_and_two_subjects_at_least_and_the_most_alike_come_first():
    told = {
        10: about("falls", "walking", "lunch"),
        20: about("falls", "walking"),
        30: about("falls", "walking", "lunch", places=FAR),
        40: about("lunch", "walking", "falls"),
    }
    assert overlapping(told, AT, {(0, 1)}) == (
        Alike(0, 3, ("falls", "lunch", "walking"), False),
        Alike(0, 1, ("falls", "walking"), True),
        Alike(1, 3, ("falls", "walking"), False),
    )
    assert overlapping(told | {40: about("lunch")}, AT, set()) == (Alike(0, 1, ("falls", "walking"), False),)


def test_of_nothing_nothing_is_said():
    assert overlapping({}, {}, set()) == overlapping({10: about()}, AT, set()) == ()
