"""Where it would fit next, as a page; without an index it says to come back."""

import pytest

from alongside.exchange.analyses.fitting_next import Aim, Held, NextPlace
from alongside.web.innovations.spread import fitting
from tests._support import rows
from tests._support.innovations_adoptions import thing
from tests._support.spread import settle

pytestmark = pytest.mark.django_db


def test_without_an_index_it_says_to_come_back(client, home):
    offer = thing()
    assert client.get(f"/innovations/{offer.ref}/next/").status_code == 503
    place = rows.place("Wenbury")
    rows.need("Warm rooms", place=place)
    assert client.get(f"/innovations/{offer.ref}/next/aims/", {"place": "Wenbury"}).status_code == 503


def test_an_unknown_place_or_partnership_is_said(client):
    offer = thing()
    page = client.get(f"/innovations/{offer.ref}/next/aims/", {"place": "Nowhereville"})
    assert page.status_code == 422 and 'href="#place"' in page.content.decode()
    page = client.get(f"/innovations/{offer.ref}/next/aims/", {"partnership": "zzz"})
    assert page.status_code == 422 and 'href="#partnership"' in page.content.decode()


def test_what_is_not_known_of_a_place_is_said():
    bare = NextPlace(None, (), (), (), ())
    said = " ".join(fitting.readiness(bare))
    assert "nobody within 30 km" in said and "nobody there who works with" in said


def test_who_uses_it_there_is_named_but_not_all():
    world = settle()
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.analyses.spread_uses import read_uses

    uses = tuple(one for one in read_uses(VISITOR, world.offer) if one.is_using)
    said = " ".join(fitting.readiness(NextPlace(world.here, (), tuple((u, 1.0) for u in uses[:3]), (), uses)))
    assert "Site 00, Site 01, Site 02 and 6 more" in said and "30 km" not in said


def test_aims_are_counted_in_words():
    tested = [Held(Aim("purpose", "Warm homes"), True, ()), Held(Aim("measure", "Falls"), False, ())]
    told = fitting._tested(tested, "Ours")
    assert told["says"] == "It could meet 1 of 2 aims of Ours."
    assert [one["title"] for one in told["misses"]] == ["Falls"]
    assert "any of the 1" in fitting._tested(tested[1:], "Ours")["says"]
    assert "Nobody has put into words" in fitting._tested([], "Ours")["says"]
