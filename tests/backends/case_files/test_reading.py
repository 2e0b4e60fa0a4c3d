"""The case format is read whole or refused with every fault, each with its place."""

import pytest

from alongside.backends.case_files import CaseBroken, read_case
from alongside.engines import economics as e

SMALL = {
    "case": 1,
    "title": "Small",
    "first_year": 2026,
    "years": 2,
    "parties": [{"id": "a"}, {"id": "carers", "kind": "carers"}],
    "streams": [
        {"id": "s", "kind": "benefit", "gains": "a", "value": 10},
        {"id": "h", "kind": "cost", "bears": "carers", "value": 0},
    ],
}


def stream(**more):
    return {**SMALL, "streams": [{**SMALL["streams"][0], **more}, SMALL["streams"][1]]}


def said(document):
    with pytest.raises(CaseBroken) as caught:
        read_case(document)
    return {one.where: f"{one.problem} {one.remedy}" for one in caught.value.faults}


def test_what_is_left_out_is_as_usual():
    case = read_case(SMALL)
    assert case.price_year == 2026 and case.discount == e.Discount() and case.inflation == 0
    assert case.optimism == tuple(e.GRADES.items())
    assert case.party("a") == e.Party("a", "a")
    one = case.stream("s")
    assert one == e.Stream("s", "s", "benefit", e.Amount(10.0), gains="a")


def test_everything_that_can_be_said_is_read():
    whole = {
        "best": 1, "low": 0.5, "high": 2, "shape": "pert", "unit": "£", "source": "x", "price_year": 2024,
        "grade": "B", "note": "n",
    }  # fmt: skip
    case = read_case(
        stream(
            value=whole, health=True, recurrent=False, capital=True, marginal=False, double_running=True,
            counts_as="capacity", ramp=0.5, until=2, take_up="not known",
            **{"from": 0.5, "staff": {"fte": "not known", "whose": "w"}},
        )
        | {
            "sources": [{"id": "x", "title": "A count", "year": 2024, "licence": "OGL-3.0", "url": "https://example.org/"}],
            "discount": {"money": [0.03, 0.02], "health": 0.01},
            "inflation": {"2025": 0.02, 2024: 0.01},
            "optimism": {"E": 0.5},
            "correlations": [{"between": ["s.value", "h.value"], "r": 0.5}],
            "scenarios": [{"id": "bad", "set": {"s.value": 1}}],
            "compared_with": "nothing", "note": "invented",
        }
    )  # fmt: skip
    one = case.stream("s")
    assert one.value == e.Amount(1.0, 0.5, 2.0, "pert", "£", "x", 2024, "B", "n")
    assert (one.start, one.ramp, one.until) == (0.5, 0.5, 2) and one.take_up == e.Amount(None)
    assert (one.health, one.recurrent, one.capital, one.marginal, one.double_running) == (
        True,
        False,
        True,
        False,
        True,
    )
    assert one.staff == e.Staff(None, "w", "", None) and one.counts_as == "capacity"
    assert case.sources == (e.Source("x", "A count", 2024, "OGL-3.0", "https://example.org/"),)
    assert case.discount == e.Discount((0.03, 0.02), (0.01,))
    assert case.inflation == ((2024, 0.01), (2025, 0.02)) and dict(case.optimism)["E"] == 0.5
    assert case.correlations == (e.Correlation(("s.value", "h.value"), 0.5),)
    assert case.scenarios == (e.Scenario("bad", "bad", (("s.value", 1.0),)),)
    assert read_case(SMALL | {"optimism": "none"}).optimism == ()
    assert read_case(SMALL | {"discount": 0.02}).discount == e.Discount((0.02,), (0.02,))


def test_carers_come_in_where_nobody_speaks_of_them():
    case = read_case(SMALL | {"parties": SMALL["parties"][:1], "streams": SMALL["streams"][:1]})
    assert case.stream("carers-hours").value.best is None and case.party("carers").kind == "carers"


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"case": 2}, "case", "case: 1"),
        ({"colour": "red"}, "colour", "Known are"),
        ({"titel": "x"}, "titel", "Did you mean title?"),
        ({"title": ["x"]}, "title", "not a text"),
        ({"years": "two"}, "years", "'two' is not a number"),
        ({"years": True}, "years", "'True' is not a number"),
        ({"years": 1.5}, "years", "not a whole number"),
        ({"years": 0}, "years", "not between 1 and 100"),
        ({"parties": "me"}, "parties", "not a list"),
        ({"parties": [*SMALL["parties"], "me"]}, "parties[2]", "Write name: value"),
        ({"parties": [{"id": "a", "block_contract": 1}]}, "parties[0].block_contract", "true or false"),
        ({"discount": "high"}, "discount.money", "no schedule"),
        ({"discount": {"money": "3%"}}, "discount.money", "no schedule"),
        ({"discount": {"tea": 1}}, "discount.tea", "Known are money, health"),
        ({"inflation": {"then": 0.1}}, "inflation.then", "not a number"),
        ({"optimism": {"A": "much"}}, "optimism.A", "not a number"),
        ({"correlations": [{"between": "s.value", "r": 0}]}, "correlations[0].between", "two amounts"),
        ({"scenarios": [{"id": "x", "set": 3}]}, "scenarios[0].set", "not a list of amounts"),
        ({"sources": [{"id": "x"}]}, "sources[0].title", "missing"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(change, where, words):
    found = said(SMALL | change)
    assert words in found[where]


@pytest.mark.parametrize(
    ("more", "where", "words"),
    [
        ({"value": None}, "value", "nothing is not a number"),
        ({"value": "ten"}, "value", "or not known"),
        ({"value": float("nan")}, "value", "not a number"),
        ({"value": {"low": 1, "high": 2}}, "value.best", "missing"),
        ({"value": {"best": 3, "low": 1, "high": 2}}, "value.best", "between low and high"),
        ({"value": {"best": 1, "high": "x", "low": 0}}, "value.high", "not a number"),
        ({"take_up": 60}, "take_up.best", "60% as 0.6"),
        ({"gains": "b"}, "gains", "Give one of a, carers"),
        ({"health": "maybe"}, "health", "true nor false"),
        ({"staff": {"fte": "few"}}, "staff.fte", "not a number"),
        ({"staff": 2}, "staff", "Write name: value"),
        ({"tkae_up": 1}, "tkae_up", "Did you mean take_up?"),
        ({"name": None}, "name", "not a text"),
    ],
)
def test_a_fault_of_a_stream_is_told_with_its_place(more, where, words):
    assert words in said(stream(**more))[f"streams[0].{where}"]


def test_a_stream_needs_a_value_and_all_faults_come_at_once():
    document = SMALL | {"title": 3.5, "streams": [{"kind": "cost"}]}
    found = said(document)
    assert {"title", "streams[0].value", "streams[0].id"} <= found.keys()
    assert said({}).keys() == {"case", "title", "first_year", "years", "streams"}
    assert "the file" in said("a text")
