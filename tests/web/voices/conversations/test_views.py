"""The page of a question."""

import pytest

from alongside.exchange.voices.services import asks, conversing
from tests._support import voices

pytestmark = pytest.mark.django_db


def test_it_shows_what_is_asked_and_promised_and_what_to_read_first(client, at, talk):
    reading = conversing.Reading("video", "A film", "https://a.example/f", "It is short.", "Captions")
    conversing.add_information(ref=talk.ask.ref, reading=reading, by=talk.by(talk.nell))
    page = client.get(at).text
    for said in (
        talk.ask.title,
        "The board",
        "A film",
        "It is short.",
        "Captions",
        "Begin",
        "Nobody sees how you",
    ):
        assert said in page, said
    assert page.index("A film") < page.index("Begin")
    assert "Set the question up" not in page
    client.force_login(talk.nell)
    assert "Set the question up" in client.get(at).text


def test_once_it_is_closed_all_that_was_said_can_be_read(client, at, talk):
    assert "More benches" not in client.get(at).text
    asks.close(ref=talk.ask.ref, by=talk.by(talk.nell))
    page = client.get(at).text
    assert "More benches" in page and "Begin" not in page


def test_a_draft_is_nowhere_for_others_and_leads_who_runs_it_to_set_it_up(client, talk):
    draft = voices.ask(state="draft", owner=talk.body.party)
    assert client.get(f"/questions/{draft.ref}/").status_code == 404
    client.force_login(talk.mo)
    assert client.get(f"/questions/{draft.ref}/").status_code == 404
    client.force_login(talk.nell)
    assert client.get(f"/questions/{draft.ref}/").url == f"/questions/{draft.ref}/edit/"


def test_a_hidden_question_and_all_below_it_is_as_one_that_never_was(client, at, talk):
    talk.ask.visibility = "private"
    talk.ask.save()
    below = ("", "vote/", "say/", "mine/", "code/", "edit/", "edit/first/", "edit/reading/", "edit/codes/")
    for path in below:
        assert client.get(f"{at}{path}").status_code == 404, path
        assert client.post(f"{at}{path}").status_code in (404, 405), path
