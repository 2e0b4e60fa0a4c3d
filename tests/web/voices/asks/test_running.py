"""Closing, moving and taking back what is asked, by its buttons."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests._support.partnerships import user_of
from tests._support.voices import ASKER, ask, asker

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client):
    party, _by = asker()
    client.force_login(user_of(party, ASKER))
    return ask(owner=party)


def press(client, found, **said):
    return client.post(f"/asks/{found.ref}/run/", said)


def test_it_is_closed_and_then_waits_for_its_answer(client, found):
    assert press(client, found, do="close").url.endswith("?done=closed")
    assert "write the answer" in client.get(f"/asks/{found.ref}/run/?done=closed").text
    wrong = press(client, found, do="finish")
    assert (wrong.status_code, "at least one answer" in wrong.text) == (422, True)


def test_the_day_is_moved_with_a_reason_alone(client, found):
    to = timezone.localdate() + timedelta(weeks=20)
    day = {"to-day": to.day, "to-month": to.month, "to-year": to.year}
    assert press(client, found, do="move", **day).status_code == 422
    assert press(client, found, do="move", why="The board meets later", **day).status_code == 302
    found.refresh_from_db()
    assert found.answer_by == to


def test_a_button_that_is_none_does_nothing(client, found):
    assert press(client, found, do="magic").url == f"/asks/{found.ref}/run/"
    assert press(client, found, do="withdraw").status_code == 422
    assert press(client, found, do="withdraw", why="Not ours").status_code == 302
    found.refresh_from_db()
    assert found.state == "withdrawn"
