"""An Open Referral feed becomes a table, in the new shapes and the old, whatever its makers got wrong."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange.feeds.lists.referral import HEAD, table_of
from alongside.exchange.feeds.lists.sheets import CannotRead

OLD = {
    "content": [
        {
            "name": "Old shape",
            "eligibilitys": [{"eligibility": "Adults", "minimum_age": 18}],
            "cost_options": [{"option": "Adult", "amount": 3}],
            "regular_schedules": [{"byday": "MO,TH", "opens_at": "10:00:00", "closes_at": "12:00:00"}],
            "contacts": [{"name": "Ann", "phones": [{"number": "01632 960111"}]}],
            "service_at_locations": [
                {"location": {"latitude": "50.4", "longitude": "-3.5", "physical_addresses": [
                    {"city": "Truro", "postal_code": "TR1 1AA"}]}}
            ],
        }
    ]
}  # fmt: skip


def rows(said):
    head, *found = table_of(said)
    return [dict(zip(head, row, strict=True)) for row in found]


def test_the_older_shape():
    (row,) = rows(OLD)
    assert row["Service"] == "Old shape" and row["Who it is for"] == "Adults; Aged 18 and over"
    assert (row["Place"], row["Postcode"], row["Latitude"]) == ("Truro", "TR1 1AA", "50.4")
    assert row["Opening times"] == "Monday, Thursday 10:00 to 12:00" and row["Cost"] == "Adult £3"
    assert row["Phone"] == "01632 960111" and "Ann" not in row.values()


@pytest.mark.reference
@pytest.mark.parametrize(
    "name", ["service_full", "service_list", "organization_full", "service_at_location_full"]
)
def test_the_examples_of_the_standard(shared, name):
    path = shared / f"references/12_standards/oruk_3.0/examples/{name}.json"
    (row,) = rows(json.loads(path.read_text(encoding="utf-8")))
    assert row["Service"] == "Community Counselling" and row["Organisation"] == "Example Organization Inc."
    assert row["Last checked"] == "2005-01-01" and row["Email"] == "email@example.com"
    if name == "service_full":
        assert row["Company number"] == "1234567" and row["Place"] == "MyCity"
        assert row["Latitude"] == ""  # theirs is 100


def test_what_holds_no_service_is_refused():
    for said in ({}, [], {"a": 1}, {"contents": [1, "x", None]}, 5, [[[[[{"name": "deep"}]]]]]):
        with pytest.raises(CannotRead):
            table_of(said)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["name", "contents", "service", "services", "organization", "phones", "schedules",
                         "service_at_locations", "location", "addresses", "contacts", "latitude"]),
        inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(json_values)
def test_any_json_gives_whole_rows_or_a_sentence(said):
    try:
        found = table_of(said)
    except CannotRead:
        return
    assert all(len(row) == len(HEAD) and all(isinstance(cell, str) for cell in row) for row in found)
