"""Who may act on a question sees the number and answers it; others do not find it."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.matches.models import Enquiry
from tests._support import asking

pytestmark = pytest.mark.django_db
JOAN = {"send": "1", "name": "Joan Pike", "phone": "01632 960444", "place": "Playford", "words": "A lift"}


@pytest.fixture
def here(db):
    return asking.settle()


@pytest.fixture
def asked(client, here):
    client.post("/ring-me-back/", JOAN)
    client.logout()
    return Enquiry.objects.get()


def test_the_connector_takes_it_answers_it_and_the_asker_reads_the_answer(client, here, asked):
    client.force_login(here.connector)
    assert f"/enquiries/{asked.ref}/" in client.get("/enquiries/").text
    page = client.get(f"/enquiries/{asked.ref}/").text
    assert "tel:01632960444" in page and "Joan Pike" in page and "A lift" in page
    client.post(f"/enquiries/{asked.ref}/", {"take": "1"})
    assert "Taken by you" in client.get(f"/enquiries/{asked.ref}/").text
    empty = client.post(f"/enquiries/{asked.ref}/", {"outcome": " "})
    assert empty.status_code == 422 and 'href="#outcome"' in empty.text
    client.post(f"/enquiries/{asked.ref}/", {"outcome": "Sam drives you on Tuesday."})
    assert f"/enquiries/{asked.ref}/" not in client.get("/enquiries/").text
    assert f"/enquiries/{asked.ref}/" in client.get("/enquiries/?done=1").text
    client.logout()
    session = client.session
    session["guest"] = asked.guest_id
    session.save()
    assert "Sam drives you on Tuesday." in client.get("/yours/").text


def test_for_everybody_else_it_is_as_absent_as_one_that_never_was(client, here, asked):
    for user in (here.stranger, here.keeper, here.admin):
        client.force_login(user)
        for ref in (asked.ref, "nothing"):
            assert client.get(f"/enquiries/{ref}/").status_code == 404
            assert client.post(f"/enquiries/{ref}/", {"take": "1"}).status_code == 404
    client.force_login(here.stranger)
    assert client.get("/enquiries/").status_code == 404
    client.logout()
    assert client.get(f"/enquiries/{asked.ref}/").url.startswith("/account/login/")


def test_a_file_of_the_list_names_nobody(client, here, asked):
    client.force_login(here.connector)
    body = client.get("/enquiries/", {"download": "csv"}).content.decode("utf-8-sig")
    (row,) = list(csv.reader(io.StringIO(body)))[1:]
    assert row[0] == asked.ref and row[2] == "Playford"
    assert "Joan" not in body and "960444" not in body and "lift" not in body


def test_the_list_asks_the_database_as_often_however_long_it_is(
    client, here, asked, django_assert_max_num_queries
):
    client.force_login(here.connector)
    client.get("/enquiries/")
    with CaptureQueriesContext(connection) as one:
        client.get("/enquiries/")
    for _ in range(3):
        Enquiry.objects.create(kind="ring-back", place=here.village, due_on=asked.due_on)
    with django_assert_max_num_queries(len(one)):
        client.get("/enquiries/")
