"""Numbers of registers say that two are one, and that two are two, however they are written."""

import pytest

from alongside.engines.linkage import agree, differ, known_of, standard


@pytest.mark.parametrize(
    ("scheme", "value", "kept"),
    [
        ("Charity number", " 01000328 ", ("GB-CHC", "1000328")),
        ("GB-CHC", "GB-CHC-1000328", ("GB-CHC", "1000328")),
        ("company_number", "123456", ("GB-COH", "00123456")),
        ("GB-COH", "sc012345", ("GB-COH", "SC012345")),
        ("ODS", "r0a", ("GB-NHS", "R0A")),
        ("xi-other", "a 1", ("XI-OTHER", "A1")),
        ("GB-CHC", "0", None),
        ("GB-CHC", " ", None),
    ],
)
def test_one_way_of_writing(scheme, value, kept):
    assert standard(scheme, value) == kept


def test_agreeing_and_differing():
    one = known_of([("charity", "1"), ("company", "7")], "GB-NHS-R0A")
    other = known_of([("GB-CHC", "01"), ("GB-COH", "8")])
    assert one == {"GB-CHC": {"1"}, "GB-COH": {"00000007"}, "GB-NHS": {"R0A"}}
    assert (agree(one, other), differ(one, other)) == ("GB-CHC", "GB-COH")
    assert agree(one, {}) == differ({}, other) == ""
    assert known_of([("charity", "")], "hospital-x") == {}
