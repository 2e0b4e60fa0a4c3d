"""The ways in: a need, an organisation, Today, and a link in a mail."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Message
from alongside.exchange.partnerships.services import invite
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


def test_a_need_and_an_organisation_show_who_works_together_where_that_is_agreed(client):
    need, named, hidden = rows.need("Nobody to eat with"), rows.actor("Named"), rows.actor("Hidden")
    found = partnership("Lunch together")
    found.needs.add(need)
    member(found, named.party, named=True)
    member(found, hidden.party)
    assert "Lunch together" in client.get(f"/needs/{need.ref}/").text
    assert "Lunch together" in client.get(f"/actors/{named.ref}/").text
    assert "Lunch together" not in client.get(f"/actors/{hidden.ref}/").text
    shown = client.get(f"/partnerships/{found.ref}/").text
    assert "Named" in shown
    assert "Hidden" not in shown


def test_today_tells_who_is_asked_and_what_is_late(client):
    club = rows.actor("Lunch Club")
    client.force_login(user_of(club.party))
    asked = partnership("Please join")
    member(asked, club.party, state="invited")
    late = partnership("Late one", review_on=timezone.localdate() - timedelta(days=3))
    member(late, club.party, "lead")
    shown = client.get("/you/").text
    assert f"/partnerships/{asked.ref}/answer/" in shown
    assert "One thing is overdue" in shown
    assert "What you do together with others" in shown
    own = client.get("/partnerships/?mine=yes").text
    assert "Late one" in own
    assert "Please join" not in own


def test_somebody_without_an_account_says_yes_by_a_link_and_is_inside(client):
    found = partnership("Lunch together")
    host = member(found, rows.actor("Town Hall").party, "convener")
    by = doer(user_of(host.party))
    invite(ref=found.ref, email="dot@example.org", name="Dot", message="We miss you", by=by)
    path = re.search(r"/l/[\w-]+/", Message.objects.get().text)[0]
    assert "We miss you" in client.get(path).text
    refused = client.post(path, {"button": "no", "why": ""})
    assert refused.status_code == 422
    said = client.post(path, {"button": "yes", "brings": "My time"})
    assert "You take part in Lunch together" in said.text
    shown = client.get(f"/partnerships/{found.ref}/").text
    assert "My time" in shown
    assert "Dot" in shown
    assert "nothing more" in client.get(path).text or client.get(path).status_code == 410
