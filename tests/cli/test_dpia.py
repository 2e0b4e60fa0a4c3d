"""The assessment gets what the program does, as a document and as JSON."""

import pytest

pytestmark = pytest.mark.django_db

# These only hang on the part somebody has in what is asked; erasure takes the person out of that.
HANGS = {"voices.Vote", "voices.Contribution", "voices.Telling"}


def test_every_kind_of_row_is_told_with_purpose_basis_time_and_erasure(alongside):
    said = alongside("dpia", "--json").json()
    kept = {one["model"]: one for one in said["kept"]}
    assert {"accounts.User", "accounts.Guest", "needs.Need", "matches.Enquiry"} <= set(kept)
    assert kept["matches.Enquiry"]["fields"]["words"] == "blanked"
    assert kept["matches.Enquiry"]["kept"] == "12 months" and kept["matches.Enquiry"]["basis"] == "consent"
    assert all(one["purpose"] and one["what"] for one in kept.values())
    assert {name for name, one in kept.items() if not one["fields"]} == HANGS
    assert len(said["flows"]) >= 5 and len(said["processors"]) >= 2


def test_as_a_document_it_is_markdown(alongside):
    out = alongside("dpia").out
    assert out.startswith("# What this exchange keeps of people")
    table = [line for line in out.splitlines() if line.startswith("|")]
    assert len(table) > 20 and {line.count("|") for line in table} == {6}
