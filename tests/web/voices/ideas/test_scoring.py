"""Naming who scores, scoring, and the result with its reasons."""

import pytest

from alongside.exchange.voices.models import Score
from tests._support.voices_ideas import competition, connector, ref, scored, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    return competition(connector())


def test_a_scorer_gives_every_mark_or_says_what_they_have_to_do_with_it(client, held):
    ask, (seats, trees) = held
    client.force_login(user("una@example.org"))
    assert "To mark" in client.get(f"/suggestions/calls/{ask.ref}/scores/").text
    at = f"/suggestions/{ref(seats)}/score/"
    first, second = ask.competition.criteria.all()
    wrong = client.post(at, {f"mark-{first.pk}": "4"})
    assert wrong.status_code == 422 and f'href="#mark-{second.pk}"' in wrong.text
    client.post(at, {f"mark-{first.pk}": "4", f"mark-{second.pk}": "0"})
    assert Score.objects.count() == 2
    other = f"/suggestions/{ref(trees)}/score/"
    assert 'href="#interest"' in client.post(other, {"declare": "1"}).text
    client.post(other, {"declare": "1", "interest": "I planted them."})
    shown = client.get(f"/suggestions/calls/{ask.ref}/scores/").text
    assert "Marked" in shown and "Others mark this one" in shown


def test_nobody_else_finds_where_it_is_scored_nor_the_result_before_it_is_out(client, held):
    ask, (seats, _trees) = held
    client.force_login(user("eve@example.org"))
    for at in (f"calls/{ask.ref}/scores", f"{ref(seats)}/score", f"calls/{ask.ref}/result"):
        assert client.get(f"/suggestions/{at}/").status_code == 404
    assert client.get(f"/suggestions/calls/{ask.ref}/scorers/").status_code == 404


def test_the_result_shows_means_and_ranges_and_no_mark_of_anybody(client, held):
    ask, (seats, trees) = held
    scored(ask, [seats, trees], ((5, 4), (2, 2)))
    client.force_login(user("nell@example.org"))
    at = f"/suggestions/calls/{ask.ref}/result/"
    said = {f"gets-{ref(seats)}": "500", f"gets-{ref(trees)}": "0", f"reason-{ref(seats)}": "Many sit."}
    wrong = client.post(at, said)
    assert wrong.status_code == 422
    assert f'href="#reason-{ref(trees)}"' in wrong.text and "Many sit." in wrong.text
    client.post(at, said | {f"reason-{ref(trees)}": "They die in the salt."})
    client.logout()
    shown = client.get(at).text
    assert "4.7, from 4 to 5" in shown and "They die in the salt." in shown
    file = client.get(f"{at}?download=csv").content.decode("utf-8-sig")
    assert "Many sit." in file and "una@example.org" not in file and "Una" not in file


def test_scorers_are_named_a_line_each(client, held):
    ask, _made = held
    client.force_login(user("nell@example.org"))
    at = f"/suggestions/calls/{ask.ref}/scorers/"
    assert 'href="#scorers"' in client.post(at, {"scorers": "Una without an address"}).text
    client.post(at, {"scorers": "Una, una@example.org\nXan Lee, xan@example.org"})
    assert "Xan Lee" in client.get(f"/suggestions/calls/{ask.ref}/").text
