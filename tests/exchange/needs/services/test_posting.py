"""Only its owner changes a need; the trail holds no word of it; everyone involved is told."""

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting, Notice, Party, User
from alongside.exchange.audit.models import Entry
from alongside.exchange.needs import services
from alongside.exchange.needs.models import Draft, Joined, Need
from tests._support import rows

pytestmark = pytest.mark.django_db
SAID = {"title": "No bus", "statement": "Nobody can get to the day centre"}


def somebody(name="ann"):
    user = User.objects.create(email=f"{name}@x.example")
    party = Party.objects.create()
    Acting.objects.create(user=user, party=party)
    return Doer(user_id=user.pk, acting_for_id=party.pk)


def post(by, **more):
    return services.post_need(said=SAID, visibility="public", world="real", by=by, **more)


def test_whoever_posts_owns_it_and_the_trail_holds_no_word():
    by = somebody()
    need = post(by)
    entry = Entry.objects.get(action="post")
    assert (need.owner_id, need.status, entry.kind) == (by.acting_for_id, "open", "need")
    assert "bus" not in str(entry.detail)


def test_nobody_writes_another_field_or_for_nobody():
    with pytest.raises(ValueError, match="standing"):
        services.post_need(
            said=SAID | {"standing": "history"}, visibility="public", world="real", by=somebody()
        )
    with pytest.raises(services.NeedRefused):
        post(Doer(user_id=User.objects.create(email="lone@x.example").pk))
    assert not Need.objects.filter(standing="history").exists()


@pytest.mark.parametrize(
    "act",
    [
        lambda ref, by: services.edit_need(ref=ref, said=SAID, visibility="public", by=by),
        lambda ref, by: services.close_need(ref=ref, reason="Over", by=by),
        lambda ref, by: services.mark_met(ref=ref, by=by),
        lambda ref, by: services.confirm_need(ref=ref, by=by),
    ],
)
def test_anothers_need_is_not_found_and_a_closed_one_not_changed(act):
    by = somebody()
    need = post(by)
    for other in (somebody("bob"), Doer(user_id=by.user_id), Doer(process="link", acting_for_id=None)):
        with pytest.raises(Need.DoesNotExist):
            act(need.ref, other)
    services.close_need(ref=need.ref, reason="Moved away", by=by)
    with pytest.raises(services.NeedRefused):
        act(need.ref, by)


def test_everyone_who_needs_it_too_is_told_when_it_is_met():
    by, bob, eve = somebody(), somebody("bob"), somebody("eve")
    need = post(by)
    services.join_need(need_id=need.pk, by=bob)
    services.join_need(need_id=need.pk, by=bob)
    services.join_need(need_id=need.pk, by=eve)
    services.leave_need(need_id=need.pk, by=eve)
    assert Joined.objects.count() == 1 and Entry.objects.filter(action="join").count() == 2
    services.mark_met(ref=need.ref, words="A bus runs", by=by)
    assert set(Notice.objects.values_list("user_id", flat=True)) == {by.user_id, bob.user_id}
    with pytest.raises(services.NeedRefused, match="closed"):
        services.join_need(need_id=need.pk, by=eve)


def test_nobody_joins_their_own():
    by = somebody()
    with pytest.raises(services.NeedRefused, match="yourself"):
        services.join_need(need_id=post(by).pk, by=by)


def test_guests_are_not_told_of_what_only_members_see():
    by, bob = somebody(), somebody("bob")
    need = post(by)
    services.join_need(need_id=need.pk, by=bob)
    Need.objects.update(visibility="private")
    services.mark_met(ref=need.ref, by=by)
    assert set(Notice.objects.values_list("user_id", flat=True)) == {by.user_id}


def test_a_draft_is_one_for_each_form_and_goes_with_time():
    from datetime import timedelta

    from django.utils import timezone

    by = somebody()
    services.keep_draft(form="need", answers={"title": "a"}, by=by)
    services.keep_draft(form="need", answers={"title": "b"}, by=by)
    assert Draft.objects.get().answers == {"title": "b"}
    assert services.drop_old_drafts(now=timezone.now() + timedelta(days=89)) == 0
    assert services.drop_old_drafts(now=timezone.now() + timedelta(days=91)) == 1


def test_the_row_of_a_need_of_an_organisation_names_it():
    actor = rows.actor("Club")
    user = User.objects.create(email="c@x.example")
    assert post(Doer(user_id=user.pk, acting_for_id=actor.party_id)).actor == actor
