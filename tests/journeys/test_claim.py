"""A reader opens what is said of something, down to what speaks for it and against it."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
TITLE = "Somebody from the street visits in the first week at home"
SAID = "Each visit saves the ward a night."


def test_a_reader_opens_a_claim_down_to_its_sources(open_page, axe):
    page = open_page("/innovations/?world=practice&q=first+week", width=375)
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link").filter(has_text=f"rests on: {SAID}").click()
    main = page.get_by_role("main")
    expect(page.get_by_role("heading", level=1)).to_contain_text(SAID)
    for said in (
        "Some speaks for it and some against it.",
        "Fewer than five people, perhaps none",
        "Nothing was saved that we could spend.",
        "It is money only where the ward buys fewer.",
    ):
        expect(main.get_by_text(said)).to_be_visible()
    axe(page)
    main.get_by_role("link", name=TITLE).click()
    page.get_by_role("link").filter(has_text="rests on: People who are visited").click()
    expect(main.get_by_text("Settled for now")).to_be_visible()
    paper = main.get_by_role("link", name="The first week at home: what 124 people told us")
    expect(paper).to_have_attribute("href", "https://example.org/alderquay/first-week")
    page.goto("/claims/claim-x01/")
    expect(main.get_by_text("The authors' own reading.")).to_be_visible()
    main.get_by_role("link", name="Who took part in the study").click()
    expect(main.get_by_text("the cells add up to 42; 39 is printed.")).to_be_visible()
