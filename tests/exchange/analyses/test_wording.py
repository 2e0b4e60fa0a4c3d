"""Promises of the telling words of a question."""

import pytest

from alongside.exchange.analyses.wording import shared_words, telling_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the of and", []),
        ("We don’t know what to do", []),
        ("people who cannot sleep", ["sleep"]),
        ("GP and IP advice", ["GP", "IP", "advice"]),
        ("gp ip", ["gp", "ip"]),
        ("someone to sit with my mother", ["sit", "mother"]),
        ("café, naïve & co-design", ["café", "naïve", "co-design"]),
        ("12 x 7", []),
        ("", []),
    ],
)
def test_words_that_any_need_may_have_are_left_out(text, words):
    assert telling_words(text) == words


@pytest.mark.parametrize(
    ("asked", "offered", "shared"),
    [
        ("Training carers at home", "A carer is trained in her home", ("training", "carers", "home")),
        ("COPD and surgeries", "a surgery for copd", ("COPD", "surgeries")),
        ("falls falling fell", "Fall sensor", ("falls",)),
        ("people who need help", "People need help", ()),
        ("sleep", "insomnia", ()),
    ],
)
def test_shared_words_are_the_askers_own_each_once(asked, offered, shared):
    assert shared_words(asked, offered) == shared


def test_no_more_words_are_said_than_can_be_read():
    many = "alpha bravo charlie delta echo foxtrot golf hotel"
    assert len(shared_words(many, many)) == 5
