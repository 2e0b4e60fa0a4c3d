"""Versions: what each came to, and what is different between two of them."""

import copy

import pytest

from tests._support.evidence_since import MODEL, case, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    """A case with a second version: fewer take part, and somebody else pays."""
    made, newer = case(), copy.deepcopy(MODEL)
    newer["streams"][0] |= {"take_up": 0.25, "bears": "hospital"}
    newer["parties"][0]["block_contract"] = False
    version(made, newer, 2, note="Half as many visits")
    return made


def test_two_versions_stand_side_by_side(client, found):
    page = client.get(f"/cases/{found.ref}/versions/").content.decode()
    assert "Half as many visits" in page and "The one that counts" in page
    assert "The newer one comes to £73,072 more, in today&#39;s money." in page
    assert "Home visits · the share who take part" in page and "0.25" in page
    assert "Home visits · who pays or gives up" in page and "Better off by: Steady Feet" in page
    csv = client.get(f"/cases/{found.ref}/versions/?one=2&other=1&download=csv").content.decode()
    assert "the share who take part" in csv and "Back for each £1" in csv


def test_the_same_version_twice_and_one_that_never_was_are_no_comparison(client, found):
    for query in ("one=1&other=1", "one=1&other=9", "one=x&other=1"):
        page = client.get(f"/cases/{found.ref}/versions/?{query}").content.decode()
        assert "Choose two different versions." in page


def test_a_version_that_cannot_be_worked_out_is_listed_and_not_compared(client, found):
    version(found, {"case": 1}, 3)
    page = client.get(f"/cases/{found.ref}/versions/?one=1&other=3").content.decode()
    assert "It cannot be worked out any more." in page and "What was put in otherwise" not in page
    single = client.get(f"/cases/{case().ref}/versions/").content.decode()
    assert "Two side by side" not in single
