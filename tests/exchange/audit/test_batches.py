"""Bulk writes against the slow, obvious way: one row at a time."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.exchange.audit import batches
from alongside.exchange.audit.models import Change, Dataset, Entry
from alongside.exchange.directory.models import Subject
from alongside.exchange.places.models import Figure, Indicator, Place

pytestmark = pytest.mark.django_db
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "code": st.sampled_from("abcdefgh"),
            "label": st.sampled_from(["one", "two"]),
            "synonyms": st.lists(st.sampled_from("xy"), max_size=2),
        }
    ),
    unique_by=lambda row: row["code"],
    max_size=8,
)


def obvious(rows: list[dict[str, Any]], before: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """What should become of each row, told by comparing one at a time."""
    said: dict[str, list[str]] = {"new": [], "changed": [], "same": []}
    for row in rows:
        old = before.get(row["code"])
        said["new" if old is None else "same" if old == row else "changed"].append(row["code"])
    return said


@settings(max_examples=25)
@given(first=ROWS, second=ROWS)
def test_rows_become_as_given_and_are_told_apart(first: list[Any], second: list[Any]) -> None:
    Subject.objects.all().delete()
    Dataset.objects.get_or_create(pk="d", defaults={"title": "D", "dated": "2026-01-01"})
    full = [[{**row, "kind": "help", "dataset_id": "d"} for row in rows] for rows in (first, second)]
    batches.keep(Subject, full[0], key=["code"], dataset="d")
    kept = batches.keep(Subject, full[1], key=["code"], dataset="d")
    expected = obvious(second, {row["code"]: row for row in first})
    assert {what: sorted(getattr(kept, what)) for what in expected} == {
        k: sorted(v) for k, v in expected.items()
    }
    now = {row.code: (row.label, row.synonyms) for row in Subject.objects.all()}
    wanted = {row["code"]: (row["label"], row["synonyms"]) for row in [*first, *second]}
    assert now == wanted
    assert kept.ids == dict(Subject.objects.filter(code__in=kept.ids).values_list("code", "pk"))


def test_a_batch_is_told_in_pieces_of_two_thousand() -> None:
    class Machine:
        process, user_id, acting_for_id, guest_id, helper_id = "test", None, None, None, None

    batches.tell(by=Machine(), action="load", kind="figure", ids=range(4_001))
    assert [len(change.ids) for change in Change.objects.all()] == [2_000, 2_000, 1]
    assert Entry.objects.count() == 3


def test_nothing_to_keep_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        batches.keep(Subject, [], key=["code"], dataset="d")


@settings(max_examples=10)
@given(first=ROWS, second=ROWS)
def test_the_fast_way_without_ids_does_what_the_slow_one_does(first: list[Any], second: list[Any]) -> None:
    Dataset.objects.get_or_create(pk="d", defaults={"title": "D", "dated": "2026-01-01"})
    place = Place.objects.get_or_create(
        source_id="p", defaults={"name": "P", "kind": "town", "dataset_id": "d"}
    )[0]
    unit = {"name": "I", "unit": "%", "source": "S", "dataset_id": "d"}
    indicator = Indicator.objects.get_or_create(code="i", defaults=unit)[0]
    plain = {"low": None, "high": None, "numerator": None, "population": None, "note": "", "dataset_id": "d"}
    ends = {"place_id": place.pk, "indicator_id": indicator.pk}

    def told(ids: bool) -> list[Any]:
        Figure.objects.all().delete()
        said = []
        for rows in (first, second):
            figures = [
                {**ends, **plain, "period": row["code"], "value": float(len(row["synonyms"]))} for row in rows
            ]
            kept = batches.keep(
                Figure, figures, key=["indicator_id", "place_id", "period"], dataset="d", ids=ids
            )
            said.append((kept.new, kept.changed, kept.same))
        return [*said, sorted(Figure.objects.values_list("period", "value"))]

    assert told(ids=False) == told(ids=True)
