"""What may be asked and kept of an evaluation, and which way of looking fits."""

from datetime import date

import pytest

from alongside.exchange.evidence.evaluation_rules import (
    DESIGNS,
    There,
    fits,
    is_hidden,
    may_ask,
    may_look,
    may_report,
    may_say,
)


def why(decided):
    return decided.why if decided is not None else ""


def test_ways_that_fit_come_first_and_the_best_of_them():
    found = fits(There(before=24, after=12, beside=1))
    assert [one.design for one in found if one.fits] == ["difference", "time-series", "before-after"]
    assert {one.design for one in found} == set(DESIGNS)
    lacks = {one.design: one.lacks for one in fits(There(before=24, after=2))}
    assert lacks["time-series"] == ("after",)
    assert lacks["difference"] == ("after", "beside")
    assert lacks["trial"] == ("sites",)
    assert fits(There(sites=3))[0].design == "trial"


def test_more_to_look_at_never_makes_a_way_unfit():
    for before in range(0, 14, 2):
        for beside in (0, 1, 5):
            now = {one.design for one in fits(There(before, before, beside)) if one.fits}
            more = {one.design for one in fits(There(before + 2, before + 2, beside + 1, 1)) if one.fits}
            assert now <= more


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({}, ""),
        ({"question": "  "}, "no-question"),
        ({"question": "a" * 301}, "long-question"),
        ({"acts_for": None}, "no-party"),
        ({"texts": ["a" * 4001]}, "too-long"),
    ],
)
def test_a_question_is_asked_by_somebody_in_words(said, key):
    assert why(may_ask(**({"question": "Did it?", "acts_for": 1} | said))) == key


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"design": ""}, ""),
        ({"design": "trial"}, ""),
        ({"design": "magic"}, "no-design"),
        ({"design": "time-series"}, "no-series"),
        ({"design": "time-series", "has_series": True}, "no-began"),
        ({"design": "time-series", "has_series": True, "began_on": date(2026, 1, 1)}, ""),
        ({"design": "difference", "has_series": True, "began_on": date(2026, 1, 1)}, "no-beside"),
        ({"design": "matched", "has_series": True, "began_on": date(2026, 1, 1), "beside": 1}, "few-beside"),
        ({"design": "", "settling": 25}, "no-settling"),
    ],
)
def test_a_way_of_looking_needs_its_figures(said, key):
    plain = {"has_series": False, "began_on": None, "settling": 0, "beside": 0}
    assert why(may_look(**(plain | said))) == key


def test_findings_need_a_way_of_looking_and_words():
    assert why(may_say(status="provisional", design="", found="")) == "no-design-yet"
    assert why(may_say(status="final", design="trial", found=" ")) == "no-found"
    assert why(may_say(status="done", design="trial", found="")) == "no-status"
    assert may_say(status="final", design="trial", found="It helped.") is None


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"count": 3}, ""),
        ({"mean": 3.0, "spread": 1.0}, ""),
        ({}, "no-result"),
        ({"count": 3, "mean": 2.0, "spread": 1.0}, "no-result"),
        ({"mean": 3.0}, "no-spread"),
        ({"mean": 3.0, "spread": -1.0}, "no-spread"),
        ({"count": 31}, "too-many"),
        ({"count": 3, "people": 4}, "no-people"),
        ({"count": 3, "site": ""}, "no-site"),
        ({"count": 3, "way": "a" * 121}, "no-way"),
    ],
)
def test_a_result_is_a_count_or_a_mean_of_enough_people(said, key):
    plain = {"site": "A", "way": "New", "people": 30, "count": None, "mean": None, "spread": None}
    assert why(may_report(**(plain | said))) == key


def test_few_people_are_hidden_on_either_side():
    assert is_hidden(people=30, count=3)
    assert is_hidden(people=30, count=27)
    assert not is_hidden(people=30, count=0)
    assert not is_hidden(people=30, count=None)
