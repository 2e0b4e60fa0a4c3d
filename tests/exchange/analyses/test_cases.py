"""A version worked out: against sums done by hand, and what cannot be read says so in words."""

import copy

import pytest

from alongside.exchange.analyses import cases
from tests._support.evidence_since import MODEL, case

MONEY = 1 + 1 / 1.035 + 1 / 1.035**2
HEALTH = 1 + 1 / 1.015 + 1 / 1.015**2
VISITS = 40 * 6 * 400 * 0.5 * 1.05  # proof of grade B: a twentieth more than was hoped
BEDS = 400 * 10 * 400 * 0.5 * 0.2 * 0.85  # the weakest of its grades is C
WELL = 100 * 400 * 0.5


@pytest.mark.django_db
def test_a_version_comes_to_what_its_lines_come_to():
    answer = cases.result_of(case().versions.get())
    worth = VISITS * MONEY, BEDS * MONEY, WELL * HEALTH
    assert answer.result.npv == pytest.approx(-worth[0] + worth[1] + worth[2])
    assert answer.result.bcr == pytest.approx((worth[1] + worth[2]) / worth[0])
    assert answer.result.cash_npv == pytest.approx(-worth[0])
    assert answer.names["hospital"] == "Harbour Hospital"
    assert answer.result.not_known == ("carers-hours",)  # nobody said anything of unpaid carers
    assert cases.expected(answer, 2) == pytest.approx(
        {"visits": 2 * VISITS, "beds": 2 * BEDS, "well": 2 * WELL}
    )


def test_what_cannot_be_read_is_said_with_its_place_and_never_raised():
    broken = copy.deepcopy(MODEL)
    broken["streams"][1]["gains"] = "hospitel"
    assert cases.worked_out(broken) is None
    (problem,) = cases.problems_in(broken)
    assert problem.where == "streams[1].gains" and problem.what and problem.do
    assert cases.problems_in("nothing") and cases.problems_in(None) and cases.problems_in([1])
    assert cases.problems_in(MODEL) == []


def test_the_same_document_has_the_same_digest_whatever_its_order():
    turned = dict(reversed(MODEL.items()))
    assert cases.worked_out(turned).digest == cases.worked_out(MODEL).digest
