"""From a question to its promise, with nothing typed lost."""

import pytest
from django.utils import timezone

from alongside.exchange.voices.models import Ask
from tests._support import rows
from tests._support.partnerships import user_of
from tests._support.voices import ask, asker

pytestmark = pytest.mark.django_db


@pytest.fixture
def runner(client):
    party, by = asker()
    client.force_login(user_of(party, "asker@example.org"))
    return party, by


def test_a_question_is_kept_as_a_draft_and_leads_to_its_promise(client, runner):
    town = rows.place("Wenbury")
    need = rows.need("Nobody to eat with", place=town)
    assert "Wenbury" in client.get(f"/asks/new/?need={need.ref}").text
    wrong = client.post("/asks/new/", {"kind": "ballot", "title": "What first?", "place": "Nowhere"})
    assert (wrong.status_code, "What first?" in wrong.text) == (422, True)
    after = client.post(
        f"/asks/new/?need={need.ref}", {"kind": "ballot", "title": "What first?", "place": "Wenbury"}
    )
    made = Ask.objects.get()
    assert after.url == f"/asks/{made.ref}/promise/"
    assert (made.kind, made.place, list(made.needs.all())) == ("ballot", town, [need])


def test_what_is_missing_of_the_promise_is_named_and_what_is_there_is_kept(client, runner):
    found = ask(owner=runner[0], state="draft", decides="", fixed="", answer_by=None)
    year = timezone.localdate().year + 1
    said = {"title": found.title, "decides": "The money", "decider": "Ama", "minutes": "5", "pays": "Nothing"}
    wrong = client.post(f"/asks/{found.ref}/promise/", said | {"answer_by-day": "31", "answer_by-month": "2"})
    assert wrong.status_code == 422
    assert "Write a day, like" in wrong.text
    wrong = client.post(f"/asks/{found.ref}/promise/", said)
    assert "what cannot change" in wrong.text
    assert "The money" in wrong.text
    day = {"answer_by-day": "1", "answer_by-month": "2", "answer_by-year": str(year)}
    after = client.post(f"/asks/{found.ref}/promise/", said | day | {"fixed": "All", "entry": "code"})
    assert after.status_code == 302
    found.refresh_from_db()
    assert (found.decides, found.entry, found.answer_by.year) == ("The money", "code", year)


def test_a_promise_that_is_not_ready_can_wait(client, runner):
    found = ask(owner=runner[0], state="draft", decides="")
    after = client.post(f"/asks/{found.ref}/promise/", {"title": "Later", "do": "later"})
    assert after.status_code == 302
    found.refresh_from_db()
    assert found.title == "Later"


def test_nobody_else_sees_how_it_is_run(client):
    found = ask(owner=asker()[0])
    for page in ("promise", "run"):
        assert client.get(f"/asks/{found.ref}/{page}/").status_code == 404
    assert "/account/login/" in client.get("/asks/new/").url
    client.force_login(user_of(rows.actor("Club").party, "plain@example.org", "member"))
    assert client.get("/asks/new/").status_code == 404
