"""The pathway and what each gate asks for."""

from hypothesis import given
from hypothesis import strategies as some

from alongside.exchange.innovations.stages import GATES, STAGES, TYPES, after, asked_at


def test_every_stage_has_a_gate_and_an_end():
    assert set(GATES) == set(STAGES)
    assert [after(stage) for stage in STAGES] == [*STAGES[1:], ""]
    assert after("") == "idea"


def test_a_digital_product_is_asked_for_its_data_and_a_service_is_not():
    digital = {item.key for item in asked_at("development", ["digital"])}
    service = {item.key for item in asked_at("development", ["service"])}
    assert "data" in digital
    assert "data" not in service
    assert {"works", "users"} <= digital & service


@given(
    stage=some.sampled_from(STAGES), types=some.sets(some.sampled_from(TYPES)), more=some.sampled_from(TYPES)
)
def test_a_further_type_never_asks_for_less(stage, types, more):
    few = {item.key for item in asked_at(stage, types)}
    assert few <= {item.key for item in asked_at(stage, types | {more})}


def test_no_key_stands_twice_at_a_gate():
    for stage in STAGES:
        keys = [item.key for item in GATES[stage]]
        assert len(keys) == len(set(keys))
