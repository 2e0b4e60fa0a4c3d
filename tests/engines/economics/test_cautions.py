"""What a reader is told beside the figures."""

import pytest

from alongside.engines import economics as e
from tests.engines.economics.cases import case, stream

GOOD = e.Amount(100.0, 50.0, 150.0, source="s", grade="B")
SOURCES = (e.Source("s", "A count"),)


def told(*streams, closing=True):
    last = (
        (stream("end", "closing").__class__("end", "end", "closing", GOOD, bears="council"),)
        if closing
        else ()
    )
    return {(one.kind, one.stream, one.amount) for one in e.cautions(case(*streams, *last, sources=SOURCES))}


def benefit(**more):
    return e.Stream(
        "a", "a", "benefit", more.pop("value", GOOD), **{"gains": "council", "marginal": True, **more}
    )


def test_a_case_of_which_everything_is_said_has_none():
    assert told(benefit()) == set()


@pytest.mark.parametrize(
    ("more", "kind", "amount"),
    [
        ({"gains": "trust"}, "block-contract", ""),
        ({"marginal": False}, "average-cost", ""),
        ({"marginal": None}, "average-or-marginal", ""),
        ({"value": e.Amount(None)}, "not-known", "value"),
        ({"quantity": e.Amount(None)}, "not-known", "quantity"),
        ({"value": e.Amount(1.0, 0.0, 2.0, grade="A")}, "no-source", "value"),
        ({"value": e.Amount(1.0, 0.0, 2.0, source="s")}, "no-grade", ""),
        ({"value": e.Amount(1.0, source="s", grade="A")}, "no-range", ""),
        ({"staff": e.Staff(-1.0, replaces=True)}, "nobody-asked", ""),
    ],
)
def test_each_thing_that_is_not_said_is_told(more, kind, amount):
    assert told(benefit(**more)) == {(kind, "a", amount)}


def test_staff_who_were_asked_or_are_not_replaced_are_no_caution():
    for staff in (e.Staff(-1.0, asked="the ward", replaces=True), e.Staff(2.0, replaces=False), e.Staff()):
        assert told(benefit(staff=staff)) == set()


def test_that_stopping_the_old_way_is_forgotten_is_told_first():
    found = e.cautions(case(benefit(marginal=None), sources=SOURCES))
    assert [one.kind for one in found] == ["no-closing", "average-or-marginal"]


def test_a_transfer_needs_no_grade_and_no_range():
    assert told(stream("a", "transfer")) == set()
