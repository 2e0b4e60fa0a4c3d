"""A list is declared once: what narrows it, its order, its pages, and its files."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from alongside.exchange.accounts.models import Party
from alongside.exchange.needs.models import NeedSubject
from alongside.exchange.offers.models import OfferSubject
from alongside.web import downloads
from tests._support import rows

pytestmark = pytest.mark.django_db
LISTS = ("/needs/", "/offers/", "/actors/")


@pytest.fixture
def coast():
    """A region with two districts, and something of every kind in each."""
    west = rows.place("West", "region")
    places = [
        rows.place(name, parent=west, lat=50.0 + n, lon=-3.5) for n, name in enumerate(("Torbay", "Exeter"))
    ]
    topics = [rows.subject("food", "Food"), rows.subject("sleep", "Sleep")]
    rows.subject("library", "Library", "setting", parent=rows.subject("settings", "Settings", "setting"))
    for place, topic in zip(places, topics, strict=True):
        giver = rows.actor(f"Helpers of {place.name}", place=place)
        offer = rows.offer(f"Help in {place.name}", place=place, actor=giver, stages=["testing"])
        need = rows.need(f"Need in {place.name}", place=place, driver="skills")
        OfferSubject.objects.create(offer=offer, subject=topic)
        NeedSubject.objects.create(need=need, subject=topic)
    return places


def lines(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", LISTS)
def test_a_typed_place_keeps_what_is_in_it_and_all_inside_it(client, coast, path):
    torbay = client.get(path, {"place": "torbay"}).content.decode()
    assert "1 found" in torbay and "Torbay</a>" in torbay and "Exeter</a>" not in torbay
    assert "2 found" in client.get(path, {"place": "West"}).content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_a_place_that_is_not_known_is_said_with_what_may_be_meant_and_nothing_is_lost(client, coast, path):
    response = client.get(path, {"place": "Torbey", "q": "tea & cake", "standing": "open"})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#filter-place"' in page and "We do not know a place called" in page
    assert 'value="Torbey"' in page and 'value="tea &amp; cake"' in page
    assert 'value="open" selected' in page
    assert "?place=Torbay&amp;q=tea+%26+cake&amp;standing=open" in page
    assert "found" not in page.split("<main")[1].split("</main>")[0].replace("not found", "")


def test_a_place_of_the_practice_town_takes_the_list_there_and_a_real_one_is_refused_there(client, coast):
    rows.place("Playford", world="practice")
    assert "Practice town: invented." in client.get("/offers/", {"place": "Playford"}).content.decode()
    refused = client.get("/offers/", {"place": "Torbay", "world": "practice"})
    assert refused.status_code == 422 and "Torbay is a real place" in refused.content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_a_subject_keeps_what_is_about_it_and_nonsense_keeps_everything(client, coast, path):
    assert "1 found" in client.get(path, {"subject": "food"}).content.decode()
    assert "2 found" in client.get(path, {"subject": "<b>nonsense"}).content.decode()
    nothing = client.get(path, {"setting": "library", "place": "West"}).content.decode()
    assert "Nothing found" in nothing and f'href="{path}?setting=library"' in nothing


def test_each_list_has_filters_of_its_own(client, coast):
    assert "2 found" in client.get("/needs/", {"driver": "skills"}).content.decode()
    assert "Nothing found" in client.get("/needs/", {"driver": "funding"}).content.decode()
    assert "2 found" in client.get("/offers/", {"stage": "testing"}).content.decode()
    assert "Nothing found" in client.get("/offers/", {"stage": "idea"}).content.decode()
    rows.actor("Surgery", kind="GP practice", note="Also called the Old Mill")
    assert "1 found" in client.get("/actors/", {"kind": "GP practice"}).content.decode()
    assert "Nothing found" in client.get("/actors/", {"q": "old mill"}).content.decode()
    assert "1 found" in client.get("/actors/", {"q": "old mill", "old": "1"}).content.decode()


def test_a_list_comes_in_the_order_that_was_chosen(client):
    rows.offer("Apple", confirmed_on=date(2026, 1, 1))
    rows.offer("Bread", confirmed_on=date(2026, 5, 1))
    rows.offer("Cider")

    def titles(order):
        page = client.get("/offers/", {"order": order}).content.decode()
        return sorted(("Apple", "Bread", "Cider"), key=lambda title: page.index(f">{title}</a>"))

    assert titles("") == titles("nonsense") == ["Apple", "Bread", "Cider"]
    assert titles("new") == ["Cider", "Bread", "Apple"]
    assert titles("checked") == ["Bread", "Apple", "Cider"]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_kept_whole_as_csv_and_xlsx_with_source_licence_and_what_was_asked(client, coast, path):
    response = client.get(path, {"place": "West", "download": "csv"})
    head, *found = lines(response)
    assert len(found) == 2 and len(head) == len(set(head))
    row = dict(zip(head, found[1], strict=True))
    assert "Torbay" in found[1][0] and row["Place"] == "Torbay"
    assert row["Address"].startswith("http://testserver/") and "Licence" in row
    book = load_workbook(io.BytesIO(client.get(path, {"place": "West", "download": "xlsx"}).content))
    assert book.worksheets[0].max_row == 3
    about = [cell.value for cell in book["About"]["A"]]
    assert "Where: West" in about


def test_the_lines_of_a_file_name_their_data_set(client, town):
    head, *found = lines(client.get("/offers/", {"download": "csv"}))
    row = dict(zip(head, found[0], strict=True))
    assert row["Where this comes from"] == "Set of the real world" and row["Licence"] == "CC0-1.0"
    assert not any("Members only" in cell for line in found for cell in line)


def test_a_file_does_not_name_who_is_hidden_from_the_reader(client, town, django_user_model):
    rows.offer("Warm room", actor=town.hidden_actor)
    told = lambda: client.get("/offers/", {"download": "csv"}).content.decode()  # noqa: E731
    assert "Warm room" in told() and "Quiet House" not in told()
    client.force_login(django_user_model.objects.create(email="m@example.org"))
    assert "Quiet House" in told()


def test_a_long_file_stops_where_an_old_laptop_would_and_the_page_says_so(client, monkeypatch):
    for number in range(6):
        rows.offer(f"Offer {number}")
    monkeypatch.setattr(downloads, "MOST_ROWS", 4)
    monkeypatch.setattr("alongside.web.presenting.MOST_ROWS", 4)
    assert len(lines(client.get("/offers/", {"download": "csv"}))) == 5
    assert "More than 4 found" in client.get("/offers/").content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_a_page_of_a_list_asks_as_much_of_the_database_for_one_row_as_for_thirty(
    client, coast, path, django_assert_max_num_queries
):
    for number in range(35):
        place = rows.place(f"Place {number}")
        giver = rows.actor(f"Giver {number}", place=place)
        rows.offer(f"Offer {number}", actor=giver, place=place)
        rows.need(f"Need {number}", actor=giver, place=place)
    with django_assert_max_num_queries(10):
        assert client.get(path).status_code == 200


def test_somebody_signed_in_is_asked_for_a_list_of_their_own(client, coast, django_user_model):
    assert "Bring your list" not in client.get("/offers/").content.decode()
    client.force_login(django_user_model.objects.create(email="m@example.org"))
    assert "Bring your list" in client.get("/offers/").content.decode()


def test_a_list_on_a_records_page_is_a_file_too_and_shows_its_first_rows(client):
    giver = rows.actor("Giver")
    for number in range(15):
        rows.offer(f"Offer {number:02d}", actor=giver)
    rows.offer("Secret", actor=giver, visibility="private", owner=Party.objects.create())
    page = client.get(f"/actors/{giver.ref}/").content.decode()
    assert "Show 3 more" in page and f"/actors/{giver.ref}/?list=offers&amp;download=csv" in page
    found = lines(client.get(f"/actors/{giver.ref}/", {"list": "offers", "download": "csv"}))
    assert len(found) == 16 and found[1][0] == "Offer 00"
    assert client.get(f"/actors/{giver.ref}/", {"list": "nonsense", "download": "csv"}).status_code == 200
