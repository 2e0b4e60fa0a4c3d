"""A visitor puts a list in order, two at a time or by what speaks for each, and comes back by a code."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from alongside.exchange.voices.models import Comparison, Mark, Participant, Weight
from tests._support.voices import part
from tests._support.voices_ballots import ballot, close, refs

pytestmark = pytest.mark.django_db
FULL = {"relevance": "4", "feasibility": "2", "acceptability": "5", "scalability": "1", "sustainability": "3"}


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


def fields(page):
    return dict(re.findall(r'type="hidden" name="(left|right|option|not)" value="([^"]*)"', page.text))


def test_a_visitor_chooses_stops_and_goes_on_elsewhere_by_the_code(client):
    found, _by = ballot()
    at = f"/ballots/{found.ask.ref}/"
    first = client.get(at).text
    assert "What you are promised" in first
    assert "Where the money of this winter goes" in first
    assert "Your code" not in first
    page = client.get(f"{at}choose/")
    two = fields(page)
    assert not Participant.objects.exists(), "who only looks takes no part"
    assert client.post(f"{at}choose/", two | {"said": "left"}).status_code == 302
    kept = Comparison.objects.get()
    assert {kept.one.ref, kept.other.ref} == set(two.values())
    assert kept.one.ref == two["left"] if kept.came == "one" else kept.other.ref == two["left"]
    assert fields(client.get(f"{at}choose/")) == fields(client.get(f"{at}choose/"))
    code = re.search(r'app-code">([\w-]+)<', client.get(at).text).group(1)
    client.post(at, {"do": "written"})
    assert code not in client.get(at).text
    elsewhere = Client()
    assert elsewhere.post(at, {"code": "AAAA-BBBB"}).status_code == 422
    back = elsewhere.post(at, {"code": code.lower()}, follow=True)
    assert "Welcome back" in back.text
    assert "You have answered 1 time." in back.text
    elsewhere.post(f"{at}choose/", {"do": "undo"})
    assert not Comparison.objects.exists()
    assert Participant.objects.count() == 1


def test_all_pairs_are_asked_once_and_all_is_taken_back(client):
    found, _by = ballot()
    at = f"/ballots/{found.ask.ref}/"
    for _turn in range(6):
        client.post(f"{at}choose/", fields(client.get(f"{at}choose/")) | {"said": "cannot"})
    assert "You have answered all" in client.get(f"{at}choose/").text
    assert Comparison.objects.count() == 6
    assert "deleted" in client.post(at, {"do": "take-back"}, follow=True).text
    assert not Comparison.objects.exists()


def test_what_is_wrong_is_said_and_nothing_is_lost(client):
    found, _by = ballot()
    at = f"/ballots/{found.ask.ref}/choose/"
    one, other = refs(found)[:2]
    page = client.post(at, {"left": one, "right": other})
    assert page.status_code == 422
    assert fields(page) == {"left": one, "right": other}
    assert "Choose one of the two" in page.text
    assert client.post(at, {"left": "\0", "right": other, "said": "left"}).status_code == 422
    close(found)
    page = client.post(at, {"left": one, "right": other, "said": "left"})
    assert page.status_code == 422
    assert "This is not open now." in page.text
    assert not Comparison.objects.exists()


def test_each_thing_is_marked_in_five_ways_and_what_counts_is_asked_after_the_first(client):
    found, _by = ballot("criteria")
    at = f"/ballots/{found.ask.ref}/choose/"
    page = client.get(at)
    assert "It will last" in page.text
    empty = client.post(at, fields(page))
    assert empty.status_code == 422
    assert "Answer at least one" in empty.text
    client.post(at, fields(page) | FULL)
    assert Mark.objects.count() == 5
    page = client.get(at)
    assert "What counts for you?" in page.text
    assert client.post(at, {"do": "weigh", "weigh-relevance": "3"}).status_code == 422
    client.post(at, {"do": "weigh"} | {f"weigh-{key}": "1" for key in FULL})
    assert Weight.objects.count() == 5
    second = fields(client.get(at))["option"]
    skipped = client.get(f"{at}?not={second}")
    assert fields(skipped)["option"] != second
    assert fields(skipped)["not"] == second
    onward = client.post(at, fields(skipped) | FULL)
    assert onward["Location"].endswith(f"?not={second}")


def test_where_a_code_is_needed_nobody_comes_in_without(client):
    found, _by = ballot(entry="code")
    at = f"/ballots/{found.ask.ref}/"
    assert "Type your code" in client.get(at).text
    assert client.get(f"{at}choose/").status_code == 302
    one, other = refs(found)[:2]
    client.post(f"{at}choose/", {"left": one, "right": other, "said": "left"})
    assert not Comparison.objects.exists()
    assert part(found.ask) and client.post(at, {"code": ""}).status_code == 422
