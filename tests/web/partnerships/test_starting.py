"""Beginning by hand."""

import pytest

from alongside.exchange.partnerships.models import Partnership
from tests._support import rows
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_a_need_brings_its_words_along(client):
    town = rows.place("Wenbury")
    hall = rows.actor("Town Hall")
    client.force_login(user_of(hall.party))
    need = rows.need("Nobody to eat with", wanted="Lunch in company", place=town)
    shown = client.get(f"/partnerships/new/?need={need.ref}").text
    assert "Lunch in company" in shown
    assert "Wenbury" in shown
    said = {"name": "", "purpose": "Lunch", "needs": [need.ref], "place": "Wenbury", "visibility": "members"}
    wrong = client.post(f"/partnerships/new/?need={need.ref}", said)
    assert wrong.status_code == 422
    assert "Give it a name" in wrong.text
    after = client.post(f"/partnerships/new/?need={need.ref}", said | {"name": "Together"})
    made = Partnership.objects.get()
    assert after.url == f"/partnerships/{made.ref}/invite/"
    assert (made.place, made.visibility, list(made.needs.all())) == (town, "members", [need])


def test_a_place_that_nobody_knows_is_said_and_nothing_typed_is_lost(client):
    client.force_login(user_of(rows.actor("Town Hall").party))
    wrong = client.post("/partnerships/new/", {"name": "Together", "purpose": "Lunch", "place": "Nowhere"})
    assert wrong.status_code == 422
    assert "Together" in wrong.text
    assert not Partnership.objects.exists()


def test_whoever_is_not_signed_in_signs_in_first(client):
    assert "/account/login/" in client.get("/partnerships/new/").url


def test_a_need_that_one_may_not_see_leads_nowhere(client):
    client.force_login(user_of(rows.actor("Town Hall").party))
    other = rows.actor("Other")
    hidden = rows.need("Hidden", visibility="private", owner=other.party)
    assert client.get(f"/partnerships/new/?need={hidden.ref}").status_code == 404
    assert client.post("/partnerships/new/", {"name": "A", "needs": [hidden.ref]}).status_code == 404
