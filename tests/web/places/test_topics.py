"""What is in a place by topic: numbers that its lists bear out, shades explained, and what is missing."""

import csv
import io
from datetime import date

import pytest

from alongside.exchange.needs.models import NeedSubject
from alongside.exchange.offers.models import OfferSubject
from alongside.web import words
from alongside.web.places import topics
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    """A region with two councils; food help in one, a need in the other; nothing about night workers."""
    england = rows.place("England", "nation")
    west = rows.place("West", "region", parent=england)
    a, b = rows.place("Ahoy", parent=west), rows.place("Bight", parent=west)
    food, rows_ = rows.subject("food", "Food"), rows.subject("carers", "Unpaid carers", kind="group")
    rows.subject("nights", "Night workers", kind="group")
    for number in range(3):
        OfferSubject.objects.create(offer=rows.offer(f"Lunch {number}", place=a), subject=food)
    past = {"standing": "history", "reported_on": date(2017, 1, 1)}
    for kind in ("device", "device", "digital"):
        rows.offer("New", kind="innovation", place=england, innovation_types=[kind], **past)
    rows.offer("Hidden", place=a, visibility="members")
    need = rows.need("Hungry", place=b)
    NeedSubject.objects.create(need=need, subject=food)
    NeedSubject.objects.create(need=need, subject=rows_)
    return {"england": england, "west": west, "a": a, "b": b}


def table(client, place, **query):
    answer = client.get(f"/places/{place.ref}/topics/", query | {"download": "csv"})
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_topic_has_help_now_help_that_may_be_what_was_tried_and_what_is_needed(client, region):
    assert table(client, region["west"]) == [
        {
            "Kinds of help": "Food",
            "You can ask now": "3",
            "May help": "0",
            "Tried in the past": "0",
            "Needed, not answered": "1",
        }
    ]


def test_the_places_in_it_stand_side_by_side(client, region):
    asked = {"across": "district"}
    assert table(client, region["west"], **asked) == [{"Kinds of help": "Food", "Ahoy": "3", "Bight": "0"}]
    assert table(client, region["west"], **asked, count="needed")[0]["Bight"] == "1"
    page = client.get(f"/places/{region['west'].ref}/topics/", asked).content.decode()
    assert "app-shade--1" in page and "Ahoy" in page and "/offers/?place=" in page


def test_groups_of_whom_nothing_is_known_are_named(client, region):
    page = client.get(f"/places/{region['west'].ref}/topics/", {"by": "group"}).content.decode()
    assert "Groups of people about whom nothing is recorded here" in page
    assert "Night workers." in page and "Unpaid carers." not in page


def test_kinds_named_less_than_elsewhere_are_told(client, region):
    page = client.get(f"/places/{region['west'].ref}/topics/", {"by": "kind"}).content.decode()
    assert "Is something named less here than elsewhere?" in page
    assert "fewer than in England as a whole" in page


def test_a_share_is_compared_only_where_there_is_enough_of_it():
    told = topics._shares([("A", 9, 50), ("B", 0, 40), ("C", 1, 10)], "England")
    assert [row["says"] for row in told] == ["", "fewer than in England as a whole", ""]
    assert topics._shares([("A", 0, 5)], "England") == []


def test_sectors_can_be_the_rows(client, region):
    rows.actor("Club", place=region["a"])
    third = words.SECTOR["third"]
    alone = {tuple(line.values()) for line in table(client, region["west"], by="sector")}
    assert (third, "1", "0") in alone
    side = table(client, region["west"], by="sector", across="district")
    assert (third, "1", "0") in {tuple(line.values()) for line in side}


def test_shades_are_quarters_and_the_legend_covers_every_number():
    made = [topics.Row("r", "", (0, 1, 2, 3, 4, 5, 6, 7, 100))]
    cells = topics._shaded(made)[0]["cells"]
    assert [cell["shade"] for cell in cells] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert [shade["text"] for shade in topics._legend(made)] == ["1 to 2", "3 to 4", "5 to 6", "7 to 100"]
    assert topics._legend([topics.Row("r", "", (0, 0))]) == []
    assert topics._shaded([topics.Row("r", "", (2, 2))])[0]["cells"][0]["shade"] == 1


def test_neighbourhoods_without_help_of_their_own_are_told(client, region):
    rows.place("A1", "small_area", parent=region["a"])
    page = client.get(f"/places/{region['a'].ref}/topics/").content.decode()
    assert "No help is placed in any one of its 1 neighbourhoods" in page


def test_what_is_no_choice_is_passed_over(client, region):
    answer = client.get(f"/places/{region['west'].ref}/topics/", {"by": "x", "across": "y", "count": "z"})
    assert answer.status_code == 200


def test_the_table_takes_as_many_queries_for_many_columns_as_for_few(
    client, region, django_assert_max_num_queries
):
    for number in range(20):
        rows.place(f"More {number:02}", parent=region["west"])
    with django_assert_max_num_queries(16):
        client.get(f"/places/{region['west'].ref}/topics/", {"across": "district"})
