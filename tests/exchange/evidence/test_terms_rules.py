"""The numbers each kind of terms takes, and when terms are settled."""

import pytest

from alongside.exchange.audit.decisions import Refused
from alongside.exchange.evidence.models import Terms
from alongside.exchange.evidence.terms_rules import (
    FIELDS,
    MAIN,
    amount,
    checked,
    may_propose,
    moves,
    settled,
    typed,
)

PARTIES, LINES = ("a", "b", "c"), {"visits"}
WHOLE = {
    "fixed": {"payer": "a", "payee": "b", "amount": "£1,200.50", "years": "3"},
    "activity": {"payer": "a", "payee": "b", "counted": "visits", "fee": "12", "cap": "900"},
    "bonus": {"payer": "a", "payee": "b", "counted": "visits", "bonus": "12", "floor": "5"},
    "milestone": {"payer": "a", "payee": "b", "counted": "visits", "reached": "5", "amount": "9", "by": "2"},
    "gain-share": {"gainer": "a", "share-a": "9", "share-b": "25 %", "share-c": "", "beyond": "10"},
    "risk-share": {"bearer": "b", "share-a": "50", "share-c": "0"},
    "investment": {
        "investor": "a",
        "provider": "b",
        "commissioner": "c",
        "amount": "100",
        "counted": "visits",
        "price": "2",
        "cap": "120",
    },
}


def read(kind, **other):
    return checked(kind, WHOLE[kind] | other, PARTIES, LINES, years=4)


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_typed_is_read_and_read_again(kind):
    found = read(kind)
    assert not found.wrong
    again = checked(kind, typed(kind, found.numbers), PARTIES, LINES, years=4)
    assert again == found
    assert set(MAIN) == set(FIELDS) == set(Terms.Kind.values)
    assert MAIN[kind] in found.numbers


def test_numbers_are_kept_as_they_are_meant():
    assert read("fixed").numbers == {"payer": "a", "payee": "b", "amount": 1200.5, "years": 3}
    assert read("gain-share").numbers == {"gainer": "a", "shares": {"b": 0.25}, "beyond": 10}
    assert read("risk-share").numbers == {"bearer": "b", "shares": {"a": 0.5}}
    assert moves("gain-share", read("gain-share").numbers) == ["a", "b"]
    assert moves("investment", read("investment").numbers) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("kind", "other", "wrong"),
    [
        ("fixed", {"payer": "z"}, {"payer": "no-party-of-it"}),
        ("fixed", {"payee": "a"}, {"payee": "same-party"}),
        ("fixed", {"amount": "0"}, {"amount": "no-money"}),
        ("fixed", {"amount": "1e9"}, {"amount": "no-money"}),
        ("fixed", {"amount": "nan"}, {"amount": "no-money"}),
        ("fixed", {"years": "5"}, {"years": "no-years-of-it"}),
        ("fixed", {"years": "1.5"}, {"years": "no-years-of-it"}),
        ("bonus", {"counted": "beds"}, {"counted": "no-line"}),
        ("bonus", {"floor": "-1"}, {"floor": "no-number"}),
        ("milestone", {"by": "9"}, {"by": "no-years-of-it"}),
        ("gain-share", {"share-b": "", "share-c": ""}, {"shares": "no-shares"}),
        ("gain-share", {"share-b": "60", "share-c": "41"}, {"shares": "too-many-shares"}),
        ("gain-share", {"share-b": "half"}, {"shares": "no-share"}),
        ("investment", {"commissioner": "a", "cap": ""}, {"commissioner": "same-party", "cap": "no-money"}),
    ],
)
def test_what_cannot_be_is_said_at_its_field(kind, other, wrong):
    assert read(kind, **other).wrong == wrong


def test_amounts_are_read_as_people_type_them():
    assert [amount(text) for text in ("£1,000", " 2.5 ", "40%", "", "x", "inf")] == [
        1000,
        2.5,
        40,
        None,
        None,
        None,
    ]


def test_terms_are_proposed_where_all_who_pay_or_get_can_answer():
    assert may_propose(status="review", moved=["a"], answered_for={"a", "b"}) is None
    assert may_propose(status="draft", moved=["a"], answered_for={"a", "b"}) == Refused("not-sent")
    assert may_propose(status="review", moved=["a"], answered_for={"a"}) == Refused("nobody-to-agree")
    assert may_propose(status="agreed", moved=["c"], answered_for={"a", "b"}) == Refused("nobody-answers")


def test_one_no_settles_it_and_so_does_the_last_yes():
    assert settled({}, {"a", "b"}) == ""
    assert settled({"a": True}, {"a", "b"}) == ""
    assert settled({"a": True, "b": True}, {"a", "b"}) == "agreed"
    assert settled({"b": False}, {"a", "b"}) == "refused"
    assert settled({"z": False}, {"a", "b"}) == ""  # no longer asked
    assert settled({}, set()) == ""
