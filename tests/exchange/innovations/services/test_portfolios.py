"""Projects are put together, given figures, aimed with and decided on by whoever they belong to alone."""

import pytest

from alongside.exchange.audit.models import Entry
from alongside.exchange.innovations.models import Portfolio, PortfolioItem
from alongside.exchange.innovations.notices_portfolios import PortfolioRefused
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.exchange.innovations.services import portfolios as services
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.portfolios import Fund, project

pytestmark = pytest.mark.django_db
FIGURES = {"cost": 100, "value_low": 50, "value_likely": 150, "value_high": 300, "hours": 4}


@pytest.fixture
def fund():
    return Fund()


@pytest.fixture
def found(fund):
    return services.start(said=services.Said(name="All of it", budget=900), offers=[project()], by=fund.by)


def decided(found, **figures):
    chosen = {one.offer_id: figures for one in found.items.all()}
    return services.Decided(chosen=chosen, budget=900, hours=None, best=True, run="run")


def test_it_begins_seen_by_its_owner_alone(fund, found):
    assert (found.visibility, found.owner_id, found.budget) == ("private", fund.party.pk, 900)
    assert queries.portfolio_for(Fund("Other").viewer, found.ref) is None
    assert queries.portfolio_for(fund.viewer, found.ref) == found
    kept = Entry.objects.filter(kind="portfolio").values_list("action", flat=True)
    assert list(kept) == ["start", "add-items"]


def test_nobody_else_writes_it_as_if_it_never_was(fund, found):
    services.share(ref=found.ref, visibility="public", by=fund.by)
    other = Fund("Other")
    offer = found.items.get().offer.ref
    for write in (
        lambda: services.edit(ref=found.ref, said=services.Said(name="Mine"), by=other.by),
        lambda: services.share(ref=found.ref, visibility="members", by=other.by),
        lambda: services.aim(ref=found.ref, target={}, by=other.by),
        lambda: services.add(ref=found.ref, offers=[project("Boat")], by=other.by),
        lambda: services.take_out(ref=found.ref, offer_ref=offer, by=other.by),
        lambda: services.set_figures(ref=found.ref, offer_ref=offer, figures=FIGURES, by=other.by),
        lambda: services.decide(ref=found.ref, decided=decided(found), reasons="So", known=True, by=other.by),
    ):
        with pytest.raises(Portfolio.DoesNotExist):
            write()


def test_only_what_one_may_see_is_put_in_and_of_one_world(fund, found):
    hidden = project("Hidden", visibility="private", owner=Fund("Other").party)
    help_ = rows.offer("Tea", kind="support")
    for offer in (hidden, help_):
        with pytest.raises(Offer.DoesNotExist):
            services.add(ref=found.ref, offers=[offer], by=fund.by)
    with pytest.raises(PortfolioRefused, match="invented"):
        services.add(ref=found.ref, offers=[project("Invented", world="practice")], by=fund.by)
    boat = project("Boat")
    services.add(ref=found.ref, offers=[boat, boat], by=fund.by)
    with pytest.raises(PortfolioRefused, match="not among them yet"):
        services.add(ref=found.ref, offers=[boat], by=fund.by)
    assert found.items.count() == 2
    services.take_out(ref=found.ref, offer_ref=boat.ref, by=fund.by)
    with pytest.raises(PortfolioItem.DoesNotExist):
        services.take_out(ref=found.ref, offer_ref=boat.ref, by=fund.by)


def test_figures_are_kept_whole_and_what_is_left_out_is_not_known(fund, found):
    ref = found.items.get().offer.ref
    services.set_figures(ref=found.ref, offer_ref=ref, figures=FIGURES | {"note": "Secret"}, by=fund.by)
    item = found.items.get()
    assert (item.cost, item.value_likely, item.hours, item.cash, item.note) == (100, 150, 4, None, "Secret")
    assert "Secret" not in str(Entry.objects.last().detail)
    with pytest.raises(PortfolioRefused):
        services.set_figures(ref=found.ref, offer_ref=ref, figures={"value_low": 5}, by=fund.by)
    services.set_figures(ref=found.ref, offer_ref=ref, figures={"cost": 0}, by=fund.by)
    item = found.items.get()
    assert (item.cost, item.value_likely, item.note) == (0, None, "")


def test_it_is_changed_and_aimed_with(fund, found):
    said = services.Said(name="New name", hours=7, large_from=10)
    changed = services.edit(ref=found.ref, said=said, by=fund.by)
    assert (changed.name, changed.budget, changed.hours, changed.large_from) == ("New name", None, 7, 10)
    elsewhere = services.Said(name="X", place=rows.place("Town", world="practice"))
    with pytest.raises(PortfolioRefused, match="invented"):
        services.edit(ref=found.ref, said=elsewhere, by=fund.by)
    services.aim(ref=found.ref, target={"risk": {"low": 100}}, by=fund.by)
    assert Portfolio.objects.get(pk=found.pk).target == {"risk": {"low": 100}}
    with pytest.raises(PortfolioRefused) as refused:
        services.aim(ref=found.ref, target={"risk": {"low": 90}}, by=fund.by)
    assert refused.value.field == "risk"


def test_a_decided_set_is_kept_as_it_was(fund, found):
    figures = {"cost": 1, "value_low": 2, "value_likely": 3, "value_high": 4}
    with pytest.raises(PortfolioRefused, match="Say why"):
        services.decide(ref=found.ref, decided=decided(found, **figures), reasons=" ", known=True, by=fund.by)
    made = services.decide(
        ref=found.ref, decided=decided(found, **figures), reasons="So", known=True, by=fund.by
    )
    services.take_out(ref=found.ref, offer_ref=found.items.get().offer.ref, by=fund.by)
    kept = queries.chosen_of(fund.viewer, made)
    assert [(one.cost, one.value_high) for one in kept] == [(1, 4)]
    assert (made.user_id, made.reasons, made.best) == (fund.user.pk, "So", True)
