"""The trail and the feed: one doer, no gap, nobody told before the change is kept."""

import pytest
from django.db import IntegrityError, transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit import queries, services
from alongside.exchange.audit.models import Dataset, Entry
from alongside.exchange.audit.queries import datasets, feed_after, feed_head
from tests._support import races

BY = Doer(process="test")


@pytest.fixture
def told(monkeypatch):
    """What the followers of the feed were told."""
    heard = []
    monkeypatch.setattr(services, "_followers", [heard.append])
    return heard


@pytest.mark.django_db
def test_a_record_keeps_who_what_and_which_and_grows_the_feed_by_one():
    before = feed_head()
    seq = services.record(by=Doer(user_id=4, acting_for_id=9), action="edit", kind="offer", ids=(1, 2))
    assert seq == feed_head() == before + 1
    entry = Entry.objects.get()
    who = queries.behind([entry.doer, entry.acting_for])
    assert (who[entry.doer], who[entry.acting_for], entry.process) == (("user", 4), ("party", 9), "")
    assert (entry.action, entry.kind, entry.objects_touched, entry.detail) == ("edit", "offer", [1, 2], {})
    assert [(change.seq, change.kind, change.ids) for change in feed_after(before)] == [
        (seq, "offer", [1, 2])
    ]


@pytest.mark.django_db
def test_the_database_refuses_an_entry_of_two_doers():
    class Both:
        process, user_id, acting_for_id, guest_id, helper_id = "load", 1, None, None, None

    with pytest.raises(IntegrityError), transaction.atomic():
        services.record(by=Both(), action="edit", kind="offer", ids=[1])
    assert feed_head() == 0 and not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_followers_are_told_after_the_commit_and_never_of_what_was_taken_back(told):
    with transaction.atomic():
        seq = services.record(by=BY, action="edit", kind="offer", ids=[1])
        assert told == []
    assert told == [seq]
    with pytest.raises(RuntimeError), transaction.atomic():
        services.record(by=BY, action="edit", kind="offer", ids=[2])
        raise RuntimeError
    assert told == [seq]
    assert feed_head() == seq


@pytest.mark.django_db
def test_somebody_who_follows_twice_is_told_once(monkeypatch):
    monkeypatch.setattr(services, "_followers", [])
    heard = []
    services.on_change(heard.append)
    services.on_change(heard.append)
    assert len(services._followers) == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_when_two_write_at_once(home):
    races.play("two_writers", home)


@pytest.mark.django_db
def test_the_feed_is_read_in_order_from_a_number_and_so_far():
    for number in range(5):
        services.announce(kind="offer", ids=[number])
    assert [change.seq for change in feed_after(2)] == [3, 4, 5]
    assert [change.seq for change in feed_after(1, most=2)] == [2, 3]


@pytest.mark.django_db
def test_a_data_set_is_listed_once_it_was_loaded_and_dropped_with_an_entry():
    fields = {"title": "Set", "licence": "CC0-1.0", "attribution": "Us", "dated": "2026-01-01"}
    services.keep_dataset(dataset="set", by=BY, fields=fields)
    assert list(datasets({"public"})) == []
    services.keep_dataset(dataset="set", by=BY, fields=fields, loaded=True)
    assert [row.pk for row in datasets({"public"})] == ["set"]
    services.drop_dataset(dataset="set", by=BY)
    assert not Dataset.objects.exists()
    assert list(Entry.objects.values_list("action", flat=True)) == ["load", "remove"]
