"""Sets under what can be spent: the best, checked by trying all; others near it; decided on as shown."""

from itertools import combinations

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import portfolios as analyses
from alongside.exchange.analyses.models import Run
from alongside.exchange.innovations.notices_portfolios import PortfolioRefused
from tests._support.innovations import link
from tests._support.portfolios import Fund, item, portfolio, project

pytestmark = pytest.mark.django_db
COSTS = {
    "Bench": (30, 20, 40, 90),
    "Boat": (50, 60, 70, 80),
    "Bus": (40, 10, 45, 60),
    "Bell": (10, 5, 12, 20),
}


@pytest.fixture(autouse=True)
def _few_draws(monkeypatch):
    monkeypatch.setattr(analyses, "DRAWS", 5)


@pytest.fixture
def fund():
    return Fund()


@pytest.fixture
def found(fund):
    made = portfolio(fund, budget=90)
    for title, (cost, low, likely, high) in COSTS.items():
        figures = {"cost": cost, "value_low": low, "value_likely": likely, "value_high": high, "hours": 5}
        item(made, project(title, theme=title[:2]), **figures)
    item(made, project("Unknown"), cost=5)
    return made


def ids(found):
    return {one.offer.title: one.offer_id for one in found.items.select_related("offer")}


def best_by_hand(budget, must=()):
    """Every set within the budget, the one of most worth."""
    able = [
        some for size in range(5) for some in combinations(sorted(COSTS), size)
        if sum(COSTS[one][0] for one in some) <= budget and set(must) <= set(some)
    ]  # fmt: skip
    return max(able, key=lambda some: sum(COSTS[one][2] for one in some))


def names(found, chosen):
    by_id = {pk: title for title, pk in ids(found).items()}
    return tuple(sorted(by_id[pk] for pk in chosen))


def test_the_best_set_is_the_best_of_all_and_what_is_not_known_is_not_chosen(fund, found):
    for budget in (0, 60, 90):
        looked = analyses.what_if(fund.viewer, found, analyses.Asked(budget))
        assert names(found, looked.found.sets[0]) == best_by_hand(budget), budget
        assert looked.found.proven
    assert [(one.offer.title, why) for one, why in looked.left_out] == [("Unknown", "figures")]


def test_what_must_and_must_not_be_in_it_is_kept_to(fund, found):
    at = ids(found)
    rules = ((at["Bus"], "must"), (at["Boat"], "never"))
    looked = analyses.what_if(fund.viewer, found, analyses.Asked(90, rules=rules))
    assert names(found, looked.found.sets[0]) == ("Bell", "Bench", "Bus")
    least = analyses.what_if(fund.viewer, found, analyses.Asked(90, least=(("theme", "Bu", 1),)))
    assert names(found, least.found.sets[0]) == best_by_hand(90, must=["Bus"])
    too_many = analyses.what_if(fund.viewer, found, analyses.Asked(90, least=(("theme", "Bu", 2),)))
    assert too_many.found.sets == ()


def test_where_no_set_is_possible_it_says_what_the_rules_call_for(fund, found):
    rules = ((ids(found)["Boat"], "must"), (ids(found)["Bus"], "must"))
    assert analyses.what_if(fund.viewer, found, analyses.Asked(60, rules=rules)).found.least_money == 90


def test_hours_limit_it_too_and_unknown_hours_are_told(fund, found):
    found.items.filter(offer__title="Bell").update(hours=None)
    looked = analyses.what_if(fund.viewer, found, analyses.Asked(200, hours=10))
    assert len(looked.found.sets[0]) == 2
    assert ("Bell", "hours") in [(one.offer.title, why) for one, why in looked.left_out]


def test_the_next_step_of_money_brings_what_it_says(fund, found):
    step = analyses.what_if(fund.viewer, found, analyses.Asked(60)).found.step
    worth = lambda budget: sum(COSTS[one][2] for one in best_by_hand(budget))  # noqa: E731
    assert step.gain == worth(60 + step.extra) - worth(60) > 0
    assert worth(60 + step.extra - 1) == worth(60)
    assert analyses.what_if(fund.viewer, found, analyses.Asked(500)).found.step is None


def test_other_sets_are_nearly_as_good_and_ranks_are_ranges(fund, found):
    answer = analyses.what_if(fund.viewer, found, analyses.Asked(90)).found
    at = {pk: title for title, pk in ids(found).items()}
    values = [sum(COSTS[at[pk]][2] for pk in some) for some in answer.sets]
    assert values == sorted(values, reverse=True) and min(values) >= 0.9 * values[0]
    assert all(0 <= low <= high <= 1 for _, low, high in answer.often)
    assert all(1 <= low <= high <= len(COSTS) for _, low, high in answer.ranks)
    assert any(low < high for _, low, high in answer.ranks)


def test_what_needs_another_beside_it_comes_with_it(fund, found):
    at = ids(found)
    bell = found.items.get(offer_id=at["Bell"]).offer
    link(bell.innovation, offer=found.items.get(offer_id=at["Bus"]).offer, kind="beside")
    best = analyses.what_if(fund.viewer, found, analyses.Asked(60)).found.sets[0]
    assert at["Bell"] not in best or at["Bus"] in best


def test_only_sets_near_the_balance_where_that_is_asked(fund, found):
    found.items.filter(offer__title="Boat").update(risk="high")
    found.items.exclude(offer__title="Boat").update(risk="low")
    found.target = {"risk": {"low": 0, "medium": 0, "high": 100}}
    found.save()
    looked = analyses.what_if(fund.viewer, found, analyses.Asked(200, near=True))
    assert names(found, looked.found.sets[0]) == ("Boat",)


def test_a_set_is_decided_on_as_it_was_shown_and_its_run_is_kept(fund, found):
    asked = analyses.Asked(90)
    looked = analyses.what_if(fund.viewer, found, asked)
    said = {"asked": asked, "reasons": "So", "by": fund.by}
    with pytest.raises(PortfolioRefused, match="changed"):
        analyses.decide(fund.viewer, found, chosen=looked.found.sets[0], digest="other", **said)
    with pytest.raises(PortfolioRefused, match="changed"):
        analyses.decide(fund.viewer, found, chosen=[ids(found)["Bell"]], digest=looked.digest, **said)
    with pytest.raises(PortfolioRefused, match="Choose one"):
        analyses.decide(fund.viewer, found, chosen=[], digest=looked.digest, **said)
    made = analyses.decide(fund.viewer, found, chosen=looked.found.sets[0], digest=looked.digest, **said)
    run = Run.objects.get(pk=made.run)
    assert (run.engine, run.input_hash, made.best) == ("portfolios", looked.digest, True)
    last = analyses.decide(fund.viewer, found, chosen=looked.found.sets[-1], digest=looked.digest, **said)
    assert last.best == (len(looked.found.sets) == 1)


def test_who_sees_less_chooses_among_less(fund, found):
    hidden = project("Hidden", visibility="private", owner=fund.party)
    item(found, hidden, cost=1, value_likely=900)
    assert hidden.pk in analyses.what_if(fund.viewer, found, analyses.Asked(90)).found.sets[0]
    seen = analyses.what_if(VISITOR, found, analyses.Asked(90))
    assert hidden.pk not in [one.offer.pk for one in seen.held]
