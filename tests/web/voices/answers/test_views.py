"""You said, we did, we didn't and why: with what is late on top, and one's own words marked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import User
from alongside.exchange.voices.models import Answer, AnswerTo
from tests._support import rows
from tests._support.partnerships import user_of
from tests._support.voices import ASKER, ask, asker, part, statement

pytestmark = pytest.mark.django_db


def answer(found, heard, did="done", **fields):
    said = {"words": "x", "why": "y", "decided_by": "Ama", "decided_on": timezone.localdate()}
    said |= {"published_at": timezone.now()} | fields
    return Answer.objects.create(ask=found, heard=heard, did=did, **said)


def test_a_place_shows_what_was_done_there_and_what_is_late(client):
    town, other = rows.place("Wenbury"), rows.place("Elsewhere")
    long_ago = timezone.localdate() - timedelta(days=30)
    here = ask(place=town, state="closed", answer_by=long_ago, title="Waits for long")
    answer(here, "Done here")
    answer(here, "Late here", "will", by_when=long_ago)
    answer(here, "Not out", published_at=None)
    answer(ask(place=other), "Done there")
    page = client.get("/answers/?place=Wenbury").text
    late = page[page.index(">Late<") : page.index("<form")]
    assert "Late here" in late and "Waits for long" in late and "30 days late" in late
    assert "Done here" in page and "Done there" not in page and "Not out" not in page
    assert client.get("/answers/?place=Nowhere").status_code == 422
    assert "Done there" in client.get("/answers/?did=done").text


def test_what_somebody_said_themselves_is_marked_for_them_alone(client):
    ann = User.objects.create(email="ann@example.org")
    found = ask()
    said = statement(found, "Winter is long", part(found, user=ann))
    made = answer(found, "Winter")
    AnswerTo.objects.create(answer=made, contribution=said.contribution)
    assert "You said this." not in client.get(f"/answers/{made.ref}/").text
    client.force_login(ann)
    assert "You said this." in client.get(f"/answers/{made.ref}/").text
    mine = client.get("/asks/mine/").text
    assert "Winter is long" in mine
    assert f"/answers/{made.ref}/" in mine


def test_late_answers_stand_on_the_day_of_those_who_asked(client):
    party, _by = asker()
    found = ask(owner=party, state="closed", answer_by=timezone.localdate() - timedelta(days=3))
    answer(found, "Late", "will", words="We paint it", by_when=timezone.localdate() - timedelta(days=1))
    client.force_login(user_of(party, ASKER))
    page = client.get("/you/").text
    assert "People wait for an answer" in page
    assert "We paint it" in page
    client.force_login(user_of(rows.actor("Club").party, "other@example.org"))
    assert "We paint it" not in client.get("/you/").text
