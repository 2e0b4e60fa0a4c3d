"""A decision is typed once, kept for ever, and seen by whoever sees the record."""

from __future__ import annotations

import pytest

from alongside.exchange.innovations.models import GateDecision
from tests._support.innovations_journey import decided, moving_one, today

pytestmark = pytest.mark.django_db


def typed(**fields):
    day = today()
    said = {
        "decision": "on",
        "organisation": "Harbour Trust",
        "role": "Innovation board",
        "evidence": "Twelve homes, three months.",
        "reasons": "Half the falls at night.",
        "decided_on-day": day.day,
        "decided_on-month": day.month,
        "decided_on-year": day.year,
    }
    return said | fields


def test_a_decision_moves_it_and_is_read_by_everybody_who_sees_it(client):
    one = moving_one()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/decide/"
    assert "Not shown yet:" in client.get(at).text
    after = client.post(at, typed())
    assert after.url.startswith(f"/innovations/{one.ref}/journey/?done=decided")
    assert "Those who follow it are told" in client.get(after.url).text
    client.logout()
    text = client.get(f"/innovations/{one.ref}/journey/").text
    assert "It went on to: Starting to be used" in text
    assert "Harbour Trust (Innovation board)" in text
    assert "Half the falls at night." in text
    assert "put it right" not in text


def test_what_is_wrong_is_linked_and_nothing_typed_is_lost(client):
    one = moving_one()
    client.force_login(one.user)
    wrong = client.post(f"/innovations/{one.ref}/journey/decide/", typed(reasons="", decision="hold"))
    assert wrong.status_code == 422
    assert 'href="#reasons"' in wrong.text
    assert "Twelve homes, three months." in wrong.text
    assert not GateDecision.objects.exists()


def test_what_may_name_a_person_is_asked_about_and_can_be_kept_as_it_is(client):
    one = moving_one()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/decide/"
    asked = client.post(at, typed(reasons="Ring ann.marsh@example.org."))
    assert asked.status_code == 422
    assert "keep it as it is" in asked.text
    assert client.post(at, typed(reasons="Ring ann.marsh@example.org.", as_it_is="yes")).status_code == 302


def test_a_stop_asks_for_its_lesson(client):
    one = moving_one()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/decide/"
    assert 'href="#tried"' in client.post(at, typed(decision="stop")).text
    said = typed(decision="stop", tried="Lights.", learned="Nobody changes batteries.", is_shared="yes")
    assert client.post(at, said).status_code == 302
    client.logout()
    text = client.get(f"/innovations/{one.ref}/").text
    assert "Nobody changes batteries." in text


def test_the_last_decision_is_put_right_by_a_further_one_and_stays_in_the_list(client):
    one = moving_one()
    wrong = decided(one, "on")
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/journey/decide/?again={wrong.ref}"
    assert "Put a decision right" in client.get(at).text
    assert client.post(at, typed(decision="stop", again=wrong.ref, tried="A", learned="B")).status_code == 302
    text = client.get(f"/innovations/{one.ref}/journey/").text
    assert "Put right by a later decision" in text
    assert client.get(at).status_code == 404  # it is the last no more
    assert client.get(f"/innovations/{one.ref}/journey/decide/").status_code == 404  # and it does not move
