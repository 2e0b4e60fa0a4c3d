"""The rule about figures of people, case by case."""

import itertools

from alongside.exchange.analyses import network_people as rule


def test_a_persons_figures_are_for_that_person_alone():
    for is_person, is_me in itertools.product((False, True), repeat=2):
        assert rule.sees_figures(is_person=is_person, is_me=is_me) == (not is_person or is_me)


def test_that_much_hangs_on_one_person_is_told_to_that_person_and_the_connector_there():
    told = {
        (me, connector): rule.is_told_of(is_person=True, is_me=me, is_connector_there=connector)
        for me, connector in itertools.product((False, True), repeat=2)
    }
    assert told == {(False, False): False, (False, True): True, (True, False): True, (True, True): True}
    assert rule.is_told_of(is_person=False, is_me=False, is_connector_there=False)


def test_nobody_proposes_a_person_or_what_is_of_the_past():
    assert rule.may_be_proposed(is_person=False, is_past=False)
    assert not rule.may_be_proposed(is_person=True, is_past=False)
    assert not rule.may_be_proposed(is_person=False, is_past=True)
