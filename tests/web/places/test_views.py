"""The pages of places show what is needed and not answered, what can help, and whom to ring."""

import csv
import io
import re
from datetime import date

import pytest

from alongside.exchange.needs.models import Need, NeedSubject
from alongside.web import words
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def show(client, town):
    """The page of the council area, as text."""
    return lambda: " ".join(client.get(f"/places/{town.district.ref}/").content.decode().split())


def test_a_place_shows_what_is_needed_what_can_help_who_is_there_and_its_connector(show):
    page = show()
    for said in ("Carers feel alone", "Evening circle for carers", "Wenbury Carers", "Ann of Wenbury"):
        assert said in page
    assert 'href="tel:01632960999"' in page
    assert "Members only" not in page and "Quiet House" not in page and "Playford" not in page


def test_what_is_needed_comes_first_then_help_then_who_then_the_connector(show):
    found = re.findall(r'<h2 class="[^"]*" id="(\w+)"', show())
    assert found == ["needed", "help", "who", "connector", "around"]


def test_help_now_help_that_may_be_and_what_was_tried_stand_apart(show):
    page = show()
    order = [page.index(f'id="help-{name}"') for name in ("now", "may", "tried")]
    assert order == sorted(order)
    assert order[0] < page.index("Evening circle for carers") < order[1]
    assert order[1] < page.index("Carers club") < order[2] < page.index("Carers course")


def test_who_says_so_and_since_when_stands_with_what_is_needed(show, town):
    Need.objects.filter(pk=town.need.pk).update(actor=town.actor, reported_on=date(2026, 9, 14))
    assert "Wenbury Carers says so, since 14 September 2026" in show()
    Need.objects.filter(pk=town.need.pk).update(actor=town.hidden_actor, how_many="3 families")
    page = show()
    assert "Waiting since 14 September 2026" in page and "Quiet House" not in page
    assert "3 families" not in page and "fewer than 5 families" in page.lower()


def test_a_few_residents_are_not_counted_out(show, town):
    someone = rows.actor("Somebody", sector="community")
    for number in range(2):
        rows.need(f"R{number}", place=town.district, actor=someone)
    page = show()
    people = words.SECTOR["community"].lower()
    assert "3 things wait" in page and people not in page  # 3 less the one not named would tell
    for number in range(6):
        rows.need(f"B{number}", place=town.district, actor=town.actor)
    assert f"a few each: {', '.join(sorted(['not named', people, words.SECTOR['third'].lower()]))}." in show()


def test_what_nothing_here_helps_with_is_told(show, town):
    food = rows.subject("food", "Food")
    NeedSubject.objects.create(need=town.need, subject=food)
    assert "Nothing listed here helps with" in show()
    town.offer.abouts.create(subject=food)
    assert "Nothing listed here helps with" not in show()


def test_what_was_answered_and_what_is_of_the_past_wait_behind(show, town):
    rows.need("Was met", place=town.district, status="met")
    rows.need("Was so", place=town.district, standing="history", reported_on=date(2017, 1, 1))
    page = show()
    assert "answered</span></summary>" in page and "1 thing waits" in page
    assert (
        page.index("has been answered")
        < page.index("Was met")
        < page.index("in the past<")
        < page.index("Was so")
    )


def test_where_nobody_has_said_anything_the_page_says_that_and_where_to_ask(client, db):
    place = rows.place("Quietly")
    page = client.get(f"/places/{place.ref}/").content.decode()
    assert "does not mean that nothing is" in page and "No help is listed here yet" in page
    assert "/find/?place=Quietly" in page


def test_what_is_needed_here_can_be_kept_as_a_file(client, town):
    answer = client.get(f"/places/{town.district.ref}/", {"download": "csv", "list": "needed"})
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line[0] for line in lines[1:]] == ["Carers feel alone"]


def test_the_page_asks_as_often_for_many_as_for_few(client, town, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/places/{town.district.ref}/").status_code == 200
        return len(found)

    rows.offer("One", place=town.district)
    Need.objects.filter(pk=town.need.pk).update(actor=town.actor)
    few = asked()
    for number in range(12):
        helper = rows.actor(f"Helper {number}", place=town.district)
        rows.need(f"Needed {number}", place=town.district, actor=helper)
        rows.offer(f"Help {number}", place=town.district, actor=helper)
        rows.place(f"Area {number}", "small_area", parent=town.district)
    assert asked() == few <= 50


def test_a_source_id_leads_to_the_page(client, town):
    assert client.get("/places/wenbury/").headers["Location"] == f"/places/{town.district.ref}/"


def test_the_invented_place_is_banded_and_listed_in_its_own_world(client, town):
    assert b"Practice town: invented." in client.get(f"/places/{town.village.ref}/").content
    assert b"Playford" not in client.get("/places/").content
    assert b"Playford" in client.get("/places/", {"world": "practice"}).content


def test_a_place_that_is_not_there_is_404(client, town):
    for path in ("", "topics/", "figures/", "figures/none/"):
        assert client.get(f"/places/nothing/{path}").status_code == 404


def test_the_connector_is_told_in_whole_sentences(show, town):
    person = town.district.connector
    person.hours, person.reply_time = "Monday to Friday", "Within one working day"
    person.save()
    assert "Monday to Friday. You hear back within one working day." in show()


def test_the_list_says_how_much_waits_in_each_place_in_three_queries(client, town, django_assert_num_queries):
    for number in range(5):
        rows.place(f"Place {number}")
    with django_assert_num_queries(3):
        page = client.get("/places/").content.decode()
    assert page.count("thing needed, not answered") == 1
    assert "Wenbury" in client.get("/places/", {"q": "wenb", "kind": "district"}).content.decode()
    assert "Wenbury" not in client.get("/places/", {"kind": "region"}).content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_comes_as_a_file_with_what_waits(client, town, kind):
    answer = client.get("/places/", {"download": kind})
    assert f"places.{kind}" in answer["Content-Disposition"]
    if kind == "csv":
        lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert {line["Name"]: line["Needed, not answered"] for line in lines} == {"Wenbury": "1"}
