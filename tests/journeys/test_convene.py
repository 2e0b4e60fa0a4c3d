"""Bring people together: from what is needed to line-ups, a part that counts more, a swap, invitations."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
NEED = "Homes too cold to get well in"
CHECKS = "Fairlead Institute of Coastal Health"


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_connector_compares_line_ups_swaps_one_and_asks_them_to_take_part(open_page, axe):
    page = open_page("/", width=1280)
    sign_in(page, "broker@demo.example")
    page.goto("/needs/need-aq-cold-homes/")
    page.get_by_role("link", name="Bring people together").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Who could do this together?")
    expect(page.get_by_role("link", name=re.compile("^Look closer"))).to_have_count(3)
    for title in ("What is missing", "Look out for", "What holds them together"):
        expect(page.get_by_role("heading", name=title).first).to_be_visible()
    table = page.get_by_role("table", name="Side by side")
    expect(table).to_contain_text("Have worked together")
    axe(page)
    narrow(page)

    page.get_by_label("That they have worked together").select_option("More")
    page.get_by_label("How many at most").select_option("5")
    page.get_by_text("What has to come together").click()
    page.get_by_label("Add something else").select_option("Transport")
    page.get_by_role("button", name="Show line-ups again").click()
    expect(page.get_by_label("That they have worked together")).to_have_value("3")
    page.get_by_text("What has to come together").click()
    expect(page.get_by_role("group", name="Transport")).to_be_visible()
    page.get_by_role("link", name="Back to as usual").click()

    page.get_by_role("link", name="Look closer at line-up 1").click()
    expect(page.get_by_role("table", name="Who covers what")).to_contain_text("offers help that fits this")
    axe(page)
    narrow(page)
    page.get_by_role("link", name=f"Swap {CHECKS}").click()
    expect(page.get_by_role("heading", name=f"Who could come instead of {CHECKS}")).to_be_visible()
    taken = page.get_by_role("link", name=re.compile("^Take ")).first
    name = taken.inner_text().removeprefix("Take ")
    taken.click()
    expect(page.get_by_role("link", name=f"Swap {name}")).to_be_visible()
    expect(page.get_by_role("link", name=f"Swap {CHECKS}")).to_have_count(0)

    page.go_back()
    page.go_back()
    expect(page.get_by_role("link", name=f"Swap {CHECKS}")).to_be_visible()
    page.get_by_label("What it is called").fill("")
    page.get_by_role("button", name="Begin, and ask them").click()
    expect(page.get_by_role("alert")).to_contain_text("Give it a name.")
    page.get_by_label("What it is called").fill("Warm homes on Ropewalk")
    page.get_by_text("What each of them is sent").click()
    page.get_by_role("textbox", name=CHECKS, exact=True).fill("Could you tell us later whether it worked?")
    axe(page)
    narrow(page)
    page.get_by_role("button", name="Begin, and ask them").click()
    expect(page).to_have_url(re.compile("/partnerships/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Warm homes on Ropewalk")
    page.get_by_role("link", name="Who takes part").click()
    expect(page.get_by_text(CHECKS).first).to_be_visible()
