"""Home says what goes on and whom to ring; the demo's connector signs in and out with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import demo_code, sign_in
from tests._support.browser import fits

pytestmark = pytest.mark.browser
EMAIL, PASSWORD = "broker@demo.example", "harbour-lantern-ropewalk"
BLOCKS = ("What happened lately", "What people are asking now", "Talk to a person")


def reach(page, target, key="Tab"):
    """Move the focus with the keyboard until it is on the target."""
    for _ in range(60):
        page.keyboard.press(key)
        if target.evaluate("found => found === document.activeElement"):
            return
    pytest.fail(f"{target} is not to be reached with {key}")


@pytest.mark.parametrize("width", [1280, 375])
def test_home_says_what_happened_what_is_asked_and_whom_to_ring(open_page, axe, width):
    page = open_page("/?world=practice", width=width)
    happened, asking, talk = (page.get_by_role("region", name=name) for name in BLOCKS)
    told = happened.get_by_role("listitem").all_inner_texts()
    assert 3 <= len(told) <= 5 and all(re.search(r"\d{1,2} \w+ 20\d\d", text) for text in told)
    assert 1 <= asking.get_by_role("listitem").count() <= 4
    assert talk.get_by_role("link", name="01632 960101").get_attribute("href") == "tel:01632960101"
    assert "Nell Harcastle" in talk.inner_text() and "You hear back" in talk.inner_text()
    assert page.get_by_role("main").get_by_role("button").all_inner_texts() == ["Find help"]
    page.get_by_role("link", name="talk to a person").click()
    expect(talk).to_be_in_viewport()
    axe(page)
    fits(page)

    happened.get_by_role("link").first.click()
    assert page.get_by_role("heading", level=1).count() == 1
    page.goto("/")
    assert (
        "Nobody is named for your place here yet" in page.get_by_role("region", name=BLOCKS[2]).inner_text()
    )


def test_a_connector_signs_in_by_keyboard_after_one_slip_and_signs_out(open_page, axe):
    page = open_page("/", width=375)
    reach(page, page.get_by_role("link", name="Sign in"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/")
    assert EMAIL in page.get_by_role("main").inner_text()
    reach(page, page.get_by_label("Mail address"))
    page.keyboard.type(EMAIL)
    page.keyboard.press("Tab")
    page.keyboard.type("not the password")
    page.keyboard.press("Enter")

    problem = page.get_by_role("alert").get_by_role("link")
    expect(problem).to_have_text(re.compile("do not go together"))
    assert page.title().startswith("Problem: ")
    axe(page)
    fits(page)
    reach(page, problem)
    page.keyboard.press("Enter")
    field = page.get_by_label("Mail address")
    expect(field).to_be_focused()
    assert field.input_value() == EMAIL and page.get_by_label("Password").input_value() == ""
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    page.wait_for_url("**/account/login/code/")
    axe(page)
    fits(page)
    reach(page, page.get_by_label("Code", exact=True))
    page.keyboard.type(demo_code())
    page.keyboard.press("Enter")

    page.wait_for_url("**/you/")
    page.goto("/you/account/")
    assert page.get_by_role("heading", level=1).inner_text().endswith("Nell Harcastle")
    expect(page.get_by_role("link", name="Alderquay Together")).to_be_visible()
    expect(page.get_by_role("region", name="Practice town", exact=True)).to_be_visible()
    assert page.get_by_role("banner").get_by_role("listitem").count() == 5
    axe(page)
    fits(page)
    page.goto("/account/login/")
    assert page.url.endswith("/you/")  # who is in is led on

    page.goto("/you/account/")
    reach(page, page.get_by_role("button", name="Sign out", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.goto("/you/")
    assert page.url.endswith("/account/login/?next=/you/")


def test_signing_in_leads_back_to_where_it_was_asked_and_needs_no_javascript(open_page):
    page = open_page("/account/login/?next=/needs/%3Fworld%3Dpractice", width=375, java_script_enabled=False)
    sign_in(page, EMAIL)
    assert page.url.endswith("/needs/?world=practice")
