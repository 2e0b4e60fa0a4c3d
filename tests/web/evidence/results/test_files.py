"""A case as a file: named after it, and an invented one says so."""

import pytest

from tests._support.evidence_since import case

pytestmark = pytest.mark.django_db


def test_a_file_is_named_after_the_case_and_says_that_it_is_invented(client):
    real, town = case(), case("Warm rooms", world="practice")
    answer = client.get(f"/cases/{real.ref}/case.yaml")
    assert 'filename="falls-prevention-at-home.yaml"' in answer["Content-Disposition"]
    assert "invented" not in answer.content.decode() and "# Version 1 of" in answer.content.decode()
    assert "Practice town: invented." in client.get(f"/cases/{town.ref}/case.yaml").content.decode()
    page = client.get(f"/cases/{real.ref}/").content.decode()
    assert f"/cases/{real.ref}/case.xlsx" in page
