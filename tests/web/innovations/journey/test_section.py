"""The journey in short, on the page of an innovation."""

from __future__ import annotations

import pytest

from alongside.exchange.innovations.models import Innovation
from alongside.exchange.innovations.services import planning
from tests._support import rows
from tests._support.innovations_journey import ago, decided, moving_one

pytestmark = pytest.mark.django_db


def test_the_page_shows_the_stage_the_days_what_is_next_and_the_last_decision(client):
    one = moving_one("testing", since=40)
    decided(one, "hold")
    text = client.get(f"/innovations/{one.ref}/").text
    assert "It is here now" in text
    assert "40 days" in text
    assert "What changed for people, measured against something" in text
    assert "It waits where it is" in text
    assert "Fewer falls at night." in text
    assert "Decide what comes next" not in text
    client.force_login(one.user)
    assert "Decide what comes next" in client.get(f"/innovations/{one.ref}/").text


def test_where_no_record_is_seen_only_the_stage_of_the_source_is(client):
    bare = rows.offer("Older", kind="innovation", standing="history", reported_on=ago(900))
    assert "Not known." in client.get(f"/innovations/{bare.ref}/").text
    one = moving_one()
    decided(one, "hold")
    Innovation.objects.update(visibility="private")
    text = client.get(f"/innovations/{one.ref}/").text
    assert "Being tested" in text
    assert "Fewer falls at night." not in text


def test_whoever_keeps_it_reads_on_today_what_is_overdue(client):
    one = moving_one()
    other = moving_one(owner="Others", title="Key safe")
    decided(one, "hold", decided_on=ago(60), again_on=ago(9))
    planning.keep_milestone(ref=one.ref, what="Report", kind="step", due_on=ago(3), by=one.by)
    planning.keep_milestone(ref=other.ref, what="Report", kind="step", due_on=ago(-3), by=other.by)
    client.force_login(one.user)
    text = client.get("/you/").text
    assert f"/innovations/{one.ref}/journey/" in text
    assert "A decision was due on" in text
    assert "One date is late" in text
    client.force_login(other.user)
    assert "/journey/" not in client.get("/you/").text  # nothing of theirs is late
