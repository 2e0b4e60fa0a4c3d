"""Finding innovations: of a type, at a stage, one's own."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.innovations.queries import innovations as queries
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.partnerships import seen_by

pytestmark = pytest.mark.django_db


def titles(viewer=VISITOR, **narrowed):
    found = queries.narrowed(viewer, queries.innovations_for(viewer, world="real"), **narrowed)
    return [one.title for one in found]


def test_only_innovations_are_listed_and_each_filter_narrows():
    innovation(title="App", innovation_types=["digital"], stage="testing", word="improvement")
    innovation(title="Pill", innovation_types=["medicine", "device"], status="paused", status_why="Money")
    rows.offer("Hall", kind="asset")
    assert titles() == ["App", "Pill"]
    assert titles(type_="device") == ["Pill"]
    assert titles(stage="testing") == ["App"]
    assert titles(status="paused") == ["Pill"]
    assert titles(word="improvement") == ["App"]


def test_where_a_record_says_the_stage_the_offer_does_not():
    innovation(title="Moved on", stages=["idea"], stage="adoption")
    rows.offer("As reported", kind="innovation", stages=["idea"])
    assert titles(stage="idea") == ["As reported"]
    assert titles(stage="adoption") == ["Moved on"]


def test_a_record_kept_close_does_not_narrow_for_others():
    owner = rows.actor("Ward").party
    innovation(title="Close", owner=owner, offer=rows.offer("Close", kind="innovation", owner=owner),
               visibility="private", stage="testing")  # fmt: skip
    mine = seen_by(owner, "ward@example.org")
    assert titles(stage="testing") == []
    assert titles(mine, stage="testing") == ["Close"]
    assert titles(mine, mine=True) == ["Close"]
    assert titles(mine=True) == []


def test_a_record_is_read_by_those_who_keep_it():
    owner = rows.actor("Ward").party
    found = innovation(title="Kept", owner=owner)
    mine = seen_by(owner, "ward@example.org")
    assert queries.kept(mine, found.offer.ref) == found
    assert queries.kept(VISITOR, found.offer.ref) is None
    assert queries.may_keep(mine, found.offer)
    assert queries.innovation_for(VISITOR, rows.offer("Hall").ref) is None
    assert set(queries.records_of(VISITOR, [found.offer_id])) == {found.offer_id}
    assert set(queries.offers_of_refs(VISITOR, [found.offer.ref, "nothing"])) == {found.offer.ref}
