"""What was said and decided is kept with the figures as they stood that day."""

from alongside.exchange.evidence.models import DataMeeting
from tests._support import evidence_measures as made

HELD = {"held-day": "9", "held-month": "4", "held-year": "2025"}


def test_what_was_said_is_kept_beside_the_figures_of_then(page, found, keeper):
    board = made.board(keeper)
    board.shown.create(series=found)
    at = f"/measures/boards/{board.ref}/meetings/new/"
    assert "The figures now" in page(at)[1]
    status, text, _ = page(at, said="It goes up and down", **{"next-day": "40", "next-month": "x"})
    assert status == 422 and "It goes up and down" in text
    assert page(at, **HELD, said="")[0] == 422
    status, _text, answer = page(at, **HELD, said="It goes up and down", decided="Wait", who="All wards")
    assert status == 302
    text = page(answer["Location"])[1]
    assert "Meeting of 9 April 2025" in text and "Wait" in text and "All wards" in text
    assert "11 falls (March 2025)" in text and "April 2025)" not in text
    assert "Wait" in page(f"/measures/boards/{board.ref}/")[1]


def test_what_may_name_somebody_is_asked_about_once(page, keeper):
    board = made.board(keeper)
    at = f"/measures/boards/{board.ref}/meetings/new/"
    said = HELD | {"said": "Ring Mrs Ada Penrow on 01803 555 0123"}
    status, text, _ = page(at, **said)
    assert status == 422 and 'name="as_it_is"' in text
    assert page(at, **said, as_it_is="yes")[0] == 302
    assert DataMeeting.objects.count() == 1


def test_a_meeting_of_another_board_is_not_there(page, keeper):
    first, second = made.board(keeper), made.board(keeper)
    ref = made.meeting(first).ref
    assert page(f"/measures/boards/{first.ref}/meetings/{ref}/")[0] == 200
    assert page(f"/measures/boards/{second.ref}/meetings/{ref}/")[0] == 404
