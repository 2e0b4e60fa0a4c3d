"""Who would lose in a case, worked out again by hand."""

import copy

from alongside.exchange.analyses.splits import split
from tests._support.evidence_terms import MODEL

YEARS = sum(1.035**-year for year in range(4))
VISITS, RAILS = 40 * 6 * 200 * YEARS, 60 * 200
BEDS = 300 * 5 * 200 * 0.3 * YEARS


def test_positions_losses_and_the_least_payments_are_those_of_the_sums():
    found = split(MODEL)
    at = {one.key: one for one in found.parties}
    assert abs(at["charity"].total + VISITS) < 1 and abs(at["council"].total + RAILS) < 1
    assert abs(at["hospital"].total - BEDS) < 1 and at["carers"].total == 0
    assert [one.key for one in found.losers] == ["charity", "council"]
    assert abs(found.smallest_total - VISITS - RAILS) < 1 and found.lacks == 0
    assert found.not_known == ("Hours of unpaid carers",) and found.not_cash == 0
    assert [one.needed for one in found.parties] == [False, True, True, False]


def test_the_fair_split_shares_what_is_left_with_those_who_make_it_possible():
    found = split(MODEL)
    third = (BEDS - VISITS - RAILS) / 3  # none of the three can do without the others
    assert all(abs(one.fair - third) < 1 for one in found.parties if one.key != "carers")
    assert found.leave == () and found.steady
    assert abs(sum(one.gets for one in found.parties)) < 1e-6


def test_people_are_never_asked_to_pay():
    model = copy.deepcopy(MODEL)
    model["streams"].append(
        {
            "id": "well",
            "name": "Feeling safe",
            "kind": "benefit",
            "gains": "carers",
            "counts_as": "wellbeing",
            "value": 90000,
        }
    )
    found = split(model)
    carers = next(one for one in found.parties if one.key == "carers")
    assert carers.total > 300_000 and carers.good == 0 and carers.gets == 0
    assert carers.fair == carers.total
    assert all(one.fair >= 0 for one in found.parties)  # what is shared is what can be paid
    assert next(one for one in split(model, count="cash").parties if one.key == "carers").total == 0


def test_who_is_not_needed_can_be_left_out_by_a_group():
    found = split(MODEL, needed=["hospital", "charity"])
    assert found.leave[0].names == ("Harbour Hospital", "Steady Feet")
    assert not found.steady  # they do better without bearing what the council bears


def test_what_cannot_be_worked_out_is_none():
    assert split({"title": "x"}) is None
    many = copy.deepcopy(MODEL)
    many["parties"] += [{"id": f"p{n}", "name": f"P{n}", "kind": "other"} for n in range(12)]
    found = split(many)
    assert found.steady is None and found.leave == ()
