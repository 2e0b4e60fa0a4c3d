"""Somebody looks for a name or a word: misspelt, by postcode, on a phone, by keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.browser import fits

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_a_misspelt_word_on_a_phone_leads_to_what_was_meant(open_page, axe, scripts):
    page = open_page("/", width=375, java_script_enabled=scripts)
    page.get_by_role("contentinfo").get_by_role("link", name="Search", exact=True).click()
    box = page.get_by_role("searchbox", name=re.compile("Search by name or words"))
    box.fill("demensia")
    box.press("Enter")
    expect(page.get_by_text("Showing results for dementia.")).to_be_visible()
    expect(page.get_by_role("heading", name="What's needed", exact=True)).to_be_visible()
    tried = page.get_by_role("region", name="Tried elsewhere, worth learning from")
    expect(tried.get_by_text("Reported in 2017").first).to_be_visible()
    if scripts:
        axe(page)
    fits(page)
    tried.get_by_role("link", name=re.compile("^Show all")).click()
    expect(page.get_by_role("region", name="Tried elsewhere, worth learning from")).to_be_visible()
    expect(page.get_by_role("region", name="Who's involved")).to_have_count(0)
    page.get_by_role("link", name="Search for demensia instead").click()
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    page.get_by_role("link", name="Ask with these words in Find help").click()
    expect(page).to_have_url(re.compile("/find/\\?q=demensia"))


def test_by_keyboard_from_a_page_that_is_not_here_to_a_place(open_page, axe):
    page = open_page("/nowhere/", width=1280)
    axe(page)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("EX1 1AA")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This postcode is in")).to_be_visible()
    link = page.get_by_role("main").get_by_role("link", name=re.compile("Exeter"))
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Exeter")).to_be_visible()


def test_an_empty_search_is_asked_again_with_a_link_to_the_box(open_page, axe):
    page = open_page("/search/", width=320)
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Type a name or a few words.")).to_be_visible()
    axe(page)
    fits(page)
