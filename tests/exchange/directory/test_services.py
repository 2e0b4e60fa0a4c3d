"""Actors, and what hangs on them, kept in batches."""

import datetime
from typing import Any

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Party
from alongside.exchange.audit.models import Change, Dataset
from alongside.exchange.directory.models import Actor, Fate, Identifier, Subject, SubjectRule
from alongside.exchange.directory.services import (
    drop_dataset,
    keep_actors,
    keep_identifiers,
    keep_subject_rules,
    keep_subjects,
)

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


@pytest.fixture(autouse=True)
def dataset() -> None:
    """A data set that the rows belong to."""
    Dataset.objects.create(pk="d", title="D", dated=datetime.date(2026, 1, 1))


def actor(key: str, **fields: Any) -> dict[str, Any]:
    """One row for `keep_actors`."""
    plain = {
        "source_id": key,
        "name": key.title(),
        "sector": "third",
        "nature": "organisation",
        "ended_on": "",
    }
    hanging = {
        "summary": "",
        "summary_basis": "",
        "reach": [],
        "subjects": [],
        "identifiers": [],
        "successor": None,
    }
    return {**plain, **hanging, "owned": True, **fields}


def test_each_new_actor_gets_a_party_of_its_own_and_keeps_it() -> None:
    keep_actors(rows=[actor("a"), actor("b")], dataset="d", by=BY)
    parties = dict(Actor.objects.values_list("source_id", "party_id"))
    assert len(set(parties.values())) == Party.objects.count() == 2
    keep_actors(rows=[actor("a", name="Renamed"), actor("b")], dataset="d", by=BY)
    assert dict(Actor.objects.values_list("source_id", "party_id")) == parties
    assert Party.objects.count() == 2


def test_an_actor_whose_remit_alone_changed_is_told_as_changed() -> None:
    keep_actors(rows=[actor("a"), actor("b")], dataset="d", by=BY)
    kept = keep_actors(rows=[actor("a", summary="Lunches"), actor("b")], dataset="d", by=BY)
    assert (kept.new, kept.changed, kept.same) == ([], ["a"], ["b"])
    change = Change.objects.order_by("-seq")[0]
    assert (change.kind, change.ids) == ("actor", [kept.ids["a"]])


def test_an_identifier_names_one_actor_and_the_second_is_told_no() -> None:
    rows = [actor("a", identifiers=[("GB-CHC", "1", "")]), actor("b", identifiers=[("GB-CHC", "1", "")])]
    kept = keep_actors(rows=rows, dataset="d", by=BY)
    assert kept.refused == {("b", "GB-CHC", "1"): "this identifier already belongs to another organisation"}
    assert Identifier.objects.get().actor.source_id == "a"
    again = keep_identifiers(
        rows=[{"actor_id": kept.ids["a"], "scheme": "GB-CHC", "value": "1", "source": ""}], dataset="d", by=BY
    )
    assert len(again.same) == 1


def test_a_successor_may_stand_in_the_same_batch_in_any_order() -> None:
    rows = [actor("old", successor="new", ended_on="2022"), actor("new")]
    keep_actors(rows=rows, dataset="d", by=BY)
    fate = Fate.objects.get()
    assert (fate.actor.source_id, fate.when, fate.into) == ("old", "2022", "New")
    assert fate.successor and fate.successor.source_id == "new"


def test_subjects_keep_their_tree_whatever_the_order() -> None:
    leaf = {
        "code": "leaf",
        "label": "Leaf",
        "kind": "help",
        "parent": "root",
        "synonyms": [],
        "definition": "",
    }
    root = {**leaf, "code": "root", "parent": None}
    keep_subjects(rows=[leaf, root], dataset="d", by=BY)
    assert Subject.objects.get(code="leaf").parent == Subject.objects.get(code="root")
    ring = [{**leaf, "code": "x", "parent": "y"}, {**leaf, "code": "y", "parent": "x"}]
    assert sorted(keep_subjects(rows=ring, dataset="d", by=BY).refused) == ["x", "y"]


def test_rules_become_those_given() -> None:
    one, two = ({"subject_id": None, "phrases": [word], "unless": []} for word in ("one", "two"))
    keep_subject_rules(rows=[one, two], dataset="d", by=BY)
    three = {**one, "phrases": ["three"]}
    kept = keep_subject_rules(rows=[two, three], dataset="d", by=BY)
    assert (len(kept.new), len(kept.same)) == (1, 1)
    assert sorted(rule.phrases[0] for rule in SubjectRule.objects.all()) == ["three", "two"]


def test_a_data_set_is_dropped_with_its_parties() -> None:
    keep_actors(rows=[actor("a"), actor("b")], dataset="d", by=BY)
    assert drop_dataset(dataset="d", by=BY)["actor"] == 2
    assert not Actor.objects.exists() and not Party.objects.exists()
