"""Where an answer turns: there, worked out again, it is nought."""

import pytest
from hypothesis import given, settings

from alongside.engines import economics as e
from alongside.engines.economics import switching as w
from alongside.engines.economics.sensitivity import Question
from tests.engines.economics.cases import AMOUNT, case, cases, stream

BEDS = case(
    stream("visits", "cost", 90.0, effect=AMOUNT(1, 0.5, 1.6)),
    stream("beds", value=110.0, effect=AMOUNT(1, 0, 2), drop_off=AMOUNT(0.1, 0, 0.5)),
    scenarios=(e.Scenario("bad", "Fewer", (("beds.effect", 0.5),)), e.Scenario("same", "As is")),
)


@given(cases())
@settings(max_examples=12, deadline=None)
def test_at_the_turn_going_ahead_is_worth_nothing(any_case):
    for one in w.turns(any_case):
        assert one.answer == pytest.approx(e.results(any_case).npv, abs=1e-6)
        if one.at is not None and not one.key.endswith(".value"):
            again = e.results(e.with_values(any_case, {one.key: one.at}))
            size = float(again.benefits.sum() + again.costs.sum())
            assert again.npv == pytest.approx(0, abs=1e-6 * (1 + abs(size) + abs(one.answer)))


def test_the_nearest_comes_first_and_says_how_far():
    found = w.turns(BEDS)
    assert found[0].key in ("visits.effect", "beds.effect") and all(one.at is not None for one in found)
    visits = next(one for one in found if one.key == "visits.effect")
    npv = e.results(BEDS).npv
    assert visits.change == pytest.approx(npv / float(e.results(BEDS).costs.sum())) and visits.within
    changes = [abs(one.change) for one in found]
    assert changes == sorted(changes)


def test_what_cannot_be_is_no_turn():
    rich = case(stream("a", value=100.0, take_up=AMOUNT(0.5, 0.2, 0.8), quantity=AMOUNT(1, 0, 2)),
                stream("b", "cost", 500.0), stream("c", value=AMOUNT(9, 8, 10).best))  # fmt: skip
    assert {one.key: one.at is None for one in w.turns(rich)} == {"a.take_up": True, "a.quantity": False}
    only_cost = case(stream("b", "cost", 5.0, quantity=AMOUNT(2, 1, 3)), stream("c", "cost"))
    assert [(one.at, one.change) for one in w.turns(only_cost)] == [(None, None)]
    untouched = case(stream("b", "cost", 5.0, quantity=AMOUNT(2, 1, 3)), stream("c"))
    assert w.turns(untouched, Question("trust"))[0].at is None
    kept = case(stream("b", "cost"), stream("c", drop_off=AMOUNT(0.1, 0, 0.2)))
    assert w.turns(kept)[0].at == pytest.approx(0, abs=1e-6) or w.turns(kept)[0].at is None


def test_scenarios_say_whether_the_answer_is_another():
    assert [(one.id, one.turns) for one in w.scenarios(BEDS)] == [("bad", True), ("same", False)]
    assert w.scenarios(BEDS)[1].answer == pytest.approx(e.results(BEDS).npv)
