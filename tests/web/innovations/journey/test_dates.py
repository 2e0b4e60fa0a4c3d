"""What is due, late first; and tests with a fixed end and two figures."""

from __future__ import annotations

import pytest

from alongside.exchange.innovations.models import Milestone, Trial
from alongside.exchange.innovations.services import planning
from tests._support.innovations_journey import ago, moving_one, today

pytestmark = pytest.mark.django_db


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_what_is_due_is_kept_changed_and_done(client):
    one = moving_one()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/"
    assert client.post(f"{at}dates/new/", {"what": "Lab", "kind": "lab"}).status_code == 422
    client.post(f"{at}dates/new/", {"what": "Lab day", "kind": "lab"} | day("due_on", ago(3)))
    planning.keep_milestone(ref=one.ref, what="Report", kind="step", due_on=today(), by=one.by)
    text = client.get(at).text
    assert "One date is late" in text
    assert text.index("Lab day") < text.index("Report")
    held = Milestone.objects.get(what="Lab day")
    done = {"do": "finish", "evidence": "Two ideas left.", "people": "3"} | day("done_on", today())
    assert client.post(f"{at}dates/{held.ref}/", done | {"people": "some"}).status_code == 422
    assert client.post(f"{at}dates/{held.ref}/", done).status_code == 302
    text = client.get(at).text
    assert "fewer than 5 people" in text  # never three
    assert text.index("Report") < text.index("Lab day")
    assert client.get(f"{at}dates/nothing/").status_code == 404


def test_a_test_ends_with_its_figure_and_says_whether_it_got_better(client):
    one = moving_one()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/"
    said = {"measure": "Falls at night", "better": "down", "start_value": "4.5"}
    said |= day("starts_on", ago(101)) | day("ends_on", ago(1))
    assert 'href="#start_value"' in client.post(f"{at}tests/new/", said | {"start_value": "few"}).text
    client.post(f"{at}tests/new/", said)
    held = Trial.objects.get()
    assert "A test has ended without its figure" in client.get(at).text
    assert client.post(f"{at}tests/{held.ref}/", {"end_value": "2"}).status_code == 422
    client.post(f"{at}tests/{held.ref}/", {"end_value": "2", "learned": "Fewer falls."})
    text = client.get(at).text
    assert "From 4.5 to 2." in text
    assert "It got better" in text
    assert "100 days" in text
