import pytest

from alongside.exchange.accounts.links import link_for
from alongside.exchange.accounts.services import make_link, new_guest
from alongside.web.links.purposes import PURPOSES, Done, NotYet, Page, Purpose

pytestmark = pytest.mark.django_db


@pytest.fixture
def club(monkeypatch):
    """A link on which a club says yes, and what it said."""
    said = []

    def act(request, link, doer, pressed):
        if not request.POST.get("why"):
            raise NotYet("Say why.", "why")
        said.append((pressed, doer.guest_id))
        return Done("Thank you", ("We told them.",), guest_id=doer.guest_id)

    page = Page("Can you help?", ("A choir is looked for.",), {"yes": "Yes", "no": "No"}, {"why": "Why?"})
    monkeypatch.setitem(PURPOSES, "test", Purpose(lambda link: page, act))
    guest = new_guest(name="Club")
    return said, make_link(purpose="test", guest_id=guest.pk), guest


def test_a_visit_changes_nothing(client, club):
    said, path, _ = club
    for _ in range(3):
        answer = client.get(path)
        assert answer.status_code == 200 and "A choir is looked for." in answer.content.decode()
    assert client.head(path).status_code == 200
    assert said == [] and link_for(path[3:-1]) is not None


def test_the_button_does_it_once_and_the_guest_is_known_from_then_on(client, club):
    said, path, guest = club
    answer = client.post(path, {"button": "yes", "why": "We sing"})
    assert "We told them." in answer.content.decode()
    assert said == [("yes", guest.pk)] and client.session["guest"] == guest.pk
    assert client.post(path, {"button": "yes", "why": "We sing"}).status_code == 410
    assert len(said) == 1


def test_what_is_missing_is_said_and_the_link_stays_good(client, club):
    said, path, _ = club
    answer = client.post(path, {"button": "yes", "why": ""})
    assert answer.status_code == 422 and 'href="#why"' in answer.content.decode()
    assert said == [] and client.get(path).status_code == 200


def test_a_link_that_never_was_is_gone(client):
    answer = client.get("/l/never-was/")
    assert answer.status_code == 410 and "no longer works" in answer.content.decode()


def test_the_address_of_a_link_is_never_sent_on(client, club):
    assert client.get(club[1])["Referrer-Policy"] == "same-origin"
    assert "no-store" in client.get(club[1])["Cache-Control"]
