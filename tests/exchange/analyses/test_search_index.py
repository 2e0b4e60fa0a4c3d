"""The search index follows the feed and nothing else, and says when it does not."""

import pytest
from django.db import transaction

from alongside.backends.search import Search
from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.accounts.models import Party
from alongside.exchange.analyses import search_index
from alongside.exchange.analyses.searching import search
from alongside.exchange.audit.services import record
from alongside.exchange.needs.models import Need
from tests._support import rows

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


def edit(of, row, **fields):
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**fields)
        record(by=BY, action="edit", kind=of, ids=[row.pk])


def found(q, viewer=VISITOR, **more):
    groups = search(viewer, q, literal=True, **more).groups
    return {row.title for group in groups.values() for row in group.rows}


def test_a_write_is_found_after_catching_up_and_what_is_removed_is_gone(indexed):
    need, other = rows.need("Bread"), rows.need("Soup")
    indexed()
    edit("need", need, title="Zebra", statement="Riding")
    assert found("zebra") == set()
    search_index.ensure()
    assert found("zebra") == {"Zebra"} and found("bread") == set()
    with transaction.atomic():
        gone = other.pk
        other.delete()
        record(by=BY, action="remove", kind="need", ids=[gone])
    search_index.ensure()
    assert found("soup") == set() and search_index.problems() == []


def test_a_new_name_of_an_actor_or_a_place_reaches_what_names_it(indexed):
    actor, place = rows.actor("Rosinante"), rows.place("Tolosa")
    inner = rows.place("Old Town", "town", parent=place)
    rows.offer("Bread", actor=actor, place=place)
    rows.need("Soup", actor=actor, place=inner)
    indexed()
    edit("actor", actor, name="Dulcinea")
    edit("place", place, name="Segovia")
    edit("place", inner, name="New Town")
    search_index.ensure()
    assert found("rosinante") == found("tolosa") == found("old") == set()
    assert found("dulcinea") == {"Dulcinea", "Bread", "Soup"}
    assert found("segovia") == {"Segovia", "Bread", "New Town"}
    edit("actor", actor, visibility="private", owner=Party.objects.create())
    search_index.ensure()
    assert found("dulcinea") == set(), "a hidden actor's name leads to nothing"


def test_a_new_name_of_a_subject_reaches_what_is_about_it(indexed):
    carers = rows.subject("carers", "Unpaid carers", "group")
    rows.need("Bread").abouts.create(subject=carers)
    rows.offer("Soup").abouts.create(subject=carers)
    rows.actor("Club").remit.subjects.add(carers)
    indexed()
    assert found("unpaid carers") == {"Bread", "Soup", "Club"}
    edit("subject", carers, label="Family helpers")
    search_index.ensure()
    assert found("family helpers") == {"Bread", "Soup", "Club"} and found("unpaid carers") == set()


def test_a_draft_is_found_by_those_who_write_it_alone(indexed):
    from alongside.exchange.accounts.access import Viewer

    owner = Party.objects.create()
    rows.need("Quixote", status=Need.Status.DRAFT, owner=owner)
    indexed()
    assert found("quixote") == set()
    assert found("quixote", Viewer(user_id=1, parties=frozenset({owner.pk}))) == {"Quixote"}


def test_catching_up_ends_where_a_rebuild_does(indexed):
    one, other = rows.need("Bread"), rows.offer("Soup")
    indexed()
    edit("need", one, world="practice")
    edit("offer", other, summary="Cold soup")
    edit("offer", rows.offer("Tea"), visibility="members")
    search_index.ensure()
    asked = [(q, world) for q in ("bread", "soup", "cold", "tea") for world in ("real", "practice")]
    caught = [found(q, world=world) for q, world in asked]
    indexed()
    assert [found(q, world=world) for q, world in asked] == caught


def test_where_there_is_none_or_an_older_database_was_put_back_it_is_built_anew(indexed):
    rows.need("Bread")
    search_index.ensure()
    assert found("bread") == {"Bread"}
    from alongside.backends.search import SearchWriter

    with SearchWriter.open(search_index.path()) as writer:
        writer.apply([], ["need:1"], 10_000)
    search_index.ensure()
    assert Search.open(search_index.path()).feed_seq < 10_000 and search_index.problems() == []


def test_problems_say_what_to_do(indexed):
    (missing,) = search_index.problems()
    assert "Run: alongside index rebuild" in missing
    need = rows.need("Bread")
    indexed()
    assert search_index.problems() == []
    rows.need("Soup")
    record(by=BY, action="edit", kind="need", ids=[need.pk])
    Need.objects.filter(pk=need.pk).delete()
    behind, unknown, left = search_index.problems()
    assert "1 changes behind" in behind and unknown.startswith("1 records are not in the search index")
    assert left.startswith("1 records are in the search index but no longer")


def test_progress_is_told(indexed):
    rows.need("Bread")
    told = []
    search_index.rebuild(lambda what, done, of: told.append((what, done, of)))
    assert told == [("Indexing for search", 1, 1)]
