"""The list of suggestions and the page of one."""

import pytest

from alongside.exchange.voices.models import Idea, IdeaSupport
from tests._support import rows
from tests._support.voices_ideas import by, call, connector, idea, ref, user

pytestmark = pytest.mark.django_db


def test_a_new_suggestion_is_seen_by_its_author_and_whoever_answers_until_it_is_looked_at(client):
    owner = connector()
    author = user("ann@example.org")
    made = idea("A bench at the bus stop", looked=False, by=by(author))
    at = f"/suggestions/{ref(made)}/"
    assert client.get(at).status_code == 404
    assert "A bench" not in client.get("/suggestions/").text
    client.force_login(author)
    assert "You said this." in client.get(at).text
    client.force_login(user("nell@example.org"))
    assert "A bench" in client.get("/suggestions/?mine=yes").text
    client.post(f"{at}owner/", {"do": "move", "state": "looked-at"})
    client.logout()
    shown = client.get(at).text
    assert "A bench" in shown and "Ann" not in shown
    assert Idea.objects.get().owner_id == owner.acting_for_id


def test_wanting_it_too_counts_once_without_an_account_and_can_be_taken_back(client):
    connector()
    at = f"/suggestions/{ref(idea())}/"
    assert client.get(at).status_code == 200
    client.post(at, {"want": "1"})
    client.post(at, {"want": "1"})
    assert IdeaSupport.objects.count() == 1
    shown = client.get(at).text
    assert "Your code is" in shown and "You want this too." in shown
    client.post(at, {"not": "1"})
    assert IdeaSupport.objects.count() == 0


def test_the_list_is_narrowed_by_place_subject_and_state_and_taken_as_a_file(client):
    town = rows.place("Here")
    connector(town)
    food = rows.subject("food", "Food")
    idea("Soup on Mondays", place=town, subjects=(food,))
    idea("A later bus")
    narrowed = client.get("/suggestions/?place=Here&subject=food&state=looked-at").text
    assert "Soup on Mondays" in narrowed and "A later bus" not in narrowed
    assert "Nothing found" in client.get("/suggestions/?state=done").text
    file = client.get("/suggestions/?download=csv").content.decode("utf-8-sig")
    assert "Soup on Mondays" in file and "Answer by" in file
    assert client.get("/suggestions/?download=xlsx").status_code == 200


def test_an_answer_that_is_late_is_told_on_the_page(client):
    from datetime import timedelta

    from django.utils import timezone

    connector()
    made = idea()
    Idea.objects.filter(pk=made.pk).update(answer_by=timezone.localdate() - timedelta(days=3))
    assert "The answer is 3 days late" in client.get(f"/suggestions/{ref(made)}/").text


def test_what_is_suggested_in_a_call_for_members_is_hidden_from_visitors(client):
    ask = call(rows.actor("Council").party, visibility="members")
    made = idea(ask=ask)
    assert client.get(f"/suggestions/{ref(made)}/").status_code == 404
    assert "A bench" not in client.get("/suggestions/").text
    client.force_login(user("zoe@example.org"))
    assert client.get(f"/suggestions/{ref(made)}/").status_code == 200


def test_the_list_and_a_page_ask_as_often_when_there_is_more(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    town = rows.place("Here")
    connector(town)
    made = idea("A bench", place=town)

    def asked(path):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    paths = ("/suggestions/", f"/suggestions/{ref(made)}/", "/suggestions/?download=csv")
    few = [asked(path) for path in paths]
    for number in range(8):
        idea(f"Bench {number}", place=town)
        client.post(f"/suggestions/{ref(made)}/", {"want": "1"})
        client.cookies.clear()
    assert [asked(path) for path in paths] == few
