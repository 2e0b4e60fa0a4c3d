"""What terms leave each party with, held against sums by hand."""

import copy

import pytest

from alongside.exchange.analyses import terms
from tests._support.evidence_terms import MODEL, SHARE

KINDS = tuple(terms.MAIN)


def by_key(found):
    return {one.key: one for one in found.parties}


def test_a_share_moves_what_it_says_and_nothing_is_lost():
    found = by_key(terms.outlook(MODEL, "gain-share", SHARE))
    gain = found["hospital"].alone
    assert found["charity"].paid == pytest.approx(0.4 * gain)
    assert found["council"].paid == pytest.approx(0.1 * gain)
    assert sum(one.paid for one in found.values()) == pytest.approx(0, abs=1e-6)
    assert all(one.expected == pytest.approx(one.alone + one.paid) for one in found.values())
    assert found["council"].cash == pytest.approx(found["council"].expected)
    assert found["carers"].agrees is None


def test_without_ranges_what_is_likely_is_what_is_expected():
    model = copy.deepcopy(MODEL)
    for row, best in zip(model["streams"][:3], (40, 60, 300), strict=True):
        row["value"] = best
    model["streams"][2]["effect"] = 0.3
    fee = {"payer": "hospital", "payee": "charity", "counted": "visits", "fee": 40}
    found = by_key(terms.outlook(model, "activity", fee))
    assert found["charity"].expected == pytest.approx(0, abs=1e-6)  # each visit is paid for
    assert found["charity"].low == pytest.approx(found["charity"].high)
    assert found["charity"].loses == 0 and found["hospital"].loses == 0
    assert not terms.outlook(model, "activity", fee).aligned  # nothing hangs on the result


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_suggested_can_be_looked_at(kind):
    numbers = terms.suggested(MODEL, kind)
    found = terms.outlook(MODEL, kind, numbers)
    assert sum(one.paid for one in found.parties) == pytest.approx(0, abs=1e-6)
    if kind in ("fixed", "activity", "bonus", "gain-share"):
        assert by_key(found)["charity"].expected >= 0
        main = numbers[terms.MAIN[kind]]
        main = sum(main.values()) if isinstance(main, dict) else main
        assert found.low <= main + 0.03 and found.high >= main


def test_a_share_of_the_gain_suits_all_and_a_fee_does_not():
    share = terms.outlook(MODEL, "gain-share", terms.suggested(MODEL, "gain-share"))
    assert share.aligned and share.result == "Nights in hospital not needed" and share.done == "Home visits"
    assert not terms.outlook(MODEL, "activity", terms.suggested(MODEL, "activity")).aligned


def test_terms_stand_beside_one_another_and_beside_none():
    found = terms.beside(MODEL, {"1": ("gain-share", SHARE)})
    alone, shared = found[""], found["1"]
    assert sum(one[0] for one in alone) == pytest.approx(sum(one[0] for one in shared))
    assert [known for _left, _loses, known in alone] == [True, True, True, False]
    outlook = terms.outlook(MODEL, "gain-share", SHARE)
    assert [one[0] for one in shared] == pytest.approx([one.expected for one in outlook.parties])


def test_what_can_be_counted_is_known_and_worth_something():
    assert [key for key, _name in terms.countable(MODEL)] == ["visits", "rails", "beds"]
    assert [key for key, _name in terms.parties(MODEL)] == ["hospital", "charity", "council", "carers"]
    assert terms.years(MODEL) == 4


def test_where_nobody_gains_or_it_cannot_be_worked_out_nothing_is_suggested():
    model = copy.deepcopy(MODEL)
    model["streams"].pop(2)
    assert terms.suggested(model, "fixed") == {}
    found = terms.outlook(model, "gain-share", SHARE)
    assert found.result == "" and not found.aligned and found.low is None
    broken = {"title": "x"}
    assert terms.suggested(broken, "fixed") == {} and terms.outlook(broken, "fixed", {}) is None
    assert terms.beside(broken, {}) == {} and terms.countable(broken) == []
    assert terms.years(broken) == 0
