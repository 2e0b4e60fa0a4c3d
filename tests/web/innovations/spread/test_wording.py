"""What is said of a spread: never more than is known, never of people."""

import pytest

from alongside.engines.diffusion.hazards import Said
from alongside.exchange.analyses.spread_factors import Factors
from alongside.exchange.analyses.spread_ties import Learnt
from alongside.web.innovations.spread import reasons, wording


def learnt(mean, chance, p, enough=True):
    return Learnt(enough, (), (), (), mean=mean, by_chance=chance, p=p, near=0.1, near_p=0.5)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (learnt(0.6, 0.3, 0.01), "seem to learn it from those they work with"),
        (learnt(0.1, 0.3, 0.01), "start apart from each other"),
        (learnt(0.4, 0.3, 0.4), "no difference that shows"),
        (learnt(0.6, 0.3, 0.01, enough=False), "Too few"),
    ],
)
def test_what_ties_have_to_do_with_it_is_one_sentence(found, says):
    assert says in wording.learnt(found)


def test_sites_are_whole_and_the_range_is_not_narrowed():
    assert wording.sites_between(13.2, 17.9) == (13, 18)
    assert wording.chance(0.001) == "under 1 in 100" and wording.chance(float("nan")) == "not known"


def test_what_goes_with_starting_is_never_called_a_cause():
    said = (
        Said("base", numbers=(12, 30, 400)),
        Said("more", "around", (2.1, 1.2, 3.7, 0.2)),
        Said("less", "public", (0.4, 0.2, 0.9, 1.0)),
        Said("unclear", "many", (1.1, 0.6, 1.9, 3.0)),
        Said("not-cause"),
    )
    lines = reasons.sentences(Factors((), "", ("around",), said))
    assert lines[0] == "This rests on 12 starts among 30 organisations."
    assert "Where 20% more" in lines[1] and "about 2.1 times (likely between 1.2 and 3.7)" in lines[1]
    assert "start less often" in lines[2] and "no difference that shows" in lines[3]
    assert "need not bring about" in lines[4]


def test_why_nothing_is_said_is_said():
    assert "Too few" in reasons.sentences(Factors((), "few", (), ()))[0]
    assert "not installed" in reasons.sentences(Factors((), "not-installed", (), ()))[0]
    refused = (Said("base", numbers=(6, 9, 90)), Said("refused", "asked", (), "constant"))
    assert "Nothing can be said of this" in reasons.sentences(Factors((), "", (), refused))[1]
