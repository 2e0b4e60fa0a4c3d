"""What the practice town found out: a change, a saving that was none, two trials, and one plan."""

from alongside.cli.practice import evaluations as seed
from alongside.exchange.evidence.evaluation_rules import DESIGNS, STATUSES, may_report, may_say


def test_every_one_could_be_kept():
    assert len({one.question for one in seed.TOWN}) == len(seed.TOWN)
    assert {one.status for one in seed.TOWN} == set(STATUSES)
    assert {one.design for one in seed.TOWN} <= {"", *DESIGNS}
    for one in seed.TOWN:
        assert may_say(status=one.status, design=one.design, found=one.found) is None
        for site, way, _usual, people, count, mean, spread in one.results:
            said = {"site": site, "way": way, "people": people, "count": count, "mean": mean}
            assert may_report(spread=spread, **said) is None


def test_products_are_held_against_the_usual_one_at_every_place():
    kits = next(one for one in seed.TOWN if "anaemia" in one.question)
    assert len(kits.results) == len(seed.PLACES) * len(seed.KITS)
    assert sum(one[2] for one in kits.results) == len(seed.PLACES)
