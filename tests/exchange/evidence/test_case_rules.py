"""What may be done with a business case, and when."""

import pytest

from alongside.exchange.evidence import case_rules as rules


@pytest.mark.parametrize(
    ("now", "to", "why"),
    [
        ("draft", "review", None),
        ("draft", "agreed", "not-now"),
        ("review", "agreed", None),
        ("agreed", "review", None),
        ("withdrawn", "draft", "not-now"),
        ("nonsense", "draft", "not-now"),
    ],
)
def test_a_case_goes_from_one_status_to_the_next(now, to, why):
    refused = rules.may_move(now, to)
    assert (refused.why if refused else None) == why


@pytest.mark.parametrize(
    ("title", "party", "why"),
    [("Lunch", 1, None), (" ", 1, "no-title"), ("x" * 201, 1, "long-title"), ("Lunch", None, "no-party")],
)
def test_a_case_has_a_name_and_somebody_who_writes_it(title, party, why):
    refused = rules.may_keep(title=title, acts_for=party)
    assert (refused.why if refused else None) == why


@pytest.mark.parametrize(
    ("model", "found"),
    [
        ({"parties": [{"id": "ward", "name": "The ward", "kind": "nhs"}]}, [("ward", "The ward", "nhs")]),
        ({"parties": [{"id": "ward"}, {"name": "No id"}, "nonsense"]}, [("ward", "ward", "")]),
        ({"parties": "nonsense"}, []),
        ({}, []),
    ],
)
def test_who_is_named_in_a_model(model, found):
    assert rules.parties_in(model) == found
