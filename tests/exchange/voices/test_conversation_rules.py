import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.voices import conversation_rules as rules
from alongside.exchange.voices.conversation_rules import Due


def test_what_was_said_late_is_shown_before_what_many_voted_on():
    waiting = [Due(1, 40), Due(2, 41), Due(3, 0)]
    assert rules.next_of(waiting, person=7) == 3
    assert rules.next_of([], person=7) is None


def test_each_person_gets_an_order_of_their_own_and_always_the_same():
    waiting = [Due(number, number % rules.NEAR) for number in range(1, 21)]
    firsts = [rules.next_of(waiting, person=person) for person in range(200)]
    assert firsts == [rules.next_of(reversed(waiting), person=person) for person in range(200)]
    assert set(firsts) == set(range(1, 21))
    assert max(firsts.count(number) for number in set(firsts)) < 30


def test_everybody_who_goes_on_sees_all_of_it():
    votes = {number: 3 * number for number in range(1, 13)}
    seen = []
    while number := rules.next_of([Due(*one) for one in votes.items() if one[0] not in seen], person=4):
        seen.append(number)
        votes[number] += 1
    assert sorted(seen) == sorted(votes)


def test_the_same_in_other_words_is_found_and_the_opposite_is_told_apart():
    others = {
        1: "Evenings are the loneliest time",
        2: "A bus at the right time matters.",
        3: "The chapel should open on Sundays",
    }
    assert rules.alike("The evenings are the loneliest times!", others) == [1]
    assert rules.alike("Open the chapel on a Sunday", others) == [3]
    assert rules.alike("Nobody asks how I am", others) == []
    assert rules.alike("", others) == []


def test_a_pasted_list_is_read_line_by_line():
    pasted = (
        "1. One thing\n\n- Another thing\n  • One thing \n3) A third, with 2 parts\n***\n2 hours are enough"
    )
    assert rules.lines_of(pasted) == [
        "One thing",
        "Another thing",
        "A third, with 2 parts",
        "2 hours are enough",
    ]


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("…", 0, "no-statement"),
        ("", 0, "no-statement"),
        ("word " * 30, 0, "long-statement"),
        ("Enough", rules.MOST_SAID, "said-enough"),
    ],
)
def test_what_cannot_be_said_is_refused_with_its_reason(text, said, why):
    assert rules.may_say(text=text, longest=140, said=said) == Refused(why)


def test_what_is_short_can_be_said_in_any_script():
    for text in ("Tea", "چائے", "茶", "x" * 140):
        assert rules.may_say(text=text, longest=140, said=0) == Allowed()


def test_a_conversation_is_set_up_within_its_limits_and_in_languages_we_know():
    limits = {"least": 140, "most": 300}
    assert rules.may_set(longest=140, languages=["en", "cy"], **limits) == Allowed()
    assert rules.may_set(longest=301, languages=["en"], **limits) == Refused("longest")
    assert rules.may_set(longest=200, languages=[], **limits) == Refused("languages")
    assert rules.may_set(longest=200, languages=["xx"], **limits) == Refused("languages")


def test_it_opens_with_enough_and_takes_votes_while_it_is_open():
    assert rules.may_open(seeds=rules.FEWEST_SEEDS) == Allowed()
    assert rules.may_open(seeds=rules.FEWEST_SEEDS - 1) == Refused("few-seeds")
    assert rules.may_take_part(state="open") == Allowed()
    assert rules.may_take_part(state="closed") == Refused("not-open")
