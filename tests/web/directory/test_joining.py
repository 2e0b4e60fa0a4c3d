"""A connector makes one entry of two, undoes it, and makes two of one."""

import pytest

from alongside.exchange.directory.models import Actor, Merge, Tie
from alongside.exchange.offers.models import Offer
from tests._support import merging, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(client):
    place = rows.place("Wenbury")
    client.force_login(merging.connector(place))
    return place


def test_two_are_made_one_and_parted_again(client, here):
    kept, gone = merging.twins(here)
    at = f"/actors/{kept.ref}/merge/"
    assert f"{at}?with={gone.ref}" in client.get(at).content.decode()
    assert "Friends of the Quay" in client.get(at, {"q": "friends quay"}).content.decode()
    preview = client.get(at, {"with": gone.ref}).content.decode()
    assert "By the quay.; Since 2011." in preview and not Merge.objects.exists()
    assert client.post(at, {"with": gone.ref}).headers["Location"] == at
    client.logout()
    for key in (gone.ref, "reg-77"):
        assert client.get(f"/actors/{key}/").headers["Location"] == f"/actors/{kept.ref}/"
        assert client.get(f"/api/v1/actors/{key}").json()["ref"] == kept.ref
    assert client.get("/actors/?q=CIC").content.decode().count(gone.ref) == 0
    client.force_login(Merge.objects.get().user)
    page = client.get(at).content.decode()
    assert "Made one here" in page and "&lt;span" not in page
    assert client.post(f"{at}{Merge.objects.get().ref}/undo/").status_code == 302
    assert client.get(f"/actors/{gone.ref}/").status_code == 200
    assert client.post(f"{at}{Merge.objects.get().ref}/undo/").status_code == 404


def test_what_cannot_be_joined_says_why(client, here):
    kept, gone = merging.twins(here)
    Actor.objects.filter(pk=gone.pk).update(visibility="members")
    page = client.post(f"/actors/{kept.ref}/merge/", {"with": gone.ref})
    assert page.status_code == 422 and "different people" in page.content.decode()
    Actor.objects.filter(pk=gone.pk).update(visibility="private", owner=kept.party)
    assert client.get(f"/actors/{kept.ref}/merge/", {"with": gone.ref}).status_code == 404


def test_two_are_made_of_one(client, here):
    kept, gone = merging.twins(here)
    offer, tie = (
        Offer.objects.get(title="Lunch"),
        Tie.objects.get(actor=gone, other__name="Friends of the Quay"),
    )
    at = f"/actors/{gone.ref}/split/"
    page = client.get(at).content.decode()
    assert f"offer:{offer.ref}" in page and "Friends of the Quay" in page
    assert client.post(at, {"name": ""}).status_code == 422
    other = Offer.objects.get(title="Tea")
    sent = {"name": "Quay Kitchen", "things": [f"offer:{offer.ref}", f"offer:{other.ref}"], "ties": [tie.pk]}
    assert client.post(at, sent).status_code == 302
    copy = Actor.objects.get(name="Quay Kitchen")
    offer.refresh_from_db()
    tie.refresh_from_db()
    assert (offer.actor, offer.owner_id, tie.actor) == (copy, copy.party_id, copy)
    assert Offer.objects.get(title="Tea").actor == kept
    assert copy.party.actings.count() == 2 and copy.place == here
