"""Who sees who uses what, and what is counted of it."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.innovations.models import Adoption, Displacement
from alongside.exchange.innovations.queries import adoptions as queries
from tests._support.innovations import innovation, link
from tests._support.innovations_adoptions import adoption, ago, site, thing

pytestmark = pytest.mark.django_db


def test_it_is_seen_where_itself_the_thing_and_the_organisation_are_all_seen():
    owner = site("Owner").party
    seen = adoption()
    hidden = {"visibility": "private", "owner": owner}
    adoption(**hidden)
    adoption(thing(**hidden))
    adoption(None, site(**hidden))
    assert list(queries.adoptions_for(VISITOR)) == [seen]
    assert queries.adoptions_for(Viewer(user_id=1, parties=frozenset({owner.pk}))).count() == 4
    other = Adoption.objects.exclude(pk=seen.pk).first()
    assert queries.adoption_for(VISITOR, other.ref) is None


def test_a_site_that_came_back_is_counted_once():
    what, where = thing(), site()
    adoption(what, where, stopped_on=ago(50), stop="cost")
    adoption(what, where, started_on=ago(9))
    adoption(what, started_on=None, planned_on=ago(-9))
    uses = queries.uses_of(VISITOR, [what.pk])[what.pk]
    assert (uses.using, uses.stopped, uses.planned) == (1, 0, 1)


def test_credit_goes_both_ways_and_a_lender_who_is_hidden_is_not_named():
    lender, hidden = site("Lender"), site("Hidden")
    hidden.visibility, hidden.owner = "private", hidden.party
    hidden.save()
    where = site("Where")
    first = adoption(at=where, borrowed_from=lender, thanks="T")
    adoption(thing("B"), where, borrowed_from=hidden)
    found = queries.credits_of(VISITOR, where.pk)
    assert (len(found.uses), found.borrowed, found.lent) == (2, (first,), ())
    assert queries.credits_of(VISITOR, lender.pk).lent == (first,)


def test_triggers_are_counted_of_those_who_started():
    what = thing()
    for trigger in ("failure", "failure", "excellence"):
        adoption(what, trigger=trigger)
    adoption(what, trigger="money", started_on=None, planned_on=ago(-9))
    rows = queries.adoptions_for(VISITOR, offer_ids=[what.pk])
    assert queries.by_trigger(rows) == {"failure": 2, "excellence": 1}


def test_those_who_talk_are_named_once_by_their_newest_word():
    what, where = thing(), site()
    adoption(what, where, will_talk=True, stopped_on=ago(90), stop="cost")
    assert len(queries.talkers(VISITOR, what)) == 1
    adoption(what, where, started_on=ago(5), will_talk=False)
    assert queries.talkers(VISITOR, what) == []


def test_what_made_room_is_seen_with_its_adoption_and_the_parts_of_a_set_with_it():
    row = adoption()
    made = Displacement.objects.create(adoption=row, words="Letters", extent="wholly", on=ago(9))
    kept = adoption(visibility="private", owner=site("Other").party)
    Displacement.objects.create(adoption=kept, words="Calls", extent="wholly", on=ago(9))
    assert list(queries.displacements_for(VISITOR, world="real")) == [made]
    whole = thing("Set")
    part = link(innovation(title="Part"), offer=whole, kind="part-of")
    assert queries.parts_of_set(VISITOR, whole) == [part.innovation.offer]
