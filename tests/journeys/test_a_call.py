"""Nothing fits, so everyone is asked; somebody without an account answers, and the need shows it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
NEED = "New parents who know nobody here"


def test_a_call_is_answered_and_the_need_shows_what_became_of_it(open_page, axe):
    connector = open_page("/account/login/")
    sign_in(connector, "broker@demo.example")
    connector.goto("/needs/?world=practice")
    connector.get_by_role("link", name=NEED).first.click()
    connector.get_by_role("link", name="Ask everyone: who can do this?").click()
    axe(connector)
    connector.get_by_label("What must an answer have?").fill("Polish or Romanian\nOn a day's notice")
    day = timezone.localdate() + timedelta(days=20)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        connector.get_by_label(part, exact=True).fill(str(value))
    connector.get_by_role("button", name="Ask everyone").click()
    expect(connector.get_by_role("heading", name="There is a problem")).to_be_visible()
    connector.get_by_label("Which interests do you have in this?").fill("None")
    connector.get_by_role("button", name="Ask everyone").click()
    expect(connector.get_by_text("Everyone who sees this is asked now")).to_be_visible()
    axe(connector)
    address = connector.url.split("?")[0]

    visitor = open_page("/calls/?world=practice", width=375)
    axe(visitor)
    visitor.get_by_role("link", name=NEED).click()
    expect(visitor.get_by_text("not an endorsement and not a purchase")).to_be_visible()
    visitor.get_by_label("Ask something").fill("Are the bus fares paid?")
    visitor.get_by_role("button", name="Send the question").click()
    expect(visitor.get_by_text("Your question is sent")).to_be_visible()
    axe(visitor)
    fits(visitor)

    connector.goto(address)
    connector.get_by_label("Your answer, for everyone").fill("Yes, both ways.")
    connector.get_by_role("button", name="Answer for all").click()
    expect(connector.get_by_text("Everyone can read your answer now")).to_be_visible()

    visitor.goto(address)
    expect(visitor.get_by_text("Yes, both ways.")).to_be_visible()
    visitor.get_by_role("button", name="I can do this").click()
    axe(visitor)
    fits(visitor)
    visitor.get_by_label("What can you do?").fill("I speak Polish and can come by bus")
    visitor.get_by_label("How do you meet it?").fill("Polish, and I am at home on weekdays.")
    visitor.get_by_label("Which interests do you have in this?").fill("None")
    visitor.get_by_label("Your name").fill("Ewa")
    visitor.get_by_label("Your phone number").fill("01632 960188")
    visitor.get_by_role("button", name="Send my answer").click()
    expect(visitor.get_by_role("heading", name="What you answered")).to_be_visible()

    connector.goto(address)
    connector.get_by_role("checkbox", name="I speak Polish and can come by bus").check()
    connector.get_by_label("What became of it?").fill("Ewa comes along from Monday.")
    connector.get_by_role("button", name="Close and tell everyone").click()
    expect(connector.get_by_text("It is closed.")).to_be_visible()
    axe(connector)

    visitor.goto("/yours/")
    expect(visitor.get_by_text("Chosen")).to_be_visible()
    visitor.get_by_role("link", name=NEED).click()
    expect(visitor.get_by_text("Ewa comes along from Monday.")).to_be_visible()
    visitor.get_by_role("link", name="Read all that is needed").click()
    expect(visitor.get_by_text("Ewa comes along from Monday.")).to_be_visible()
