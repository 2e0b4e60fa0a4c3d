"""Why no panel is possible, and what would mend it, in words."""

import pytest

from alongside.engines.lotteries import Person, Pool, Quota, why_not


def pool(features, quotas, size, homes=()):
    homes = homes or [""] * len(features)
    people = tuple(
        Person(f"p{at}", tuple(one), home) for at, (one, home) in enumerate(zip(features, homes, strict=True))
    )
    return Pool(("age", "home"), people, tuple(Quota(*one) for one in quotas), size)


ALL = [("age", "x", 0, 9), ("age", "y", 0, 9), ("home", "u", 0, 9), ("home", "v", 0, 9)]


def but(*changes):
    changed = {one[:2]: one for one in changes}
    return [changed.get(one[:2], one) for one in ALL]


@pytest.mark.parametrize(
    ("world", "why", "first"),
    [
        (
            pool(["xu", "yv"], ALL, 3),
            "3 people are to be drawn and there are 2 people in the pool.",
            "Draw 2 instead of 3.",
        ),
        (
            pool(["xu", "yv", "xv"], ALL, 3, ["a", "a", "b"]),
            "3 people are to be drawn, one from an address, and the 3 people in the pool live at 2 "
            "addresses.",
            "Draw 2 instead of 3.",
        ),
        (
            pool(["xu", "yv", "yu"], but(("age", "x", 2, 9)), 2),
            "At least 2 with age: x are asked for and there is 1 person in the pool.",
            "Change the least for age: x from 2 to 1.",
        ),
        (
            pool(["xu", "xv", "yu"], but(("age", "x", 2, 9)), 2, ["a", "a", ""]),
            "At least 2 with age: x are asked for and there are 2 people in the pool, who live at 1 "
            "address; only one from an address can be drawn.",
            "Change the least for age: x from 2 to 1.",
        ),
        (
            pool(["xu", "xv", "yu", "yv"], but(("age", "x", 2, 9), ("age", "y", 1, 9)), 2),
            "The least numbers for age add up to 3, more than the 2 to be drawn: at least 2 with age: x and "
            "at least 1 with age: y.",
            "Change the least for age: x from 2 to 1.",
        ),
        (
            pool(["xu", "xv", "yu", "yv"], but(("age", "x", 0, 1), ("age", "y", 0, 0)), 2),
            "The most numbers for age add up to 1, fewer than the 2 to be drawn: at most 1 with age: x and "
            "at most 0 with age: y.",
            "Change the most for age: x from 1 to 2.",
        ),
        (
            pool(["xu", "xu", "yv"], but(("age", "y", 1, 9), ("home", "v", 0, 0)), 2),
            "These cannot all be kept together by any 2 people in the pool: at least 1 with age: y and "
            "at most 0 with home: v.",
            "Change the least for age: y from 1 to 0.",
        ),
    ],
)
def test_it_says_why_and_what_to_do(world, why, first):
    found = why_not(world)
    assert found.why == why
    assert found.mends[0].say == first


def test_who_to_invite_is_said():
    found = why_not(pool(["xu", "xu", "yv"], but(("age", "y", 2, 9)), 3))
    assert found.mends[-1].say.startswith(
        "Invite at least 1 more, at other addresses: 1 with age: y and 1 with"
    )
