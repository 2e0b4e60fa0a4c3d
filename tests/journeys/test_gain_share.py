"""Three who are named in a case see who would lose by it, and agree a share of the gain."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
CASE = "Rowing for people who are short of breath"
CLUB, FUND, TOGETHER = (
    "Alderquay Rowing and Bowls Club",
    "Alderquay Good Neighbour Fund",
    "Alderquay Together",
)


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def answers(open_page, mail, said, why=""):
    """Whoever is asked has been told, sees what it would be left with, and answers."""
    page = open_page("/", width=1280)
    sign_in(page, mail)
    page.goto("/you/notices/")
    page.get_by_role("link", name=f"Do you agree who pays whom? {CASE}").first.click()
    expect(page.get_by_role("table", name="What each would be left with")).to_contain_text(FUND)
    page.get_by_label(said).check()
    if why:
        page.get_by_label("What do you want to say to it?").fill(why)
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is kept.")).to_be_visible()
    return page


def test_three_parties_see_who_loses_and_agree_a_gain_share(open_page, axe):
    page = open_page("/cases/?world=practice", width=1280)
    sign_in(page, "member@demo.example")
    page.goto("/cases/?world=practice&q=rowing")
    page.get_by_role("link", name=CASE).click()
    page.get_by_role("link", name="See who should pay whom").click()
    expect(page.get_by_text(re.compile(f"These would lose: {CLUB}"))).to_be_visible()
    least = page.get_by_role("region", name="The least that leaves nobody worse off")
    expect(least).to_contain_text(f"{TOGETHER} pays {CLUB}")
    expect(page.get_by_role("region", name="Would some of them do better alone?")).to_contain_text("No.")
    axe(page)
    narrow(page)

    page.get_by_role("link", name="Propose who pays whom").click()
    page.get_by_role("link", name="A share of the gain").click()
    page.get_by_label(f"{FUND}, percent").fill("70")
    page.get_by_label(f"{CLUB}, percent").fill("45")
    page.get_by_role("button", name="Try these numbers").click()
    expect(page.get_by_role("alert")).to_contain_text("more than 100% together")
    page.get_by_label(f"{FUND}, percent").fill("50")
    page.get_by_role("button", name="Try these numbers").click()
    expect(page.get_by_text("Yes, for all who decide how it is done.")).to_be_visible()
    expect(page.get_by_text("On average nobody would lose.")).to_be_visible()
    axe(page)
    narrow(page)
    page.get_by_label("Why so?").fill("Each of us comes out of it without a loss.")
    page.get_by_role("button", name="Propose it to the others").click()
    expect(page.get_by_text("It is proposed.")).to_be_visible()
    expect(page.get_by_text("Has not answered")).to_have_count(2)

    answers(open_page, "panel@demo.example", "Yes, we agree")
    page = answers(open_page, "broker@demo.example", "Yes, we agree", "We pay when there are fewer calls.")
    expect(page.get_by_text("Agreed by all")).to_be_visible()
    axe(page)
    narrow(page)
    page.get_by_role("link", name="Who pays whom", exact=True).click()
    expect(page.get_by_role("table", name="Side by side")).to_contain_text("Without terms")
    axe(page)
    narrow(page)
