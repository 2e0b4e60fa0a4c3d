"""How sure a case is: the same for everybody, and nothing where nothing has a range."""

import copy

from alongside.exchange.analyses import cases_drawn
from alongside.exchange.analyses.cases import worked_out
from tests._support.evidence_since import MODEL


def plain():
    """The case without any range."""
    model = copy.deepcopy(MODEL)
    for stream in model["streams"]:
        for name, value in stream.items():
            if isinstance(value, dict):
                stream[name] = value["best"]
    return model


def test_draws_lie_around_the_answer_and_are_the_same_again():
    answer = worked_out(MODEL)
    found = cases_drawn.of_answer(answer, 600)
    assert found.uncertain == 3 and found.draws == 600
    assert found.total.low < answer.result.npv < found.total.high
    assert found.parties["hospital"].low > 0 > found.parties["charity"].high
    assert abs(sum(one.mean for one in found.by) - found.total.mean) < 1
    cases_drawn._simulated.cache_clear()
    assert cases_drawn.of_answer(answer, 600) == found


def test_without_ranges_every_draw_is_the_answer():
    answer = worked_out(plain())
    found = cases_drawn.of_answer(answer, 50)
    assert found.uncertain == 0
    assert (
        abs(found.total.low - answer.result.npv) < 0.01 and abs(found.total.high - answer.result.npv) < 0.01
    )
