"""Where it would fit next: where it is asked for and not used; which aims it meets."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.fitting_next import aims_of_place, fits_next, meets_aims
from alongside.exchange.analyses.spread_uses import read_uses
from alongside.exchange.directory.models import Tie
from tests._support import rows
from tests._support.innovations_adoptions import adoption, site, thing

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(indexed):
    """A text that is used in Wenbury and asked for in three places, and one need that it has nothing for."""
    here, near, far = (
        rows.place(name, lat=lat, lon=-3.5)
        for name, lat in (("Wenbury", 50.5), ("Nearby", 50.6), ("Farley", 54.0))
    )
    ready = rows.subject("medicines", "Medicines", "condition", ("medicine",))
    offer = thing(
        "A text when your medicine is ready", summary="People get a text when the medicine is ready."
    )
    needs = [
        rows.need("Know when medicine is ready", "People wait for medicine", place=one)
        for one in (here, near, far)
    ]
    rows.need("Bins", "Nobody empties the bins", place=near)
    for row in (offer, *needs):
        row.abouts.create(subject=ready, words="medicine")
    ward, clinic = site("Ward", place=here), site("Clinic", place=near)
    Tie.objects.create(actor=clinic, other=ward, kind="works-with", source_id="tie")
    adoption(offer, ward, place=here)
    indexed()
    return offer, here, near, far


def test_places_that_ask_and_do_not_use_it_are_listed_with_what_is_known(world):
    offer, here, near, far = world
    found = fits_next(VISITOR, offer, read_uses(VISITOR, offer))
    assert {one.place for one in found.places} == {near, far} and found.without == (here,)
    close = next(one for one in found.places if one.place == near)
    assert [use.name for use, _km in close.near] == ["Ward"] and 10 < close.near[0][1] < 12
    assert [(member.name, use.name) for member, use in close.linked] == [("Clinic", "Ward")]
    away = next(one for one in found.places if one.place == far)
    assert away.near == () and away.linked == () and away.met[0].reasons


def test_where_nobody_uses_it_all_are_listed(world):
    offer, here, near, far = world
    found = fits_next(VISITOR, offer, [])
    assert {one.place for one in found.places} == {here, near, far} and found.without == ()


def test_an_aim_is_met_where_it_is_among_the_possible_help(world):
    offer, _here, near, _far = world
    aims = aims_of_place(VISITOR, near)
    tested = {one.aim.text: one.meets for one in meets_aims(VISITOR, offer, aims, near)}
    assert tested == {"Know when medicine is ready": True, "Bins": False}
