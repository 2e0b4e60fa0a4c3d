"""What is written reads as the same case."""

from hypothesis import given, settings

from alongside.backends.case_files import read_case, read_text, write_case, write_text
from alongside.engines import economics as e
from tests.engines.economics.cases import case, cases, stream


@settings(max_examples=15, deadline=None)
@given(cases().map(e.with_carers))
def test_reading_what_was_written_is_the_case(made):
    assert read_case(write_case(made)) == made


@settings(max_examples=5, deadline=None)
@given(cases().map(e.with_carers))
def test_so_is_reading_it_as_text(made):
    assert read_text(write_text(made)) == made


def test_what_is_as_usual_is_not_written():
    found = write_case(e.with_carers(case(stream("a", quantity=2.0))))
    assert found["streams"][0] == {
        "id": "a", "name": "a", "kind": "benefit", "gains": "council", "counts_as": "cash", "value": 100,
        "quantity": 2,
    }  # fmt: skip
    assert "scenarios" not in found and "optimism" not in found and found["discount"] == "green-book"


def test_texts_that_look_like_something_else_stay_texts():
    made = e.with_carers(case(stream("a"), title="2026", note="- not a list: really\nand 'more' \"words\" £"))
    assert read_text(write_text(made)) == made
