"""Two versions side by side: every input that is different and no other, and what came of it."""

import copy

from alongside.exchange.analyses import cases_compared as compared
from alongside.exchange.analyses.cases import worked_out
from tests._support.evidence_since import MODEL


def test_what_went_in_otherwise_is_named_with_both_values():
    newer = copy.deepcopy(MODEL)
    newer["years"] = 4
    newer["streams"][0]["take_up"] = 0.6
    newer["streams"][1]["effect"]["low"] = 0.1
    del newer["streams"][2]
    newer["sources"].append({"id": "s2", "title": "Our own count"})
    found = compared.changes(worked_out(MODEL), worked_out(newer))
    told = {(one.part, one.of, one.field): (one.before, one.after) for one in found}
    assert told == {
        ("", "", "years"): (3, 4),
        ("sources", "Our own count", ""): (None, "Our own count"),
        ("streams", "Home visits", "take_up"): (0.5, 0.6),
        ("streams", "Fewer nights in hospital", "effect.low"): (0.05, 0.1),
        ("streams", "Feeling safe", ""): ("Feeling safe", None),
    }


def test_what_came_out_is_told_for_all_and_for_every_party():
    newer = copy.deepcopy(MODEL)
    newer["parties"].append({"id": "council", "name": "The council", "kind": "council"})
    newer["streams"][0] |= {"bears": "council", "take_up": 0.25}
    before, after = worked_out(MODEL), worked_out(newer)
    rows = {(one.key, one.party): (one.before, one.after) for one in compared.moved(before, after)}
    assert rows["npv", ""] == (before.result.npv, after.result.npv)
    assert rows["party", "The council"][0] is None and rows["party", "The council"][1] < 0
    assert rows["party", "Steady Feet"][1] == 0
    assert compared.changes(before, before) == []
