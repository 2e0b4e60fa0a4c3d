"""The trail is a chain: whoever changes an entry, takes one out or cuts the end is found out."""

import re

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit import services
from alongside.exchange.audit.chain import NotForTheTrail, plain
from alongside.exchange.audit.models import Entry, Touch
from alongside.exchange.audit.queries import behind, numbers_of, trail_by, trail_faults, trail_of

ANN, BEN = Doer(user_id=4, acting_for_id=9), Doer(guest_id=7, acting_for_id=3, helper_id=4)


@pytest.fixture
def trail(db):
    """Four entries, the last one by a guest whom a user helps."""
    for number in (11, 12):
        services.record(by=ANN, action="edit", kind="offer", ids=[number], detail={"fields": ["title"]})
    services.record(by=ANN, action="join", kind="user", ids=[4])
    services.record(by=BEN, action="post", kind="need", ids=[1])


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda: Entry.objects.filter(sequence=2).update(action="remove"), "Entry 2 .* was changed"),
        (lambda: Entry.objects.filter(sequence=2).update(detail={"fields": []}), "Entry 2 .* was changed"),
        (lambda: Entry.objects.filter(sequence=3).update(doer=1), "Entry 3 .* was changed"),
        (lambda: Entry.objects.filter(sequence=1).delete(), "Entry 1 .* is missing"),
        (lambda: Entry.objects.filter(sequence=4).delete(), "ends at entry 3; it was written up to entry 4"),
    ],
)
def test_whatever_is_done_to_an_entry_is_found(trail, harm, said):
    assert trail_faults() == []
    harm()
    (fault,) = trail_faults()
    assert re.search(said, fault), fault


@pytest.mark.django_db
def test_a_trail_without_entries_is_whole():
    assert trail_faults() == []


def test_people_are_random_numbers_that_name_nobody_once_they_are_forgotten(trail):
    mine = numbers_of("user", [4])
    entry = Entry.objects.get(action="join")
    assert entry.objects_touched == mine == [entry.doer] and mine != [4]
    assert behind(mine) == {mine[0]: ("user", 4)}
    services.forget(kind="user", rows=[4])
    assert behind(mine) == {} and trail_faults() == []
    assert Entry.objects.get(pk=entry.pk).doer == mine[0]


def test_somebody_reads_what_they_did_and_what_was_done_to_theirs(trail):
    assert [entry.action for entry in trail_by(numbers_of("user", [4]))] == ["post", "join", "edit", "edit"]
    assert [entry.action for entry in trail_by(numbers_of("guest", [7]))] == ["post"]
    assert [entry.action for entry in trail_of({"offer": [12], "user": [4]})] == ["join", "edit"]
    assert trail_of({"offer": [13], "user": [5]}) == []


def test_a_large_batch_leads_nowhere(trail):
    services.record(by=ANN, action="load", kind="offer", ids=range(100, 200))
    assert trail_of({"offer": [100]}) == [] and Touch.objects.count() == 4


@pytest.mark.parametrize("words", ["Ann rang me", "ann@x.example", {"name": "two words"}, ["a b"], 1.5])
def test_a_detail_holds_no_words(words):
    with pytest.raises(NotForTheTrail):
        plain({"said": words})


def test_a_detail_holds_codes_and_counts():
    said = {"fields": ["title", "phone"], "offers": 3, "run": "0a-1b", "nothing": None, "done": True}
    assert plain(said) == said and plain({"a": {"c", "b"}}) == {"a": ["b", "c"]}
