"""Sheets are printed, typed in twice, settled; by those who run the question alone."""

import pytest
from django.test import Client

from alongside.exchange.voices.models import Sheet, Vote
from tests._support.voices_said import Talk

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def typed(*said):
    return {f"line-{at}": value for at, value in enumerate(said, start=1)}


def test_from_printing_to_counting():
    talk = Talk()
    nell, ned = signed_in(talk.nell), signed_in(talk.ned)
    paper = f"/questions/{talk.ask.ref}/paper/"
    assert nell.post(paper, {"do": "print", "lines": ["1"], "sheets": "many"}).status_code == 422
    made = nell.post(paper, {"do": "print", "lines": ["2", "1", "x"], "sheets": "3"})
    sheets = nell.get(made["Location"]).content.decode()
    assert sheets.count('class="app-sheet"') == 3 and "Sheet 3" in sheets and "More benches" in sheets
    assert nell.post(paper, {"do": "find", "number": "9"}).status_code == 422
    one = nell.post(paper, {"do": "find", "number": "2"})["Location"]
    assert one == f"{paper}2/"
    assert nell.post(one, typed("agree")).status_code == 422, "each line has an answer"
    assert nell.post(one, typed("agree", "empty"))["Location"] == f"{paper}?done=once"
    again = nell.post(one, typed("agree", "pass"))
    assert again.status_code == 422 and "Nobody else is here" in again.content.decode()
    assert ned.post(one, typed("agree", "pass"))["Location"] == one
    page = ned.get(one).content.decode()
    assert "First typed: nothing. Then: Pass." in page and "More buses" not in page, (
        "what agrees is not shown"
    )
    assert ned.post(one, {"do": "settle"}).status_code == 422
    assert ned.post(one, {"do": "settle", "line-2": "disagree"})["Location"] == f"{paper}?done=counted"
    assert sorted(Vote.objects.values_list("statement__number", "value")) == [(1, -1), (2, 1)]
    assert "Pass" not in nell.get(one).content.decode()
    nell.post(f"{paper}3/", {"do": "void"})
    assert Sheet.objects.get(number=3).state == "void"
    assert nell.get(paper).status_code == 200


def test_nobody_else_finds_the_paper():
    talk = Talk()
    paper = f"/questions/{talk.ask.ref}/paper/"
    for client in (Client(), signed_in(talk.resident("eve").user), signed_in(talk.mo)):
        assert client.get(paper).status_code == 404 and client.get(f"{paper}1/").status_code == 404
    assert signed_in(talk.nell).get(f"{paper}1/").status_code == 404
    assert signed_in(talk.nell).get(f"{paper}forms/x/").status_code == 404
