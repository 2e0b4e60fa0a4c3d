"""What the record asks, and which answers can be kept."""

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.innovations import record_rules as rules


def test_each_question_stands_once_and_there_are_six_to_begin_with():
    keys = [one.key for one in (*rules.ASKED, *(q for s in rules.SECTIONS for q in s.questions))]
    assert len(keys) == len(set(keys)) and len(rules.SIX) == 6


def test_each_type_is_asked_about_its_own_way_and_no_other():
    section = rules.SECTION["rules"]
    for kind in rules.TYPES:
        steps = {one.key for one in rules.asked(section, [kind]) if "." in one.key}
        assert steps == {f"{kind}.{step}" for step in rules.ROUTES[kind]}
    assert not [one for one in rules.asked(section, []) if one.types]
    assert any(one.key == "class" for one in rules.asked(section, ["device"]))


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("what", "x" * rules.WORDS, None),
        ("what", "x" * (rules.WORDS + 1), "too-long"),
        ("what", ["x"], "no-choice"),
        ("purpose", "treat", None),
        ("purpose", "x", "no-choice"),
        ("purpose", "", None),
        ("wanted", ["try", "money"], None),
        ("wanted", ["try", "x"], "no-choice"),
        ("wanted", "try", "no-choice"),
        ("x", "y", "no-question"),
        ("done:cost", "yes", None),
        ("done:cost", "maybe", "no-question"),
        ("done:x", "yes", "no-question"),
    ],
)
def test_an_answer_is_one_that_the_question_offers(key, value, why):
    assert rules.may_answer(key, value) == (Refused(why) if why else Allowed())


def test_a_section_is_done_when_somebody_says_so():
    assert rules.states({}, [])["cost"] == "to-do"
    assert rules.states({"cost": "£1"}, [])["cost"] == "begun"
    assert rules.states({"done:cost": "yes"}, [])["cost"] == "done"
    assert rules.states({"device.marked": "done"}, ["digital"])["rules"] == "to-do"


def test_the_first_page_without_an_answer_is_found():
    said = {"what": "a", "problem": "b", "word": "innovation"}
    assert rules.first_open(said) == 3
    said |= {"who-benefits": "c"}
    assert rules.first_open(said) == 4
    said |= {"better": "d", "behind": "e", "wanted": ["try"]}
    assert rules.first_open(said) == 0
