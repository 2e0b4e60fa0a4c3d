"""Whose figures changed, who agrees, what a case lacks, and what people add to and replace."""

from copy import deepcopy
from types import SimpleNamespace

import pytest

from alongside.exchange.evidence import building_rules as building
from alongside.exchange.evidence import reviewing_rules as rules
from alongside.exchange.evidence.building_templates import patterns
from tests._support.evidence import MODEL


def party(key, actor=1):
    return SimpleNamespace(key=key, name=key.title(), actor_id=actor)


def word(key, decision="agreed", model=MODEL, actor=1):
    return SimpleNamespace(party=key, decision=decision, actor_id=actor, version=SimpleNamespace(model=model))


def states(model, parties, words):
    return [one.state for one in rules.stand(model, parties, words)]


def changed(**fields):
    model = deepcopy(MODEL)
    model["streams"][0] |= fields
    return model


def test_only_those_whose_figures_changed_are_asked_again():
    both = [party("ward"), party("club")]
    said = [word("ward"), word("club")]
    assert states(MODEL, both, said) == ["agreed", "agreed"]
    assert states(changed(value=5), both, said) == ["agreed", "again"]  # a line of the club alone
    assert states(MODEL | {"years": 9}, both, said) == ["again", "again"]
    assert states(MODEL | {"title": "Else", "note": "x"}, both, said) == ["agreed", "agreed"]


def test_a_source_on_which_a_figure_rests_belongs_to_it():
    value = {"best": 1000, "low": 800, "high": 1200, "source": "s"}
    model = changed(value=value) | {"sources": [{"id": "s", "title": "A"}, {"id": "t", "title": "B"}]}
    other = model | {"sources": [{"id": "s", "title": "Other"}, {"id": "t", "title": "B"}]}
    aside = model | {"sources": [{"id": "s", "title": "A"}, {"id": "t", "title": "C"}]}
    assert rules.touching(model, "club") != rules.touching(other, "club")
    assert rules.touching(model, "club") == rules.touching(aside, "club")
    assert rules.touching(model, "ward") == rules.touching(other, "ward")


@pytest.mark.parametrize(
    ("parties", "words", "expected", "agreed"),
    [
        ([party("ward")], [], ["waiting"], False),
        ([party("ward", None)], [], ["nobody"], False),
        ([party("ward", None), party("club")], [word("club")], ["nobody", "agreed"], True),
        ([party("ward")], [word("ward", "not-agreed"), word("ward")], ["not-agreed"], False),
        ([party("ward")], [word("ward", "with-comment")], ["with-comment"], True),
        ([party("ward", 2)], [word("ward")], ["waiting"], False),  # another organisation answers now
    ],
)
def test_the_newest_word_of_whoever_answers_counts(parties, words, expected, agreed):
    found = rules.stand(MODEL, parties, words)
    assert [one.state for one in found] == expected
    assert rules.all_agree(found) is agreed


def keys(model, attached=("quality", "equality", "data"), stands=()):
    return {one.key: one.about for one in rules.lacks(model, stands, attached)}


def test_what_is_missing_is_named_line_by_line():
    found = keys(MODEL, attached=("equality",), stands=rules.stand(MODEL, [party("carers", None)], []))
    assert found["unsourced"] == ("A cook", "Days in hospital not needed")
    assert found["nobody"] == ("Carers",)
    assert {"no-quality", "no-data"} <= set(found) and "no-equality" not in found
    assert found["cost-basis"] == ("Days in hospital not needed",)
    assert "payer-gains-nothing" in found and "one-year-budget" in found and "no-closing" in found


def test_cash_promised_to_the_health_service_asks_how_it_is_paid():
    model = deepcopy(MODEL)
    model["streams"][1] |= {"counts_as": "cash", "marginal": True}
    assert keys(model)["block"] == ("The ward",)
    model["parties"][0]["block_contract"] = False
    assert "block" not in keys(model)


def test_replaced_work_asks_who_was_asked_and_two_ways_need_an_end():
    asked = {"staff": {"replaces": True, "whose": "Cooks"}, "double_running": True}
    assert keys(changed(**asked))["not-asked"] == ("A cook",)
    assert keys(changed(**asked))["fares"] == ("A cook",)
    whole = {"staff": {"replaces": True, "asked": "All in May"}, "double_running": True, "until": 1}
    assert {"not-asked", "fares"}.isdisjoint(keys(changed(**whole)))


def test_a_number_that_is_not_known_is_said_to_be():
    assert keys(changed(quantity={"best": "not known", "unit": "hours a year"}))["unknown"] == ("A cook",)


def test_the_mix_of_what_people_add_and_replace_what_it_saves_and_what_is_put_back():
    assert rules.mix_of(MODEL) is None
    said = building.Six("Both", payer="Us", gainer="Ward", people=10, cost=1)
    chosen = patterns()["both"]
    model = building.first_model(said, year=2026, streams=chosen.streams, parties=chosen.parties)
    assert rules.mix_of(model) == rules.Mix(None, None, None, None)
    numbers = {
        "given": {"quantity": {"best": 3, "unit": building.HOURS}, "population": 100},
        "instead": {"quantity": {"best": 2, "unit": building.HOURS}, "population": 50},
        "staff-time": {"value": 20, "quantity": 100},
        "put-back": {"value": 500},
    }
    for key, more in numbers.items():
        row = building.stream(model, key)
        model = building.with_row(model, "streams", row | more)
    assert rules.mix_of(model) == rules.Mix(adds=300, replaces=100, saved=2000, put_back=500)
