"""Read the network: a member reads it by keyboard and by its headings, tables and lists, and acts on it."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

TREE = (
    """
    - heading "Who works with whom" [level=1]
    - paragraph: /organisations and people with \\d+ connections/
    """,
    """
    - region "Worth putting in touch":
      - heading "Worth putting in touch" [level=2]
      - list:
        - listitem:
          - heading / and / [level=3]
          - list
          - paragraph:
            - link /Put them in touch/
    """,
    """
    - region "Choose what is shown":
      - search "Narrow the list"
    - region "The drawing":
      - heading "The drawing" [level=2]
    """,
    """
    - region "Who joins different kinds of organisation":
      - table "Who joins different kinds of organisation"
    """,
    """
    - region "Where much hangs on one":
      - list
    - region "Everyone, and whom they work with":
      - list
    """,
)

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]


def test_a_connector_reads_who_works_with_whom_by_keyboard_and_puts_two_in_touch(open_page, axe):
    page = open_page("/", width=1280)
    sign_in(page, "broker@demo.example")
    page.goto("/you/")
    page.get_by_role("link", name="Who works with whom, and whom to put in touch").click()

    # What it is, as the accessibility tree has it.
    main = page.get_by_role("main")
    for part in TREE:
        expect(main).to_match_aria_snapshot(part)
    expect(main.get_by_role("link", name=re.compile("^Put them in touch"))).to_have_count(5)
    told = "Halina Brodzka: Without them, one other.* Much hangs on one person here"
    expect(main).to_contain_text(re.compile(told))
    axe(page)

    # The drawing is drawn, and one gets past it by keyboard.
    drawing = page.locator("#drawing")
    expect(drawing).to_have_attribute("data-drawn", re.compile("yes|picture"))
    skip = page.get_by_role("link", name="Skip the drawing: the list says the same")
    skip.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#list$"))
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("href", re.compile("^/actors/"))
    table = page.locator("summary", has_text="Each with each, as a table")
    table.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table", name=re.compile("^Each with each"))).to_be_visible()

    # Around one, one step further, and what cannot be followed.
    page.get_by_label("Around one of them: its name").fill("Oxlip Cross Village")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Whom Oxlip Cross Village Hall"))
    page.get_by_role("link", name="One step further").press("Enter")
    expect(page.get_by_role("heading", level=3, name="Tidal Wheels", exact=True)).to_be_visible()
    page.get_by_text("More choices").click()
    page.get_by_label("From the year").fill("soon")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("alert").get_by_role("link", name="Write a year with four digits, like 2019.").click()
    expect(page.get_by_label("From the year")).to_be_focused()
    axe(page)

    # To one worth putting in touch.
    page.goto("/network/?world=practice")
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("link", name=re.compile("^Put them in touch")).first.press("Enter")
    expect(page).to_have_url(re.compile("/introductions/between/"))
    expect(page.get_by_role("main")).to_contain_text("different kinds of organisation would come nearer")
    axe(page)


def test_without_a_script_the_picture_is_there_and_says_what_the_list_says(chromium, exchange_server):
    from tests._support.browser import watched

    with watched(chromium, exchange_server.url, width=375, java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto("/network/?world=practice")
        page.get_by_text("Show the drawing").click()
        picture = page.get_by_role("img", name=re.compile("^A drawing of the same"))
        expect(picture).to_be_visible()
        fits(page)
        expect(page.get_by_text("Much hangs on one person here.")).to_have_count(0)
