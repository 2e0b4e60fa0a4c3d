"""The pages in the dark, in the colours of the system alone, and on paper."""

import pytest

from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]  # once: colours do not know the database
PAGES = (
    "/?world=practice",
    "/find/?q=family+carers+feel+alone&place=Alderquay",
    "/find/?q=",
    "/needs/?world=practice",
    "/places/alderquay/",
    "/account/login/",
    "/about/data",
)


def test_in_the_dark_every_text_can_be_read(open_page, axe):
    page = open_page("/", color_scheme="dark", width=375)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in ground.removeprefix("rgb(").removesuffix(")").split(",")) < 60
    for path in PAGES:
        page.goto(path)
        axe(page)
        fits(page)


def test_where_the_system_sets_all_colours_the_page_one_is_on_keeps_its_mark(open_page):
    page = open_page("/needs/", forced_colors="active")
    here = page.locator(".app-header__link[aria-current]")
    assert here.evaluate("it => parseFloat(getComputedStyle(it).borderBottomWidth)") >= 3


def test_paper_is_white_and_names_outside_addresses_only(open_page):
    page = open_page(PAGES[1], color_scheme="dark")
    page.emulate_media(media="print")
    inside = page.locator(".app-answer__title a").first
    assert inside.evaluate("it => getComputedStyle(it, '::after').content") == "none"
    ink = inside.evaluate("it => getComputedStyle(it.closest('article')).backgroundColor")
    assert ink in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.locator("nav[aria-label=Main]").is_hidden()
