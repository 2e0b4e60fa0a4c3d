"""A list of codes and numbers is read row by row, and what is wrong is named with its row."""

from alongside.exchange.voices.counts_rules import read_counts


def test_a_header_is_passed_over_and_codes_twice_are_added_up():
    found = read_counts(
        [(1, ["Area code", "Voices"]), (2, ["e01", "1,200"]), (3, ["E01", "3"]), (4, ["E02", "0"])]
    )
    assert found.counts == {"E01": 1203, "E02": 0} and found.wrong == ()


def test_what_is_wrong_is_named_with_its_row():
    found = read_counts(
        [(1, ["E01", "5"]), (2, ["", "5"]), (3, ["E02", "many"]), (5, ["E03"]), (6, ["E04", "9" * 13])]
    )
    assert found.counts == {"E01": 5}
    assert found.wrong == ((2, "code"), (3, "number"), (5, "number"), (6, "number"))
