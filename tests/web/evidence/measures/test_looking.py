"""The page of a figure says what is usual, how good it is, what was corrected; small numbers are nowhere."""

import io

import openpyxl

from tests._support.evidence_measures import halves, observation, recalculation, series, share


def test_the_page_says_what_is_usual_and_what_is_aimed_for(page, found):
    recalculation(found, "2025-07-01")
    text = page(f"/measures/series/{found.ref}/")[1]
    assert "December 2025: 11 falls." in text and "Nothing unusual" in text
    assert "What is usual rests on fewer than twelve figures" in text and "A new door" in text
    assert "Add a figure" in text and "10 falls" in text


def test_what_is_missing_estimated_and_corrected_is_said(page, keeper):
    found = series(keeper)
    observation(found, "2025-01-01", quality="estimated")
    observation(found, "2025-03-01", value=9, replaced_at="2025-05-01T00:00:00Z", replaced_why="Twice")
    observation(found, "2025-03-01", value=8, quality="partial")
    text = page(f"/measures/series/{found.ref}/")[1]
    for said in ("1 is missing", "1 is estimated", "Of 1 not all was counted", "was 9 falls until", "Twice"):
        assert said in text


def test_small_numbers_are_neither_on_the_page_nor_in_a_file(page, keeper):
    found = series(keeper, share())
    halves(found, "2025-01-01", 3, 41)
    halves(found, "2025-02-01", 20, 50)
    at = f"/measures/series/{found.ref}/"
    text = page(at)[1]
    assert "hidden: fewer than 5 people" in text and "40%" in text
    assert "7.3" not in text and "41" not in text.split("What it has been")[1].split("How good")[0]
    lines = page(f"{at}?download=csv")[1]
    assert "hidden" in lines and "41" not in lines and "40.0" in lines
    book = openpyxl.load_workbook(io.BytesIO(page(f"{at}?download=xlsx")[2].content))
    cells = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert 41 not in cells and 50 in cells and 3 not in cells


def test_others_see_what_they_may_and_change_nothing(client, found, keeper):
    text = client.get(f"/measures/series/{found.ref}/").content.decode()
    assert "Add a figure" not in text and "Something was changed on purpose" not in text
    hidden = series(keeper, visibility="private")
    paths = ("", "add/", "upload/", "edit/", "anew/", "ask/", "compare/")
    for ref in (hidden.ref, "nothere"):
        assert {client.get(f"/measures/series/{ref}/{path}").status_code for path in paths} == {404}
    assert client.get(f"/measures/series/{found.ref}/add/").status_code == 404
