"""Saying something oneself."""

import pytest

from alongside.exchange.voices.models import Statement, Vote

pytestmark = pytest.mark.django_db


def own():
    return Statement.objects.filter(seed=False)


def test_it_is_kept_and_waits_to_be_looked_at(client, at):
    shown = client.post(f"{at}say/", {"text": "A walk on Saturdays", "name": "Ann"}, follow=True)
    assert "Somebody looks at it before others read it." in shown.text and "app-code" in shown.text
    assert list(own().values_list("text", "name", "state")) == [("A walk on Saturdays", "Ann", "waiting")]
    client.post(f"{at}say/", {"text": "And tea"})
    assert own().values("contribution__participant").distinct().count() == 1


def test_what_points_at_a_person_is_asked_about_once(client, at):
    text = "Ask Mrs Jane Smith on 01632 960 001"
    asked = client.post(f"{at}say/", {"text": text})
    assert "looks like a phone number" in asked.text and text in asked.text
    assert not own().exists()
    client.post(f"{at}say/", {"text": text, "as_it_is": "yes"})
    assert own().get().text == text


def test_what_says_about_the_same_is_offered_instead(client, at):
    asked = client.post(f"{at}say/", {"text": "Later shop"})
    assert "Others said about the same." in asked.text and "Later shops" in asked.text
    assert not own().exists()
    client.post(f"{at}say/", {"text": "Later shop", "different": "yes"})
    assert own().get().text == "Later shop"


@pytest.mark.parametrize(("text", "why"), [("", "Write what you think"), ("x" * 201, "This is too long")])
def test_what_cannot_be_said_is_shown_again_with_the_reason(client, at, text, why):
    wrong = client.post(f"{at}say/", {"text": text, "name": "Ann"})
    assert wrong.status_code == 422
    assert why in wrong.text and 'href="#text"' in wrong.text and 'value="Ann"' in wrong.text
    assert not own().exists() and not Vote.objects.exists()
