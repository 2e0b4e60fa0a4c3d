"""A connector finds one organisation in the town twice, makes one of the two, and takes it back."""

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
ADD = """
from dataclasses import replace
from alongside.cli.practice import directory
from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.directory.queries import actor_for, named
directory.seed(Doer(process="tests"))
print(actor_for(VISITOR, "aq-lantern").ref, named(VISITOR, directory.AGAIN["name"], world="practice")[0].ref)
"""


@pytest.mark.parametrize("width", [1280])
def test_two_entries_are_made_one_and_two_again(open_page, exchange_server, axe, width):
    kept, gone = exchange_server.python(ADD).split()
    page = open_page("/", width=width)
    sign_in(page, "broker@demo.example")
    page.goto(f"/actors/{kept}/")
    page.get_by_role("link", name="Make one entry of two, or two of one").click()
    expect(page.get_by_role("heading", name="Is it one of these?")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="The Lantern Table, Alderquay Quay").click()
    expect(page.get_by_role("table")).to_contain_text("community meal")
    axe(page)
    fits(page)
    page.get_by_role("button", name="Make them one").click()
    expect(page.get_by_role("heading", name="Made one here")).to_be_visible()

    page.goto(f"/actors/{gone}/")
    expect(page).to_have_url(f"{exchange_server.url}/actors/{kept}/")
    page.get_by_role("link", name="Make one entry of two, or two of one").click()
    axe(page)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="The Lantern Table, Alderquay Quay")).to_be_visible()
    page.goto(f"/actors/{gone}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The Lantern Table, Alderquay Quay")
