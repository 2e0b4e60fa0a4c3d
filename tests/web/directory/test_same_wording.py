"""Everything that can be compared has its words, and each says how much it counts."""

from alongside.engines.linkage.explain import WORDS
from alongside.web.directory import same_wording


def test_everything_that_the_linkage_says_has_words():
    assert set(same_wording.WHY) >= set(WORDS)


def test_what_counts_most_is_said_first():
    told = [("name", "same", 12.0, ""), ("where", "", -14.0, ""), ("website", "same", 5.0, "a.org")]
    told += [("phone", "same", 1.0, ""), ("unheard", "of", 20.0, "")]
    evidence = [
        {"comparison": one, "level": level, "bits": bits, "value": value} for one, level, bits, value in told
    ]
    said = [(one["text"], one["counts"]) for one in same_wording.reasons(evidence)]
    assert said == [
        ("They are in different places", "speaks against it"),
        ("Both have the same name", "counts much"),
        ("Both have the same website: a.org", "counts"),
        ("Both have the same phone number", "counts a little"),
    ]


def test_how_sure_goes_down_in_words():
    said = [same_wording.how_sure(chance) for chance in (1, 0.95, 0.8, 0.5)]
    assert len(set(said)) == 4 and said[0] == "Almost surely the same"
