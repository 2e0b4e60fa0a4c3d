"""What the practice town proposed to pay one another can be paid, and leaves nobody worse off."""

from alongside.cli.practice import cases, terms
from alongside.exchange.analyses.terms import outlook
from alongside.exchange.evidence.terms_rules import checked, typed

MODEL = cases._model("rowing")


def test_both_proposals_are_such_as_the_form_takes():
    keys, lines = [one["id"] for one in MODEL["parties"]], [one["id"] for one in MODEL["streams"]]
    for kind, numbers in (("fixed", terms.FIXED), ("gain-share", terms.SHARE)):
        found = checked(kind, typed(kind, numbers), keys, lines, MODEL["years"])
        assert not found.wrong and found.numbers == numbers


def test_the_share_that_is_half_agreed_leaves_nobody_with_a_loss():
    found = outlook(MODEL, "gain-share", terms.SHARE)
    assert all(one.expected >= 0 for one in found.parties) and found.aligned
    before = outlook(MODEL, "fixed", terms.FIXED)
    assert [one.key for one in before.parties if one.expected < 0] == ["fund"]
