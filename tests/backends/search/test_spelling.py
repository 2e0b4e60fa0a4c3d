"""Slips of the finger are counted as a person would, and only so many are forgiven."""

from itertools import product

import pytest

from alongside.backends.search.spelling import reach, slips


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("dementia", "dementia", 0),
        ("demensia", "dementia", 1),  # changed
        ("demntia", "dementia", 1),  # left out
        ("dementtia", "dementia", 1),  # added
        ("demetnia", "dementia", 1),  # swapped
        ("torbey", "torbay", 1),
        ("ca", "abc", 3),  # optimal string alignment, where the unrestricted distance is 2
    ],
)
def test_known_distances(one, other, count):
    assert slips(one, other, 5) == slips(other, one, 5) == count


def slow(one: str, other: str) -> int:
    """The definition, by recursion."""
    if not one or not other:
        return len(one) + len(other)
    found = min(
        slow(one[:-1], other) + 1,
        slow(one, other[:-1]) + 1,
        slow(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        found = min(found, slow(one[:-2], other[:-2]) + 1)
    return found


def test_every_pair_of_short_words_agrees_with_the_definition():
    words = ["".join(letters) for length in range(4) for letters in product("abc", repeat=length)]
    for one, other in product(words, words):
        for most in range(3):
            assert slips(one, other, most) == min(slow(one, other), most + 1), (one, other, most)


def test_short_words_forgive_nothing_and_long_ones_two_slips():
    assert [reach("a" * length) for length in (1, 3, 4, 7, 8, 20)] == [0, 0, 1, 1, 2, 2]
