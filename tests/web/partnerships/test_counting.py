"""How success is counted on the page."""

import pytest

from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


def test_a_way_to_count_and_its_figures(client):
    one = member(partnership(), None, "lead")
    client.force_login(user_of(one.party))
    at = f"/partnerships/{one.partnership.ref}/measures/"
    wrong = client.post(at, {"what": "Lunches", "target": "many"})
    assert wrong.status_code == 422
    assert "Write a number" in wrong.text
    assert "Lunches" in wrong.text
    client.post(at, {"what": "Lunches", "baseline": "1,000", "target": "£40"})
    measure = one.partnership.measures.get()
    assert (measure.baseline, measure.target) == (1000, 40)
    assert "Write a number" in client.post(at, {"do": "value", "measure": measure.pk, "value": "x"}).text
    client.post(at, {"do": "value", "measure": measure.pk, "value": "30"})
    shown = client.get(at).text
    assert "You are there" in shown
    assert "1000" in client.get(f"{at}?download=csv").content.decode("utf-8-sig")
    assert client.post(at, {"do": "value", "measure": "9", "value": "1"}).status_code == 404
