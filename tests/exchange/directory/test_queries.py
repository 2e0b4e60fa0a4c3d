"""Actors, ties, subjects and connectors, for a viewer."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.directory import queries
from alongside.exchange.directory.models import Connector, Fate, Tie
from tests._support import rows

pytestmark = pytest.mark.django_db


def hidden(name="Hidden", **fields):
    made = rows.actor(name, **fields)
    type(made).objects.filter(pk=made.pk).update(visibility="private", owner=made.party)
    made.refresh_from_db()
    return made


def test_anothers_hidden_actor_is_not_found():
    ours = hidden()
    assert queries.actor_for(VISITOR, ours.ref) is None
    assert not queries.actors_for(VISITOR).exists()
    assert queries.links(VISITOR, [ours.pk, None]) == {}
    owner = Viewer(1, frozenset({ours.party_id}))
    assert queries.actor_for(owner, ours.ref) == ours
    assert queries.links(owner, [ours.pk])[ours.pk].name == "Hidden"


def test_actors_are_found_by_sector_standing_and_the_words_of_name_and_remit():
    rows.actor("Bread Bank", "Feeds families", sector="third")
    rows.actor("Hall", "Lends rooms", sector="public", standing="unclaimed")
    rows.actor("Elsewhere", world="practice")
    found = lambda **asked: [actor.name for actor in queries.actors_for(VISITOR, **asked)]  # noqa: E731
    assert found() == ["Bread Bank", "Hall"]
    assert found(sector="public") == found(standing="unclaimed") == found(q="ROOMS") == ["Hall"]
    assert found(q="bread") == ["Bread Bank"]
    assert found(world="practice") == ["Elsewhere"]


def test_a_link_has_the_sources_id_where_there_is_one():
    ours, theirs = rows.actor("A"), rows.actor("B", source_id="act-b")
    assert queries.link(ours).id == ours.ref
    assert queries.link(theirs).id == "act-b"


def test_a_tie_is_seen_where_both_ends_are_and_never_joins_two_worlds():
    one, other, secret, practice = (
        rows.actor("A"),
        rows.actor("B"),
        hidden(),
        rows.actor("P", world="practice"),
    )
    kept = Tie.objects.create(actor=one, other=other, kind="works-with", since="2019")
    Tie.objects.create(actor=secret, other=one, kind="funds")
    Tie.objects.create(actor=one, other=practice, kind="funds")
    assert [(tie.pk, link.name) for tie, link in queries.ties_for(VISITOR, one.pk)] == [(kept.pk, "B")]
    assert [link.name for _, link in queries.ties_for(VISITOR, other.pk)] == ["A"]
    assert queries.tie_rows(VISITOR, world="real") == [(one.pk, other.pk, "works-with", "2019", kept.pk)]
    assert queries.tie_rows(VISITOR, world="practice") == []


def test_what_became_of_an_actor_does_not_name_one_that_is_hidden():
    old, new = rows.actor("Old"), hidden("New")
    Fate.objects.create(actor=old, what="renamed", into="New", successor=new)
    Fate.objects.create(actor=old, what="merged", into="A body nobody listed")
    assert [into for _, into in queries.fates_for(VISITOR, old)] == ["", "A body nobody listed"]
    owner = Viewer(1, frozenset({new.party_id}))
    assert [into for _, into in queries.fates_for(owner, old)] == ["New", "A body nobody listed"]


def test_the_connector_is_that_of_the_innermost_place():
    region = rows.place("West", "region")
    district = rows.place("Torbay", parent=region)
    for place, name in ((region, "Rita"), (district, "Dev")):
        Connector.objects.create(place=place, name=name, phone="1")
    assert queries.connector_for([region.pk, district.pk], world="real").name == "Dev"
    assert queries.connector_for([region.pk], world="real").name == "Rita"
    assert queries.connector_for([region.pk], world="practice") is None
    assert queries.connector_for([], world="real") is None


def test_the_version_of_the_subjects_changes_with_them():
    before = queries.subjects_version()
    made = rows.subject("carers", "Carers")
    assert queries.subjects_version() != before
    assert queries.subject_labels([made.pk]) == {made.pk: "Carers"}
    assert [row.code for row in queries.subjects()] == ["carers"]


def test_one_reads_for_whom_one_acts_even_where_nobody_else_sees_it():
    mine, other = rows.actor("Mine", visibility="members"), rows.actor("Other")
    assert queries.acted_for(Viewer(1, frozenset({mine.party_id}))) == [mine]
    assert queries.acted_for(VISITOR) == [] and other.pk != mine.pk


def test_connectors_are_those_of_one_world_by_name():
    for name, place, world in (("Zoe", "A", "real"), ("Ann", "B", "real"), ("Nell", "C", "practice")):
        Connector.objects.create(place=rows.place(place), name=name, phone="1", world=world)
    assert [row.name for row in queries.connectors(world="real")] == ["Ann", "Zoe"]


def test_actors_are_found_where_they_are_and_where_they_work_and_by_kind():
    west = rows.place("West", "region")
    torbay = rows.place("Torbay", parent=west)
    rows.actor("There", place=torbay, kind="hub")
    rows.actor("Working").remit.places.set([west])
    rows.actor("Elsewhere")
    found = lambda **asked: [actor.name for actor in queries.actors_for(VISITOR, **asked)]  # noqa: E731
    assert found(place_id=west.pk) == ["There", "Working"]
    assert found(place_id=torbay.pk) == found(kind="hub") == ["There"]
    assert queries.kinds_for(VISITOR, world="real") == ["hub"]


def test_old_names_are_looked_in_when_asked_and_lead_to_nobody_hidden():
    old, new = rows.actor("Eastern Network", note="Also printed Estern"), rows.actor("Health East")
    secret, ours = hidden("Secret Trust"), rows.actor("Ours")
    Fate.objects.create(actor=old, what="renamed", into="Health East", successor=new)
    Fate.objects.create(actor=ours, what="merged", into="Secret Trust", successor=secret)
    Fate.objects.create(actor=secret, what="merged", into="Ours", successor=ours)
    found = lambda q: [row.name for row in queries.actors_for(VISITOR, q=q, old_names=True)]  # noqa: E731
    assert found("health east") == ["Eastern Network", "Health East"]
    assert found("eastern") == ["Eastern Network", "Health East"]
    assert found("printed estern") == ["Eastern Network"]
    assert found("secret") == []
    assert not queries.actors_for(VISITOR, q="printed").exists()


def test_actors_by_key_come_in_the_order_asked_and_without_the_hidden():
    one, secret = rows.actor("One"), hidden()
    rows.actor("Two", source_id="act-2")
    keys = ["act-2", secret.ref, "nothing", one.ref]
    assert [row.name for row in queries.actors_by_key(VISITOR, keys)] == ["Two", "One"]


def test_a_name_finds_just_that_actor_or_a_few_that_have_it_in_theirs():
    for name in ("Bread", "Bread Bank", "Bread Bin"):
        rows.actor(name)
    hidden("Bread Bus")
    named = lambda name: [row.name for row in queries.named(VISITOR, name, world="real")]  # noqa: E731
    assert named("bread") == ["Bread"]
    assert named("bread b") == ["Bread Bank", "Bread Bin"]


def test_a_branch_is_a_subject_and_all_below_it():
    root = rows.subject("care", "Care")
    child = rows.subject("respite", "Respite", parent=root)
    leaf = rows.subject("breaks", "Breaks", parent=child)
    assert queries.branches(["care", "nothing", "breaks"]) == [[root.pk, child.pk, leaf.pk], [leaf.pk]]


def test_rows_come_without_an_actor_that_is_hidden():
    ours = hidden()
    rows.offer("Theirs", actor=ours)
    from alongside.exchange.offers.queries import offers_for

    assert [row.actor for row in queries.with_actors(VISITOR, offers_for(VISITOR))] == [None]
