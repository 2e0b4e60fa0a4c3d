"""Somebody looks at a map, or at the list that says the same, chooses an area, and takes it along."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests._support import browser

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]  # once: drawing knows no database
DRAWN = 30_000  # a machine without a graphics card draws slowly


def drawn(page, wanted="/map/areas.geojson"):
    """Wait until the map shows what was asked for."""
    figure = page.locator(".app-map__figure")
    expect(figure).to_have_attribute("data-drawn", re.compile(re.escape(wanted)), timeout=DRAWN)


def rows(page):
    """The list, as name: (number, class)."""
    found = page.locator(".app-map-table tbody tr").all()
    return {
        row.locator("th a").first.inner_text(): (
            row.locator("td").first.inner_text(),
            row.get_attribute("data-class"),
        )
        for row in found
    }


def loaded(page):
    """What the map draws, as name: (number, class)."""
    answer = page.request.get(page.locator("#map").get_attribute("data-areas"))
    features = [feature["properties"] for feature in answer.json()["features"]]
    return {about["name"]: (about["text"], about["class"]) for about in features}


@pytest.mark.parametrize("width", [1280, 375])
def test_the_map_follows_the_choice_and_says_the_same_as_its_list(open_page, axe, width):
    page = open_page("/map/", width=width)
    drawn(page)
    assert rows(page) == loaded(page) and len(rows(page)) == 42
    axe(page)
    browser.fits(page)

    page.get_by_label("Shade areas by").select_option("needs-past")
    page.get_by_role("button", name="Show", exact=True).click()
    drawn(page, "show=needs-past")
    assert "show=needs-past" in page.url
    assert rows(page) == loaded(page)
    expect(page.locator("#map-says")).to_contain_text("What was needed in the past")
    axe(page)

    page.get_by_label("Areas", exact=True).select_option("region")
    page.get_by_role("button", name="Show", exact=True).click()
    drawn(page, "level=region")
    assert len(rows(page)) == 7 and rows(page) == loaded(page)


def test_an_area_is_chosen_by_keyboard_and_opened(open_page, axe):
    page = open_page("/map/?level=system")
    drawn(page)
    button = page.get_by_role("button", name=re.compile("Show on map ?: Devon"))
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#map-says")).to_have_text(re.compile(r"Chosen: Devon: \d+\."))
    row = page.get_by_role("row", name=re.compile("^Devon"))
    expect(row).to_have_attribute("aria-current", "true")
    expect(page.locator(".app-map__figure")).to_have_attribute("data-chosen", row.get_attribute("data-ref"))
    axe(page)

    page.get_by_role("link", name="Areas within Devon").click()
    drawn(page, "level=district")
    assert "Torbay" in rows(page) and rows(page) == loaded(page)
    row = page.get_by_role("row", name=re.compile("^Torbay"))
    row.get_by_role("link", name="Torbay").click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("Torbay")


def test_pressing_the_map_marks_the_row_of_the_area(open_page):
    page = open_page("/map/?level=region")
    drawn(page)
    canvas = page.locator(".maplibregl-canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.55, "y": box["height"] * 0.5})
    expect(page.locator(".app-map-table tr[aria-current]")).to_have_count(1)
    name = page.locator(".app-map-table tr[aria-current] th a").first.inner_text()
    expect(page.locator("#map-says")).to_contain_text(f"Chosen: {name}")


def test_the_map_is_kept_as_picture_geojson_and_list(open_page):
    page = open_page("/map/")
    drawn(page)
    with page.expect_download() as picture:
        page.get_by_role("button", name="Picture of the map (PNG)").click()
    content = picture.value.path().read_bytes()
    assert picture.value.suggested_filename == "map.png"
    assert content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) > 20_000
    with page.expect_download() as geojson:
        page.get_by_role("link", name="Areas and numbers as GeoJSON").click()
    kept = json.loads(geojson.value.path().read_text(encoding="utf-8"))
    said = {
        f["properties"]["name"]: (f["properties"]["text"], f["properties"]["class"]) for f in kept["features"]
    }
    assert said == rows(page)
    with page.expect_download() as listed:
        page.locator(".app-map__list").get_by_role("link", name=re.compile("^CSV")).click()
    assert "Devon" in listed.value.path().read_text(encoding="utf-8-sig")


def test_a_place_is_chosen_for_a_question_from_the_list(open_page):
    page = open_page("/map/?for=find&q=family+carers+feel+alone&world=practice")
    page.get_by_role("row", name=re.compile("^Alderquay")).get_by_role("link", name="Alderquay").press(
        "Enter"
    )
    assert "place=" in page.url and "q=family+carers+feel+alone" in page.url
    assert page.get_by_label("What is needed?").input_value() == "family carers feel alone"


def test_without_javascript_the_list_is_the_map(open_page, axe):
    page = open_page("/map/", width=375, java_script_enabled=False)
    before = rows(page)
    page.get_by_label("Shade areas by").select_option("needs-past")
    page.get_by_role("button", name="Show", exact=True).click()
    assert len(before) == 42 and rows(page) == loaded(page) != before
    expect(page.locator(".app-map__figure")).not_to_be_visible()


def test_without_webgl_the_page_says_so_and_the_list_remains(chromium, exchange_server, axe):
    with browser.watched(chromium, exchange_server.url, width=375) as (context, _):
        context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
        page = context.new_page()
        page.goto("/map/")
        expect(page.locator("#map-says")).to_have_text(
            "This browser cannot draw the map. The list below says the same."
        )
        assert len(rows(page)) == 42
        expect(page.locator(".app-map__figure")).not_to_be_visible()
        axe(page)
