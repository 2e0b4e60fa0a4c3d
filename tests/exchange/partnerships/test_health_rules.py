"""Who is missing for what they are for, and how sectors mix."""

from alongside.exchange.partnerships.health_rules import EXPECTED, Part, missing, mix, outweighs
from alongside.exchange.partnerships.models import Partnership


def part(sector="public", basis="professional", roles=(), pays=False):
    return Part(sector, basis, frozenset(roles), pays)


def test_every_kind_says_whom_it_expects():
    assert set(EXPECTED) == set(Partnership.Kind.values)


def test_more_are_missed_as_the_work_goes_on():
    one = [part(roles=["convener"])]
    assert missing("project", "diagnosis", one) == ("residents",)
    assert missing("project", "design", one) == ("residents", "policy", "practice", "funder")
    assert missing("project", "assessment", one)[-1] == "evaluator"


def test_somebody_who_speaks_from_their_own_life_is_a_resident_whatever_their_sector():
    for one in (part("community"), part("third", basis="lived"), part("third", roles=["lived"])):
        assert "residents" not in missing("peers", "design", [one])
    assert missing("peers", "design", [part("third", basis="volunteer")]) == ("residents",)


def test_money_or_the_treasurer_counts_as_a_funder():
    assert "funder" in missing("project", "design", [part()])
    assert "funder" not in missing("project", "design", [part(pays=True)])
    assert "funder" not in missing("project", "design", [part(roles=["treasurer"])])


def test_a_sector_outweighs_above_six_in_ten_of_four_or_more():
    assert mix(["third", "public", "public"]) == {"public": 2, "third": 1}
    assert outweighs({"public": 3}) == ""
    assert outweighs({"public": 3, "third": 1}) == "public"
    assert outweighs({"public": 3, "third": 2}) == ""
