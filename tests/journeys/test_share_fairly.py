"""Share fairly: a connector picks what waits and scarce help, compares, changes it by hand, and sends."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
NIGHTS = "Health checks for people who work nights"
WORDS = "Interpreters for appointments at short notice"
PRESSURE, POLISH = (
    "Blood pressure checks at work, at shift change",
    "Phone interpreting in Polish and Tetum at night",
)


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_connector_compares_what_is_fair_changes_it_and_puts_them_in_touch(open_page, axe):
    page = open_page("/", width=1280)
    sign_in(page, "broker@demo.example")
    page.goto("/you/")
    page.get_by_role("link", name=re.compile("^Share help among several")).click()
    if "/new/" not in page.url:  # nothing was suggested yet
        page.get_by_role("link", name="Share help among several").click()

    page.get_by_role("button", name="See three ways to share it").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text("Choose what is needed.")
    for label in (NIGHTS, WORDS, PRESSURE, POLISH):
        page.get_by_label(label).check()
    axe(page)
    narrow(page)
    page.get_by_role("button", name="See three ways to share it").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Who gets what")
    for way in ("Most good overall", "Nobody left out", "Worst-off first"):
        expect(page.get_by_role("heading", level=3, name=way)).to_be_visible()
    expect(page.get_by_role("table", name="Who gets what")).to_contain_text(POLISH)
    expect(page.get_by_role("table", name="Place by place")).to_contain_text("2 of 2")
    axe(page)
    narrow(page)
    page.get_by_role("link", name="Work it out again").click()
    expect(page.get_by_role("status")).to_contain_text("the answer is the same")

    page.get_by_text("Say how many places each takes").click()
    group = page.get_by_role("group", name=NIGHTS)
    group.get_by_label("Places it takes").fill("a few")
    group.get_by_label(PRESSURE).select_option("Always together")
    page.get_by_role("button", name="Share it again").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a number of places")
    axe(page)
    narrow(page)
    page.get_by_role("group", name=NIGHTS).get_by_label("Places it takes").fill("2")
    page.get_by_role("button", name="Share it again").click()
    expect(page.get_by_role("status")).to_contain_text("Shared again, with your changes.")
    expect(page.get_by_role("table", name="Who gets what")).to_contain_text("as you fixed it")

    page.get_by_label("Nobody left out").check()
    page.get_by_label("A few words for all of them").fill("We can begin after Easter.")
    page.get_by_text("See what each of them is sent").click()
    axe(page)
    page.get_by_role("button", name="Put them in touch").click()
    expect(page.get_by_role("status")).to_contain_text("Sent.")
    done = page.get_by_role("table", name="Who was put in touch")
    expect(done.get_by_role("link", name="Waiting for an answer")).to_have_count(2)
    axe(page)
    narrow(page)
    done.get_by_role("row", name=re.compile(NIGHTS)).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NIGHTS)
    expect(page.get_by_text("We can begin after Easter.")).to_be_visible()
