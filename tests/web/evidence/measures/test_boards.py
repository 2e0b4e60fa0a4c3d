"""Figures stand side by side, hard and soft, asked for beside possible, and files hold no small number."""

from alongside.exchange.evidence.models import Board
from tests._support import evidence_measures as made
from tests._support.evidence_measures import Keeper, halves, observation, series, share


def test_they_are_put_side_by_side_changed_and_shared(page, found, keeper):
    other = series(keeper)
    assert page("/measures/boards/new/")[0] == 200
    status, text, _ = page("/measures/boards/new/", title="How we do")
    assert status == 422 and 'value="How we do"' in text and "at least one" in text
    said = {"title": "How we do", "series": [found.ref, other.ref], "demand": found.ref}
    assert page("/measures/boards/new/", **said)[0] == 422
    assert page("/measures/boards/new/", **said, capacity=other.ref)[0] == 302
    board = Board.objects.get()
    assert board.visibility == "private" and "How we do" in page("/measures/boards/")[1]
    at = f"/measures/boards/{board.ref}/"
    assert page(f"{at}edit/")[0] == 200
    assert page(f"{at}edit/", title="All", series=[found.ref], sight="")[0] == 422
    assert page(f"{at}edit/", title="All", series=[found.ref], sight="public")[0] == 302
    board.refresh_from_db()
    assert (board.title, board.visibility, board.shown.count()) == ("All", "public", 1)


def test_hard_and_soft_and_what_is_asked_for_and_possible(client, found, keeper):
    soft, less = series(keeper), series(keeper)
    soft.definition.measure.nature = "soft"
    soft.definition.measure.save()
    for month in (1, 2):
        observation(less, f"2025-{month:02}-01", value=10)
    board = made.board(keeper)
    for one, part in ((found, "demand"), (less, "capacity"), (soft, "")):
        board.shown.create(series=one, part=part)
    board.shown.create(series=series(Keeper("Other"), label="Quiet", visibility="private"))
    text = client.get(f"/measures/boards/{board.ref}/").content.decode()
    assert "in 2 of 2 times" in text and "5 more were asked for" in text
    assert text.index("Cost, time and numbers") < text.index("Culture, trust and how it feels")
    assert "Quiet" not in text and "There is no figure yet" in text


def test_files_of_all_hold_no_small_number(client, keeper):
    found, board = series(keeper, share()), made.board(keeper)
    halves(found, "2025-01-01", 3, 41)
    board.shown.create(series=found)
    lines = client.get(f"/measures/boards/{board.ref}/?download=csv").content.decode()
    assert "hidden" in lines and "7.3" not in lines


def test_nobody_else_changes_or_sees_it(client, keeper):
    hidden, seen = made.board(keeper, visibility="private"), made.board(keeper)
    for path in ("", "edit/", "meetings/new/"):
        assert client.get(f"/measures/boards/{hidden.ref}/{path}").status_code == 404
    assert client.get(f"/measures/boards/{seen.ref}/edit/").status_code == 404
    assert client.get("/measures/boards/new/").status_code == 302
