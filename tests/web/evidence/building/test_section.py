"""What the page of a case says of who has signed, and the mix of what people add and replace."""

from alongside.exchange.evidence import building_rules as building
from alongside.exchange.evidence.building_templates import patterns
from alongside.web.evidence.building.section import mix_said
from alongside.web.evidence.building.wording import PATTERN
from tests._support.evidence import MODEL


def test_the_mix_is_told_in_hours_savings_and_what_is_put_back():
    assert mix_said(MODEL) == []
    chosen = patterns()["both"]
    said = building.Six("Both", payer="Us", gainer="Ward", people=10, cost=1)
    model = building.first_model(said, year=2026, streams=chosen.streams, parties=chosen.parties)
    assert mix_said(model)[0] == "How many hours people give is not known yet."
    numbers = {
        "given": {"quantity": {"best": 300, "unit": building.HOURS}},
        "instead": {"quantity": {"best": 100, "unit": building.HOURS}},
        "staff-time": {"value": 2000},
        "put-back": {"value": 500},
    }
    for key, more in numbers.items():
        model = building.with_row(model, "streams", building.stream(model, key) | more)
    first, second = mix_said(model)
    assert "300 hours a year on top" in first and "75 of every 100" in first
    assert second == "What is replaced is worth £2,000 a year; of that, £500 is put back."


def test_every_pattern_has_its_words():
    assert list(PATTERN) == list(patterns())
