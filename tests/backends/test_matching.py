"""Many needs against many offers, from files."""

from datetime import date
from itertools import pairwise

import pytest

from alongside.backends.encoders import choose
from alongside.backends.index import Document
from alongside.backends.matching import NeedLine, match_batch

TODAY = date(2026, 11, 22).toordinal()
SAYINGS = (
    "Lunch club for older men who live alone",
    "Training for family carers of people with dementia",
    "Legal advice on licensing an invention",
    "Volunteer drivers take patients to hospital",
)


FORWARDS = tuple(range(len(SAYINGS)))


def offers(order=FORWARDS):
    for number in order:
        yield Document(
            id=number,
            version=0,
            title=SAYINGS[number],
            text="",
            audiences=("public",),
            world="real",
            kind="support",
            standing="open",
        )


def ranked(folder, needs, held, top=4):
    return list(match_batch(needs, held, folder=folder, encoder=choose(), today=TODAY, top=top))


@pytest.mark.parametrize("number", range(len(SAYINGS)))
def test_an_offer_is_the_first_answer_to_its_own_words(tmp_path, number):
    found = ranked(tmp_path / "index", [NeedLine("n", SAYINGS[number])], offers())
    assert (found[0].need, found[0].rank, found[0].offer) == ("n", 1, number)
    assert [line.rank for line in found] == list(range(1, len(found) + 1))
    assert all(a.score >= b.score for a, b in pairwise(found))


def test_the_order_of_the_offers_changes_nothing(tmp_path):
    needs = [NeedLine(str(number), text) for number, text in enumerate(SAYINGS)]
    forwards = ranked(tmp_path / "a", needs, offers())
    backwards = ranked(tmp_path / "b", needs, offers(reversed(range(len(SAYINGS)))))
    assert [(a.need, a.rank, a.offer) for a in forwards] == [(b.need, b.rank, b.offer) for b in backwards]


def test_no_more_than_asked_for_is_given(tmp_path):
    needs = [NeedLine("one", "dementia training for families"), NeedLine("two", "drivers to hospital")]
    found = ranked(tmp_path / "index", needs, offers(), top=1)
    assert [(line.need, line.rank) for line in found] == [("one", 1), ("two", 1)]
