"""Texts to start from: whole, filled with what is known, and with nothing that nobody would fill in."""

import pytest

from alongside.exchange.partnerships.agreement_texts import TEXTS, filled
from alongside.exchange.partnerships.models import Agreement


def test_there_is_a_text_for_each_kind():
    assert set(TEXTS) == set(Agreement.Kind.values)


@pytest.mark.parametrize("kind", sorted(TEXTS))
def test_each_is_filled_and_says_what_is_still_to_fill_in(kind):
    text = filled(kind, names=["Ann", "Bob", "Cay"], purpose="Nobody eats alone", place="Wenbury")
    assert "Ann, Bob and Cay" in text and "Nobody eats alone." in text
    assert "{" not in text
    assert text.count("[") == text.count("]") > 0
    assert all(len(line) < 70 or line.endswith((".", "]")) for line in text.splitlines() if line)


def test_braces_and_brackets_that_somebody_typed_stay_as_they_are():
    text = filled("memorandum", names=["{place}"], purpose="Is it {names}?", place="")
    assert "{place}." in text and "Is it {names}?" in text
    assert "Where:" not in text
