"""A charity works out its social value; the director of finance of the fund that pays looks and signs."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
CAFE = "A Tuesday café for family carers, with cake"
FUND, US = "Alderquay Good Neighbour Fund", "Alderquay Carers’ Circle"


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_charity_shows_its_social_value_with_a_range_that_a_finance_director_accepts(open_page, axe):
    page = open_page("/", width=1280)
    sign_in(page, "editor@demo.example")
    page.goto("/cases/new/?like=social-value")
    page.get_by_label("What is it?", exact=True).first.fill(CAFE)
    page.get_by_label("Who is it for?").fill("Family carers")
    page.get_by_label("How many people in a year?").fill("about 120")
    page.get_by_role("button", name="Show who pays and who gains").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a number, like 200.")
    expect(page.get_by_label("Who is it for?")).to_have_value("Family carers")
    page.get_by_label("How many people in a year?").fill("120")
    page.get_by_label("What does it cost in a year?").fill("£9,400")
    page.get_by_label("Who pays?").fill(FUND)
    page.get_by_label("What changes for somebody?").fill("A week that is not lonely")
    page.get_by_label("Of every 100 people, for how many").fill("60")
    page.get_by_label("What is one such change worth").fill("190")
    page.get_by_label("Who gains?").fill("Family carers")
    page.get_by_label("Counted once").check()
    axe(page)
    narrow(page)
    page.get_by_role("button", name="Show who pays and who gains").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(CAFE)
    expect(page.get_by_text("Likely between:")).to_be_visible()
    expect(
        page.get_by_text(re.compile("Not known, and so in no sum here: Hours of unpaid carers"))
    ).to_be_visible()
    expect(page.get_by_text(re.compile(f"Worse off: {FUND}"))).to_be_visible()
    address = page.url.split("?")[0]

    page.get_by_role("link", name="Change the case").click()
    page.get_by_role("link", name="Hours of unpaid carers").click()
    hours = page.get_by_role("group", name="How many of these in a year?")
    hours.get_by_label("Best guess").fill("26")
    hours.get_by_label("Not less than").fill("10")
    hours.get_by_label("Not known yet").uncheck()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Give both ends of the range")
    hours.get_by_label("Not more than").fill("40")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Change the case")
    expect(page.get_by_text("It is kept as a version of its own.")).to_be_visible()
    page.get_by_role("link", name="Our organisation").click()
    page.get_by_label("Which organisation here answers for it?").fill(US)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(f"{US} answers for it")).to_be_visible()
    axe(page)
    narrow(page)

    page.goto(f"{address}review/")
    page.get_by_role("button", name="Send it to those named in it").click()
    expect(page.get_by_text("It is sent.")).to_be_visible()
    page.get_by_label("Yes, they are right").check()
    page.get_by_label("By what office do you say so?").fill("Chair")
    page.get_by_role("button", name="Sign for Our organisation").click()
    expect(page.get_by_text("Thank you.")).to_be_visible()

    director = open_page("/", width=1280)
    sign_in(director, "panel@demo.example")
    director.goto("/you/notices/")
    director.get_by_role("link", name=re.compile(f"Are your figures right.*{CAFE}")).first.click()
    own = director.get_by_role("region", name=f"For {FUND}")
    expect(own.get_by_text("All together likely between")).to_be_visible()
    expect(own.get_by_role("table")).to_contain_text("You pay or give")
    axe(director)
    narrow(director)
    director.get_by_label("Yes, and I want to add something").check()
    director.get_by_label("By what office do you say so?").fill("Director of finance")
    director.get_by_role("button", name=f"Sign for {FUND}").click()
    expect(director.get_by_role("alert")).to_contain_text("what you want to add")
    director.get_by_label("What is not right").fill(
        "The range is wide, and it says so. We can live with that."
    )
    director.get_by_role("button", name=f"Sign for {FUND}").click()
    expect(director.get_by_text("Agreed by all named in it")).to_be_visible()

    page.goto(address)
    expect(page.get_by_text("Agreed by all named in it")).to_be_visible()
    expect(page.get_by_text("2 of 2 agree to their figures.")).to_be_visible()
