"""How figures are said."""

import pytest

from alongside.backends.case_files.wording import SAID, caution, pounds, ratio, years_word
from alongside.engines import economics as e
from tests.engines.economics.cases import case, stream


@pytest.mark.parametrize(
    ("value", "said"), [(1234.5, "£1,234"), (-0.4, "£0"), (-2.6, "−£3"), (1e9, "£1,000,000,000")]
)
def test_an_amount_is_said_to_the_pound(value, said):
    assert pounds(value) == said


def test_what_is_none_is_said_in_words():
    assert (ratio(None), ratio(2.005)) == ("–", "£2.00") and years_word(None) == "not within these years"
    assert years_word(1.25) == "after 1.2 years"


def test_every_caution_has_its_sentence():
    made = case(stream("a", quantity=e.Amount(None), staff=e.Staff(replaces=True)))
    told = [caution(made, one) for one in e.cautions(made)]
    assert told[0].startswith("Nothing is said") and "a (quantity) is not known and in no sum." in told
    assert all(one.kind in SAID or not one.stream for one in e.cautions(made))
