"""Entries are changed, checked, put back, added and tied by those who may."""

import pytest

from alongside.exchange.accounts.models import Acting
from alongside.exchange.directory.models import Actor, KeeperRequest, Tie
from tests._support import merging, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(town, django_user_model):
    user = django_user_model.objects.create(email="ed@example.org", name="Edna Secret")
    Acting.objects.create(user=user, party=town.actor.party, role="editor")
    Actor.objects.filter(pk=town.actor.pk).update(owner=town.actor.party)
    return user


def said(**other):
    return {
        "name": "Wenbury Carers", "sector": "third", "kind": "", "website": "wenbury.example.org",
        "place": "Wenbury", "summary": "We sit with people.", "sight": "public",
    } | other  # fmt: skip


def test_an_editor_changes_an_entry_and_puts_back_what_it_said(client, town, editor):
    client.force_login(editor)
    at = f"/actors/{town.actor.ref}/"
    assert "Wenbury Carers helps." in client.get(f"{at}edit/").content.decode()
    assert client.post(f"{at}edit/", said(name="Wenbury Unpaid Carers")).headers["Location"] == at
    shown = client.get(at).content.decode()
    assert "Wenbury Unpaid Carers" in shown and "We sit with people." in shown
    assert "https://wenbury.example.org" in shown
    history = client.get(f"{at}history/").content.decode()
    assert "Wenbury Carers helps." in history and "You" in history
    steps = history.split('name="version" value="')[1:]
    for step in steps:
        client.post(f"{at}history/", {"version": step.split('"')[0]})
    town.actor.refresh_from_db()
    assert (town.actor.name, town.actor.remit.summary) == ("Wenbury Carers", "Wenbury Carers helps.")
    assert client.post(f"{at}history/", {"version": "999999"}).status_code == 404


def test_the_history_names_an_organisation_and_no_person(client, town, editor):
    client.force_login(editor)
    client.post(f"/actors/{town.actor.ref}/edit/", said(name="Wenbury Unpaid Carers"))
    other = editor._meta.model.objects.create(email="o@example.org")
    Acting.objects.create(user=other, party=town.actor.party, role="editor")
    client.force_login(other)
    page = client.get(f"/actors/{town.actor.ref}/history/").content.decode()
    assert "Wenbury Unpaid Carers" in page and "Edna" not in page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, town, editor):
    client.force_login(editor)
    wrong = said(name="", website="nowhere", place="Nowhereville", sector="x", sight="")
    page = client.post(f"/actors/{town.actor.ref}/edit/", wrong)
    assert page.status_code == 422
    shown = page.content.decode()
    assert 'href="#place"' in shown and "Nowhereville" in shown and 'value="nowhere"' in shown
    again = client.post(f"/actors/{town.actor.ref}/edit/", said(name="", website="nowhere"))
    assert again.status_code == 422 and 'href="#name"' in again.content.decode()


@pytest.mark.parametrize("page", ["edit", "history", "checked", "tie", "merge", "split"])
def test_nobody_else_finds_these_pages(client, town, editor, django_user_model, page):
    path = f"/actors/{town.actor.ref}/{page}/"
    assert client.get(path).status_code == 302
    client.force_login(django_user_model.objects.create(email="x@example.org"))
    assert client.get(path).status_code == 404 and client.post(path, said()).status_code == 404
    connector = merging.connector(rows.place("Elsewhere"))
    client.force_login(connector)
    assert client.get(path).status_code == 404


def test_a_connector_changes_what_nobody_keeps_and_leaves_what_somebody_does(client, town, editor):
    connector = merging.connector(town.district)
    client.force_login(connector)
    assert client.get(f"/actors/{town.actor.ref}/edit/").status_code == 404
    unkept = rows.actor("Knitters", place=town.district, standing="unclaimed")
    page = client.get(f"/actors/{unkept.ref}/edit/").content.decode()
    assert 'name="sight"' not in page
    assert client.post(f"/actors/{unkept.ref}/edit/", said(name="Knitters’ club")).status_code == 302
    assert Actor.objects.get(pk=unkept.pk).name == "Knitters’ club"


def test_one_button_says_that_it_is_still_right(client, town, editor):
    client.force_login(editor)
    at = f"/actors/{town.actor.ref}/"
    assert client.get(f"{at}checked/").status_code == 200
    assert Actor.objects.get(pk=town.actor.pk).confirmed_on is None
    client.post(f"{at}checked/")
    assert "last checked" in client.get(at).content.decode()


def test_whom_it_works_with_is_said_once(client, town, editor):
    other = rows.actor("Wenbury Surgery")
    rows.actor("Wenbury Surgery Annexe")
    rows.actor("The Surgery at Wenbury Surgery Road")
    client.force_login(editor)
    at = f"/actors/{town.actor.ref}/tie/"
    assert client.post(at, {"other": "", "kind": ""}).status_code == 422
    page = client.post(at, {"other": "Surgery", "kind": "works-with", "since": "24"})
    assert page.status_code == 422 and other.ref in page.content.decode()
    good = {"other": "Surgery", "chosen": other.ref, "kind": "works-with", "since": "2024"}
    assert client.post(at, good).status_code == 302
    assert client.post(at, good).status_code == 422
    tie = Tie.objects.get()
    assert (tie.other, tie.since, tie.source) == (other, "2024", "Said by Wenbury Carers")


def test_that_two_bid_for_the_same_work_needs_a_word_and_is_shown_to_those_two(client, town, editor):
    other = rows.actor("Dunmore Nursing")
    client.force_login(editor)
    at = f"/actors/{town.actor.ref}/"
    said = {"other": "Dunmore Nursing", "kind": "bids-against", "since": "2025"}
    assert client.post(f"{at}tie/", said).status_code == 422
    assert client.post(f"{at}tie/", said | {"note": "Night sitting in Wenbury"}).status_code == 302
    assert Tie.objects.get().directed is False
    assert "Night sitting" in client.get(at).content.decode()
    client.logout()
    assert "Night sitting" not in client.get(at).content.decode()
    assert "Wenbury Carers" not in client.get(f"/actors/{other.ref}/").content.decode()


def test_before_an_organisation_is_added_those_like_it_are_shown(client, town, editor):
    client.force_login(editor)
    page = client.post("/actors/new/", said(name="Carers of Wenbury"))
    assert page.status_code == 200 and "Is it one of these?" in page.content.decode()
    made = client.post("/actors/new/", said(name="Carers of Wenbury", button="new"))
    actor = Actor.objects.get(name="Carers of Wenbury")
    assert made.headers["Location"] == f"/actors/{actor.ref}/"
    assert (actor.owner_id, actor.visibility, actor.place_id) == (
        town.actor.party_id,
        "public",
        town.district.pk,
    )
    assert client.post("/actors/new/", said(name="")).status_code == 422


def test_what_somebody_who_acts_for_nobody_adds_waits_unseen_for_the_connector(
    client, town, django_user_model
):
    connector = merging.connector(town.district)
    client.force_login(django_user_model.objects.create(email="new@example.org"))
    sent = said(name="Quilters", role_there="")
    assert client.post("/actors/new/", sent).status_code == 422
    page = client.post("/actors/new/", sent | {"role_there": "Founder"})
    assert "looks at it first" in page.content.decode()
    actor, asked = Actor.objects.get(name="Quilters"), KeeperRequest.objects.get()
    assert client.get(f"/actors/{actor.ref}/").status_code == 404
    client.force_login(connector)
    assert client.post(f"/actors/{actor.ref}/ours/{asked.ref}/", {"button": "yes"}).status_code == 302
    client.logout()
    assert client.get(f"/actors/{actor.ref}/").status_code == 200


def test_a_connector_does_not_say_who_sees_what_another_organisation_owns(client, town):
    client.force_login(merging.connector(town.district))
    unkept = rows.actor("Knitters", place=town.district)
    Actor.objects.filter(pk=unkept.pk).update(owner=unkept.party)
    at = f"/actors/{unkept.ref}/edit/"
    assert 'name="sight"' not in client.get(at).content.decode()
    assert client.post(at, said(sight="private")).status_code == 302
    assert Actor.objects.get(pk=unkept.pk).visibility == "public"


def test_the_list_leads_to_a_new_one_for_those_signed_in(client, town, editor):
    assert "/actors/new/" not in client.get("/actors/").content.decode()
    client.force_login(editor)
    assert "/actors/new/" in client.get("/actors/").content.decode()
