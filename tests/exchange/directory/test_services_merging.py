"""Two entries of one organisation are made one, with all that belongs to them, and parted again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.exchange.accounts.access import VISITOR, Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import Acting, Notice, Party
from alongside.exchange.audit.models import Change, Entry
from alongside.exchange.directory import queries, services
from alongside.exchange.directory.models import Actor, Identifier, Merge, Remit, Tie
from alongside.exchange.feeds.known import Known
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support import merging, rows

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


@pytest.fixture
def place():
    return rows.place("Wenbury")


@pytest.fixture
def by(place):
    return merging.doer(merging.connector(place))


@pytest.fixture
def pair(place):
    return merging.twins(place)


def test_everything_that_belongs_to_the_one_belongs_to_the_other_then(pair, by):
    kept, gone = pair
    services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=by)
    kept.refresh_from_db()
    assert (
        not Offer.objects.filter(actor=gone).exists() and not Need.objects.filter(owner=gone.party).exists()
    )
    assert Offer.objects.filter(actor=kept, owner=kept.party).count() == 2
    assert Identifier.objects.get().actor == kept
    assert [tie.other_id == kept.pk or tie.actor_id == kept.pk for tie in Tie.objects.all()] == [True, True]
    assert Acting.objects.filter(party=kept.party).count() == 2
    assert not Acting.objects.filter(party=gone.party).exists()
    assert {circle.name for circle in kept.party.circles.all()} == {"Both", "One"}
    assert kept.note == "By the quay.; Since 2011." and kept.website == "https://lunch.example.org"
    assert kept.name == "Harbour Lunch Club" and str(kept.confirmed_on) == "2026-05-01"
    assert Remit.objects.get(actor=kept).summary == "Lunch on Tuesdays"


def test_nobody_sees_the_other_and_its_old_addresses_lead_to_the_one_that_stays(pair, by):
    kept, gone = pair
    merger = services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=by)
    editor = Acting.objects.filter(party=kept.party).first().user
    for viewer in (
        VISITOR,
        viewer_for(editor),
        Viewer(user_id=by.user_id, parties=frozenset({kept.party_id})),
    ):
        assert gone.pk not in queries.actors_for(viewer).values_list("pk", flat=True)
        assert {queries.actor_for(viewer, key).pk for key in (gone.ref, "reg-77")} == {kept.pk}
        assert [row.pk for row in queries.actors_by_key(viewer, ["reg-77", kept.ref])] == [kept.pk]
    assert Known("real").actor("reg-77") == kept.pk
    services.undo_merge(ref=merger.ref, by=by)
    assert queries.actor_for(VISITOR, "reg-77").pk == gone.pk


def test_undone_at_once_every_row_is_as_it_was(pair, by):
    kept, gone = pair
    before = merging.everything()
    merger = services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=by)
    assert merging.everything() != before
    services.undo_merge(ref=merger.ref, by=by)
    assert merging.everything() == before


EDITS = st.lists(
    st.sampled_from(["name", "note", "offer", "tie", "acting", "another"]), unique=True, max_size=4
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_undone_later_what_was_changed_since_stays(django_db_blocker, edits):
    from django.db import transaction

    class Back(Exception):
        pass

    try:
        with transaction.atomic():
            _undone_later(edits)
            raise Back
    except Back:
        pass


def _undone_later(edits):
    here = rows.place("Here", source_id="here")
    kept, gone = merging.twins(here)
    third = rows.actor("Third")
    before = merging.everything()
    merger = services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=BY)
    lunch = Offer.objects.get(title="Lunch")
    if "name" in edits:
        services.edit_actor(ref=kept.ref, values={"name": "Renamed"}, by=BY)
    if "note" in edits:
        Actor.objects.filter(pk=kept.pk).update(note="Written since.")
    if "offer" in edits:
        Offer.objects.filter(pk=lunch.pk).update(actor=third, owner=third.party)
    if "tie" in edits:
        Tie.objects.filter(actor=kept, other__name="Friends of the Quay").delete()
    if "acting" in edits:
        Acting.objects.filter(party=kept.party, user__email="ann@example.org").delete()
    if "another" in edits:
        rows.offer("Since", actor=kept, owner=kept.party)
    services.undo_merge(ref=merger.ref, by=BY)
    kept.refresh_from_db()
    gone.refresh_from_db()
    lunch.refresh_from_db()
    assert kept.name == ("Renamed" if "name" in edits else "Harbour Lunch Club")
    assert kept.note == ("Written since." if "note" in edits else "By the quay.")
    assert lunch.actor == (third if "offer" in edits else gone)
    assert Tie.objects.filter(actor=gone, other__name="Friends of the Quay").exists() != ("tie" in edits)
    assert Acting.objects.filter(party=gone.party).count() == (1 if "acting" in edits else 2)
    assert Offer.objects.filter(title="Since", actor=kept).exists() == ("another" in edits)
    same = set(before) - {
        "directory.Actor",
        "directory.Tie",
        "accounts.Acting",
        "offers.Offer",
        "accounts.Party",
    }
    after = merging.everything()
    assert {label: after[label] for label in same} == {label: before[label] for label in same}


def test_a_merger_of_a_merger_leads_all_the_way_and_is_undone_from_the_end(pair, by, place):
    kept, gone = pair
    last = rows.actor("Harbour Clubs", place=place)
    first = services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=by)
    second = services.merge_actors(kept_ref=last.ref, gone_ref=kept.ref, by=by)
    assert queries.actor_for(VISITOR, gone.ref).pk == last.pk
    assert queries.stands_for() == {gone.pk: last.pk, kept.pk: last.pk}
    with pytest.raises(services.MergeRefused, match="Undo that first"):
        services.undo_merge(ref=first.ref, by=by)
    services.undo_merge(ref=second.ref, by=by)
    services.undo_merge(ref=first.ref, by=by)
    with pytest.raises(services.MergeRefused, match="undone already"):
        services.undo_merge(ref=first.ref, by=by)
    assert Offer.objects.get(title="Lunch").actor == gone


def test_the_index_hears_of_every_kind_that_was_touched_and_the_trail_says_how_many(pair, by):
    kept, gone = pair
    merger = services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=by)
    heard = set(Change.objects.values_list("kind", flat=True))
    assert {"actor", "offer", "need", "tie"} <= heard
    entry = Entry.objects.get(action="merge")
    assert entry.objects_touched == [kept.pk, gone.pk] and entry.detail["offers.Offer"] == 2
    assert "Harbour" not in str(entry.detail)
    seen = Change.objects.count()
    services.undo_merge(ref=merger.ref, by=by)
    again = set(Change.objects.order_by("seq").values_list("kind", flat=True)[seen:])
    assert {"actor", "offer", "need", "tie"} <= again


def test_those_who_look_after_them_are_told(pair, by):
    kept, gone = pair
    services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=by)
    told = set(Notice.objects.filter(kind="joined").values_list("user__email", flat=True))
    assert told == {"ann@example.org", "bob@example.org"}


def test_only_the_connector_of_both_places_may(pair, place, django_user_model):
    kept, gone = pair
    said = {"kept_ref": kept.ref, "gone_ref": gone.ref}
    stranger = django_user_model.objects.create(email="s@example.org")
    elsewhere = merging.connector(rows.place("Elsewhere"), "e@example.org")
    editor = django_user_model.objects.get(email="ann@example.org")
    for user in (stranger, elsewhere, editor):
        with pytest.raises(Actor.DoesNotExist):
            services.merge_actors(**said, by=merging.doer(user))
    far = rows.actor("Far away", place=rows.place("Far"))
    with pytest.raises(services.MergeRefused, match="not yours"):
        services.merge_actors(
            kept_ref=kept.ref, gone_ref=far.ref, by=merging.doer(merging.connector(place, "c@example.org"))
        )
    merger = services.merge_actors(**said, by=Doer(process="test"))
    with pytest.raises(Merge.DoesNotExist):
        services.undo_merge(ref=merger.ref, by=merging.doer(elsewhere))


def test_an_entry_that_the_connector_cannot_see_is_not_there(pair, by):
    kept, gone = pair
    Actor.objects.filter(pk=gone.pk).update(visibility="private")
    with pytest.raises(Actor.DoesNotExist):
        services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=by)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"visibility": "members"}, "different people"),
        ({"world": "practice"}, "practice town"),
        ({"nature": "person"}, "people"),
    ],
)
def test_two_that_do_not_belong_together_stay_two(pair, fields, said):
    kept, gone = pair
    Actor.objects.filter(pk=gone.pk).update(**fields)
    with pytest.raises(services.MergeRefused, match=said):
        services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=BY)
    with pytest.raises(services.MergeRefused, match="same entry"):
        services.merge_actors(kept_ref=kept.ref, gone_ref=kept.ref, by=BY)


def test_a_data_set_that_is_dropped_parts_what_it_joined(pair, place):
    kept, gone = pair
    own = rows.dataset()
    Actor.objects.filter(pk=kept.pk).update(dataset=own)
    Offer.objects.filter(actor=kept).delete()
    Tie.objects.all().delete()
    services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=BY)
    services.drop_dataset(dataset=own.pk, by=BY)
    assert Offer.objects.get(title="Lunch").actor == gone
    assert queries.actor_for(VISITOR, "reg-77").pk == gone.pk
    assert Party.objects.filter(pk=gone.party_id).exists()


def test_of_an_entry_nobody_keeps_and_one_that_is_kept_the_keeping_stays(place):
    kept = rows.actor("A", place=place, standing="unclaimed")
    gone = rows.actor("B", place=place)
    Actor.objects.filter(pk=gone.pk).update(owner=gone.party)
    services.merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=BY)
    kept.refresh_from_db()
    assert (kept.standing, kept.owner_id) == ("open", kept.party_id)
