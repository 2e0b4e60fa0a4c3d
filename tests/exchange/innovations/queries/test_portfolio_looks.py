"""What could be stopped and what comes next, as far as the reader may see."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.directory.models import Subject
from alongside.exchange.innovations.models import Displacement
from alongside.exchange.innovations.queries import portfolio_looks as looks
from alongside.exchange.innovations.queries.portfolios import held_for
from alongside.exchange.needs.models import NeedSubject
from alongside.exchange.offers.models import OfferSubject
from alongside.exchange.places.models import Figure, Indicator
from tests._support import rows
from tests._support.innovations import link
from tests._support.innovations_adoptions import adoption, ago
from tests._support.portfolios import Fund, item, portfolio, project

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund():
    return Fund()


@pytest.fixture
def found(fund):
    made = portfolio(fund, place=rows.place("Wenbury"))
    item(made, project("Bench"), cost=9, hours=2)
    return made


def bench(found):
    return found.items.get(offer__title="Bench").offer


def test_what_takes_the_place_is_told_where_it_may_be_seen(fund, found):
    hidden = project("Hidden", visibility="private", owner=fund.party)
    link(hidden.innovation, offer=bench(found), kind="replaces")
    assert looks.stoppable(VISITOR, held_for(VISITOR, found)) == []
    told = looks.stoppable(fund.viewer, held_for(fund.viewer, found))
    assert [(one.why, [offer.title for offer in one.by]) for one in told] == [(("replaced",), ["Hidden"])]
    assert looks.stoppable(VISITOR, []) == []


def test_what_others_stopped_and_what_made_room_are_told(found):
    boat = project("Boat")
    item(found, boat)
    room = {"words": "Benches", "extent": "wholly", "on": ago(3), "pounds_real": 50}
    Displacement.objects.create(adoption=adoption(boat), practice=bench(found), **room)
    held = held_for(VISITOR, found)
    assert [(one.held.offer.title, one.why) for one in looks.stoppable(VISITOR, held)] == [
        ("Bench", ("displaced",))
    ]
    assert [one.words for one in looks.made_room(VISITOR, found, held)] == ["Benches"]


def test_figures_that_get_worse_lead_to_projects_about_the_same(found):
    subject = Subject.objects.create(code="falls", label="Falls", kind="problem", dataset=found.place.dataset)
    for offer in (bench(found), project("Rail"), project("Bell")):
        if offer.title != "Bell":
            OfferSubject.objects.create(offer=offer, subject=subject)
    dataset = found.place.dataset
    for code, better, values in (("falls", "lower", (1, 2, 3)), ("fine", "lower", (3, 2, 1))):
        one = Indicator.objects.create(
            code=code, name=code, unit="%", better=better, source="S", subject="falls", dataset=dataset
        )
        for year, value in enumerate(values):
            Figure.objects.create(
                indicator=one, place=found.place, period=str(2020 + year), value=value, dataset=dataset
            )
    told = looks.growing(VISITOR, found, held_for(VISITOR, found))
    assert [one.series.indicator.code for one in told] == ["falls"]
    assert [offer.title for offer in told[0].mine] == ["Bench"]
    assert [offer.title for offer in told[0].others] == ["Rail"]
    assert looks.growing(VISITOR, portfolio(), []) == []


def test_needs_with_a_day_to_come_stand_first_with_projects_about_the_same(found):
    subject = Subject.objects.create(code="falls", label="Falls", kind="problem", dataset=found.place.dataset)
    OfferSubject.objects.create(offer=bench(found), subject=subject)
    rows.need("Anytime", place=found.place)
    soon = rows.need("Soon", place=found.place, by_when=ago(-30))
    rows.need("Elsewhere", place=rows.place("Far"))
    NeedSubject.objects.create(need=soon, subject=subject)
    told = looks.waiting(VISITOR, found, held_for(VISITOR, found))
    assert [(one.need.title, [offer.title for offer in one.mine]) for one in told] == [
        ("Soon", ["Bench"]),
        ("Anytime", []),
    ]
    assert told[0].subjects == ("Falls",)
