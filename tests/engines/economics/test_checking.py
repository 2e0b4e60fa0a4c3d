"""A case that cannot be: one fault at a time, and where it is."""

from dataclasses import replace

import pytest

from alongside.engines import economics as e
from tests.engines.economics.cases import case, stream

A = e.Amount
GOOD = case(stream("a"), stream("b", "cost"))


def wheres(made):
    return [one.where for one in e.faults(made)]


def amount(name, given):
    return case(replace(stream("a"), **{name: given}))


def test_a_good_case_has_no_fault():
    assert e.faults(GOOD) == ()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": " "}, "title"),
        ({"first_year": 26}, "first_year"),
        ({"price_year": 3000}, "price_year"),
        ({"years": 0}, "years"),
        ({"years": 101}, "years"),
        ({"discount": e.Discount("red-book")}, "discount.money"),
        ({"discount": e.Discount(health=())}, "discount.health"),
        ({"discount": e.Discount((0.035, 3.5))}, "discount.money[1]"),
        ({"inflation": 2.5}, "inflation"),
        ({"inflation": ((20, 0.1),)}, "inflation.20"),
        ({"optimism": (("Q", 0.1),)}, "optimism.Q"),
        ({"optimism": (("A", 2.0),)}, "optimism.A"),
        ({"streams": ()}, "streams"),
        ({"parties": (*GOOD.parties, GOOD.parties[0])}, "parties[3].id"),
        ({"parties": (*GOOD.parties, e.Party("x y", "x"))}, "parties[3].id"),
        ({"parties": (*GOOD.parties, e.Party("x", "x", "bank"))}, "parties[3].kind"),
        ({"parties": (*GOOD.parties, e.Party("x", "x", weight=-1.0))}, "parties[3].weight"),
        ({"sources": (e.Source("", "x"),)}, "sources[0].id"),
        ({"correlations": (e.Correlation(("a.value", "c.value"), 0.1),)}, "correlations[0].between[1]"),
        ({"correlations": (e.Correlation(("a.value", "a.value"), 0.1),)}, "correlations[0].between"),
        ({"correlations": (e.Correlation(("a.value", "b.value"), 1.1),)}, "correlations[0].r"),
        ({"scenarios": (e.Scenario("x", "x", (("a.colour", 1.0),)),)}, "scenarios[0].set.a.colour"),
        ({"scenarios": (e.Scenario("x", "x", (("a.take_up", 2.0),)),)}, "scenarios[0].set.a.take_up"),
        ({"scenarios": (e.Scenario("x", "x", (("a.value", float("nan")),)),)}, "scenarios[0].set.a.value"),
    ],
)
def test_a_fault_of_the_whole_is_found_where_it_is(change, where):
    assert wheres(replace(GOOD, **change)) == [where]


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"kind": "gift"}, "kind"),
        ({"counts_as": "joy"}, "counts_as"),
        ({"gains": ""}, "gains"),
        ({"gains": "nobody"}, "gains"),
        ({"bears": "council"}, "bears"),
        ({"kind": "transfer", "bears": "council"}, "gains"),
        ({"kind": "cost", "bears": "council"}, "gains"),
        ({"start": 3.0}, "from"),
        ({"start": -1.0}, "from"),
        ({"ramp": -1.0}, "ramp"),
        ({"until": 0.0}, "until"),
        ({"start": float("nan")}, "from"),
    ],
)
def test_a_fault_of_a_stream_is_found_where_it_is(more, where):
    assert wheres(case(replace(stream("a"), **more))) == [f"streams[0].{where}"]


@pytest.mark.parametrize(
    ("name", "given", "where"),
    [
        ("value", A(float("inf")), "value.best"),
        ("take_up", A(60.0), "take_up.best"),
        ("take_up", A(0.6, 0.5, 70.0), "take_up.high"),
        ("quantity", A(-1.0), "quantity.best"),
        ("value", A(1.0, 0.5), "value.high"),
        ("value", A(1.0, high=2.0), "value.low"),
        ("value", A(None, 1.0, 2.0), "value.best"),
        ("value", A(3.0, 1.0, 2.0), "value.best"),
        ("value", A(1.0, shape="square"), "value.shape"),
        ("value", A(1.0, grade="F"), "value.grade"),
        ("value", A(1.0, source="x"), "value.source"),
        ("value", A(1.0, price_year=24), "value.price_year"),
        ("quantity", A(1.0, price_year=2024), "quantity.price_year"),
    ],
)
def test_a_fault_of_an_amount_is_found_where_it_is(name, given, where):
    assert wheres(amount(name, given)) == [f"streams[0].{where}"]


def test_every_fault_is_told_at_once_with_what_to_do():
    found = e.faults(replace(GOOD, title="", years=0))
    assert [one.where for one in found] == ["title", "years"]
    assert str(found[0]) == "title: it is empty. Give the case a title."
