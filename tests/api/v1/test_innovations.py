"""Innovations and who uses them, through the API."""

from datetime import date

import pytest

from alongside.exchange.innovations.models import Adoption
from tests._support import rows
from tests._support.innovations import innovation, stay

pytestmark = pytest.mark.django_db
AT = "/api/v1/innovations"


def test_what_a_record_says_is_told_and_nothing_is_guessed(client):
    moved = innovation(title="Night light", stage="testing", stages=["idea"], word="improvement")
    stay(moved, stage="testing")
    rows.offer("Old app", kind="innovation", source_id="inn-app", stages=["idea", "testing"])
    rows.offer("Hall", kind="asset")
    light, app = client.get(AT).json()["items"]
    assert (light["word"], light["stage"], light["status"]) == ("improvement", "testing", "moving")
    assert light["stays"] == [{"stage": "testing", "entered_on": "2026-03-02", "left_on": None}]
    assert (app["id"], app["word"], app["stage"], app["status"]) == ("inn-app", None, "", None)
    assert [one["title"] for one in client.get(f"{AT}?stage=testing").json()["items"]] == [
        "Night light",
        "Old app",
    ]
    assert client.get(f"{AT}/inn-app").json() == app


def test_a_record_kept_close_is_not_told(client):
    owner = rows.actor("Ward").party
    offer = rows.offer("Lamp", kind="innovation", owner=owner)
    innovation(offer=offer, owner=owner, visibility="private", status="paused", status_why="No money")
    told = client.get(f"{AT}/{offer.ref}").json()
    assert (told["status"], told["status_why"]) == (None, "")


def test_who_uses_it_is_told_to_those_who_may_see_it(client):
    offer, site = rows.offer("Lamp", kind="innovation"), rows.actor("Ward")
    mine = {"offer": offer, "site": site, "owner": site.party}
    stopped = {"stopped_on": date(2026, 2, 1), "stop": "cost", "stop_words": "Dear"}
    Adoption.objects.create(**mine, started_on=date(2025, 1, 1), **stopped)
    Adoption.objects.create(**mine, started_on=date(2026, 3, 1), visibility="private")
    told = client.get(f"{AT}/{offer.ref}/adoptions").json()["items"]
    assert [(one["site"]["name"], one["state"], one["stop_words"]) for one in told] == [
        ("Ward", "stopped", "Dear")
    ]
    assert client.get(f"{AT}/nothing/adoptions").status_code == 404
