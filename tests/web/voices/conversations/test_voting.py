"""One thing at a time, with and without the script of the page."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.exchange.accounts.models import Guest, Helping, Party, User
from alongside.exchange.voices.models import Participant, Statement, StatementText, Vote
from alongside.exchange.voices.services import asks
from tests._support.sight_rows import Login

pytestmark = pytest.mark.django_db


def number_on(page):
    return int(re.search(r'name="statement" value="(\d+)"', page.text)[1])


def vote(client, at, said="agree", number=None, **more):
    number = number or number_on(client.get(f"{at}vote/"))
    return client.post(f"{at}vote/", {"statement": number, "vote": said}, **more)


def test_the_first_vote_makes_a_part_and_shows_its_code_until_it_is_written_down(client, at):
    assert not client.get(f"{at}vote/").cookies.get("sessionid")
    shown = vote(client, at, follow=True)
    assert "You agreed." in shown.text and "1 of 5" in shown.text
    code = re.search(r"app-code\">([A-Z0-9]{4}-[A-Z0-9]{4})<", shown.text)[1]
    assert "sessionid" not in client.cookies
    again = client.post(f"{at}vote/", {"do": "written"}, follow=True)
    assert code not in again.text
    assert (Participant.objects.count(), Vote.objects.count()) == (1, 1)
    other = Client()
    back = other.post(f"{at}code/", {"code": code.lower()}, follow=True)
    assert "Welcome back." in back.text and "1 of 5" in back.text


def test_a_known_guest_and_whoever_helps_them_vote_and_say_something(client, at):
    guest = Guest.objects.create(party=Party.objects.create(), name="Ada")
    helper = User.objects.create(email="hal@example.org", name="Hal")
    said = {"how": "spoken", "words": "Yes", "given_on": date(2026, 1, 5)}
    Helping.objects.create(helper=helper, guest=guest, **said)
    for who in (Login(None, guest), Login(helper, guest)):
        come = who.client()
        assert come.get(f"{at}say/").status_code == 200
        assert "You agreed." in vote(come, at, follow=True).text
    assert Participant.objects.get().guest == guest


def test_all_of_it_is_voted_on_and_the_last_is_undone(client, at):
    for count in range(1, 6):
        shown = vote(client, at, ("agree", "disagree", "pass")[count % 3], follow=True)
    assert "You have seen all of it." in shown.text and "5 of 5" in shown.text
    undone = client.post(f"{at}vote/", {"do": "undo"}, follow=True)
    assert "4 of 5" in undone.text
    last = Vote.objects.order_by("pk").count()
    assert (last, number_on(undone)) == (4, number_on(client.get(f"{at}vote/")))


def test_the_script_of_the_page_gets_the_part_that_changes(client, at):
    part = vote(client, at, headers={"X-Part": "voting"})
    assert part.status_code == 200
    assert "<html" not in part.text and "1 of 5" in part.text and "app-code" in part.text
    wrong = vote(client, at, "maybe", headers={"X-Part": "voting"})
    assert "Choose: agree, disagree or pass." in wrong.text and "1 of 5" in wrong.text


def test_what_cannot_be_voted_is_said_and_nobody_begins_with_it(client, at):
    for number, said in ((1, "maybe"), (99, "agree"), ("x", "agree"), ("9" * 30, "agree")):
        assert vote(client, at, said, number=number).status_code == 422
    assert not Participant.objects.exists()


def test_a_vote_costs_few_questions_to_the_database(client, at, talk):
    vote(client, at)
    page = client.get(f"{at}vote/")
    with CaptureQueriesContext(connection) as seen:
        vote(client, at, number=number_on(page), headers={"X-Part": "voting"})
    assert len(seen) <= 14, [one["sql"][:120] for one in seen]


def test_it_is_read_in_the_language_that_was_chosen(client, at, talk):
    talk.conversation.languages = ["en", "ur"]
    talk.conversation.save()
    for one in Statement.objects.all():
        StatementText.objects.create(statement=one, language="ur", text="زیادہ بینچ")
    shown = client.get(f"{at}vote/?in=ur")
    assert 'lang="ur" dir="rtl">زیادہ بینچ' in shown.text
    assert "It was said in this language: English." in shown.text
    assert "زیادہ بینچ" in client.get(f"{at}vote/").text
    assert "زیادہ بینچ" not in client.get(f"{at}vote/?in=en").text


def test_for_those_with_a_code_the_page_leads_to_it(client, at, talk):
    talk.ask.entry = "code"
    talk.ask.save()
    assert client.get(f"{at}vote/").url == at
    assert client.get(f"{at}say/").url == at
    assert "Type your code" in client.get(at).text
    talk.ask.entry = "signed-in"
    talk.ask.save()
    assert client.post(f"{at}vote/", {"statement": 1, "vote": "agree"}).url == at
    client.force_login(talk.ned)
    assert "1 of 5" in vote(client, at, follow=True).text
    assert not Participant.objects.get().code_hash


def test_once_it_is_closed_nobody_votes(client, at, talk):
    number = number_on(client.get(f"{at}vote/"))
    asks.close(ref=talk.ask.ref, by=talk.by(talk.nell))
    assert "This is not open now." in client.get(f"{at}vote/").text
    assert vote(client, at, number=number).status_code == 422
    assert not Vote.objects.exists()
