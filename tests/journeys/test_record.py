"""An innovator completes a record in several sittings, and takes it away as a file."""

import io
import json

import pytest
from docx import Document
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
AGAIN = {"description": "A bell by the bed", "mainPurpose": "PREVENT_CONDITION", "officeLocation": "Wales"}


def test_a_record_grows_in_several_sittings_and_is_taken_away(open_page, axe):
    page = open_page("/", width=1280)
    sign_in(page, "member@demo.example")
    page.goto("/innovations/new/")
    page.get_by_label("What is it called?").fill("Bell by the bed")
    page.get_by_label("Something made better: a change to what was there").check()
    page.get_by_label("Device or test").check()
    page.get_by_label("Being tested").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The record")
    axe(page)

    # The first sitting: one question answered, one left too long and mended, then away.
    page.get_by_role("link", name="Begin", exact=True).click()
    page.get_by_label("What is it?").fill("A bell that wakes nobody.")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("What problem does it meet?").fill("night " * 900)
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("alert")).to_contain_text("Write at most 5,000 characters")
    expect(page.get_by_label("What problem does it meet?")).to_have_value(("night " * 900).strip())
    axe(page)
    page.get_by_label("What problem does it meet?").fill("Falls at night.")
    page.get_by_role("button", name="Save and come back later").click()
    expect(page.get_by_text("Saved. Come back to it whenever you like.")).to_be_visible()
    expect(page.get_by_text("2 of 6 answered")).to_be_visible()
    record = page.url.split("?")[0]

    # The second: come back by the page of the innovation, and finish a section.
    page.goto(record.removesuffix("record/"))
    page.get_by_role("link", name="Go on with its record").click()
    page.get_by_role("link", name="Go on with the questions").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who is better off with it, and how?")
    page.goto(record)
    page.get_by_role("link", name="Rules and standards").click()
    expect(page.get_by_role("heading", name="The way of a device or test")).to_be_visible()
    page.get_by_label("It has the mark for its class").select_option("Under way")
    page.get_by_role("group", name="Is this section done for now?").get_by_label("Yes").check()
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 of 9 sections is done")).to_be_visible()

    # A record from elsewhere is looked at, then taken in; the older answer is put back.
    page.get_by_role("link", name="Take in a record from a file").click()
    body = {"name": "record.json", "mimeType": "application/json", "buffer": json.dumps(AGAIN).encode()}
    page.get_by_label("Choose a file").set_input_files(body)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("A bell that wakes nobody.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("term").filter(has_text="Office location")).to_be_visible()
    page.get_by_role("link", name="What it said before").click()
    page.get_by_role("button", name="What it is, version 1").click()
    expect(page.get_by_text("It is put back as it was.")).to_be_visible()
    axe(page)

    # And away with it.
    page.goto(f"{record}print/")
    axe(page)
    page.goto(record)
    with page.expect_download() as word:
        page.get_by_role("link", name="DOCX").click()
    texts = [one.text for one in Document(io.BytesIO(word.value.path().read_bytes())).paragraphs]
    assert {"Bell by the bed", "A bell that wakes nobody.", "Falls at night.", "Not known"} <= set(texts)
    with page.expect_download() as national:
        page.get_by_role("link", name="national record (JSON)").click()
    answers = json.loads(national.value.path().read_text(encoding="utf-8"))["answers"]
    assert answers["description"] == "A bell that wakes nobody." and answers["officeLocation"] == "Wales"
    assert answers["mainPurpose"] == "PREVENT_CONDITION" and answers["categories"] == ["MEDICAL_DEVICE"]
