"""A commissioner opens a link to a place, on an old laptop or a phone, and sets it beside others."""

import re

import pytest
from playwright.sync_api import expect

from tests._support import figures
from tests._support.browser import fits

pytestmark = pytest.mark.browser
PLACE = "/places/?world=practice&q=Alderquay&kind=town"


@pytest.fixture(scope="module")
def code(exchange_server, tmp_path_factory):
    """The figure that the journey looks at."""
    return figures.load(exchange_server, tmp_path_factory.mktemp("figures"))


@pytest.mark.parametrize("width", [1280, 320])
def test_what_is_needed_and_not_answered_who_says_so_and_whom_to_ring(open_page, axe, width):
    page = open_page(PLACE, width=width)
    expect(page.get_by_text("things needed, not answered")).to_be_visible()
    page.get_by_role("link", name="Alderquay", exact=True).click()

    needed = page.get_by_role("region", name="Needed here and not answered")
    expect(needed.get_by_role("link", name="Family carers feel alone")).to_be_visible()
    expect(needed.get_by_text(re.compile("says so, since 27 October 2026"))).to_be_visible()
    # Fewer than five are a few, and are not counted; other stories may have made five of them by now.
    who = needed.get_by_text("Who says so:", exact=False)
    expect(who).to_contain_text(re.compile(r"a few each: |not named \(([5-9]|\d\d)\)"))
    expect(who).not_to_contain_text(re.compile(r"not named \([1-4]\)"))
    expect(page.get_by_role("region", name="What can help here").get_by_role("link").nth(5)).to_be_visible()
    expect(page.get_by_role("link", name="01632 960101")).to_have_attribute("href", "tel:01632960101")
    axe(page)
    fits(page)

    page.get_by_role("link", name="What is here by topic").click()
    page.get_by_label("Rows").select_option("group")
    page.get_by_label("Side by side").select_option("small_area")
    page.get_by_role("button", name="Show").click()
    help_ = page.get_by_role("region", name="Help that can be asked for")
    expect(help_.get_by_role("row").nth(3)).to_be_visible()
    axe(page)
    fits(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_a_figure_is_drawn_when_it_is_seen_and_says_so_in_words(open_page, axe, code, width):
    page = open_page("/places/E06000027/", width=width)
    page.get_by_role("link", name="with its source, and as a file").click()
    page.get_by_role("link", name="People who feel lonely").click()
    expect(page.get_by_text("Torbay: 6% of adults, in 2024", exact=False)).to_be_visible()
    chart = page.locator("figure", has_text="Over time")
    chart.scroll_into_view_if_needed()
    expect(chart.locator("svg")).to_be_attached()
    beside = page.locator("figure", has_text="Beside others")
    beside.scroll_into_view_if_needed()
    expect(beside.locator("svg")).to_contain_text("Torbay")
    beside.get_by_text("The same as a table").click()
    expect(beside.get_by_role("row", name="Torbay (this place)")).to_be_visible()
    axe(page)
    fits(page)
    with page.expect_download() as kept:
        beside.get_by_role("link", name="CSV").click()
    assert kept.value.suggested_filename.endswith(".csv")


def test_without_scripts_the_tables_are_open_and_no_frame_is_empty(open_page, code):
    page = open_page(f"/places/E06000027/figures/{code}/", java_script_enabled=False)
    expect(page.get_by_role("row", name="Torbay (this place)")).to_be_visible()
    assert page.locator(".app-chart__plot:visible").count() == 0


@pytest.mark.parametrize("width", [1280, 320])
def test_places_stand_side_by_side_by_keyboard(open_page, axe, code, width):
    page = open_page("/places/E06000027/", width=width)
    page.get_by_role("link", name="Compare with other places").first.press("Enter")
    page.get_by_label("Add a place").fill("Plymoth")
    page.get_by_label("Add a place").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("link", name="Plymouth", exact=True).press("Enter")
    figures_ = page.get_by_role("region", name="Figures")
    expect(figures_.get_by_role("row", name="People who feel lonely")).to_contain_text("7%")
    axe(page)
    fits(page)
