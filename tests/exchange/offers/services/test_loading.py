"""Offers kept in batches, with what hangs on them."""

import datetime
from typing import Any

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import Dataset
from alongside.exchange.directory.models import Subject
from alongside.exchange.offers.models import Offer, OfferIdentifier, OfferSubject
from alongside.exchange.offers.services import drop_dataset, keep_offers
from alongside.exchange.places.models import Place

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


@pytest.fixture(autouse=True)
def dataset() -> None:
    """A data set that the rows belong to."""
    Dataset.objects.create(pk="d", title="D", dated=datetime.date(2026, 1, 1))


def offer(name: str, **fields: Any) -> dict[str, Any]:
    """One row for `keep_offers`."""
    hanging = {"also": [], "helpers": [], "reach": [], "subjects": [], "groups": []}
    return {"source_id": name, "title": name, "kind": "asset", **hanging, **fields}


def test_an_offer_is_found_under_each_of_its_ids_and_none_is_given_twice() -> None:
    rows = [offer("a", also=["x"]), offer("b", also=["x", "a"])]
    kept = keep_offers(rows=rows, dataset="d", by=BY)
    assert list(OfferIdentifier.objects.values_list("offer__source_id", "value")) == [("a", "x")]
    assert sorted(kept.refused) == [("b", "a"), ("b", "x")]
    assert keep_offers(rows=rows, dataset="d", by=BY).same == ["a", "b"]


def test_another_id_that_is_no_longer_given_is_taken_back() -> None:
    keep_offers(rows=[offer("a", also=["x", "y"])], dataset="d", by=BY)
    kept = keep_offers(rows=[offer("a", also=["y"])], dataset="d", by=BY)
    assert kept.changed == ["a"]
    assert [row.value for row in OfferIdentifier.objects.all()] == ["y"]


def test_reach_becomes_what_the_row_says() -> None:
    places = [Place.objects.create(source_id=n, name=n, kind="town", dataset_id="d").pk for n in "pq"]
    keep_offers(rows=[offer("a", reach=places), offer("b")], dataset="d", by=BY)
    kept = keep_offers(rows=[offer("a", reach=places[1:]), offer("b")], dataset="d", by=BY)
    assert (kept.changed, kept.same) == (["a"], ["b"])
    assert [place.pk for place in Offer.objects.get(source_id="a").reach.all()] == places[1:]


def test_a_group_an_offer_is_for_is_also_what_it_is_about() -> None:
    group = Subject.objects.create(code="men", label="Men", kind="group", dataset_id="d")
    keep_offers(rows=[offer("a", groups=[group.pk])], dataset="d", by=BY)
    assert OfferSubject.objects.get().subject == group
    assert Offer.objects.get().groups.get() == group


def test_a_row_of_another_data_set_keeps_all_that_hangs_on_it() -> None:
    Dataset.objects.create(pk="e", title="E", dated=datetime.date(2026, 1, 1))
    keep_offers(rows=[offer("a", also=["x"])], dataset="d", by=BY)
    kept = keep_offers(rows=[offer("a", title="Mine")], dataset="e", by=BY)
    assert kept.foreign == {"a": "d"}
    assert Offer.objects.get().title == "a" and OfferIdentifier.objects.get().value == "x"


def test_dropping_a_data_set_drops_its_offers() -> None:
    keep_offers(rows=[offer("a", also=["x"])], dataset="d", by=BY)
    assert drop_dataset(dataset="d", by=BY) == {"offer": 1}
    assert not Offer.objects.exists() and not OfferIdentifier.objects.exists()
