"""Somebody knows of help that is not in her list, asks why, and is told what spoke against it."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = pytest.mark.browser
NEEDED = "family carers feel alone"
PLACE = "Alderquay"
EXPECTED = "mending bench"


@pytest.mark.parametrize("width", [1280, 375])
def test_why_not_this_one(open_page, axe, width):
    page = open_page(f"/find/?q={NEEDED.replace(' ', '+')}&place={PLACE}", width=width)
    expect(page.get_by_role("article").filter(has_text=re.compile(EXPECTED, re.IGNORECASE))).to_have_count(0)
    page.get_by_text("What was left out").click()
    page.get_by_role("link", name="Why is something I expected not here?").click()

    expect(page.get_by_label("What was asked?")).to_have_value(NEEDED)
    page.get_by_role("button", name="Tell me why").click()
    expect(page.get_by_role("link", name=re.compile("Type the name of what you expected"))).to_be_visible()
    expect(page.get_by_label("What was asked?")).to_have_value(NEEDED)
    page.get_by_label("What did you expect to find?").fill(EXPECTED)
    page.get_by_role("button", name="Tell me why").click()

    verdict = page.get_by_role("region", name=re.compile(EXPECTED, re.IGNORECASE))
    expect(verdict.get_by_role("heading", name="What spoke against it")).to_be_visible()
    expect(verdict.get_by_role("listitem").first).not_to_be_empty()
    verdict.locator("summary").click()
    expect(verdict.get_by_role("table")).to_be_visible()
    axe(page)
    fits(page)

    page.get_by_role("link", name="Back to the answers").click()
    expect(page.get_by_role("heading", name="What could help")).to_be_visible()


def test_does_this_fit_what_i_need_and_what_could_it_help_with(open_page, axe):
    page = open_page(f"/find/?q={NEEDED.replace(' ', '+')}&place={PLACE}&order=different", width=375)
    first = page.get_by_role("article").first.get_by_role("heading", level=3)
    offered = first.inner_text()
    first.get_by_role("link").click()
    page.get_by_role("link", name="Does this fit what I need?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Does this fit what I need?")
    expect(page.get_by_role("link", name=offered)).to_be_visible()
    page.get_by_label("What do you need?").fill("the bins are not emptied")
    page.get_by_role("button", name="Tell me why").click()
    expect(page.get_by_text("Too little of it is about this need.")).to_be_visible()
    page.get_by_label("What do you need?").fill(NEEDED)
    page.get_by_label("Where?").fill(PLACE)
    page.get_by_role("button", name="Tell me why").click()
    expect(page.get_by_text(re.compile(r"It is in the list: number \d+"))).to_be_visible()
    axe(page)
    fits(page)

    page.get_by_role("link", name=offered).click()
    page.get_by_role("link", name="See what is needed that this could help with").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What this could help with")
    expect(page.get_by_role("article").filter(has_text="Family carers feel alone")).to_have_count(1)
    axe(page)
    fits(page)


def test_those_who_run_it_see_what_counts_and_who_gets_seen(open_page, axe):
    page = open_page("/account/login/")
    sign_in(page, "admin@demo.example")
    page.goto("/you/")
    page.get_by_role("link", name="What counts when lists are put in order").click()
    expect(page.get_by_role("table", name="How much each counts now")).to_be_visible()
    expect(page.get_by_text("That is too little to learn from")).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("link", name="Who gets seen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who gets seen")
    page.set_viewport_size({"width": 320, "height": 800})
    axe(page)
    fits(page)
