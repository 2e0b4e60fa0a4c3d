"""A connector pastes sixty rows of her list, sees what is new, keeps it, and takes it out again."""

import csv
import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from tests._support import lists
from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = pytest.mark.browser
EMAIL = "broker@demo.example"


def signed_in(open_page, **options):
    """My lists, where a visitor is led to sign in first."""
    page = open_page("/lists/", **options)
    sign_in(page, EMAIL)
    page.wait_for_url("**/lists/")
    return page


def looked_at(page, axe):
    """Nothing wrong with the page as it stands."""
    axe(page)
    fits(page)
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("region", name="Practice town", exact=True).count() == 1


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (375, False)])
def test_sixty_rows_are_pasted_kept_and_undone(open_page, axe, width, scripts):
    page = signed_in(open_page, width=width, java_script_enabled=scripts)
    check = (lambda: looked_at(page, axe)) if scripts else (lambda: None)  # axe is a script too
    check()
    page.get_by_role("button", name="Bring a list").click()
    check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a file, or paste the rows")
    page.get_by_label("Or copy the rows").fill(lists.pasted(lists.sixty()))
    page.get_by_role("button", name="Go on").click()

    assert page.get_by_role("radio", name="Organisations").is_checked()
    holds = {"Group name": "name", "What they do": "summary", "Town": "place", "Email": "email"}
    for column, role in holds.items():
        assert page.get_by_label(column, exact=True).input_value() == role
    check()
    page.get_by_role("button", name="Go on: see what is new").click()

    for said in ("48 new", "9 already here", "3 left out"):
        expect(page.get_by_role("link", name=said)).to_be_visible()
    out = page.get_by_role("region", name="Left out, and why").get_by_role("listitem").all_inner_texts()
    assert len(out) == 3 and "Did you mean Alderquay?" in out[0]
    here = page.get_by_role("region", name="Here already")
    expect(here.get_by_role("link", name="Lantern Table")).to_be_visible()
    check()
    page.get_by_role("button", name="Keep the 48 new rows").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Your list is kept")
    check()
    kept = page.url
    page.get_by_role("region", name="New: now kept").get_by_role("link", name="Quay Group 0").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quay Group 0")
    page.goto(kept)
    page.get_by_role("button", name="Undo: take the 48 new rows out again").click()
    expect(page.get_by_role("status")).to_contain_text("taken out again")
    page.goto("/actors/?world=practice&q=Quay+Group")
    assert page.get_by_role("link", name="Quay Group 0").count() == 0


def test_a_dirty_file_comes_in_and_its_rows_left_out_come_out_again(open_page, axe, tmp_path):
    table = io.StringIO()
    csv.writer(table).writerows(lists.dirty())
    path = tmp_path / "groups.csv"
    path.write_text(table.getvalue(), encoding="cp1252", errors="replace", newline="")
    page = signed_in(open_page, width=375)
    page.get_by_role("button", name="Bring a list").click()
    looked_at(page, axe)
    page.get_by_label("Choose a file").set_input_files(path)
    page.get_by_role("button", name="Go on").click()
    looked_at(page, axe)
    page.get_by_role("button", name="Go on: see what is new").click()
    page.get_by_role("button", name="Keep the 185 new rows").click()
    looked_at(page, axe)
    with page.expect_download() as started:
        page.get_by_role("region", name="Left out, and why").get_by_role("link", name="XLSX file").click()
    sheet = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][-1] == "Why it was left out" and len(rows) == 16 and all(row[-1] for row in rows[1:])
    page.goto("/lists/")
    page.get_by_role("button", name=re.compile(r"Undo ?: Groups")).click()
    expect(page.get_by_role("status")).to_contain_text("taken out again")


def test_a_long_list_is_worked_on_by_the_worker_and_the_page_follows(open_page, axe):
    page = signed_in(open_page)
    page.goto("/lists/new/")
    long = lists.pasted([lists.HEAD, *(lists.new_row(number) for number in range(5000, 6050))])
    file = {"name": "long list.tsv", "mimeType": "text/plain", "buffer": long.encode("utf-16")}
    page.get_by_label("Choose a file").set_input_files(file)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Go on: see what is new").click()
    looked_at(page, axe)
    keep = page.get_by_role("button", name="Keep the 1,050 new rows")
    expect(keep).to_be_visible(timeout=60_000)
    keep.click(timeout=60_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your list is kept", timeout=60_000)
    undo = page.get_by_role("button", name="Undo: take the 1,050")
    expect(undo).to_be_visible(timeout=60_000)
    undo.click(timeout=60_000)  # many rows go at once
    expect(page.get_by_role("status")).to_contain_text("taken out again", timeout=60_000)
