"""What official bodies said: put forward, on the short list, chosen; and what was said before stays."""

from __future__ import annotations

import pytest

from alongside.exchange.innovations.models import Appraisal
from tests._support.innovations_journey import ago, moving_one

pytestmark = pytest.mark.django_db


def on(day, name="on"):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_designation_goes_from_put_forward_to_chosen(client):
    one = moving_one()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/support/"
    said = {"kind": "designation", "body": "NHS England", "name": "Ten of the year"}
    wrong = client.post(f"{at}bodies/new/", said | {"status": "planned"} | on(ago(90)))
    assert 'href="#status"' in wrong.text  # nobody plans to be chosen: somebody puts it forward
    client.post(f"{at}bodies/new/", said | {"status": "nominated"} | on(ago(90)))
    held = Appraisal.objects.get()
    client.post(f"{at}bodies/{held.ref}/", {"status": "shortlisted"} | on(ago(40)))
    step = {"next_step": "Plan the roll-out", **on(ago(1), "next_on")}
    client.post(f"{at}bodies/{held.ref}/", {"status": "positive"} | on(ago(5)) | step)
    text = client.get(at).text
    assert text.count("NHS England: Ten of the year</h3>") == 1
    assert "Chosen" in text
    assert "Put forward" in text
    assert "Late" in text
    assert Appraisal.objects.count() == 3
    assert "NHS England: Ten of the year" in client.get(f"/innovations/{one.ref}/").text


def test_a_next_day_has_its_step(client):
    one = moving_one()
    client.force_login(one.user)
    said = {"kind": "appraisal", "body": "NICE", "name": "Early value", "status": "planned"}
    wrong = client.post(
        f"/innovations/{one.ref}/support/bodies/new/", said | on(ago(1)) | on(ago(1), "next_on")
    )
    assert 'href="#next_step"' in wrong.text
