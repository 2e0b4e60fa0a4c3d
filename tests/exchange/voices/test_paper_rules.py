"""Sheets typed twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.voices.paper_rules import (
    Difference,
    differences,
    marks_fit,
    may_key,
    may_print,
    settled,
)  # fmt: skip

MARKS = st.dictionaries(st.integers(1, 5), st.sampled_from((1, 0, -1)))


@settings(max_examples=60)
@given(one=MARKS, two=MARKS, paper=MARKS)
def test_what_counts_is_what_both_typed_and_else_what_stands_on_the_paper(one, two, paper):
    asked = {line: paper.get(line) for line in range(1, 6)}
    found = settled(one, two, asked)
    for line in range(1, 6):
        same = one.get(line) == two.get(line)
        assert found.get(line) == (one.get(line) if same else paper.get(line))


def test_nothing_counts_while_a_line_is_open():
    one, two = {1: 1, 2: 0}, {1: 1, 3: -1}
    assert differences(one, two) == [Difference(2, 0, None), Difference(3, None, -1)]
    assert settled(one, two, {2: 0}) is None
    assert settled(one, two, {2: 0, 3: None}) == {1: 1, 2: 0}


def test_the_same_person_types_it_twice_only_if_nobody_else_is_there():
    assert may_key(state="printed", first_by=None, by=1, alone=False) == Allowed()
    assert may_key(state="keyed", first_by=1, by=1, alone=False) == Refused("same")
    assert may_key(state="keyed", first_by=1, by=1, alone=True) == Allowed()
    assert may_key(state="keyed", first_by=1, by=2, alone=False) == Allowed()
    assert may_key(state="keyed", first_by=None, by=2, alone=False) == Allowed(), "whoever typed it is erased"
    for state, why in (("counted", "counted"), ("void", "void"), ("differs", "settle")):
        assert may_key(state=state, first_by=1, by=2, alone=True) == Refused(why)


def test_what_fits_on_a_sheet():
    assert may_print(lines=24, sheets=500) == Allowed()
    assert may_print(lines=0, sheets=1) == Refused("no-lines")
    assert may_print(lines=25, sheets=1) == Refused("many-lines")
    assert [may_print(lines=1, sheets=n) for n in (None, 0, 501)] == [Refused("sheets")] * 3
    assert marks_fit({1: 1, 24: -1}, 24) and not marks_fit({25: 1}, 24) and not marks_fit({1: 2}, 24)
