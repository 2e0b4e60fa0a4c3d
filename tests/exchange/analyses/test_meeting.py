"""What an offer could meet is what lists it: from either side the same score, parts and words."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import ask_of, find_offers
from alongside.exchange.analyses.meeting import could_meet
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(indexed):
    """Needs and offers in two places, some tagged, with one need that is hidden and one that is met."""
    here, there = rows.place("Torbay", lat=50.46, lon=-3.56), rows.place("Leeds", lat=53.8, lon=-1.55)
    dementia = rows.subject("dementia", "Dementia", "condition", ("dementia",))
    owner = rows.actor("Ward")
    needs = [
        rows.need(
            "Learn about dementia", "Family carers want to learn about dementia", place=here, actor=owner
        ),
        rows.need("Dementia lessons", "Carers ask for lessons about dementia", place=there),
        rows.need("Bins", "Nobody empties the bins", place=here),
    ]
    met = rows.need("Dementia course", "Carers want a course about dementia", status="met")
    hidden = rows.need(
        "Dementia at home", "Carers learn about dementia", visibility="private", owner=owner.party
    )
    for need in (*needs[:2], hidden):
        need.abouts.create(subject=dementia, words="dementia")
    offers = [
        rows.offer("Dementia course", "Family carers learn about dementia", place=here, lat=50.46, lon=-3.56),
        rows.offer("Talks on dementia", "For carers", kind="capability", actor=rows.actor("Ann")),
        rows.offer("Emptying of bins", "We empty bins", capacity=4, taken=1, place=here),
    ]
    for offer in offers[:2]:
        offer.abouts.create(subject=dementia, words="dementia")
    indexed()
    return needs, offers, met, hidden, Viewer(1, frozenset({owner.party_id}))


def test_from_either_side_it_is_the_same(world):
    needs, offers, _, hidden, owner = world
    pairs = 0
    for viewer in (VISITOR, owner):
        for offer in offers:
            met = {one.need.pk: one for one in could_meet(viewer, offer)}
            for need in (*needs, *([hidden] if viewer is owner else [])):
                found = find_offers(viewer, ask_of(need, viewer, Ask(text=""))).found
                mine = next((one for one in found if one.offer_pk == offer.pk), None)
                assert (mine is not None) == (need.pk in met), (need.title, offer.title)
                if mine is not None:
                    assert met[need.pk].score == mine.score and met[need.pk].reasons == mine.reasons
                    assert met[need.pk].km == mine.distance_km
                    pairs += 1
    assert pairs >= 6


def test_what_is_over_or_hidden_is_not_shown(world):
    _, offers, met, hidden, owner = world
    assert not {met.pk, hidden.pk} & {one.need.pk for one in could_meet(VISITOR, offers[0])}
    assert hidden.pk in {one.need.pk for one in could_meet(owner, offers[0])}
    order = [one.score for one in could_meet(owner, offers[0])]
    assert order == sorted(order, reverse=True) and len(order) >= 2
