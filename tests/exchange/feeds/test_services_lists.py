"""A list is brought, kept and undone: by those who may, all or none, and without a trace."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, viewer_for
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.audit.models import Entry
from alongside.exchange.audit.queries import behind
from alongside.exchange.directory.models import Actor, Identifier
from alongside.exchange.feeds import services, tasks
from alongside.exchange.feeds.models import BroughtList
from alongside.exchange.feeds.queries import list_for, lists_for
from alongside.exchange.feeds.services import ListRefused, Wishes
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support import lists

pytestmark = pytest.mark.django_db
SKIP = {
    "audit.entry",
    "audit.subject",
    "audit.touch",
    "audit.change",
    "audit.feedhead",
    "feeds.broughtlist",
    "django_tasks_database.dbtaskresult",
}


@pytest.fixture
def town():
    """The practice town, with someone who brings lists for its alliance."""
    lists.town()
    return doer_for("aq-alliance")


def doer_for(source_id: str, role: str = "broker") -> Doer:
    party = Actor.objects.get(source_id=source_id).party
    user = User.objects.create(email=f"{role}@{source_id}.example")
    Acting.objects.create(user=user, party=party, role=role)
    return Doer(user_id=user.pk, acting_for_id=party.pk)


def bring(rows, by, name="list.csv", **choices):
    content = rows if isinstance(rows, bytes) else lists.pasted(rows).encode()
    brought = services.bring_list(content=content, name=name, by=by)
    said = {"kind": brought.kind, "header": brought.header is not None, "roles": brought.roles, "place": ""}
    services.choose_columns(ref=brought.ref, by=by, **(said | choices))
    brought.refresh_from_db()
    return brought


def counts(brought):
    brought.refresh_from_db()
    return tuple(brought.counts[outcome] for outcome in ("new", "here", "out"))


def keep(brought, by, **wishes):
    services.start_keeping(ref=brought.ref, wishes=Wishes(**({"title": "My list"} | wishes)), by=by)
    brought.refresh_from_db()
    return brought


def whole_state():
    from django.apps import apps
    from django.core import serializers

    models = [
        m
        for m in apps.get_models()
        if m.__module__.startswith("alongside") and m._meta.label_lower not in SKIP
    ]
    rows = [row for model in models for row in model.objects.order_by("pk")]
    return json.loads(serializers.serialize("json", rows))


def test_sixty_rows_are_48_new_9_here_and_3_left_out_with_reasons(town):
    brought = bring(lists.sixty(), town)
    assert counts(brought) == (48, 9, 3)
    why = [(row["row"], row["column"], row["why"]) for row in brought.report if row["outcome"] == "out"]
    assert why == [
        (59, "Town", "'Alderqay' is not a place we know. Did you mean Alderquay?"),
        (60, "Group name", "The name of the organisation is missing. Fill it in."),
        (
            61,
            "Last checked",
            "'31/02/2026' is not a date. Write it like 30/11/2026, or leave the cell empty.",
        ),
    ]
    here = [row for row in brought.report if row["outcome"] == "here"]
    assert {Actor.objects.get(ref=row["key"]).name.replace("’", "'") for row in here} == {
        name.removeprefix("The ") for name in lists.HERE
    }
    before = whole_state()
    keep(brought, town)
    assert brought.state == "kept" and counts(brought) == (48, 9, 3)
    made = Actor.objects.get(source_id=f"list-{brought.ref}-2")
    assert (made.name, made.standing, made.world, made.place.name) == (
        "Quay Group 0",
        "unclaimed",
        "practice",
        "Alderquay",
    )
    assert made.dataset.publisher == "Alderquay Together" and made.owner is None
    offer = Offer.objects.get(actor=made)
    assert offer.title == lists.DOES[0] and offer.contact == "01632 960000; hello0@group.example"
    assert offer.website == "https://www.group0.example" and offer.confirmed_on.isoformat() == "2026-11-03"
    services.undo_list(ref=brought.ref, by=town, now=timezone.now())
    assert whole_state() == before
    brought.refresh_from_db()
    assert brought.state == "undone" and brought.sheets == [] and brought.report == []


def test_two_hundred_dirty_rows_come_in_and_each_one_left_out_says_why(town):
    brought = bring(lists.dirty(), town)
    new, here, out = counts(brought)
    assert (new, here, out) == (185, 0, 15)
    whys = {row["row"]: row["why"] for row in brought.report if row["outcome"] == "out"}
    assert len(whys) == 15 and all(whys.values())
    assert len({why.split("'")[-1] for why in whys.values()}) >= 9
    assert brought.counts["empty"] == 2 and brought.counts["above"] == 2
    assert len(brought.counts["mends"]) >= 6, brought.counts["mends"]
    keep(brought, town)
    assert counts(brought) == (185, 0, 15)
    mended = Actor.objects.get(name="Spaces Around")
    assert mended.place.name
    texts = set(Offer.objects.filter(dataset=brought.dataset).values_list("summary", flat=True))
    assert any('"Curly" quotes and a softhyphen, and a bell' in text for text in texts)
    assert any("Café on Fridays" in text for text in texts)
    assert Offer.objects.filter(dataset=brought.dataset, contact__startswith="01632960007").exists()


def test_what_is_brought_again_is_here_already(town):
    keep(bring(lists.sixty(), town), town)
    again = bring(lists.sixty(), town)
    assert counts(again) == (0, 57, 3)
    with pytest.raises(ListRefused, match="nothing new"):
        keep(again, town)


def test_a_list_is_kept_once(town):
    brought = keep(bring(lists.sixty(), town), town)
    with pytest.raises(ListRefused, match="kept already"):
        keep(brought, town)
    services.keep_list(ref=brought.ref, user_id=town.user_id, party_id=town.acting_for_id)
    assert Actor.objects.filter(dataset=brought.dataset).count() == 48


def test_another_party_and_a_mere_member_cannot_see_change_or_undo(town):
    brought = keep(bring(lists.sixty(), town), town)
    other = doer_for("aq-library", "admin")
    member = Doer(user_id=doer_for("aq-alliance", "member").user_id, acting_for_id=town.acting_for_id)
    for by in (other, member):
        with pytest.raises(BroughtList.DoesNotExist):
            services.undo_list(ref=brought.ref, by=by, now=timezone.now())
        with pytest.raises(BroughtList.DoesNotExist):
            services.start_keeping(ref=brought.ref, wishes=Wishes("x"), by=by)
        with pytest.raises(BroughtList.DoesNotExist):
            services.choose_columns(
                ref=brought.ref, kind="actors", header=True, roles=["name"], place="", by=by
            )
    with pytest.raises(BroughtList.DoesNotExist):
        services.bring_list(content=b"a,b\n1,2", name="x", by=member)
    seer = viewer_for(User.objects.get(pk=other.user_id))
    assert list_for(seer, brought.ref) is None and not lists_for(seer).exists()
    assert list_for(viewer_for(None), brought.ref) is None
    assert list_for(viewer_for(User.objects.get(pk=town.user_id)), brought.ref) == brought


def test_rows_for_my_organisation_alone_are_hidden_and_so_is_their_data_set(town):
    from alongside.exchange.audit.queries import datasets
    from alongside.exchange.directory.queries import actors_for

    brought = keep(bring(lists.sixty(), town), town, visibility="private")
    mine, other = (viewer_for(User.objects.get(pk=by.user_id)) for by in (town, doer_for("aq-library")))
    for viewer, seen in ((mine, 48), (other, 0), (viewer_for(None), 0)):
        assert actors_for(viewer, world="practice").filter(dataset=brought.dataset).count() == seen
        assert (brought.dataset_id in {row.pk for row in datasets(viewer.audiences)}) == bool(seen)
    theirs = bring(lists.sixty(), doer_for("aq-quay"))
    assert counts(theirs) == (48, 9, 3)  # what they may not see is not here for them


def test_open_rows_belong_to_whoever_brought_them(town):
    brought = keep(bring(lists.sixty(), town), town, standing="open")
    owners = set(Offer.objects.filter(dataset=brought.dataset).values_list("owner_id", "standing"))
    owners |= set(Actor.objects.filter(dataset=brought.dataset).values_list("owner_id", "standing"))
    assert owners == {(town.acting_for_id, "open")}


def test_undo_is_refused_while_others_rest_on_it(town):
    brought = keep(bring(lists.sixty(), town), town)
    made = Actor.objects.get(source_id=f"list-{brought.ref}-2")
    need = Need.objects.create(title="N", statement="N", world="practice", actor=made)
    with pytest.raises(ListRefused, match="1 other entry names something"):
        services.undo_list(ref=brought.ref, by=town, now=timezone.now())
    need.delete()
    acting = Acting.objects.create(user_id=town.user_id, party=made.party, role="editor")
    with pytest.raises(ListRefused, match="looks after"):
        services.undo_list(ref=brought.ref, by=town, now=timezone.now())
    acting.delete()
    services.undo_list(ref=brought.ref, by=town, now=timezone.now())
    assert not Actor.objects.filter(pk=made.pk).exists()


def test_help_on_offer_is_linked_to_its_organisation_here_or_new(town):
    rows = [
        ["Organisation", "Activity", "Description", "Charity number", "Postcode"],
        ["Lantern Table", "Breakfast club", "Porridge before school", "", ""],
        ["Lantern Table", "Thursday lunch", "A hot lunch", "", ""],
        ["New Friends", "Tea on Fridays", "Tea and talk", "1011431", ""],
        ["New Friends", "Walk on Sundays", "A slow walk", "1011431", ""],
        ["", "A hall nobody runs", "Free on Mondays", "", ""],
    ]
    lantern = Actor.objects.get(name="Lantern Table")
    Offer.objects.create(title="Thursday Lunch", kind="asset", actor=lantern, world="practice")
    Offer.objects.create(title="Walk on Sundays", kind="asset", actor=lantern, world="practice")
    Offer.objects.create(title="Tea on Fridays", kind="asset", world="practice")
    brought = bring(rows, town)
    assert brought.kind == "offers" and counts(brought) == (4, 1, 0)
    keep(brought, town)
    assert Offer.objects.get(title="Breakfast club").actor.source_id == "aq-table"
    friends = Actor.objects.get(name="New Friends")
    assert friends.offers.count() == 2
    assert Identifier.objects.get(scheme="GB-CHC", value="1011431").actor == friends
    assert Offer.objects.get(title="A hall nobody runs").actor is None
    services.undo_list(ref=brought.ref, by=town, now=timezone.now())
    assert Actor.objects.filter(source_id="aq-table").exists() and not Identifier.objects.exists()


def test_what_is_needed_can_be_brought(town):
    rows = [
        ["What is needed", "Town", "How many people", "By when"],
        ["Lifts to the clinic", "Oxlip Cross", "60", "1 Dec 2026"],
    ]
    brought = keep(bring(rows, town), town, standing="open")
    need = Need.objects.get(dataset=brought.dataset)
    assert (need.title, need.place.name, need.how_many, need.by_when.isoformat()) == (
        *("Lifts to the clinic", "Oxlip Cross", "60", "2026-12-01"),
    )


def test_a_feed_keeps_who_publishes_it_where_and_when_it_was_updated(town):
    service = {
        "id": "s1", "name": "Harbour Café", "description": "<p>Coffee &amp; talk</p>",
        "url": "https://h.example/cafe",
        "status": "active", "last_modified": "2026-03-15T10:30:45Z",
        "organization": {"name": "Harbour Friends"},
        "service_at_locations": [
            {"location": {"latitude": 50.2, "longitude": -6.9, "addresses": [{"city": "Alderquay"}]}}
        ],
    }  # fmt: skip
    closed = service | {"id": "s2", "name": "Old Café", "status": "inactive"}
    brought = bring(json.dumps({"contents": [service, closed]}).encode(), town)
    assert brought.feed and counts(brought) == (1, 0, 1)
    with pytest.raises(ListRefused, match="who keeps this feed"):
        keep(brought, town)
    keep(brought, town, publisher="Alder Coast Council", source_url="https://feed.example/services")
    offer = Offer.objects.get(dataset=brought.dataset)
    assert (offer.title, offer.summary, offer.source, offer.website) == (
        *("Harbour Café", "Coffee & talk", "service s1", "https://h.example/cafe"),
    )
    assert offer.reported_on.isoformat() == "2026-03-15" and offer.point_basis == "stated"
    assert (offer.dataset.publisher, offer.dataset.source_url) == (
        "Alder Coast Council",
        "https://feed.example/services",
    )


def test_columns_and_wishes_that_cannot_be_are_refused_with_their_field(town):
    brought = services.bring_list(content=lists.pasted(lists.sixty()).encode(), name="x.csv", by=town)
    said = {
        "kind": "actors",
        "header": True,
        "roles": brought.roles,
        "place": "",
        "by": town,
        "ref": brought.ref,
    }
    for change, field in (
        ({"kind": "moons"}, "kind"),
        ({"roles": []}, "column-0"),
        ({"place": "Alderqay"}, "place"),
    ):
        with pytest.raises(ListRefused) as refused:
            services.choose_columns(**(said | change))
        assert refused.value.field == field
    services.choose_columns(**said)
    for change in (
        {"title": ""},
        {"standing": "history"},
        {"visibility": "circle"},
        {"source_url": "ftp://x"},
    ):
        with pytest.raises(ListRefused) as refused:
            keep(brought, town, **change)
        assert refused.value.field == next(iter(change))


def test_a_long_list_waits_for_the_worker(town, monkeypatch):
    monkeypatch.setattr("alongside.exchange.feeds.services.lists.LONG", 20)
    brought = bring(lists.sixty(), town)
    assert brought.state == "checking"
    with pytest.raises(ListRefused, match="being worked on"):
        services.undo_list(ref=brought.ref, by=town, now=timezone.now())
    tasks.check_list.call(brought.ref)
    assert counts(brought) == (48, 9, 3) and brought.state == "checked"
    assert keep(brought, town).state == "keeping"
    tasks.keep_list.call(brought.ref, town.user_id, town.acting_for_id)
    brought.refresh_from_db()
    assert brought.state == "kept" and Actor.objects.filter(dataset=brought.dataset).count() == 48


def test_a_fault_leaves_nothing_half_kept(town, monkeypatch):
    brought = bring(lists.sixty(), town)
    before = whole_state()
    monkeypatch.setattr("alongside.exchange.feeds.services.keeping.tell_rows", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep(brought, town)
    brought.refresh_from_db()
    assert brought.state == "checked" and "nothing was changed" in brought.problem
    assert whole_state() == before


def test_an_unfinished_list_is_erased_after_30_days_and_can_be_thrown_away(town):
    old, fresh, kept = (bring(lists.sixty(), town) for _ in range(3))
    keep(kept, town)
    now = timezone.now()
    BroughtList.objects.filter(pk__in=[old.pk, kept.pk]).update(brought_at=now - timedelta(days=31))
    assert services.erase_unfinished(now=now) == 1
    assert set(BroughtList.objects.values_list("pk", flat=True)) == {fresh.pk, kept.pk}
    services.undo_list(ref=fresh.ref, by=town, now=now)
    assert not BroughtList.objects.filter(pk=fresh.pk).exists()


def test_the_operator_can_take_a_list_out_too(town):
    brought = keep(bring(lists.sixty(), town), town)
    services.remove_dataset(dataset_id=brought.dataset_id, by=Doer(process="test"))
    brought.refresh_from_db()
    assert brought.state == "undone" and brought.sheets == []


def test_what_is_done_is_recorded(town):
    last = Entry.objects.count()
    keep(bring(lists.sixty(), town), town)
    done = Entry.objects.all()[last:]
    assert {"bring", "load", "keep"} <= {entry.action for entry in done}
    who = behind({number for entry in done for number in (entry.doer, entry.acting_for)})
    assert set(who.values()) == {("user", town.user_id), ("party", town.acting_for_id)}
