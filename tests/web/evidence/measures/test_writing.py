"""Figures are added, corrected and brought by the many; no bad row loses a good one."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.exchange.evidence.queries.measures import points_of
from tests._support.evidence_measures import series, share

PASTED = "Month\tValue\tNotes\nJan 2026\t14\tok so far\nsoon\t3\t\nFeb 2026\ttwelve\t\nMar 2026\t9\t\n"


def test_one_is_added_and_corrected_only_with_why(page, found):
    at = f"/measures/series/{found.ref}/add/"
    assert 'value="January 2026"' in page(at)[1]
    status, text, _ = page(at, period="some day", value="x")
    assert status == 422 and 'value="some day"' in text and "Write a number" in text
    assert page(at, period="January 2026", value="14", quality="ok")[0] == 302
    status, text, _ = page(at, period="January 2026", value="15", quality="ok")
    assert status == 422 and "already" in text and 'name="correct"' in text
    said = {"period": "January 2026", "value": "15", "quality": "ok", "correct": "yes"}
    assert page(at, **said)[0] == 422
    assert page(at, **said, why="Typed wrongly")[0] == 302
    assert points_of(found)[-1].value == 15
    assert "Typed wrongly" in page(f"/measures/series/{found.ref}/")[1]


def test_rows_are_looked_at_before_they_are_kept(page, found):
    at = f"/measures/series/{found.ref}/upload/"
    status, text, _ = page(at, pasted=PASTED)
    assert status == 200 and "2 new, 0 here already, 2 left out" in text and "Keep 2 figures" in text
    assert "(soon)" in text and "(twelve)" in text and len(points_of(found)) == 12
    raw = page(at, pasted=PASTED)[2].content.decode()
    kept = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", raw, re.DOTALL)[1])
    said = {f"column-{number}": role for number, role in enumerate(("period", "value", "note"))}
    status, text, _ = page(at, pasted=kept, do="keep", **said)
    assert status == 200 and "2 figures were kept" in text and "(twelve)" in text
    assert [one.value for one in points_of(found)[-2:]] == [14, 9] and points_of(found)[-1].came == "file"
    assert "0 new, 2 here already" in page(at, pasted=PASTED)[1]


def test_what_differs_takes_anothers_place_only_with_why(page, found):
    at = f"/measures/series/{found.ref}/upload/"
    rows = {"pasted": "Month,Value\nJan 2025,40\n"}
    status, text, _ = page(at, **rows)
    assert status == 200 and 'name="correct"' in text
    assert page(at, **rows, do="keep", correct="yes", **{"column-0": "period", "column-1": "value"})[0] == 422
    said = {"do": "keep", "correct": "yes", "why": "All wards now", "column-0": "period", "column-1": "value"}
    assert page(at, **rows, **said)[0] == 200
    assert points_of(found)[0].value == 40


def test_columns_are_chosen_where_the_guess_is_wrong(page, found):
    rows = {"pasted": "Ward,Stamp,Falls\nA,Jan 2026,7\n"}
    said = {"do": "look", "column-1": "period", "column-2": "value"}
    text = page(f"/measures/series/{found.ref}/upload/", **rows, **said)[1]
    assert "1 new" in text and "January 2026" in text


def test_a_file_without_headings_is_read_and_what_is_none_is_told(client, page, keeper):
    found = series(keeper, share())
    at = f"/measures/series/{found.ref}/upload/"
    file = SimpleUploadedFile("f.csv", b"Month,Numerator,Denominator\nJan 2026,30,60\nFeb 2026,1,0\n")
    answer = client.post(at, {"file": file})
    assert answer.status_code == 200 and "1 new" in answer.content.decode()
    assert "more than 0" in answer.content.decode()
    for brought in ({"file": SimpleUploadedFile("f.pdf", b"%PDF-1.7")}, {"pasted": ""}):
        assert client.post(at, brought).status_code == 422
