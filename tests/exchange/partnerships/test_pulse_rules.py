"""What is shown of a round tells nobody what one person answered, not even somebody who answered too."""

from collections import Counter
from datetime import date
from itertools import combinations_with_replacement

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.partnerships import pulse_rules as rules
from alongside.exchange.partnerships.notices_work import WHY_NOT

DAY = date(2026, 3, 1)
WHOLE = dict.fromkeys(rules.QUESTIONS, 3)


def why(decided):
    return decided.why if isinstance(decided, Refused) else ""


def every_round(people):
    return combinations_with_replacement(rules.VALUES, people)


BEFORE = (None, 2.0, 2.5, 3.0, 3.5, 4.0)


@pytest.mark.parametrize("people", range(rules.FEWEST, 9))
def test_with_their_own_answer_known_nobody_learns_what_another_answered(people):
    """Every round of so many people: what is shown leaves each other answer at least two ways to be."""
    others = {}
    for answers in every_round(people):
        for before in BEFORE:
            told = rules.shown(Counter(answers), before)
            for own in set(answers):
                rest = list(answers)
                rest.remove(own)
                values, mixed = others.setdefault((before, told, own), (set(), []))
                values |= set(rest)
                mixed.append(len(set(rest)) > 1)
    for world, (values, mixed) in others.items():
        assert len(values) >= 2 and any(mixed), world


@pytest.mark.parametrize("people", range(rules.FEWEST, 9))
def test_one_more_answer_than_last_time_never_moves_a_figure(people):
    """Two rounds side by side, in which all but one answered the same: the difference tells nothing.

    One fewer may move a figure, by one half and to an open end, and no further.
    """
    for answers in every_round(people):
        for new in rules.VALUES:
            few, more = Counter(answers), Counter([*answers, new])
            assert rules.shown(more, rules.shown(few)) == rules.shown(few), (answers, new)
            before, after = rules.shown(more), rules.shown(few, rules.shown(more))
            assert after == before or (abs(after - before) == 0.5 and after in {2.0, 4.0}), (answers, new)


def test_a_figure_moves_when_the_answers_have():
    assert rules.shown({4: 5}, 3.0) == 4.0 and rules.shown({2: 5}, 3.0) == 2.0
    assert rules.shown({4: 5}, 3.5) == 4.0 and rules.shown({3: 5}, 4.0) == 3.0
    assert rules.shown({3: 3, 4: 2}, 3.0) == 3.0 and rules.shown({5: 5}, 4.0) == 4.0


def test_what_is_shown_is_the_mean_in_halves_with_open_ends():
    assert rules.shown({1: 5}) == 2.0 and rules.shown({5: 5}) == 4.0
    assert rules.shown({3: 4, 2: 1}) == 3.0  # 2.8
    assert rules.shown({3: 1, 4: 4}) == 4.0  # 3.8
    assert rules.shown({2: 3, 3: 2}) == 2.5  # 2.4
    assert rules.shown({2: 3, 3: 1}) == 2.5  # 2.25 goes up


@pytest.mark.parametrize(
    ("answers", "most", "shown"),
    [(0, 0, False), (4, 1, False), (5, 1, True), (5, 3, True), (5, 4, False), (9, 8, False), (6, 6, False)],
)
def test_few_answers_or_nearly_all_of_one_member_show_nothing(answers, most, shown):
    assert rules.may_be_shown(answers=answers, most_of_one=most) is shown


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"people": 4}, "too-few-people"),
        ({"closes_on": None}, "no-end"),
        ({"closes_on": date(2026, 3, 3)}, "end"),
        ({"closes_on": date(2026, 4, 13)}, "end"),
        ({"closes_on": date(2026, 4, 12)}, ""),
        ({"last_closed": date(2026, 2, 2)}, "too-soon"),
        ({"last_closed": date(2026, 2, 1)}, ""),
    ],
)
def test_a_round_opens_for_enough_people_and_not_too_often(change, said):
    asked = {"people": 5, "today": DAY, "closes_on": date(2026, 3, 15), "last_closed": None}
    assert why(rules.may_open(**(asked | change))) == said
    assert said in WHY_NOT or not said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"is_open": False}, "round-over"),
        ({"has_answered": True}, "answered-already"),
        ({"answers": WHOLE | {"aim": None}}, "answer-aim"),
        ({"answers": WHOLE | {"power": 6}}, "answer-power"),
        ({"answers": {}}, "answer-trust"),
        ({"words": "x" * 501}, "words-long"),
    ],
)
def test_an_answer_is_whole_and_comes_once(change, said):
    asked = {"is_open": True, "has_answered": False, "answers": WHOLE, "words": ""}
    assert why(rules.may_answer(**(asked | change))) == said
    assert said in WHY_NOT or rules.may_answer(**(asked | change)) == Allowed()


def test_the_trend_compares_the_last_two():
    assert rules.trend([]) == rules.trend([3.0]) == ""
    assert (
        rules.trend([2.0, 3.0]) == "up"
        and rules.trend([4.0, 3.0]) == "down"
        and rules.trend([3, 3]) == "same"
    )
