"""A register of people is read: columns by their headings, good rows kept, each bad one named."""

import pytest

from alongside.exchange.voices.pool_rows import Bad, Category, read_register

AGE = Category(1, "Age", {"16–29": 11, "30 and over": 12})
GENDER = Category(2, "Gender", {"Woman": 21, "Man": 22})
HEAD = (1, ["Full name", "E-mail", "Mobile", "AGE", "Gender", "Post code", "Shoe size"])


def read(*cells, known=frozenset(), head=HEAD):
    rows = [head, *((number, row) for number, row in enumerate(cells, start=2))]
    return read_register(rows, [AGE, GENDER], known=known)


def test_columns_are_known_by_their_headings_and_others_passed_over():
    found = read(["Ada", "ADA@x.example", "", "16-29", "woman", "AQ1 2BC", "38"])
    assert dict(found.columns) == {
        "Full name": "name",
        "E-mail": "email",
        "Mobile": "phone",
        "AGE": "=Age",
        "Gender": "=Gender",
        "Post code": "postcode",
        "Shoe size": "",
    }
    assert found.missing == () and found.bad == ()
    one = found.people[0]
    assert (one.row, one.name, one.email, one.address) == (2, "Ada", "ada@x.example", "AQ1 2BC")
    assert dict(one.traits) == {1: 11, 2: 21}


@pytest.mark.parametrize("said", ["", "Prefer not to say", "I prefer not to say", "unknown", "-"])
def test_what_is_not_said_counts_as_that(said):
    assert dict(read(["Ada", "a@x.example", "", said, "Man"]).people[0].traits) == {1: None, 2: 22}


def test_a_category_without_a_column_is_named_and_counts_as_not_said():
    found = read(["Ada", "a@x.example", "", "Man"], head=(1, ["name", "email", "phone", "gender"]))
    assert found.missing == ("Age",)
    assert dict(found.people[0].traits) == {1: None, 2: 22}


def test_each_bad_row_says_where_and_why_and_the_good_ones_stay():
    found = read(
        ["", "a@x.example", "", "16-29", "Man"],
        ["Ben", "", "", "16-29", "Man"],
        ["Cai", "cai at home", "", "16-29", "Man"],
        ["Dee", "d@x.example", "", "12", "Man"],
        ["Eve", "e@x.example", "", "16-29", "Man"],
        ["Eva", "E@x.example", "", "16-29", "Woman"],
        ["Fay", "f@x.example", "", "16-29", "Woman"],
        ["Gil", "", "01632 960111", "30 and over", "Man"],
        ["Short row", "s@x.example"],
        known=frozenset({"f@x.example"}),
    )
    assert [one.name for one in found.people] == ["Eve", "Gil", "Short row"]
    assert found.bad == (
        Bad(2, "name", "no-name"),
        Bad(3, "email", "no-reach", "Ben"),
        Bad(4, "email", "no-mail", "cai at home"),
        Bad(5, "Age", "no-answer", "12", "16–29, 30 and over"),
        Bad(7, "email", "twice", "e@x.example"),
        Bad(8, "email", "twice", "f@x.example"),
    )


def test_nothing_is_read_of_nothing():
    found = read_register([], [AGE], known=frozenset())
    assert found.people == found.bad == () and found.missing == ("Age",)
