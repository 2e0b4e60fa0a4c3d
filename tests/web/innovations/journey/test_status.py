"""It pauses, stops, closes down and goes on, each with what belongs to it."""

from __future__ import annotations

import pytest

from tests._support.innovations_journey import moving_one, today

pytestmark = pytest.mark.django_db


def test_a_pause_and_going_on_again(client):
    one = moving_one()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/"
    wrong = client.post(f"{at}status/paused/", {"why": "No nurse."})
    assert wrong.status_code == 422
    assert 'href="#until-day"' in wrong.text
    said = {"why": "No nurse.", "resume": "A nurse starts.", "until-day": 1, "until-month": 1}
    client.post(f"{at}status/paused/", said | {"until-year": today().year + 1})
    text = client.get(at).text
    assert "A nurse starts." in text
    assert "Decide what comes next" not in text
    assert client.post(f"{at}status/moving/", {"why": "She started."}).status_code == 302
    assert one.again().status == "moving"
    assert client.get(f"{at}status/moving/").status_code == 404


def test_closing_down_says_what_takes_its_place_and_who_is_told(client):
    one = moving_one("scale-up")
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/"
    said = {"why": "Better came.", "replaced_by": "The new light.", "telling": "A letter to each home."}
    said |= {"until-day": 1, "until-month": 1, "until-year": today().year + 1}
    assert client.post(f"{at}status/retired/", said).status_code == 302
    text = client.get(at).text
    assert "The new light." in text
    assert "A letter to each home." in text
    assert one.again().stage == "decommissioning"
