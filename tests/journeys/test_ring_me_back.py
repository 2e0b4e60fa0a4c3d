"""A carer with only a phone asks, is rung back, and follows it with no account and no mail address."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
PHONE = "01632 960177"
BY_DAY = re.compile(r"rings you by \w+day")


def texted(home, words):
    """The newest text to that phone with these words, once the worker has sent it."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        for path in sorted((home / "texts").glob("*.txt"), reverse=True):
            text = path.read_text("utf-8")
            if PHONE in text and re.search(words, text):
                return text
        time.sleep(0.5)
    raise AssertionError(f"no text with {words}")


def test_a_carer_with_only_a_phone_is_rung_back_and_follows_it(open_page, axe, exchange_server):
    page = open_page("/find/?q=I+am+tired+and+never+get+out&place=Alderquay", width=375)
    person = page.get_by_role("region", name="Rather talk to a person?")
    person.get_by_role("link", name="Ask to be rung back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask to be rung back")
    expect(page.get_by_text(BY_DAY)).to_be_visible()
    expect(page.get_by_label("Where are you?")).to_have_value("Alderquay")
    axe(page)
    fits(page)
    ask = page.get_by_role("button", name="Ask to be rung back")
    ask.click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("Your name").fill("Joan Pike")
    page.get_by_label("Your phone number").fill(PHONE)
    page.get_by_label("When does it suit you?").fill("After eight")
    ask.click()

    expect(page.get_by_role("heading", name="We have it")).to_be_visible()
    expect(page.get_by_text(BY_DAY).first).to_be_visible()
    known = page.get_by_role("region", name="What we know about you")
    expect(known.get_by_text(PHONE)).to_be_visible()
    expect(known.get_by_role("link", name="See or delete it all")).to_be_visible()
    number = known.locator("dd").last.inner_text().strip()
    axe(page)
    fits(page)

    asked = page.get_by_role("region", name=re.compile("Asked now"))
    expect(asked.get_by_text(re.compile("decides. The answer comes by"))).to_be_visible()
    asked.get_by_role("link", name=re.compile("less lonely")).click()
    page.get_by_text("Begin", exact=True).click()
    page.get_by_role("button", name=re.compile("^Pass")).click()
    expect(page.locator("#told")).to_have_text("You passed.")
    page.goto("/yours/")
    page.get_by_role("link", name="What happened to what people said here").click()
    expect(page.get_by_role("link", name=re.compile("Soup matters more"))).to_be_visible()

    connector = open_page("/account/login/")
    sign_in(connector, "broker@demo.example")
    connector.goto("/enquiries/")
    axe(connector)
    for link in connector.get_by_role("link", name="Ring somebody back").all():
        address = link.get_attribute("href")
    connector.goto(address)
    expect(connector.get_by_role("link", name=PHONE)).to_be_visible()
    axe(connector)
    connector.get_by_role("button", name="I see to this").click()
    expect(connector.get_by_text("Taken by you")).to_be_visible()
    connector.get_by_label("What came of it?").fill("Sam can sit with him on Tuesdays from two.")
    connector.get_by_role("button", name="Send, and it is done").click()
    expect(connector.get_by_text("Sam can sit with him")).to_be_visible()

    assert "Sam" not in texted(exchange_server.home, "there is an answer|There is an answer")
    later = open_page("/come-back/", width=375)
    later.get_by_label("Your number").fill(number)
    later.get_by_label("Text me a code").check()
    later.get_by_role("button", name="Go on").click()
    said = r"code for Alongside is (\d{6})"
    code = re.search(said, texted(exchange_server.home, said))[1]
    later.get_by_label("Code").fill(code)
    later.get_by_role("button", name="Go on").click()
    expect(later.get_by_role("heading", level=1)).to_contain_text("What you asked")
    expect(later.get_by_text("Sam can sit with him on Tuesdays from two.")).to_be_visible()
    axe(later)
    fits(later)
