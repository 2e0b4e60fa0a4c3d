"""Working together: from a need to asking two, their yes on their terms, roles, closing, and back."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
NEED, NAME = "need-aq-new-parents", "A long table for new parents"


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def name_of(exchange, key):
    return exchange.python(
        "from alongside.exchange.accounts.access import VISITOR\n"
        "from alongside.exchange.directory.queries import actor_for\n"
        f"print(actor_for(VISITOR, '{key}').name)"
    )


def test_a_connector_brings_two_together_and_closes_with_what_was_learned(open_page, exchange_server, axe):
    club, carers = (name_of(exchange_server, key) for key in ("aq-rowing", "aq-carers"))
    page = open_page("/", width=1280)
    sign_in(page, "broker@demo.example")
    page.goto(f"/partnerships/new/?need={NEED}")
    page.get_by_label("What is it called?").fill("")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text("Give it a name.")
    axe(page)
    narrow(page)
    page.get_by_label("What is it called?").fill(NAME)
    page.get_by_role("button", name="Begin").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Ask somebody to take part")
    axe(page)
    narrow(page)
    for who, role in ((club, "Lead"), (carers, "Speaks from their own life")):
        page.get_by_label("Whom do you ask?").fill(who)
        page.get_by_label(role, exact=True).check()
        page.get_by_label("What do you want to tell them?").fill("You know the people whom we never reach.")
        page.get_by_role("button", name="Ask them").click()
        expect(page.get_by_text("You hear as soon as they answer.")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=f"Go to {NAME}").click()
    ref = re.search(r"/partnerships/(\w+)/", page.url)[1]

    for who, brings in (("member", "The boathouse on Mondays"), ("editor", "Forty family carers")):
        other = open_page("/", width=1280)
        sign_in(other, f"{who}@demo.example")
        other.goto("/you/")
        other.get_by_role("link", name=NAME).first.click()
        expect(other.get_by_text("You know the people whom we never reach.")).to_be_visible()
        other.get_by_label("Yes, we take part").check()
        other.get_by_label("What do you bring?").fill(brings)
        other.get_by_label("As a volunteer").check()
        if who == "member":
            axe(other)
            narrow(other)
        other.get_by_label("Yes: name us to everyone").check()
        other.get_by_role("button", name="Send your answer").click()
        expect(other.get_by_text("You take part.")).to_be_visible()
        expect(other.get_by_text(brings)).to_be_visible()

    page.goto(f"/partnerships/{ref}/")
    expect(page.get_by_role("heading", name="What each of us brings, needs and won't do")).to_be_visible()
    expect(page.get_by_text("The boathouse on Mondays")).to_be_visible()
    axe(page)
    narrow(page)
    page.get_by_role("link", name=re.compile("^Who takes part")).click()
    page.get_by_text(f"Change roles and vote: {carers}").click()
    group = page.get_by_role("group", name=f"Roles of {carers}")
    group.get_by_label("Looks at what came of it").check()
    axe(page)
    page.locator("form").filter(has=group).get_by_role("button", name="Keep").click()
    roles = "Speaks from their own life · Looks at what came of it"
    expect(page.get_by_text(roles)).to_be_visible()
    page.goto(f"/partnerships/{ref}/stage/")
    page.get_by_role("button", name="Go on to: Planning").click()
    expect(page.get_by_text("It has moved.")).to_be_visible()

    page.get_by_role("link", name="Close this, and say what was learned").click()
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what came of it.")
    axe(page)
    narrow(page)
    page.get_by_label("It did part of what it was for").check()
    page.get_by_label("What should others know?").fill("Ask the midwives first.")
    page.get_by_label("Yes, all who take part agreed").check()
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_text("Ask the midwives first.")).to_be_visible()
    made = page.get_by_role("region", name="How it came about, and who made the difference")
    expect(made.get_by_text(re.compile("brought people together here 2 times"))).to_be_visible()
    expect(made.get_by_text(re.compile("It was closed"))).to_be_visible()
    axe(page)
    made.get_by_role("link").first.click()
    expect(page.get_by_role("link", name=NAME)).to_be_visible()
