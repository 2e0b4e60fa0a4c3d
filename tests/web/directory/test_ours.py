"""This is ours: asked with and without an account, answered by the connector, seen by nobody else."""

import re

import pytest

from alongside.exchange.accounts.models import Acting, Link, Message, Notice
from alongside.exchange.directory.models import KeeperRequest
from tests._support import merging

pytestmark = pytest.mark.django_db
SAID = {"role_there": "Chair", "check_by": "Ring us.", "words": "Hidden words"}


@pytest.fixture
def connector(town):
    return merging.connector(town.district)


@pytest.fixture
def member(django_user_model):
    return django_user_model.objects.create(email="ann@wenbury-carers.example.org", name="Ann")


def url(town):
    return f"/actors/{town.actor.ref}/ours/"


def test_a_member_asks_and_the_connector_says_yes(client, town, connector, member):
    client.force_login(member)
    assert 'href="' + url(town) in client.get(f"/actors/{town.actor.ref}/").content.decode()
    assert client.post(url(town), SAID).headers["Location"] == url(town)
    assert "You have asked this" in client.get(url(town)).content.decode()
    asked = KeeperRequest.objects.get()
    page = f"{url(town)}{asked.ref}/"
    assert client.get(page).status_code == 404
    client.force_login(connector)
    notice = Notice.objects.get(user=connector)
    assert notice.url == page
    shown = client.get(page).content.decode()
    assert "Hidden words" in shown and "Chair" in shown and "A hint" in shown
    client.post(page, {"button": "yes"})
    town.actor.refresh_from_db()
    assert (town.actor.owner_id, town.actor.standing) == (town.actor.party_id, "open")
    assert Acting.objects.get(user=member).role == "editor"
    client.force_login(member)
    shown = client.get(f"/actors/{town.actor.ref}/").content.decode()
    assert "Change this entry" in shown and "This is ours" not in shown


def test_a_no_needs_its_reason_and_is_told(client, town, connector, member):
    client.force_login(member)
    client.post(url(town), SAID)
    page = f"{url(town)}{KeeperRequest.objects.get().ref}/"
    client.force_login(connector)
    assert client.post(page, {"button": "no"}).status_code == 422
    assert client.post(page, {"button": "no", "reason": "Nobody there knows you."}).status_code == 302
    assert client.post(page, {"button": "yes"}).status_code == 422
    client.force_login(member)
    assert "Nobody there knows you." in client.get(url(town)).content.decode()
    assert Notice.objects.get(user=member).text == "Nobody there knows you."
    assert not Acting.objects.filter(user=member).exists()


def test_a_newcomer_asks_by_mail_and_nobody_hears_of_it_before_the_link_is_used(client, town, connector):
    said = SAID | {"name": "Bea", "email": "bea@example.org"}
    assert client.post(url(town), SAID).status_code == 422
    page = client.post(url(town), said).content.decode()
    assert "bea@example.org" in page and not Notice.objects.exists()
    client.force_login(connector)
    asked = KeeperRequest.objects.get()
    answer = f"{url(town)}{asked.ref}/"
    assert client.get(answer).status_code == 404
    client.logout()
    path = re.search(r"/l/\S+/", Message.objects.get().text)[0]
    assert "Is this your mail address?" in client.get(path).content.decode()
    assert client.post(path, {"button": "yes"}).status_code == 200
    assert Notice.objects.filter(user=connector).count() == 1
    client.force_login(connector)
    assert client.post(answer, {"button": "yes"}).status_code == 302
    invitation = Link.objects.get(purpose="join")
    assert invitation.party_id == town.actor.party_id and invitation.data["role"] == "editor"
    assert "/l/" in Message.objects.order_by("-pk")[0].text


def test_what_is_hidden_cannot_be_asked_for_and_a_stranger_sees_no_request(client, town, connector, member):
    assert client.get(f"/actors/{town.hidden_actor.ref}/ours/").status_code == 404
    client.force_login(member)
    client.post(url(town), SAID)
    asked = KeeperRequest.objects.get()
    client.logout()
    for path in (f"/actors/{town.actor.ref}/", url(town), f"/api/v1/actors/{town.actor.ref}"):
        assert "Hidden words" not in client.get(path).content.decode()
    assert client.get(f"{url(town)}{asked.ref}/").status_code in {302, 404}
