"""A commissioner brings a count of voices, finds who is not heard in Sussex, and where to meet them."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests._support import sussex
from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite, pytest.mark.pack]
DRAWN = 30_000  # a machine without a graphics card draws slowly
KM = 5


@pytest.fixture(scope="module")
def loaded(exchange_server, shared, tmp_path_factory):
    """Sussex in the exchange, taken out again afterwards."""
    folder = sussex.folder(shared / "england", tmp_path_factory.mktemp("sussex"))
    done = exchange_server.run("load", str(folder))
    assert done.returncode == 0, done.stderr
    yield folder
    gone = exchange_server.run("remove", sussex.DATASET)
    assert gone.returncode == 0, gone.stderr


def test_a_commissioner_finds_who_is_not_heard_in_sussex_and_where_to_meet_them(open_page, axe, loaded):
    areas = sussex.rows(loaded / "areas.csv")
    counts = sussex.voices(areas)
    own = sussex.Own(areas, counts)

    page = open_page("/", width=1280)
    sign_in(page, "broker@demo.example")
    page.goto("/places/E54000064/")
    page.get_by_role("link", name="Who is not heard here").click()
    expect(page.get_by_text("Nobody has been heard in Sussex yet")).to_be_visible()

    page.get_by_role("link", name="Bring your own count of voices").click()
    page.get_by_label("What is it a count of?").fill("Healthwatch, spring")
    page.get_by_label("Or paste the rows").fill("E01016849, a few")
    page.get_by_role("button", name="Set them beside the figures").click()
    expect(page.get_by_role("alert")).to_contain_text("no rows with a code and a number")
    expect(page.get_by_label("What is it a count of?")).to_have_value("Healthwatch, spring")
    text = "area code,voices\n" + "\n".join(f"{code},{many}" for code, many in counts.items())
    page.get_by_label("A file: CSV or XLSX").set_input_files(
        {"name": "voices.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Set them beside the figures").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Who is not heard")
    page.get_by_label("How common").select_option("Deprivation score")
    page.get_by_role("button", name="Show", exact=True).click()
    listed = own.order()
    certain = sum(one for one, many in zip(own.sure, own.missing, strict=True) if many)
    said = (
        f"In {len(listed)} of 1,029 areas people are heard less than their share; we are sure of {certain}."
    )
    expect(page.get_by_text(said)).to_be_visible()
    names = page.locator("#least-title ~ ol .app-records__title")
    expect(names).to_have_text(listed[:25])
    expect(page.locator(".app-both")).to_have_attribute("data-drawn", "yes", timeout=DRAWN)
    axe(page)
    with page.expect_download() as waited:
        page.get_by_role("link", name="CSV").click()
    file = list(csv.reader(io.StringIO(waited.value.path().read_text("utf-8-sig"))))
    assert [row[0] for row in file[1 : len(listed) + 1]] == listed and len(file) == 1 + 1029
    few = {row[1] for row in file[1:] if row[6] == "Fewer than 5"}
    assert few == {code for code, many in counts.items() if 0 < many < 5}

    page.get_by_role("link", name="Where to meet them").click()
    page.get_by_label("How many places").fill("2")
    page.get_by_label("How far people travel, at most").select_option(f"{KM} km")
    page.get_by_role("button", name="Find places").click()
    venues = sussex.rows(loaded / "libraries.csv") + sussex.rows(loaded / "clubs.csv")
    reached, best = own.best_pair([one for one in venues if one["lat"]], KM)
    expect(page.get_by_text("this is proven")).to_be_visible()
    stops = page.locator("#stops .app-records__title")
    expect(stops).to_have_count(2)
    shown = {re.sub("^Public library: ", "", name) for name in stops.all_inner_texts()}
    with page.expect_download() as waited:
        page.get_by_role("link", name="CSV").click()
    file = list(csv.reader(io.StringIO(waited.value.path().read_text("utf-8-sig"))))
    assert shown == best or abs(sum(float(row[4]) for row in file[1:]) - reached) <= 2
    axe(page)
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    stops.first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
