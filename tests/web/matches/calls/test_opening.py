"""Whoever keeps a need asks everyone, with criteria, a last day and their interests."""

import pytest
from django.utils import timezone

from alongside.exchange.matches.models import Call
from tests._support import asking, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db):
    return asking.settle()


def sent(**more):
    year = str(timezone.localdate().year + 1)
    day = {"closes-day": "2", "closes-month": "1", "closes-year": year}
    return {"criteria": "Weekdays\nA warm car", "interests": "None"} | day | more


def test_the_need_leads_its_keeper_and_connector_to_asking_everyone(client, here):
    need = rows.need("Lifts", owner=here.club.party, place=here.village)
    url = f"/needs/{need.ref}/call/"
    for user, may in ((here.keeper, True), (here.connector, True), (here.stranger, False)):
        client.force_login(user)
        assert (url in client.get(f"/needs/{need.ref}/").text) is may
        assert client.get(url).status_code == (200 if may else 404)
    client.force_login(here.keeper)
    made = client.post(url, sent(), follow=True)
    assert "Everyone who sees this is asked now" in made.text
    assert Call.objects.get().criteria == ["Weekdays", "A warm car"]
    assert client.get(url).url == f"/calls/{Call.objects.get().ref}/"
    client.logout()
    assert client.get(f"/needs/{rows.need().ref}/call/").status_code == 404


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"criteria": " "}, "criteria"),
        ({"interests": ""}, "interests"),
        ({"closes-day": ""}, "closes-day"),
        ({"closes-day": "31", "closes-month": "2"}, "closes-day"),
        ({"closes-year": "2020"}, "closes-day"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, here, change, field):
    need = rows.need("Lifts", owner=here.club.party)
    client.force_login(here.keeper)
    page = client.post(f"/needs/{need.ref}/call/", sent(words="By the river") | change)
    assert page.status_code == 422 and f'href="#{field}"' in page.text and f'id="{field}"' in page.text
    assert "By the river" in page.text and not Call.objects.exists()
