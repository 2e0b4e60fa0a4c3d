"""A connector narrows a list, keeps it as a file, and sees who does the same and whom they work with."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests._support.browser import fits, watched

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_list_is_narrowed_mended_and_kept(chromium, exchange_server, axe, width, scripts):
    with watched(chromium, exchange_server.url, width=width, java_script_enabled=scripts) as (context, _):
        page = context.new_page()
        page.goto("/offers/?world=practice")
        page.get_by_label("Words").fill("lunch")
        page.get_by_label("Where").fill("Alderquey")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("heading", name="There is a problem").wait_for()
        page.wait_for_load_state()
        assert page.get_by_label("Words").input_value() == "lunch"
        if scripts:
            axe(page)
        page.get_by_role("link", name="Alderquay", exact=True).click()
        found = int(page.get_by_text(" found").inner_text().split()[0])
        assert page.get_by_role("heading", name="There is a problem").count() == 0 and found >= 1
        fits(page)

        with page.expect_download() as kept:
            page.get_by_role("link", name="XLSX").click()
        book = load_workbook(BytesIO(Path(kept.value.path()).read_bytes()))
        assert book.worksheets[0].max_row == found + 1
        about = [cell.value for cell in book["About"]["A"]]
        assert "Words: lunch" in about and "Where: Alderquay" in about

        page.get_by_text("More choices").click()
        page.get_by_label("Order").select_option("Last checked first")
        page.get_by_role("button", name="Show").click()
        assert page.get_by_label("Order").input_value() == "checked"


@pytest.mark.parametrize("width", [1280, 320])
def test_who_does_the_same_and_whom_they_work_with(open_page, axe, width):
    page = open_page("/actors/", width=width)
    page.get_by_label("Words").fill("Health Innovation East")
    page.get_by_text("More choices").click()
    page.get_by_label("Also look in old and other names").check()
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Eastern Academic Health Science Network").click()
    assert "Was renamed in 2023: now Health Innovation East." in page.locator("main").inner_text()

    page.wait_for_load_state()
    ties = page.get_by_role("region", name="Whom it works with, and how")
    drawn = ties.get_by_role("img").locator("text").all_text_contents()
    listed = ties.locator(".app-ties__number").all_inner_texts()
    assert drawn == listed and len(listed) > 5
    assert "inferred" in ties.inner_text().lower() and "the source says" in ties.inner_text()
    axe(page)
    fits(page)

    page.get_by_role("link", name="Put them side by side").click()
    page.get_by_role("heading", name="Side by side").wait_for()
    page.wait_for_load_state()
    assert "all 4" in page.get_by_role("table").inner_text()
    axe(page)
    fits(page)

    page.get_by_role("link", name="Remove").last.click()
    page.get_by_label("Add an organisation").fill("Health Enterprise")
    page.get_by_label("Add an organisation").press("Enter")
    if page.get_by_role("heading", name="There is a problem").count():
        page.get_by_role("link", name="Health Enterprise East").last.click()
    expect(page.get_by_role("link", name="Health Enterprise East").first).to_be_visible()
    with page.expect_download() as kept:
        page.get_by_role("link", name="CSV").click()
    assert "Shared by" in Path(kept.value.path()).read_text(encoding="utf-8-sig")
