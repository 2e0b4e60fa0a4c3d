"""Two members decide by quorum, one of them through the other, and sign what all have agreed."""

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
ROOM, CLUB, CARERS = (
    "Nobody eats alone in Alderquay",
    "Alderquay Rowing and Bowls Club",
    "Alderquay Carers’ Circle",
)
QUESTION, CHOICE = "Who should keep the list of those who come?", "One of us for all days"


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def enter(page, who):
    """Sign in as somebody, and go to where they work together."""
    sign_in(page, who)
    page.goto("/partnerships/?world=practice")
    page.get_by_role("link", name=ROOM).click()


def test_one_votes_for_two_there_is_a_quorum_and_the_last_signature_puts_a_text_in_force(open_page, axe):
    page = open_page("/", width=1280)
    enter(page, "member@demo.example")
    page.get_by_role("link", name="Decide together").click()
    axe(page)
    narrow(page)
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_label("None of these").check()
    page.get_by_role("button", name="Vote", exact=True).click()
    said = page.get_by_role("alert").get_by_role("link")
    expect(said).to_contain_text("Say why you are against it")
    expect(page.get_by_label("None of these")).to_be_checked()
    page.get_by_text("Let another vote for you, or stand aside").click()
    page.get_by_label("Who votes for you in this one?").select_option(CARERS)
    axe(page)
    page.get_by_role("button", name="Let them vote for you").click()
    expect(page.get_by_text(f"{CARERS} votes for {CLUB}, unless")).to_be_visible()
    narrow(page)

    page.context.clear_cookies()
    enter(page, "editor@demo.example")
    page.get_by_role("link", name="Decide together").click()
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_label(CHOICE).check()
    page.get_by_role("button", name="Vote", exact=True).click()
    expect(page.get_by_text("You have voted.")).to_be_visible()
    page.get_by_role("button", name="Close the vote").click()
    expect(page.get_by_text(f"Agreed: {CHOICE}")).to_be_visible()
    expect(page.get_by_text("3 of the 4 votes cast were for it.")).to_be_visible()
    row = page.get_by_role("row", name=CLUB)
    expect(row).to_contain_text(f"{CARERS} voted for them")
    axe(page)
    narrow(page)

    page.get_by_role("link", name="Decide together").click()
    page.get_by_role("link", name="Shall we have lunch on Saturdays as well?").click()
    expect(page.get_by_role("heading", name="Who was against it, in their words")).to_be_visible()

    page.goto("/partnerships/?world=practice")
    page.get_by_role("link", name=ROOM).click()
    page.get_by_role("link", name="Agree in writing").click()
    page.get_by_role("link", name="How we work together").click()
    expect(page.get_by_text(f"Still to sign: {CARERS}.")).to_be_visible()
    page.get_by_role("button", name="Sign it").click()
    expect(page.get_by_role("alert")).to_contain_text("Say by what office you sign")
    page.get_by_label("By what office do you sign?").fill("Chair")
    axe(page)
    narrow(page)
    page.get_by_role("button", name="Sign it").click()
    expect(page.get_by_text("All who had to have signed. It is in force.")).to_be_visible()
    expect(page.get_by_role("row", name=CARERS)).to_contain_text("Chair")
