"""Today, on a phone: a connector does one thing in its line, notes a conversation, and prints her quarter."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
BROKER = "broker@demo.example"
ASK = """
from django.utils import timezone
from alongside.exchange.matches.services.enquiring import Question, ask_connector
from alongside.exchange.places.queries import place_for
said = {"name": "Maud", "phone": "01632 960171", "words": "Where can my husband sing?", "when": "after eight"}
question = Question(kind="ring-back", world="practice", place_id=place_for("alderquay").pk, **said)
ask_connector(question=question, by=None, at=timezone.now())
"""
STOP = """
from alongside.exchange.accounts.models import User
from alongside.exchange.accounts.told import stop_path
print(stop_path({"user_id": User.objects.get(email="member@demo.example").pk}))
"""


def sheets(pdf):
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_connector_does_one_thing_notes_a_talk_and_prints_her_quarter(open_page, exchange_server, axe):
    exchange_server.python(ASK)
    page = open_page("/", width=375)
    sign_in(page, BROKER)
    page.goto("/you/")
    expect(page.get_by_role("heading", level=1, name="Today")).to_be_visible()
    lines = page.locator(".app-today__line")
    expect(lines.first).to_be_visible()
    assert 1 <= lines.count() <= 5
    axe(page)
    fits(page)

    waits = lines.filter(has=page.get_by_role("button", name="I'll do it")).first
    expect(waits.get_by_role("link", name=re.compile("Ring 0"))).to_have_attribute(
        "href", re.compile(r"tel:\d+")
    )
    waits.get_by_role("button", name="I'll do it").click()
    expect(page.get_by_role("status")).to_contain_text("It is yours now")
    assert lines.count() <= 5

    page.get_by_role("link", name="Note a conversation").click()
    page.get_by_label("Their name, or part of it").fill("chapel")
    page.get_by_role("button", name="Look for them").click()
    axe(page)
    page.get_by_role("link", name="Chapel on the Quay").click()
    page.get_by_label("What was it about?").fill("The kitchen is free on Tuesdays")
    page.get_by_label("In a week").check()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("status")).to_contain_text("Only your organisation sees it")

    page.get_by_role("link", name="Your conversations").click()
    expect(page.get_by_text("The kitchen is free on Tuesdays")).to_be_visible()
    axe(page)
    fits(page)
    page.goto("/you/quarter/")
    expect(page.get_by_role("heading", level=1, name="Alderquay")).to_be_visible()
    expect(page.get_by_text(re.compile(r"asked, \d+ pairs? w"))).to_be_visible()
    axe(page)
    fits(page)
    assert sheets(page.pdf(format="A4")) <= 2


def test_what_was_told_and_how_often_fits_a_phone_and_mail_stops_without_signing_in(
    open_page, exchange_server, axe
):
    page = open_page("/", width=375)
    sign_in(page, BROKER)
    for path, heading in (
        ("/you/notices/", "What we told you"),
        ("/you/notices/settings/", "When we mail you"),
    ):
        page.goto(path)
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        axe(page)
        fits(page)
    page.get_by_label("On Mondays", exact=True).check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status")).to_contain_text("We do as you wish")
    expect(page.get_by_label("On Mondays", exact=True)).to_be_checked()

    visitor = open_page(exchange_server.python(STOP), width=320)
    axe(visitor)
    fits(visitor)
    visitor.get_by_role("button", name="Stop the mails").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("The mails have stopped")
