"""Whoever asks writes the list and opens it; to anybody else it is not there."""

import pytest

from alongside.exchange.voices.models import Ask, Option
from tests._support import rows
from tests._support.partnerships import user_of
from tests._support.voices import ASKER, ask, asker

pytestmark = pytest.mark.django_db


def test_a_list_is_written_and_opened(client):
    party, _by = asker()
    town = rows.place("Wenbury")
    need = rows.need("Cold homes", place=town)
    found = ask("ballot", "draft", owner=party, place=town)
    at = f"/ballots/{found.ref}/edit/"
    assert client.get(at).status_code == 404
    client.force_login(user_of(party, ASKER))
    page = client.get(at).text
    assert "Add at least 3 more." in page
    assert "Cold homes" in page
    assert client.post(at, {"do": "lines", "lines": ""}).status_code == 422
    client.post(at, {"do": "lines", "lines": "Soup: on Mondays\nTea"})
    page = client.post(at, {"do": "open"})
    assert page.status_code == 422
    assert "Add at least 3 things" in page.text
    client.post(at, {"do": "found", "needs": [need.ref]})
    client.post(at, {"do": "way", "way": "criteria"})
    tea = Option.objects.get(title="Tea")
    client.post(at, {"do": "drop", "option": tea.ref})
    client.post(at, {"do": "lines", "lines": "Cake"})
    page = client.post(at, {"do": "open"}, follow=True).text
    assert "It is open." in page
    assert Ask.objects.get().state == "open"
    shown = client.get(f"/ballots/{found.ref}/").text
    assert f"/needs/{need.ref}/" in shown
    assert "Set this up" in shown
    assert client.post(at, {"do": "dance"}).status_code == 302
