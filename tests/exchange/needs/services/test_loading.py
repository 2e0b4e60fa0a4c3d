"""Needs kept in batches, and what they are said and read to be about."""

import datetime
from typing import Any

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import Change, Dataset
from alongside.exchange.directory.models import Subject
from alongside.exchange.needs.models import Need, NeedSubject, Note
from alongside.exchange.needs.services import drop_dataset, keep_needs, keep_notes, set_subjects

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


@pytest.fixture(autouse=True)
def subjects() -> dict[str, int]:
    """A data set, and two subjects."""
    Dataset.objects.create(pk="d", title="D", dated=datetime.date(2026, 1, 1))
    codes = ["carers", "falls"]
    return {
        code: Subject.objects.create(code=code, label=code, kind="help", dataset_id="d").pk for code in codes
    }


def need(name: str, **fields: Any) -> dict[str, Any]:
    """One row for `keep_needs`."""
    return {"source_id": name, "title": name, "statement": name, "subjects": [], **fields}


def test_a_need_is_kept_once_and_told_when_it_changes() -> None:
    keep_needs(rows=[need("a"), need("b")], dataset="d", by=BY)
    kept = keep_needs(rows=[need("a"), need("b", title="B")], dataset="d", by=BY)
    assert (kept.new, kept.changed, kept.same) == ([], ["b"], ["a"])
    assert Change.objects.order_by("-seq")[0].ids == [kept.ids["b"]]


def test_what_somebody_said_stands_above_what_was_read(subjects: dict[str, int]) -> None:
    kept = keep_needs(rows=[need("a")], dataset="d", by=BY)
    pk = kept.ids["a"]
    set_subjects(found={pk: {subjects["carers"]: "carer", subjects["falls"]: "fell"}}, by=BY)
    again = keep_needs(rows=[need("a", subjects=[subjects["carers"]])], dataset="d", by=BY)
    assert again.changed == ["a"]
    found = dict(NeedSubject.objects.values_list("subject__code", "words"))
    assert found == {"carers": "", "falls": "fell"}  # said; still only read
    assert keep_needs(rows=[need("a", subjects=[subjects["carers"]])], dataset="d", by=BY).same == ["a"]


def test_a_note_tells_the_feed_of_its_need() -> None:
    kept = keep_needs(rows=[need("a")], dataset="d", by=BY)
    row = {"source_id": "n", "need_id": kept.ids["a"], "on": datetime.date(2026, 2, 1), "text": "Met"}
    keep_notes(rows=[row], dataset="d", by=BY)
    change = Change.objects.order_by("-seq")[0]
    assert (change.kind, change.ids) == ("need", [kept.ids["a"]])


def test_dropping_a_data_set_drops_its_needs_and_notes() -> None:
    kept = keep_needs(rows=[need("a")], dataset="d", by=BY)
    row = {"source_id": "n", "need_id": kept.ids["a"], "on": datetime.date(2026, 2, 1), "text": "Met"}
    keep_notes(rows=[row], dataset="d", by=BY)
    assert drop_dataset(dataset="d", by=BY) == {"need": 1}
    assert not Need.objects.exists() and not Note.objects.exists()
