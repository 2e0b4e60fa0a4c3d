"""Entries that may be one: kept by a run, decided by the connector, undone, and never asked twice."""

from datetime import date

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, Doer, viewer_for
from alongside.exchange.accounts.models import Acting, Role, User
from alongside.exchange.audit.models import Entry
from alongside.exchange.directory import queries, services
from alongside.exchange.directory.models import Actor, Merge, SamePair, SameRun, Tie
from alongside.exchange.directory.services import Found, LinkingRefused
from tests._support import merging, rows

pytestmark = pytest.mark.django_db
BY = Doer(process="test")
WHY = [{"comparison": "name", "level": "same", "bits": 15.4, "why": "", "value": ""}]


@pytest.fixture
def place():
    return rows.place("Wenbury")


@pytest.fixture
def user(place):
    return merging.connector(place)


@pytest.fixture
def by(user):
    return merging.doer(user)


def keep(*pairs, run="one", world="real"):
    found = [Found(a.pk, b.pk, chance, WHY, a.pk) for a, b, chance in pairs]
    return services.keep_pairs(world=world, found=found, run=run, by=BY)


def three(place):
    return [rows.actor(name, place=place) for name in ("Lunch Club", "The Lunch Club", "Lunch Club Wenbury")]


def waiting(user):
    return [(pair.a.name, pair.b.name) for pair in queries.pairs_for(viewer_for(user))]


def test_the_same_is_made_one_by_the_merging_service_and_can_be_taken_back(place, user, by):
    one, other, third = three(place)
    assert keep((one, other, 0.9), (other, third, 0.8)) == (2, 2)
    pair = SamePair.objects.get(a=one)
    merger = services.say_same(ref=pair.ref, keep=one.ref, by=by)
    pair.refresh_from_db()
    assert (merger.kept, pair.state, pair.merge, pair.decided_by) == (one, "same", merger, user)
    assert waiting(user) == [("Lunch Club", "Lunch Club Wenbury")]  # what was asked of the other follows
    assert queries.pair_for(viewer_for(user), pair.ref) == pair
    services.take_back(ref=pair.ref, by=by)
    pair.refresh_from_db()
    assert (pair.state, pair.merge, pair.decided_at) == ("open", None, None)
    assert Merge.objects.get().undone_at and SamePair.objects.filter(a=other, b=third).exists()
    assert Entry.objects.filter(action="take-back", kind="same-pair").exists()


def test_a_merger_made_elsewhere_decides_the_pair_and_its_undoing_opens_it(place, by):
    one, other, _ = three(place)
    keep((one, other, 0.9))
    merger = services.merge_actors(kept_ref=other.ref, gone_ref=one.ref, by=by)
    assert SamePair.objects.get().state == "same"
    services.undo_merge(ref=merger.ref, by=by)
    assert SamePair.objects.get().state == "open"


def test_what_was_decided_or_put_off_stays_through_another_run(place, user, by):
    one, other, third = three(place)
    keep((one, other, 0.9), (other, third, 0.8), (one, third, 0.7))
    first, second, last = SamePair.objects.order_by("-probability")
    services.say_different(ref=first.ref, by=by)
    services.put_off(ref=second.ref, today=date(2999, 1, 1), by=by)
    assert keep((one, other, 0.95), (other, third, 0.85), run="two") == (1, 0)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.probability, second.probability, second.run) == ("different", 0.9, 0.85, "two")
    assert not SamePair.objects.filter(pk=last.pk).exists() and waiting(user) == []
    assert len(queries.pairs_for(viewer_for(user), later=True)) == 1
    with pytest.raises(LinkingRefused, match="decided already"):
        services.say_same(ref=first.ref, keep=one.ref, by=by)
    assert (min(one.pk, other.pk), max(one.pk, other.pk)) in queries.known_apart(world="real")


def test_only_who_may_make_them_one_is_asked(place, user, by):
    one, other, third = three(place)
    elsewhere = rows.actor("Lunch Club", place=rows.place("Farham"))
    hidden = rows.actor("Lunch Club", place=place, visibility="private", owner=rows.actor().party)
    keep((one, other, 0.9), (one, elsewhere, 0.8), (third, hidden, 0.7))
    assert waiting(user) == [("Lunch Club", "The Lunch Club")]
    admin = User.objects.create(email="admin@example.org")
    Acting.objects.create(user=admin, party=rows.actor("Site").party, role=Role.ADMIN)
    assert len(waiting(admin)) == 2 and not queries.pairs_for(VISITOR).exists()
    somebody = User.objects.create(email="x@example.org")
    Acting.objects.create(user=somebody, party=one.party, role=Role.EDITOR)
    stranger = Doer(user_id=somebody.pk, acting_for_id=one.party_id)
    pair = SamePair.objects.get(a=one, b=other)
    for act in (services.say_different, services.take_back):
        with pytest.raises(SamePair.DoesNotExist):
            act(ref=pair.ref, by=stranger)
    with pytest.raises(SamePair.DoesNotExist):
        services.say_same(ref=SamePair.objects.get(b=elsewhere).ref, keep=one.ref, by=by)
    assert queries.twice_for(viewer_for(somebody), world="real") is None
    assert queries.twice_for(viewer_for(user), world="real").count == 1
    assert queries.pair_of(viewer_for(user), other) == pair


def test_worlds_never_mix_and_people_are_not_compared(place):
    town = rows.place("Alderquay", world="practice")
    real, invented = rows.actor("Club", place=place), rows.actor("Club", place=town, world="practice")
    rows.actor("Ann", place=place, nature="person")
    rows.actor("Hidden", place=place, visibility="private", owner=real.party)
    assert [row.pk for row in queries.linkable(world="real")] == [real.pk]
    assert [row.pk for row in queries.linkable(world="practice")] == [invented.pk]


def test_a_point_that_is_only_the_middle_of_its_place_is_none():
    place = rows.place("Wenbury", lat=51.0, lon=-1.0)
    point = {"place": place, "point_basis": "approximate"}
    rows.actor("Middle", lat=51.0, lon=-1.0, **point)
    rows.actor("Own", lat=51.01, lon=-1.0, **point)
    rows.actor("Drawn", lat=51.01, lon=-1.0, place=place, point_basis="derived")
    assert [row.lat for row in queries.linkable(world="real")] == [None, 51.01, None]


def test_what_is_tied_is_known_to_be_two(place):
    one, other, _ = three(place)
    Tie.objects.create(actor=other, other=one, kind="works-with")
    assert queries.known_apart(world="real") == {(one.pk, other.pk)}


def test_one_run_goes_on_at_a_time_and_one_that_broke_off_is_no_hindrance(place, by):
    run = services.ask_for_pairs(world="real", by=by)
    with pytest.raises(LinkingRefused, match="already"):
        services.ask_for_pairs(world="real", by=by)
    services.ask_for_pairs(world="practice", by=BY)
    with pytest.raises(LinkingRefused, match="Connectors"):
        services.ask_for_pairs(world="practice", by=by)
    SameRun.objects.filter(pk=run.pk).update(asked_at=timezone.now() - services.linking.TOO_LONG * 2)
    assert services.ask_for_pairs(world="real", by=by).pk != run.pk
    stranger = User.objects.create(email="y@example.org")
    with pytest.raises(LinkingRefused, match="Connectors"):
        services.ask_for_pairs(world="real", by=Doer(user_id=stranger.pk))
    assert queries.last_run(world="real").state == "waiting"


def test_a_pair_can_be_decided_once(place, by):
    one, other, _ = three(place)
    keep((one, other, 0.9))
    ref = SamePair.objects.get().ref
    services.say_different(ref=ref, by=by)
    for act in (services.say_different, lambda **said: services.put_off(today=date(2026, 1, 1), **said)):
        with pytest.raises(LinkingRefused):
            act(ref=ref, by=by)
    services.take_back(ref=ref, by=by)
    Actor.objects.filter(pk=other.pk).update(visibility="members")
    with pytest.raises(LinkingRefused, match="different people"):
        services.say_same(ref=ref, keep=one.ref, by=by)
