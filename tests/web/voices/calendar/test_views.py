"""The calendar of what is asked, for a place and as a file."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests._support import rows
from tests._support.voices_said import ask

pytestmark = pytest.mark.django_db


def test_what_runs_what_is_to_come_and_the_file():
    body = rows.actor("Council")
    county = rows.place("Wenshire", "region")
    town = rows.place("Wenbury", parent=county)
    today = timezone.localdate()
    ask(body.party, "Buses?", place=town, opens_on=today + timedelta(3), closes_on=today + timedelta(9))
    ask(
        body.party,
        "Over?",
        opened_at=timezone.now() - timedelta(99),
        closed_at=timezone.now() - timedelta(90),
    )
    ask(body.party, "Drafted?", state="draft")
    ask(body.party, "Hidden?", visibility="private")
    client = Client()
    page = client.get("/asks/calendar/").content.decode()
    assert "Buses?" in page and not any(one in page for one in ("Over?", "Drafted?", "Hidden?"))
    assert "Over?" in client.get("/asks/calendar/?all=yes").content.decode()
    assert "Buses?" in client.get("/asks/calendar/?place=Wenshire").content.decode()
    assert client.get("/asks/calendar/?place=Nowhereton").status_code == 422
    assert "Buses?" not in client.get("/asks/calendar/?world=practice").content.decode()
    file = client.get("/asks/calendar.ics?place=Wenbury").content.decode()
    assert file.count("SUMMARY:Buses?") == 1 and "SUMMARY:Answer: Buses?" in file and "Hidden" not in file
