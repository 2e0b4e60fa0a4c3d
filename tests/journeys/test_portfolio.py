"""All our projects: a commissioner finds what stalls, says what to aim for, and funds a balanced set."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
FUND = "What the fund pays for on the Alder Coast"
DIARY = "A shared diary for everybody who helps one person"
CUP = "A cup that counts what somebody drinks"
MINE = "What we look at in spring"
SITTER = "A night sitter twice a month, booked by the carer"


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_commissioner_finds_what_stalls_and_funds_a_balanced_set(open_page, axe):
    page = open_page("/", width=1280)
    sign_in(page, "panel@demo.example")
    page.goto("/you/")
    page.get_by_role("link", name=re.compile("have been where they are for unusually long")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Where things stall")
    diary = page.get_by_role("listitem").filter(has_text=DIARY)
    expect(diary).to_contain_text("none stayed as long")
    expect(diary).to_contain_text("Longer than usual")
    axe(page)

    page.get_by_role("link", name=FUND).click()
    expect(page.get_by_role("region", name=re.compile("^Being tested"))).to_contain_text(DIARY)
    axe(page)
    narrow(page)
    page.get_by_role("link", name="Balance and gaps").click()
    expect(page.get_by_text(re.compile("changes? would be enough"))).to_be_visible()
    expect(page.get_by_text(re.compile("too few: something must wait"))).to_be_visible()
    axe(page)
    narrow(page)
    page.go_back()

    page.get_by_role("link", name="Which to pay for").click()
    page.get_by_label("What can be spent, in pounds a year?").fill("a lot")
    page.get_by_role("button", name="Show the sets").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_contain_text("Write a whole number")
    page.get_by_label("What can be spent, in pounds a year?").fill("£200,000")
    page.get_by_label("Only sets near the balance that we aim for").check()
    page.get_by_text("What must be in it, and what must not").click()
    page.get_by_label(SITTER).select_option("Must be in it")
    page.get_by_role("button", name="Show the sets").click()
    inside = page.get_by_role("table", name="What is in each set")
    expect(inside.get_by_role("row", name=re.compile(SITTER))).to_contain_text("yes")
    expect(page.get_by_text(re.compile(f"{CUP}: It is not known what it costs"))).to_be_visible()
    expect(page.get_by_text(re.compile("a year more would bring"))).to_be_visible()
    axe(page)
    narrow(page)

    page.get_by_role("radio", name=re.compile("Set A")).check()
    page.get_by_role("button", name="Decide on this set").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why you decide on this set")
    page.get_by_role("radio", name=re.compile("Set A")).check()
    page.get_by_label("Why this one?").fill("Something for now, something for later, and sleep for carers.")
    page.get_by_role("button", name="Decide on this set").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Decided on")
    expect(page.get_by_text("sleep for carers")).to_be_visible()
    expect(page.get_by_role("table", name="What is in it")).to_contain_text(SITTER)
    expect(page.get_by_text("The set that is likely worth most", exact=True)).to_be_visible()
    axe(page)
    narrow(page)
