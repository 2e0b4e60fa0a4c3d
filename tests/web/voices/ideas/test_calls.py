"""A call for suggestions: its page, and setting it up."""

import pytest

from alongside.exchange.voices.models import Ask, Competition
from tests._support import rows
from tests._support.voices_ideas import call, competition, idea, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    party = rows.actor("Council").party
    return party, user("clerk@example.org", party)


def test_a_call_shows_its_promise_and_what_came_in(client, council):
    party, _clerk = council
    ask = call(party)
    idea(ask=ask)
    at = f"/suggestions/calls/{ask.ref}/"
    shown = client.get(at).text
    assert "What you are promised" in shown and "Rosa Quillen" in shown and "A bench" in shown
    assert "A bench" in client.get(f"{at}?download=csv&list=suggestions").content.decode("utf-8-sig")
    assert client.get("/suggestions/").text.count("What would make the park better?") == 1
    assert client.get(f"{at}edit/").status_code == 404


def test_a_competition_opens_only_with_its_terms_and_then_they_stay(client, council):
    party, clerk = council
    ask = call(party, state=Ask.State.DRAFT, opened_at=None)
    client.force_login(clerk)
    at = f"/suggestions/calls/{ask.ref}/edit/"
    said = {"form": "competition", "total": "1,000", "most": "2,000", "tie": "less", "name-1": "Use"}
    said |= {"weight-1": "3", "scale-1": "5", "open": "1"}
    wrong = client.post(at, said)
    assert wrong.status_code == 422 and 'href="#most"' in wrong.text and 'value="Use"' in wrong.text
    sent = client.post(at, said | {"most": "£500"})
    assert sent.url == f"/suggestions/calls/{ask.ref}/?done=opened"
    shown = client.get(sent.url).text
    assert "Whoever asks for less comes first" in shown and "£500" in shown
    assert "No money is paid through this page" in shown
    client.post(at, said | {"most": "400"})
    assert Competition.objects.get().most == 500


def test_a_plain_call_opens_without_terms_but_not_without_its_promise(client, council):
    party, clerk = council
    ask = call(party, state=Ask.State.DRAFT, opened_at=None, decides="")
    client.force_login(clerk)
    at = f"/suggestions/calls/{ask.ref}/edit/"
    assert "Say what will be decided" in client.post(at, {"form": "call", "open": "1"}).text
    Ask.objects.update(decides="The money")
    client.post(at, {"form": "call", "open": "1"})
    assert Ask.objects.get().state == "open"


def test_the_standing_box_has_no_page_of_its_own(client):
    from tests._support.voices_ideas import connector

    connector()
    box = idea().contribution.ask
    assert client.get(f"/suggestions/calls/{box.ref}/").url == "/suggestions/"
    assert client.get(f"/suggestions/calls/{box.ref}/result/").status_code == 404


def test_who_scores_is_named_without_their_address(client):
    from tests._support.voices_ideas import connector

    ask, _made = competition(connector())
    shown = client.get(f"/suggestions/calls/{ask.ref}/").text
    assert "Una, Vic, Wen" in shown and "una@example.org" not in shown
