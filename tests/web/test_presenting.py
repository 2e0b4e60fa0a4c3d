"""What pages share: standing in words, addresses, pages of a list."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from alongside.web import presenting


@dataclass
class Row:
    standing: str
    reported_on: date | None = None
    confirmed_on: date | None = None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row("history", date(2017, 5, 1)), "Reported in 2017"),
        (
            Row("unclaimed", confirmed_on=date(2026, 1, 1)),
            "From a public register; nobody here has confirmed it",
        ),
        (Row("open", confirmed_on=date(2026, 11, 3)), "Open now, last checked 3 November 2026"),
        (Row("open"), "Open now"),
    ],
)
def test_standing_is_said_with_its_date(row, said):
    assert presenting.standing_text(row) == said


def test_an_address_keeps_only_what_is_not_empty_and_escapes_it():
    assert (
        presenting.address("/find/", q="a&b ü", place="", kind=["x", "y"])
        == "/find/?q=a%26b+%C3%BC&kind=x&kind=y"
    )
    assert presenting.address("/find/", q="") == "/find/"


@pytest.mark.parametrize(
    ("asked", "number"),
    [("", 1), ("2", 2), ("4", 4), ("99", 4), ("0", 4), ("-1", 4), ("x", 1), ("1e3", 1), ("٢", 2)],
)
def test_a_page_number_that_is_none_leads_to_a_page_that_is(asked, number):
    request = RequestFactory().get("/offers/", {"page": asked, "q": "tea & cake"})
    page = presenting.page_of(request, list(range(100)), str)
    assert page["number"] == number and page["of"] == 4 and page["total"] == 100
    assert (page["previous_url"] == "") == (number == 1)
    assert (page["next_url"] == "") == (number == 4)
    for address in filter(None, (page["previous_url"], page["next_url"])):
        assert QueryDict(address.split("?")[1])["q"] == "tea & cake"


def test_the_pages_of_a_list_hold_every_row_once():
    rows, seen, address = list(range(95)), [], "/offers/"
    while address:
        page = presenting.page_of(RequestFactory().get(address), rows, str)
        seen += page["items"]
        address = page["next_url"]
    assert seen == [str(row) for row in rows]


def test_a_filter_keeps_only_what_may_be_chosen():
    request = RequestFactory().get("/", {"kind": "<script>"})
    assert presenting.chosen(request, "kind", {"asset": "Place"}) == ""
    assert [
        option["selected"]
        for option in presenting.choice(request, "kind", "Kind", {"asset": "Place"})["options"]
    ] == [True, False]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("3 men", "fewer than 5 men"),
        ("About four families", "About fewer than 5 families"),
        ("5 men", "5 men"),
        ("31 came back within 4 weeks", "31 came back within 4 weeks"),
        ("1,200 homes", "1,200 homes"),
        ("2.5 million", "2.5 million"),
        ("4% of them", "4% of them"),
        ("26 families known to the two surgeries", "26 families known to the two surgeries"),
        ("At least 150 homes", "At least 150 homes"),
        ("", ""),
    ],
)
def test_a_number_of_people_below_five_is_not_shown(said, shown):
    assert presenting.no_small_number(said) == shown


@dataclass
class Kept:
    standing: str = "unclaimed"
    source: str = ""
    source_id: str = ""
    reported_on: date | None = None
    confirmed_on: date | None = None
    dataset: object = None


@dataclass
class Set:
    publisher: str = "The Office"
    title: str = "Its list"
    dated: date = date(2024, 5, 1)
    source_url: str = ""


@pytest.mark.parametrize(
    ("row", "text", "url"),
    [
        (Kept(dataset=Set()), "Kept by The Office, updated on 1 May 2024.", ""),
        (
            Kept(dataset=Set(source_url="https://office.example"), reported_on=date(2023, 2, 1)),
            "Kept by The Office, updated on 1 February 2023.",
            "https://office.example",
        ),
        (
            Kept(dataset=Set(), source="NHS codes, April 2022"),
            "Kept by NHS codes, updated in April 2022.",
            "",
        ),
        (
            Kept(dataset=Set(), source="Register, 2021", source_id="GB-CHC-1000116-support"),
            "Kept by Register, updated in 2021.",
            "https://register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/1000116",
        ),
    ],
)
def test_a_fetched_record_says_who_keeps_it_and_where_it_is_put_right(row, text, url):
    found = presenting.keeper(row, None)
    assert (found["text"], found["url"]) == (text, url)
    assert found["link"] if url else found["after"] == "Ask them to correct what is wrong."


def test_history_and_what_nobody_may_be_named_for_has_no_keeper():
    assert presenting.keeper(Kept("history"), None) == presenting.keeper(Kept("open"), None) == {}
