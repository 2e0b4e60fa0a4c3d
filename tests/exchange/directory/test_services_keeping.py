"""Who asks to look after an entry, who decides, and who is asked whether it is still right."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.models import Acting, Link, Message, Notice, User
from alongside.exchange.audit.models import Entry
from alongside.exchange.directory import queries, services
from alongside.exchange.directory.models import Actor, KeeperRequest
from alongside.exchange.directory.services import keep_actors
from tests._support import merging, rows

pytestmark = pytest.mark.django_db
SAID = {"role_there": "Chair", "words": "We meet on Mondays.", "check_by": "Ring."}


@pytest.fixture
def place():
    return rows.place("Wenbury")


@pytest.fixture
def club(place):
    return rows.actor("Club", place=place, standing="unclaimed", source_id="c-1", dataset=rows.dataset())


@pytest.fixture
def ann():
    return User.objects.create(email="ann@example.org")


def test_asked_twice_there_is_one_request_with_the_last_words(club, ann):
    by = Doer(user_id=ann.pk)
    services.ask_to_keep(actor_id=club.pk, **SAID, by=by)
    services.ask_to_keep(actor_id=club.pk, **(SAID | {"words": "Later."}), by=by)
    assert KeeperRequest.objects.get().words == "Later."
    assert {entry.detail == {} for entry in Entry.objects.filter(kind="keeper-request")} == {True}


def test_who_is_told_and_for_whom_it_waits(club, place, ann):
    nell = merging.connector(place)
    far = merging.connector(rows.place("Far"), "far@example.org")
    boss = User.objects.create(email="boss@example.org", is_superuser=True)
    services.ask_to_keep(actor_id=club.pk, **SAID, by=Doer(user_id=ann.pk))
    asked = KeeperRequest.objects.get()
    assert list(Notice.objects.values_list("user", flat=True)) == [nell.pk]
    waiting = {
        user: queries.waiting_keeper_requests(Viewer(user_id=user.pk)) for user in (nell, far, boss, ann)
    }
    assert waiting == {nell: [asked], far: [], boss: [], ann: []}
    nowhere = rows.actor("Nowhere")
    services.ask_to_keep(actor_id=nowhere.pk, **SAID, by=Doer(user_id=ann.pk))
    assert [row.actor for row in queries.waiting_keeper_requests(Viewer(user_id=boss.pk))] == [nowhere]


def test_only_those_who_decide_may_and_nobody_about_their_own(club, place, ann):
    nell = merging.connector(place)
    mine = services.ask_to_keep(actor_id=club.pk, **SAID, by=merging.doer(nell))
    theirs = services.ask_to_keep(actor_id=club.pk, **SAID, by=Doer(user_id=ann.pk))
    with pytest.raises(services.KeepingRefused, match="own request"):
        services.decide_keeper_request(ref=mine.ref, yes=True, by=merging.doer(nell))
    for user in (ann, merging.connector(rows.place("Far"), "far@example.org")):
        with pytest.raises(KeeperRequest.DoesNotExist):
            services.decide_keeper_request(ref=theirs.ref, yes=True, by=Doer(user_id=user.pk))
        assert queries.keeper_request_for(Viewer(user_id=user.pk), theirs.ref) is None
    services.decide_keeper_request(ref=theirs.ref, yes=True, by=merging.doer(nell))
    assert Acting.objects.get(user=ann).role == "editor"
    with pytest.raises(services.KeepingRefused, match="already"):
        services.ask_to_keep(actor_id=club.pk, **SAID, by=Doer(user_id=ann.pk))


def test_a_load_leaves_what_people_here_look_after(club, place, ann):
    club.refresh_from_db()
    asked = services.ask_to_keep(actor_id=club.pk, **SAID, by=Doer(user_id=ann.pk))
    services.decide_keeper_request(ref=asked.ref, yes=True, by=merging.doer(merging.connector(place)))
    services.edit_actor(ref=club.ref, values={"name": "Our club"}, by=Doer(user_id=ann.pk))
    row = {
        "source_id": "c-1", "name": "Club", "sector": "third", "nature": "organisation", "ended_on": "",
        "summary": "", "summary_basis": "", "reach": [], "subjects": [], "identifiers": [], "successor": None,
        "owned": False, "standing": "unclaimed",
    }  # fmt: skip
    kept = keep_actors(rows=[row], dataset=club.dataset_id, by=Doer(process="load"))
    club.refresh_from_db()
    assert (club.name, club.standing, club.owner_id) == ("Our club", "open", club.party_id)
    assert kept.same == ["c-1"] and kept.ids == {"c-1": club.pk}


def test_once_a_year_whoever_looks_after_an_entry_is_asked_and_the_link_is_enough(client, place, ann):
    club = rows.actor("Club", place=place, confirmed_on=date(2024, 1, 1))
    Actor.objects.filter(pk=club.pk).update(owner=club.party)
    rows.actor("Nobody’s", place=place)
    Acting.objects.create(user=ann, party=club.party, role="editor")
    now = timezone.now()
    assert services.remind_keepers(now=now) == 1
    assert services.remind_keepers(now=now + timedelta(days=30)) == 0
    assert "/l/" in Message.objects.get().text and Link.objects.get().ref == club.ref
    path = next(word for word in Message.objects.get().text.split() if "/l/" in word)
    path = path[path.index("/l/") :]
    assert "still right" in client.get(path).content.decode()
    club.refresh_from_db()
    assert club.confirmed_on == date(2024, 1, 1)
    assert client.post(path, {"button": "right"}).status_code == 200
    club.refresh_from_db()
    assert club.confirmed_on == timezone.localdate()
    assert services.remind_keepers(now=now + timedelta(days=90)) == 0


def test_nobody_else_says_that_it_is_right(club, ann):
    with pytest.raises(services.NotYours):
        services.confirm_actor(ref=club.ref, by=Doer(user_id=ann.pk))
    with pytest.raises(services.NotYours):
        services.confirm_actor(ref="none", by=Doer(user_id=ann.pk))
