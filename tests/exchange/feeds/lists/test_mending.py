"""What can safely be mended is mended and said; what would be a guess is refused."""

import pytest

from alongside.exchange.feeds.known import Unfit
from alongside.exchange.feeds.lists import mending
from alongside.exchange.feeds.lists.mending import mended


@pytest.mark.parametrize(
    ("role", "text", "becomes", "said"),
    [
        ("name", "  Two\u00a0  words ", "Two words", mending.SPACES),
        ("name", "“The” Club’s", '"The" Club\'s', mending.STRAIGHT),
        ("name", "Bell\x07 soft\u00adhyphen\u200b", "Bell softhyphen", mending.SIGNS),
        ("name", "CafÃ© â€“ open", "Café – open", mending.SIGNS),
        ("postcode", "tq12ab", "TQ1 2AB", mending.POSTCODE),
        ("phone", "1632960111", "01632960111", mending.NOUGHT),
        ("phone", "1632960111.0", "01632960111", mending.NOUGHT),
        ("checked", "3/11/2026", "2026-11-03", mending.DATE),
        ("checked", "3rd November 2026", "2026-11-03", mending.DATE),
        ("checked", "Nov 26", "2026-11-01", mending.DATE),
        ("checked", "45964", "2025-11-03", mending.DATE),
        ("capacity", "'1,200", "1200", mending.NUMBER),
        ("capacity", "about 20", "", "what is no number left empty"),
        ("website", "see www.a.example", "https://www.a.example", None),
        ("website", "none yet", "", "what is no web address left empty"),
        ("email", "mailto:a@b.example", "a@b.example", None),
        ("summary", "#N/A", "", mending.ERROR),
        ("charity", "1,011,431", "1011431", mending.NUMBER),
        ("charity", "pending", "", "what is no charity number left empty"),
        ("company", "123456", "00123456", mending.NUMBER),
        ("checked", "n/a", "", None),
    ],
)
def test_a_cell_is_mended_and_it_is_said(role, text, becomes, said):
    mends: set[str] = set()
    assert mended(role, text, mends) == becomes
    assert said is None or said in mends


@pytest.mark.parametrize(
    ("role", "text", "why"),
    [
        ("postcode", "TQ1", "is not a postcode"),
        ("checked", "31/02/2026", "is not a date"),
        ("by_when", "soon", "is not a date"),
        ("name", "#REF!", "spreadsheet's error #REF!"),
        ("place", "#N/A", "spreadsheet's error"),
    ],
)
def test_what_would_be_a_guess_is_refused(role, text, why):
    with pytest.raises(Unfit, match=why):
        mended(role, text, set())


def test_a_clean_cell_is_left_in_peace():
    for role, text in (("name", "Lantern Table"), ("checked", "2026-11-03"), ("phone", "01632 960111")):
        mends: set[str] = set()
        assert mended(role, text, mends) == text and not mends
