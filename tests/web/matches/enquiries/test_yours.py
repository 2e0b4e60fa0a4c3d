"""One's own page without an account."""

import pytest

from alongside.exchange.matches.models import Enquiry
from tests._support import asking

pytestmark = pytest.mark.django_db
JOAN = {"send": "1", "name": "Joan", "phone": "01632 960444", "place": "Playford"}


@pytest.fixture
def here(db):
    return asking.settle()


def test_a_visitor_is_led_to_where_one_comes_back(client, here):
    assert client.get("/yours/").url.startswith("/come-back/")


def test_what_is_known_about_somebody_is_three_lines_and_a_way_to_delete_it(client, here):
    client.post("/ring-me-back/", JOAN)
    page = client.get("/yours/").text
    known = page[page.index("What we know about you") :]
    for said in ("Joan", "01632 960444", Enquiry.objects.get().guest.number, "/yours/details/"):
        assert said in known


def test_what_is_no_longer_wanted_is_taken_back(client, here):
    client.post("/ring-me-back/", JOAN)
    asked = Enquiry.objects.get()
    assert client.get(f"/yours/take-back/{asked.ref}/").status_code == 405
    client.post(f"/yours/take-back/{asked.ref}/")
    client.post(f"/yours/take-back/{asked.ref}/")
    assert "Taken back" in client.get("/yours/").text
    client.logout()
    assert client.post(f"/yours/take-back/{asked.ref}/").status_code == 404


def test_another_persons_question_is_not_there(client, here):
    client.post("/ring-me-back/", JOAN)
    mine = Enquiry.objects.get()
    client.logout()
    client.post("/ring-me-back/", JOAN | {"name": "Kit"})
    page = client.get("/yours/").text
    assert mine.ref not in page and "Kit" in page
    assert "We have it" not in client.get(f"/yours/?asked={mine.ref}").text
    assert client.post(f"/yours/take-back/{mine.ref}/").status_code == 404


def test_somebody_with_an_account_follows_what_they_asked_too(client, here):
    client.force_login(here.stranger)
    page = client.post("/ring-me-back/", JOAN, follow=True).text
    assert "Nell rings you by" in page and "What we know about you" not in page
