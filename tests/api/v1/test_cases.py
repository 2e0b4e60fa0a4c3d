"""Business cases through the API: results by party, never added unsaid, and only what may be seen."""

import pytest

from tests._support.evidence_since import case, version

pytestmark = pytest.mark.django_db
AT = "/api/v1/cases"


def test_a_case_is_told_with_what_it_comes_to(client):
    found = case(mode="adds")
    case("Quiet", visibility="private")
    (told,) = client.get(AT).json()["items"]
    assert (told["ref"], told["mode"], told["version"]) == (found.ref, "adds", 1)
    assert told["results"]["npv"] == pytest.approx(307331, abs=1) and told["results"]["likely"] is None
    one = client.get(f"{AT}/{found.ref}").json()["results"]
    hospital = one["parties"][0]
    assert hospital["id"] == "hospital" and hospital["net"]["cash"] == 0 < hospital["net"]["capacity"]
    assert one["likely"]["low"] < one["npv"] < one["likely"]["high"] and one["likely"]["draws"] == 5000
    assert one["not_known"] == ["carers-hours"]


def test_one_that_cannot_be_worked_out_has_no_results(client):
    found = case()
    version(found, {"case": 1}, 2)
    assert client.get(f"{AT}/{found.ref}").json()["results"] is None
    assert client.get(f"{AT}/{case(visibility='private').ref}").status_code == 404
