"""What whoever answers does: look, answer, hand on, combine, split, undo."""

import pytest
from django.utils import timezone

from alongside.exchange.voices.models import Answer, Idea
from tests._support.voices_ideas import connector, idea, ref, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def nell(client):
    connector()
    client.force_login(user("nell@example.org"))
    return client


def test_nobody_else_finds_the_pages_of_whoever_answers(client):
    connector()
    made = idea()
    client.force_login(user("bob@example.org"))
    for page in ("owner", "combine", "split"):
        assert client.get(f"/suggestions/{ref(made)}/{page}/").status_code == 404


def test_it_is_answered_in_public_and_the_answer_stands_on_its_page(nell):
    made, today = idea(), timezone.localdate()
    at = f"/suggestions/{ref(made)}/owner/"
    assert "Answer it in public" in nell.get(at).text
    said = {
        "do": "answer",
        "heard": "A bench",
        "did": "not",
        "reason": "",
        "decided_by": "Nell, connector",
        "decided_on-day": today.day,
        "decided_on-month": today.month,
        "decided_on-year": today.year,
        "answer_state": "not-taken",
    }
    wrong = nell.post(at, said)
    assert wrong.status_code == 422 and "Nell, connector" in wrong.text
    sent = nell.post(at, said | {"reason": "The pavement is too narrow."})
    nell.logout()
    shown = nell.get(sent.url).text
    assert "The pavement is too narrow." in shown and "Not taken up" in shown
    assert Answer.objects.get().published_at is not None


def test_one_that_breaks_a_rule_is_not_shown(nell):
    made = idea(looked=False)
    at = f"/suggestions/{ref(made)}/owner/"
    assert 'href="#rule"' in nell.post(at, {"do": "reject"}).text
    nell.post(at, {"do": "reject", "rule": "hate", "rule_words": "Say it kindly."})
    assert "It was decided not to show this" in nell.get(at).text
    nell.logout()
    assert nell.get(f"/suggestions/{ref(made)}/").status_code == 404


def test_it_is_handed_on_and_its_day_is_moved_with_a_reason(nell):
    made = idea()
    at = f"/suggestions/{ref(made)}/owner/"
    assert 'href="#owner"' in nell.post(at, {"do": "hand", "owner": "None such", "owner_name": "X"}).text
    nell.post(at, {"do": "hand", "owner_name": "The lamp team"})
    assert 'href="#answer_by-day"' in nell.post(at, {"do": "day", "moved_why": "Later"}).text
    day = {"answer_by-day": "1", "answer_by-month": "6", "answer_by-year": str(timezone.localdate().year + 1)}
    nell.post(at, {"do": "day", "moved_why": "A meeting comes first.", **day})
    shown = nell.get(f"/suggestions/{ref(made)}/").text
    assert "The lamp team" in shown and "A meeting comes first." in shown


def test_two_go_on_as_one_and_that_is_undone(nell):
    one, other = idea("Seats on the quay"), idea("Seats at the harbour quay")
    at = f"/suggestions/{ref(one)}/combine/"
    assert 'href="#others"' in nell.post(at, {"title": "Seats"}).text
    sent = nell.post(at, {"others": [ref(other)], "title": "More seats"})
    assert "It came from" in nell.get(sent.url).text
    made = Idea.objects.get(title="More seats")
    assert "More seats" in nell.get(f"/suggestions/{ref(one)}/").text
    nell.post(f"/suggestions/{ref(made)}/owner/", {"do": "undo"})
    assert Idea.objects.count() == 2 and not Idea.objects.filter(state="merged").exists()


def test_one_goes_on_as_several(nell):
    made = idea("Seats and shade")
    at = f"/suggestions/{ref(made)}/split/"
    assert 'href="#parts"' in nell.post(at, {"parts": "Seats"}).text
    nell.post(at, {"parts": "Seats\nShade"})
    shown = nell.get(f"/suggestions/{ref(made)}/").text
    assert "It goes on here" in shown and "Shade" in shown
