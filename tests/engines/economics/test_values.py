"""Cases with other numbers, and with carers."""

import pytest

from alongside.engines import economics as e
from tests.engines.economics.cases import PARTIES, case, stream


def test_other_numbers_are_certain_and_times_move():
    made = case(stream("a", quantity=e.Amount(2.0, 1.0, 3.0, unit="visits")), stream("b"))
    other = e.with_values(made, {"a.quantity": 2.5, "a.from": 1.0, "b.value": e.Amount(None), "b.until": 2.0})
    assert other.stream("a").quantity == e.Amount(2.5, unit="visits") and other.stream("a").start == 1
    assert other.stream("b").value.best is None and other.stream("b").until == 2
    assert made.stream("a").start == 0


@pytest.mark.parametrize("path", ["c.value", "a.colour", "a", "a.bears"])
def test_a_number_that_is_nowhere_is_refused(path):
    with pytest.raises(KeyError, match=path):
        e.with_values(case(stream("a")), {path: 1.0})


def test_carers_are_a_party_and_their_hours_are_not_known_until_somebody_says():
    made = e.with_carers(case(stream("a"), parties=PARTIES[:2]))
    assert made.party("carers").kind == "carers"
    hours = made.stream("carers-hours")
    assert (hours.bears, hours.kind, hours.counts_as) == ("carers", "cost", "wellbeing")
    assert hours.value.best is None and hours.quantity.best is None
    assert e.with_carers(made) == made and e.faults(made) == ()


def test_carers_of_whom_something_is_said_are_left_as_they_are():
    made = case(stream("a", "cost", bears="carers", quantity=0.0))
    assert e.with_carers(made) == made
    fewer = case(stream("a", gains="carers", counts_as="wellbeing"))  # hours given back are said as a benefit
    assert e.with_carers(fewer) == fewer


def test_ids_that_are_taken_are_left_to_their_owners():
    other = e.Party("carers", "A company called Carers", "company")
    made = e.with_carers(case(stream("carers-hours"), parties=(*PARTIES[:2], other)))
    assert [one.id for one in made.parties][-1] == "unpaid-carers"
    assert made.streams[-1].id == "unpaid-hours" and made.streams[-1].bears == "unpaid-carers"
    assert e.faults(made) == ()
