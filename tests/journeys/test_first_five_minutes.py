"""The three stories of a first visit, on the practice town, by keyboard alone, at a desk and on a phone.

A connector, a commissioner and an unpaid carer do what this exchange can do today. Further legs have stories
of their own: being rung back, an open question, what came of what people said, and what is known of somebody
(`test_ring_me_back`), *today* and the quarter (`test_today`), being put in touch, signing a business case
(`test_social_value`), a claim down to its sources (`test_claim`). Not built yet: sign-off by a link without
an account; speaking instead of typing.
"""

import re

import pytest
from playwright.sync_api import expect

from tests._support import lists
from tests._support.accounts import demo_code
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]  # once: a keyboard does not know the database
WIDTHS = [1280, 375]
EMAIL, PASSWORD = "broker@demo.example", "harbour-lantern-ropewalk"
PHONE_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000}


class Keys:
    """One who has a keyboard and nothing else."""

    def __init__(self, page):
        self.page = page

    def to(self, wanted, most=250):
        """Press Tab until it is reached, and see where one is."""
        wanted = wanted.first
        expect(wanted).to_be_visible()
        for _ in range(most):
            if wanted.evaluate("it => it === document.activeElement"):
                style = "it => { const s = getComputedStyle(it); return s.outlineStyle + s.boxShadow; }"
                assert wanted.evaluate(style) != "nonenone"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {wanted}")

    def press(self, wanted, key="Enter"):
        """Go to a link or button and use it."""
        self.to(wanted)
        self.page.keyboard.press(key)

    def type(self, label, text):
        """Go to a field and write over what is in it."""
        self.to(self.page.get_by_label(label))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def skip(self):
        """Past the header, from the top of a page."""
        self.page.keyboard.press("Tab")
        expect(self.page.get_by_role("link", name="Skip to main content")).to_be_focused()
        self.page.keyboard.press("Enter")


def link(page, name, **more):
    return page.get_by_role("link", name=name, **more)


def heading(page, name):
    expect(page.get_by_role("heading", name=name).first).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_connector_looks_for_family_carers_and_brings_her_list(open_page, axe, width):
    page = open_page("/?world=practice", width=width)
    keys = Keys(page)
    assert link(page, "Sign in").count() == 1  # and nobody has to
    keys.skip()
    keys.type("What is needed?", "carers feel alone")
    keys.type("Where?", "Alderquay")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/find/"))

    keys.press(link(page, "Unpaid carers"))
    page.wait_for_url(re.compile("unpaid"))
    for group in ("You can ask now", "Tried elsewhere, worth learning from"):
        found = page.get_by_role("region", name=group)
        if group == "You can ask now" or found.count():
            assert found.get_by_role("heading", name="Why it's listed here").count() >= 1
    answer = page.get_by_role("article").first
    title = answer.get_by_role("heading").first.inner_text()
    keys.press(answer.get_by_role("heading").first.get_by_role("link"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    heading(page, "Where this comes from")
    assert "last checked" in page.locator("main").inner_text()
    assert page.locator("main a[href^=http]").count() >= 1
    axe(page)
    fits(page)

    keys.press(link(page, "Sign in"))
    keys.type("Mail address", EMAIL)
    keys.type("Password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/code/")
    keys.type("Code", demo_code())
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^(?!.*login)"))
    page.goto("/you/account/")
    keys.press(link(page, "Bring your list"))
    keys.press(page.get_by_role("button", name="Bring a list"))
    keys.type("Or copy the rows", lists.pasted(lists.sixty()))
    keys.press(page.get_by_role("button", name="Go on"))
    keys.press(page.get_by_role("button", name="Go on: see what is new"))
    for said in ("48 new", "9 already here", "3 left out"):
        expect(link(page, said)).to_be_visible()
    keys.press(page.get_by_role("button", name="Keep the 48 new rows"))
    heading(page, "Your list is kept")
    keys.press(page.get_by_role("button", name="Undo: take the 48 new rows out again"))
    expect(page.get_by_role("status")).to_contain_text("taken out again")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_commissioner_opens_a_place_and_what_waits_for_an_answer(open_page, axe, exchange_server, width):
    page = open_page("/places/alderquay/", width=width)
    keys = Keys(page)
    waits = page.get_by_role("region", name="Needed here and not answered")
    expect(waits).to_contain_text(re.compile(r"\d+ things wait for an answer\.\s+Who says so:"))
    expect(waits).not_to_contain_text(re.compile(r"not named \([1-4]\)"))  # small numbers are not told
    expect(waits).to_contain_text(re.compile(r"a few each: |not named \(([5-9]|\d\d)\)"))
    axe(page)
    fits(page)

    keys.to(waits.get_by_role("link", name=re.compile("XLSX")))
    with page.expect_download() as kept:
        page.keyboard.press("Enter")
    assert kept.value.suggested_filename.endswith(".xlsx")

    keys.press(waits.get_by_role("link", name="Family carers feel alone"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Family carers feel alone")
    for said in ("What has been tried", "too far, and at the wrong time", "What would be better"):
        assert said in page.locator("main").inner_text()
    expect(page.get_by_role("article").nth(1)).to_be_visible()
    axe(page)
    page.go_back()

    keys.press(link(page, "Compare with other places"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "compare" in page.url
    axe(page)
    fits(page)
    page.emulate_media(media="print")
    assert page.pdf()[:4] == b"%PDF"
    page.emulate_media(media="screen")


def test_a_commissioner_sees_who_pays_who_gains_and_how_sure_that_is(open_page, axe, exchange_server):
    page = open_page("/places/alderquay/", width=375)
    keys = Keys(page)
    keys.press(link(page, "Somebody from the street visits in the first week at home"))
    expect(page.get_by_text("Likely between:")).to_be_visible()
    for part in ("Who pays, who gains?", "Is it cash?", "How sure?", "Where the numbers come from"):
        expect(page.get_by_role("heading", name=part)).to_be_visible()
    axe(page)
    fits(page)
    for kind in ("XLSX", "PDF"):
        keys.to(page.get_by_role("link", name=f"{kind} file").last)
        with page.expect_download() as kept:
            page.keyboard.press("Enter")
        assert kept.value.suggested_filename.endswith(f".{kind.lower()}")


@pytest.mark.parametrize(("width", "scripts"), [(375, True), (375, False), (1280, True)])
def test_an_unpaid_carer_on_a_slow_phone_finds_who_is_near(open_page, axe, width, scripts):
    page = open_page("/about/accessibility", width=width, java_script_enabled=scripts)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", PHONE_LINE)
    page.goto("/?world=practice")
    keys = Keys(page)
    urgent = link(page, "999")
    assert urgent.get_attribute("href") == "tel:999" and link(page, "111").count() == 1
    keys.type("What is needed?", "I am a family carer and feel alone")
    if scripts:  # the phone locks, the page is loaded anew, and the words are there
        page.reload()
        expect(page.get_by_label("What is needed?")).to_have_value("I am a family carer and feel alone")
    keys.type("Where?", "Alderquay")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/find/"))

    choice = link(page, "Unpaid carers")
    if choice.count():
        keys.press(choice)
        page.wait_for_url(re.compile("unpaid"))
    keys.press(link(page, "Nearest first"))
    page.wait_for_url(re.compile("order=near"))
    answers = page.get_by_role("region", name="You can ask now").get_by_role("article")
    expect(answers.nth(2)).to_be_visible()
    for answer in answers.all()[:3]:
        assert re.search(r"\bkm\b", answer.inner_text()) and "last checked" in answer.inner_text()
    ring = answers.first.get_by_role("link", name=re.compile("^Ring 01632"))
    keys.to(ring)
    assert ring.get_attribute("href").startswith("tel:01632960")
    expect(link(page, "01632 960101").first).to_be_visible()  # or a person with a name
    if scripts:
        axe(page)
    fits(page)
