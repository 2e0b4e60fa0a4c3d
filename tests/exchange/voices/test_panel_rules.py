"""Seats, shares, and who may register, be drawn, leave and be paid."""

import hashlib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.voices import panel_rules as rules
from alongside.exchange.voices.panel_rules import Answers

DAY = date(2026, 3, 1)


def why(decided):
    return decided.why if isinstance(decided, Refused) else ""


def test_answers_are_read_a_line_each_with_a_share_where_one_is_marked():
    said = "16 to 29: 21%\n30 to 64 | 50,5\n\n  65 and over   28.5 %\naged 90\n"
    assert rules.answers_of(said) == (
        ("16 to 29", 21.0),
        ("30 to 64", 50.5),
        ("65 and over", 28.5),
        ("aged 90", None),
    )


def test_seats_are_rounded_down_and_up_and_leave_room():
    assert rules.seats_of(21, 40) == (8, 9)
    assert rules.seats_of(50, 40) == (20, 21)
    assert rules.seats_of(0, 40) == (0, 1)
    assert rules.seats_of(100, 40) == (40, 40)
    assert rules.seats_of(None, 40) == (0, 40)


@given(st.lists(st.integers(1, 100), min_size=2, max_size=8), st.integers(1, 300))
def test_shares_that_make_up_a_whole_can_always_be_seated(parts, size):
    shares = [100 * part / sum(parts) for part in parts]
    seats = [rules.seats_of(share, size) for share in shares]
    assert sum(least for least, _most in seats) <= size <= sum(most for _least, most in seats)
    for share, (least, most) in zip(shares, seats, strict=True):
        assert least <= share * size / 100 + 1e-6 and share * size / 100 <= most + 1e-6


def test_a_panel_is_kept_with_a_size_and_days_in_order_and_each_category_once():
    def keep(size=24, alternates=0, starts_on=None, ends_on=None, categories=()):
        return why(
            rules.may_keep(
                size=size, alternates=alternates, starts_on=starts_on, ends_on=ends_on, categories=categories
            )
        )

    assert keep() == ""
    assert keep(size=None) == keep(size=0) == keep(size=301) == "size"
    assert keep(alternates=None) == keep(alternates=-1) == "alternates"
    assert keep(starts_on=DAY, ends_on=date(2026, 2, 28)) == "ends"
    assert keep(categories=[Answers("Age"), Answers("age")]) == "twice"
    assert keep(categories=[Answers(str(at)) for at in range(9)]) == "many-categories"


def test_a_category_has_a_name_two_answers_each_once_and_shares_of_one_whole():
    two = (("Yes", None), ("No", None))
    assert rules.problem_of(Answers("Age", features=two)) == ""
    assert rules.problem_of(Answers("", features=two)) == "no-category"
    assert rules.problem_of(Answers("Age", features=two[:1])) == "features"
    assert rules.problem_of(Answers("Age", features=(("Yes", None), ("yes", None)))) == "twice-feature"
    assert rules.problem_of(Answers("Age", features=(("A", 60.0), ("B", 60.0)))) == "over-100"


def test_who_may_register():
    def may(**said):
        return why(
            rules.may_register(**({"state": "open", "drawn": False, "kind": "jury", "before": False} | said))
        )

    assert may() == ""
    assert may(state="draft") == may(state="closed") == "not-open"
    assert may(before=True) == "registered"
    assert may(drawn=True) == may(drawn=True, kind="senate") == "drawn-already"
    assert may(drawn=True, kind="skilled") == ""


def test_a_draw_is_prepared_once_and_of_enough_people():
    def may(**said):
        usual = {"state": "open", "pool": 40, "size": 40, "waits": False, "drawn": False}
        return why(rules.may_prepare(**(usual | said)))

    assert may() == may(state="closed") == ""
    assert may(state="draft") == "not-open"
    assert may(pool=39) == "small-pool"
    assert may(waits=True) == "waits"
    assert may(drawn=True) == "drawn-already"


def test_a_seat_is_answered_once_and_left_by_whoever_has_it():
    assert rules.may_answer_seat(state="invited") == Allowed()
    assert why(rules.may_answer_seat(state="confirmed")) == "answered"
    for state in rules.HOLDS:
        assert rules.may_leave(state=state) == Allowed()
    for state in rules.LEFT:
        assert why(rules.may_leave(state=state)) == "no-seat"


def test_a_payment_has_a_kind_an_amount_and_a_day_that_has_come():
    def may(**said):
        usual = {"pence": 7500, "paid_on": DAY, "today": DAY, "kind": "honorarium"}
        return why(rules.may_pay(**(usual | said)))

    assert may() == ""
    assert may(kind="gift") == "pay-kind"
    assert may(pence=None) == may(pence=0) == "amount"
    assert may(paid_on=None) == may(paid_on=date(2026, 3, 2)) == "paid-on"


def test_a_household_is_known_again_however_it_is_written_and_not_without_the_key():
    one = rules.household_of("12 Quay Street, AQ1 2BC", "key")
    assert one == rules.household_of("12  quay street AQ12BC", "key")
    assert one != rules.household_of("12 Quay Street, AQ1 2BC", "other")
    assert one != rules.household_of("1 Quay Street, AQ1 2BC", "key")
    assert rules.household_of(" ,. ", "key") == ""


def test_the_seed_is_made_of_the_promised_number_and_of_what_the_public_gave():
    assert rules.commitment_of("abc") == hashlib.sha256(b"abc").hexdigest()
    assert rules.seed_of("abc", "4 2 6") == hashlib.sha256(b"abc|4 2 6").hexdigest()
    assert rules.seed_of("abc", "") != rules.seed_of("abc", "4 2 6")
