"""What may be written and signed, when it is in force, and what changed, from plain values."""

from datetime import date, timedelta
from itertools import chain, combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.partnerships import agreement_rules as rules

TODAY = date(2026, 3, 1)
FINE_TO_WRITE = {
    "title": "How we work",
    "text": "We meet each month.",
    "old": "",
    "office": "director",
    "ended": False,
    "link": "",
    "is_contract": False,
}
FINE_TO_SIGN = {
    "ended": False,
    "is_newest": True,
    "same_text": True,
    "asked": True,
    "speaks": True,
    "office": "director",
}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, ""),
        ({"ended": True}, "ended"),
        ({"title": ""}, "no-title"),
        ({"text": ""}, "no-text"),
        ({"text": "a" * 20_001}, "long-text"),
        ({"old": "We meet each month."}, "same-text"),
        ({"text": "We meet on [say when]."}, "unfilled"),
        ({"text": "We meet [soon"}, ""),
        ({"is_contract": True}, "no-link"),
        ({"is_contract": True, "link": "https://example.org/"}, ""),
        ({"office": ""}, "no-office"),
        ({"office": None}, ""),
    ],
)
def test_what_speaks_against_a_text_is_named(said, why):
    assert rules.may_write(**(FINE_TO_WRITE | said)) == (Refused(why) if why else Allowed())


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, ""),
        ({"ended": True}, "ended"),
        ({"is_newest": False}, "newer"),
        ({"same_text": False}, "newer"),
        ({"asked": False}, "not-asked"),
        ({"speaks": False}, "no-authority"),
        ({"office": ""}, "no-office"),
    ],
)
def test_what_speaks_against_a_signature_is_named(said, why):
    assert rules.may_sign(**(FINE_TO_SIGN | said)) == (Refused(why) if why else Allowed())


def test_it_ends_once_and_with_a_reason():
    assert rules.may_end(ended=False, why="Done.") == Allowed()
    assert rules.may_end(ended=False, why="") == Refused("no-why")
    assert rules.may_end(ended=True, why="Done.") == Refused("ended")


def test_a_text_is_in_force_exactly_once_everybody_asked_has_signed():
    members = (1, 2, 3)
    groups = [set(some) for some in chain.from_iterable(combinations(members, n) for n in range(4))]
    for asked in groups:
        for signed in groups:
            told = bool(asked) and all(member in signed for member in asked)
            found = rules.state_of(ended=False, came_in_force=False, asked=asked, signed=signed)
            assert found == ("in-force" if told else "waiting")
            assert rules.state_of(ended=False, came_in_force=True, asked=asked, signed=signed) == "in-force"
            assert rules.state_of(ended=True, came_in_force=True, asked=asked, signed=signed) == "ended"


WORDS = st.text(alphabet="ab \n", max_size=30)


@settings(max_examples=40)
@given(WORDS, WORDS)
def test_what_changed_gives_back_both_texts(old, new):
    pieces = rules.changes(old, new)
    assert "".join(one.text for one in pieces if one.how != rules.NEW) == old
    assert "".join(one.text for one in pieces if one.how != rules.OLD) == new
    assert all(one.text for one in pieces)
    assert all(one.how != next_one.how for one, next_one in pairwise(pieces))


def test_a_changed_word_is_shown_alone():
    assert rules.changes("We meet each month.\nWe share.\n", "We meet each week.\nWe share.\n") == (
        rules.Piece("same", "We meet each "),
        rules.Piece("old", "month."),
        rules.Piece("new", "week."),
        rules.Piece("same", "\nWe share.\n"),
    )


def test_a_signature_is_bound_to_every_sign_of_the_text():
    assert rules.digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert rules.digest_of("We meet.") != rules.digest_of("We meet")


def test_texts_that_let_somebody_use_a_name_are_noticed():
    said = ["The company may use our logo.", "A licence for the name", "They endorse it.", "our brand"]
    assert all(rules.speaks_of_names(text) for text in said)
    assert not rules.speaks_of_names("We name a lead and write the costs down.")


def test_a_review_is_due_on_its_day():
    assert rules.is_due(review_on=TODAY, ended=False, today=TODAY)
    assert not rules.is_due(review_on=TODAY + timedelta(1), ended=False, today=TODAY)
    assert not rules.is_due(review_on=TODAY, ended=True, today=TODAY)
    assert not rules.is_due(review_on=None, ended=False, today=TODAY)
