"""A portfolio shows what its reader may see, says what is not known, and counts after sight."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.innovations.queries import portfolios as queries
from tests._support import rows
from tests._support.innovations import link
from tests._support.innovations_adoptions import adoption, site
from tests._support.portfolios import Fund, ago, item, portfolio, project

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund():
    return Fund()


def test_what_one_may_not_see_leaves_no_trace(fund):
    found = portfolio(fund)
    item(found, project("Bench"))
    item(found, project("Hidden", visibility="private", owner=fund.party))
    assert [one.offer.title for one in queries.held_for(fund.viewer, found)] == ["Bench", "Hidden"]
    assert [one.offer.title for one in queries.held_for(VISITOR, found)] == ["Bench"]
    assert queries.counts_for(VISITOR, [found]) == {found.pk: 1}
    hidden = next(one.offer for one in queries.held_for(fund.viewer, found) if one.offer.title == "Hidden")
    assert queries.item_for(VISITOR, found, hidden.ref) is None
    assert queries.item_for(fund.viewer, found, hidden.ref) is not None
    assert queries.record_by_offer(VISITOR, hidden.pk) is None
    assert [one.title for one in queries.refs_of(VISITOR, [hidden.ref], world="real")] == []


def test_a_portfolio_is_seen_as_it_is_shared_and_kept_by_its_owner(fund):
    shown, hidden = portfolio(fund, name="A"), portfolio(fund, name="B", visibility="private")
    assert list(queries.portfolios_for(VISITOR)) == [shown]
    assert queries.portfolio_for(VISITOR, hidden.ref) is None
    assert list(queries.own_portfolios(fund.viewer)) == [shown, hidden]
    assert list(queries.own_portfolios(VISITOR)) == []
    assert queries.keeps(fund.viewer, shown) and not queries.keeps(Fund("Other").viewer, shown)
    bench = project()
    item(shown, bench)
    assert list(queries.portfolios_with(VISITOR, bench)) == [shown]


def test_what_the_portfolio_does_not_say_its_own_record_does():
    found = portfolio()
    offer = project(cost=70, value=90, risk="high", horizon=6, theme="falls", days=(9, 8))
    one = item(found, offer)
    held = queries.held_for(VISITOR, found)[0]
    assert (held.cost, held.worth, held.risk, held.horizon, held.theme) == (
        70,
        (90, 90, 90),
        "high",
        6,
        "falls",
    )
    assert (held.stage, held.kind, held.status, held.can_be_chosen) == (
        "development",
        "service",
        "moving",
        True,
    )
    one.cost, one.value_low, one.value_likely, one.value_high = 0, 1, 2, 3
    one.save()
    held = queries.held_for(VISITOR, found)[0]
    assert (held.cost, held.worth) == (0, (1, 2, 3))


def test_nothing_is_guessed_where_nothing_is_known():
    found = portfolio()
    item(found, rows.offer("Report", kind="innovation", stages=["testing"]))
    held = queries.held_for(VISITOR, found)[0]
    assert (held.record, held.cost, held.worth, held.risk, held.horizon) == (None, None, None, "", None)
    assert (held.stage, held.kind, held.can_be_chosen) == ("testing", "", False)
    parts = {
        kind: queries.part_of(held, kind, found)
        for kind in ("type", "risk", "horizon", "cost", "quality", "place")
    }
    assert set(parts.values()) == {""}
    assert queries.known_parts("theme") == () and queries.known_parts("cost") == ("small", "large")


def test_parts_follow_the_project_and_what_is_large_there():
    place = rows.place("Wenbury")
    found = portfolio(large_from=50)
    item(found, project(place=place, evidence=2, audience="Carers", horizon=1), cost=50)
    held = queries.held_for(VISITOR, found)[0]
    assert queries.part_of(held, "cost", found) == "large"
    assert queries.part_of(held, "horizon", found) == "short"
    assert queries.part_of(held, "quality", found) == "2"
    assert (queries.part_of(held, "place", found), queries.part_of(held, "group", found)) == (
        "Wenbury",
        "Carers",
    )


def test_what_stands_ready_is_kept_used_or_there(fund):
    place = rows.place("Wenbury")
    project("Kept", owner=fund.party)
    adoption(project("Used"), fund.actor)
    project("There", place=place)
    project("Far")
    stopped = project("Stopped")
    adoption(stopped, site("Ward"), place=place, stopped_on=ago(3), stop="cost")
    ready = queries.to_begin_with(fund.viewer, world="real", owner_id=fund.party.pk, place_id=place.pk)
    assert [(one.offer.title, one.why) for one in ready] == [
        ("Kept", "kept"),
        ("Used", "used"),
        ("There", "here"),
    ]
    found = portfolio(fund, place=place)
    item(found, ready[0].offer)
    assert [one.offer.title for one in queries.addable(fund.viewer, found)] == ["Used", "There"]
    assert [one.offer.title for one in queries.addable(fund.viewer, found, q="far")] == ["Far"]
    assert [one.offer.title for one in queries.others_of(fund.viewer, found)] == ["Used", "There"]


def test_time_at_a_stage_and_what_is_needed_beside_are_found():
    found = portfolio()
    bench, boat = project("Bench", days=(30, 12)), project("Boat")
    item(found, bench)
    item(found, boat)
    held = queries.held_for(VISITOR, found)
    assert {pk: stay.entered_on for pk, stay in queries.since_of(held).items()} == {bench.pk: ago(12)}
    assert [stay.stage for stay in queries.stays_for(VISITOR, world="real")] == ["idea", "development"]
    assert queries.records_in(VISITOR, world="real").count() == 2
    link(bench.innovation, offer=boat, kind="beside")
    assert queries.beside(VISITOR, [bench.pk, boat.pk]) == [(bench.pk, boat.pk)]
    assert queries.beside(VISITOR, [bench.pk]) == []


def test_portfolios_of_a_place_hold_those_inside_it():
    region = rows.place("Region", kind="region")
    town = rows.place("Town", parent=region)
    from alongside.exchange.places.models import Within

    Within.objects.get_or_create(inner=town, outer=region)
    Within.objects.get_or_create(inner=region, outer=region)
    found = portfolio(place=town)
    assert list(queries.portfolios_for(VISITOR, place_id=region.pk)) == [found]
    assert len(queries.held_in(VISITOR, [found, portfolio()])) == 0


def test_a_decided_set_shows_what_its_reader_may_see(fund):
    from alongside.exchange.innovations.models import PortfolioChoice, PortfolioChosen

    found = portfolio(fund)
    choice = PortfolioChoice.objects.create(portfolio=found, reasons="So", budget=1, best=True, run="x")
    figures = {"cost": 1, "value_low": 1, "value_likely": 1, "value_high": 1}
    for title, sight in (("Bench", "public"), ("Hidden", "private")):
        offer = project(title, visibility=sight, owner=fund.party)
        PortfolioChosen.objects.create(choice=choice, offer=offer, **figures)
    assert [one.offer.title for one in queries.chosen_of(VISITOR, choice)] == ["Bench"]
    assert [one.offer.title for one in queries.chosen_of(fund.viewer, choice)] == ["Bench", "Hidden"]
    assert queries.choice_for(VISITOR, found, choice.ref) == choice
    assert queries.choice_for(VISITOR, portfolio(), choice.ref) is None
    assert list(queries.choices_of(VISITOR, found)) == [choice]
