"""Six answers become a case that can be worked out; what nobody said is not known, and never nought."""

import pytest

from alongside.backends.case_files import read_case
from alongside.engines.economics import results
from alongside.exchange.evidence import building_rules as rules
from alongside.exchange.evidence.building_templates import patterns

SIX = rules.Six(
    title="Lunch together",
    who="People who live alone",
    people=100,
    cost=5000,
    payer="The ward",
    change="A week without company that is not",
    of_100=50,
    worth=200,
    gainer="The ward",
    sort="cash",
    sure="once",
)


def line(model, key):
    found = rules.stream(model, key)
    assert found is not None
    return found


def test_six_answers_come_to_what_one_works_out_by_hand():
    model = rules.first_model(SIX, year=2026) | {"discount": 0, "inflation": 0, "optimism": "none"}
    found = results(read_case(model))
    assert found.benefits.sum() == pytest.approx(5 * 100 * 0.5 * 200)
    assert found.costs.sum() == pytest.approx(5 * 5000)
    assert line(model, "change")["effect"] == {"best": 0.5, "low": 0.375, "high": 0.625}
    assert line(model, "change")["value"]["grade"] == "B"


def test_hours_of_unpaid_carers_are_always_there_and_never_nought_by_silence():
    silent = rules.first_model(SIX, year=2026)
    assert "carers" in [one["id"] for one in silent["parties"]]
    assert line(silent, "carers-hours")["quantity"] == {"best": "not known", "unit": rules.HOURS}
    assert results(read_case(silent)).not_known == ("carers-hours",)
    said = rules.Six("x", payer="a", gainer="b", ways="none")
    assert line(rules.first_model(said, year=2026), "carers-hours")["quantity"]["best"] == 0
    fewer = rules.Six("x", payer="a", gainer="b", ways="fewer", hours=2, sure="guess")
    back = line(rules.first_model(fewer, year=2026), "carers-hours")
    assert (back["kind"], back["gains"], back["quantity"]["best"]) == ("benefit", "carers", 104)
    half = rules.Six("x", payer="a", gainer="b", ways="more")
    assert line(rules.first_model(half, year=2026), "carers-hours")["quantity"]["best"] == "not known"


@pytest.mark.parametrize("key", list(patterns()))
def test_every_pattern_makes_a_case_that_can_be_worked_out_with_its_lines_not_known(key):
    chosen = patterns()[key]
    model = rules.first_model(SIX, year=2026, streams=chosen.streams, parties=chosen.parties)
    found = results(read_case(model))
    assert len(found.not_known) == len(chosen.streams) + 1
    assert chosen.sort in rules.COUNTS


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("£1,200", 1200),
        ("12.5 %", 12.5),
        ("-3", -3),
        ("a lot", None),
        ("1e9", None),
        ("", None),
        ("1.2.3", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert rules.read_number(text) == number


def test_an_id_is_made_of_a_name_and_is_nobody_elses():
    assert rules.key_of("Nights on a ward, not needed!") == "nights-on-a-ward-not-needed"
    assert rules.key_of("Café", ["cafe", "cafe-2"]) == "cafe-3"
    assert rules.key_of("24 hours") == "a-24-hours"
    assert rules.key_of("…") == "line"


def test_a_row_is_put_in_its_place_or_at_the_end_and_the_model_given_stays_as_it_was():
    model = rules.first_model(SIX, year=2026)
    before = [one["id"] for one in model["streams"]]
    more = rules.with_row(model, "streams", {"id": "new", "name": "New"})
    assert [one["id"] for one in more["streams"]] == [*before, "new"]
    other = rules.with_row(more, "streams", {"id": "change", "name": "Else"})
    assert line(other, "change") == {"id": "change", "name": "Else"}
    assert [one["id"] for one in model["streams"]] == before


def test_what_only_spoke_of_a_line_goes_with_it():
    model = rules.first_model(SIX, year=2026) | {
        "correlations": [{"between": ["change.value", "running.value"], "r": 0.5}],
        "scenarios": [{"id": "slow", "set": {"change.effect": 0.1, "running.value": 9}}],
    }
    less = rules.without_row(model, "streams", "change")
    assert "correlations" not in less
    assert less["scenarios"] == [{"id": "slow", "set": {"running.value": 9}}]
    assert rules.uses_of(model, "parties", "payer") == ["What it costs to run", SIX.change]
    assert rules.uses_of(model, "sources", "living-wage") == ["Hours of unpaid carers"]


def test_an_amount_is_read_from_three_fields():
    assert rules.read_amount("12", "", "") == (12, {})
    assert rules.read_amount("40", "30", "60", scale=100) == ({"best": 0.4, "low": 0.3, "high": 0.6}, {})
    assert rules.read_amount("", "", "") == (None, {})
    assert rules.read_amount("", "", "", unknown=True, old={"best": 3, "unit": "h"}) == (
        {"best": "not known", "unit": "h"},
        {},
    )
    assert rules.read_amount(
        "9", "", "", old={"best": 1, "low": 0, "high": 2, "shape": "pert", "source": "s"}
    ) == (
        {"best": 9, "source": "s"},
        {},
    )
    assert rules.read_amount("x", "1", "2")[1] == {"best": "number"}
    assert rules.read_amount("", "1", "2")[1] == {"best": "no-best"}
    assert rules.read_amount("5", "1", "")[1] == {"high": "both-ends"}
    assert rules.read_amount("5", "6", "7")[1] == {"best": "order"}


def test_what_is_typed_comes_back_as_it_was():
    assert rules.typed_amount({"best": 0.125, "low": 0.1, "high": 0.2}, 100) == {
        "best": "12.5",
        "low": "10",
        "high": "20",
        "unknown": False,
    }
    assert rules.typed_amount("not known")["unknown"] is True
    assert rules.typed_amount(1200)["best"] == "1200"


def test_a_line_that_begins_within_a_year_counts_in_part():
    assert rules.share_of_first_year(0) == (0, 1)
    assert rules.share_of_first_year(1.25) == (1, 0.75)
