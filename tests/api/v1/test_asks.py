"""What people are asked and what came of it, through the API."""

import pytest
from django.utils import timezone

from alongside.exchange.voices.services import answering
from tests._support.voices import ask, asker, part

pytestmark = pytest.mark.django_db


def test_what_is_open_is_listed_with_its_promise_and_no_small_count(client):
    shown, many = ask(title="Few"), ask(title="Many")
    hidden = ask(state="draft", title="Draft")
    for _ in range(4):
        part(shown)
    for _ in range(5):
        part(many)
    listed = {row["title"]: row for row in client.get("/api/v1/asks").json()["items"]}
    assert set(listed) == {"Few", "Many"}
    assert (listed["Few"]["people"], listed["Many"]["people"]) == (None, 5)
    assert listed["Few"]["decider"].startswith("Ama Reed")
    assert client.get(f"/api/v1/asks/{hidden.ref}").status_code == 404
    assert client.get("/api/v1/asks?kind=panel").json()["items"] == []
    assert client.get(f"/api/v1/asks/{shown.ref}").json() == listed["Few"]


def test_what_came_of_it_is_read_once_it_is_published(client):
    party, by = asker()
    found = ask(owner=party)
    said = answering.AnswerSaid(
        heard="Winter is long", did="not", why="No money", decided_by="Ama", decided_on=timezone.localdate()
    )
    made = answering.write(ask_ref=found.ref, said=said, by=by)
    assert client.get(f"/api/v1/asks/{found.ref}/answers").json() == []
    answering.publish(ask_ref=found.ref, answer_ref=made.ref, by=by)
    answer = client.get(f"/api/v1/asks/{found.ref}/answers").json()[0]
    assert (answer["did"], answer["why"], answer["changes"], answer["said"]) == ("not", "No money", [], [])
