"""The list of business cases, who may see one, and withdrawing one."""

import pytest

from tests._support import rows
from tests._support.evidence import case
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(client):
    """A case kept close, and the client of who writes it."""
    ward = rows.actor("Ward")
    client.force_login(user_of(ward.party, "ward@example.org"))
    return case(title="Lunch together", owner=ward.party, visibility="private")


def test_the_list_is_narrowed_and_taken_away(client):
    case(title="Lunch", status="review")
    case(title="Falls", place=rows.place("Wenbury"))
    page = client.get("/cases/?status=review").text
    assert ("Lunch" in page, "Falls" in page) == (True, False)
    file = client.get("/cases/?place=Wenbury&download=csv").content.decode()
    assert ("Lunch" in file, "Falls" in file) == (False, True)


def test_who_writes_it_says_who_may_see_it(client, mine):
    assert client.get(f"/cases/{mine.ref}/sharing/").status_code == 200
    client.post(f"/cases/{mine.ref}/sharing/", {"sight": "members"})
    mine.refresh_from_db()
    assert mine.visibility == "members"
    assert client.post(f"/cases/{mine.ref}/sharing/", {"sight": "nonsense"}).status_code == 422


def test_it_is_withdrawn_with_a_reason(client, mine):
    answer = client.post(f"/cases/{mine.ref}/withdraw/", {"why": ""})
    assert answer.status_code == 422
    assert "Say why it is withdrawn" in answer.text
    client.post(f"/cases/{mine.ref}/withdraw/", {"why": "Out of date"})
    mine.refresh_from_db()
    assert (mine.status, mine.status_why) == ("withdrawn", "Out of date")


def test_to_others_it_never_was(client, mine):
    client.logout()
    client.force_login(user_of(rows.actor("Other").party, "other@example.org"))
    for path in ("sharing", "withdraw"):
        assert client.get(f"/cases/{mine.ref}/{path}/").status_code == 404
    assert "Lunch together" not in client.get("/cases/").text
