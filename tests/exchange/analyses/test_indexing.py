"""The index follows the database: edits, sight, removal, names of actors, and what words mean."""

import pytest
from django.db import transaction

from alongside.backends.index import Index, Query
from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Party
from alongside.exchange.analyses import indexing, services
from alongside.exchange.audit.services import record
from alongside.exchange.directory.services import keep_subject_rules
from tests._support import rows

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


def edit(of, row, **fields):
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**fields)
        record(by=BY, action="edit", kind=of, ids=[row.pk])


def catch_up():
    return services.catch_up()


def found(text, *audiences, world="real"):
    """The offers that say all the words, for someone with these audiences."""
    answer = Index.open(indexing.path()).search(
        Query(text=text, audiences=frozenset({"public", *audiences}), world=world)
    )
    return {int(pk) for pk, covered in zip(answer.id, answer.coverage, strict=True) if covered > 0.99}


def test_an_edit_of_the_words_is_found_and_the_old_words_are_not(indexed):
    offer = rows.offer("Bread", "Fresh loaves")
    indexed()
    edit("offer", offer, summary="Zebra riding")
    assert found("zebra") == set(), "not before it caught up"
    catch_up()
    assert found("zebra") == {offer.pk} and found("loaves") == set()


def test_what_becomes_hidden_leaves_the_sight_of_others_and_stays_in_its_owners(indexed):
    owner = Party.objects.create()
    offer = rows.offer("Bread", "Fresh loaves", owner=owner)
    indexed()
    edit("offer", offer, visibility="private")
    catch_up()
    assert found("loaves") == set() and found("loaves", f"party:{owner.pk}") == {offer.pk}


def test_what_is_removed_is_gone(indexed):
    offer, other = rows.offer("Bread", "Fresh loaves"), rows.offer("Soup", "Hot soup")
    indexed()
    gone = offer.pk
    with transaction.atomic():
        offer.delete()
        record(by=BY, action="remove", kind="offer", ids=[gone])
    catch_up()
    assert found("loaves") == set() and found("soup") == {other.pk}
    assert indexing.status_now().offers == 1 and indexing.problems() == []


def test_the_name_of_an_actor_leads_to_its_offers_while_everyone_may_know_it(indexed):
    actor = rows.actor("Quixote", "Windmills")
    offer = rows.offer("Bread", "Fresh loaves", actor=actor)
    indexed()
    assert found("quixote windmills") == {offer.pk}
    edit("actor", actor, name="Rosinante")
    catch_up()
    assert found("rosinante") == {offer.pk} and found("quixote") == set()
    edit("actor", actor, visibility="private", owner=actor.party)
    catch_up()
    assert found("rosinante") == found("windmills") == set()
    edit("actor", actor, name="Dulcinea")
    catch_up()
    assert found("dulcinea") == set(), "nor does the owner find it: the index holds public words alone"
    assert found("dulcinea", f"party:{actor.party_id}") == set()


def test_a_new_meaning_of_words_reaches_what_was_written_before(indexed):
    carers = rows.subject("carers", "Unpaid carers", "group")
    offer = rows.offer("Course", "For families who look after someone")
    need = rows.need("Course", "We look after someone")
    indexed()
    assert not offer.abouts.exists()
    rule = {"subject_id": carers.pk, "phrases": ["look after someone"], "unless": []}
    keep_subject_rules(rows=[rule], dataset=rows.dataset().pk, by=BY)
    catch_up()
    assert (
        [about.subject for about in offer.abouts.all()]
        == [about.subject for about in need.abouts.all()]
        == [carers]
    )
    assert found("unpaid carers") == {offer.pk}, "the label is among the words"
    keep_subject_rules(rows=[], dataset=rows.dataset().pk, by=BY)
    catch_up()
    assert not offer.abouts.exists() and found("unpaid carers") == set()


def test_catching_up_returns_the_needs_that_changed_and_does_nothing_twice(indexed):
    need = rows.need()
    indexed()
    edit("need", need, statement="Bread")
    assert catch_up() == [need.pk]
    generation = indexing.status_now().generation
    assert catch_up() == []
    assert indexing.status_now().generation == generation


def test_catching_up_ends_where_a_rebuild_does(indexed):
    giver = rows.actor("Giver")
    first, second = rows.offer("Bread", "Fresh loaves", actor=giver), rows.offer("Soup", "Hot soup")
    indexed()
    edit("offer", first, world="practice")
    edit("offer", second, summary="Cold soup", capacity=4, taken=1)
    third = rows.offer("Tea", "With loaves")
    edit("offer", third, kind="asset")
    catch_up()
    asked = [(text, world) for text in ("loaves", "soup", "cold", "giver") for world in ("real", "practice")]
    caught = [found(text, world=world) for text, world in asked]
    indexed()
    assert [found(text, world=world) for text, world in asked] == caught
    assert found("loaves", world="practice") == {first.pk} and found("loaves") == {third.pk}


def test_problems_say_what_to_do(indexed):
    assert len(indexing.problems()) == 2, "of matching and of search"
    assert all("Run: alongside index rebuild" in problem for problem in indexing.problems())
    offer = rows.offer("Bread")
    indexed()
    assert indexing.problems() == []
    record(by=BY, action="edit", kind="offer", ids=[offer.pk])
    rows.offer("Soup")
    behind, missing, *of_search = indexing.problems()
    assert "1 changes behind" in behind and missing.startswith("1 offers are not in the index.")
    assert len(of_search) == 2


@pytest.mark.parametrize(
    ("capacity", "taken", "room"), [(4, 1, 0.75), (4, None, 1.0), (2, 2, 0.0), (0, None, 0.0)]
)
def test_the_room_of_an_offer_is_the_share_that_is_left(capacity, taken, room):
    offer = rows.offer(capacity=capacity, taken=taken)
    document = next(indexing.documents([offer.pk], 7))
    assert document.capacity == room and document.version == 7


def test_an_empty_exchange_can_be_indexed_and_caught_up(indexed):
    indexed()
    services.catch_up()
    assert found("anything") == set()
