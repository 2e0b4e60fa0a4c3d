"""An evaluator finds that a saving in calls was ordinary variation, and says so to everybody."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
QUESTION = "Did our Tuesday café save calls to the night nurse?"
FIGURE = "Nights on which the nurse was rung"


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def a_year_ago():
    """The first day of this month, a year ago."""
    today = date.today()  # noqa: DTZ011 - the day on which the practice town was filled
    return {"Day": "1", "Month": str(today.month), "Year": str(today.year - 1)}


def test_an_evaluator_finds_that_a_saving_was_ordinary_variation(open_page, axe):
    page = open_page("/", width=1280)
    sign_in(page, "editor@demo.example")
    page.goto("/evaluations/?world=practice")
    page.get_by_role("link", name="Plan to find out whether something works").click()
    page.get_by_label("Which figure will tell?").select_option(label=figure(page))
    for part, text in a_year_ago().items():
        page.get_by_label(part, exact=True).fill(text)
    page.get_by_role("button", name="Show which ways fit").click()
    expect(page.get_by_role("alert")).to_contain_text("Write what you want to know.")
    page.get_by_label("What do you want to know?").fill(QUESTION)
    page.get_by_role("button", name="Show which ways fit").click()
    fitting = page.get_by_role("listitem").filter(has_text="Holds the time after the start")
    expect(fitting).to_contain_text("It fits what you have. At best it gets grade C.")
    expect(page.get_by_role("heading", name="Who can help you find out")).to_be_visible()
    axe(page)
    narrow(page)
    page.get_by_label("Before and after", exact=True).check()
    page.get_by_role("button", name="Keep this plan").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(QUESTION)
    expect(
        page.get_by_text("This is ordinary variation: chance alone could have brought it.")
    ).to_be_visible()
    expect(page.get_by_text("The difference:")).to_contain_text("likely between")
    expect(page.get_by_role("figure")).to_contain_text("The thin lines show what was usual before.")
    expect(page.get_by_text("Nothing else changed at the same time.")).to_be_visible()
    axe(page)
    narrow(page)
    address = page.url.split("?")[0]

    page.get_by_role("link", name="Say what was found").click()
    page.get_by_label("Finished").check()
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Say in words what was found.")
    page.get_by_label("What was found?").fill("No saving. The good months were as ordinary as the bad ones.")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Kept.")).to_be_visible()
    page.get_by_role("link", name="Who may see it").click()
    page.get_by_label("Everyone").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Kept.")).to_be_visible()

    visitor = open_page("/evaluations/?world=practice&answer=ordinary", width=1280)
    visitor.get_by_role("link", name=QUESTION).click()
    expect(
        visitor.get_by_text("No saving. The good months were as ordinary as the bad ones.")
    ).to_be_visible()
    expect(visitor).to_have_url(address)


def figure(page):
    """The name by which the figure can be chosen."""
    names = page.get_by_label("Which figure will tell?").locator("option").all_inner_texts()
    return next(name for name in names if name.startswith(FIGURE))
