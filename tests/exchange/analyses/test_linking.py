"""The directory is looked through for entries that stand twice, with and without the model."""

import pytest

from alongside.backends import linkage
from alongside.exchange.accounts.access import Doer
from alongside.exchange.analyses import linking
from alongside.exchange.analyses.models import Run
from alongside.exchange.directory import services
from alongside.exchange.directory.models import Identifier, SamePair, SameRun
from tests._support import rows

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


def told(place):
    near = {"place": place, "point_basis": "stated", "lat": 51.0001, "lon": -1.0}
    for name in ("Harbour Lunch Club", "The Harbour Lunch-Club CIC"):
        rows.actor(name, **near)
    one = rows.actor("Farham Advice", place=place, source_id="GB-CHC-1000001")
    other = rows.actor("Advice for All", place=place)
    Identifier.objects.create(actor=other, scheme="Charity number", value="1000001")
    for number in ("2", "3"):
        same = rows.actor("St Ann's Hospice", **near)
        Identifier.objects.create(actor=same, scheme="GB-CHC", value=number)
    rows.actor("Something else", place=place)
    return one, other


def test_a_run_keeps_pairs_with_their_reasons_and_what_it_was():
    one, other = told(rows.place("Wenbury"))
    asked = linking.start(world="real", by=BY)
    asked.refresh_from_db()
    if asked.state == SameRun.State.WAITING:  # where the queue waits for a worker
        linking.find(run_id=asked.pk)
        asked.refresh_from_db()
    assert (asked.state, asked.entries, asked.pairs, asked.new, asked.method) == ("done", 7, 2, 2, "shipped")
    certain, likely = SamePair.objects.all()
    assert {certain.a, certain.b} == {one, other} and certain.probability == 1
    assert certain.evidence[0]["value"] == "GB-CHC 1000001"
    assert {row["comparison"]: row["level"] for row in likely.evidence} == {"name": "same", "where": "spot"}
    run = Run.objects.get(pk=asked.run)
    assert (run.engine, run.outcome["pairs"], run.seed) == ("linkage", 2, linkage.SEED)


def test_a_run_that_breaks_off_says_so_and_keeps_what_there_was(monkeypatch):
    run = services.ask_for_pairs(world="real", by=BY)
    monkeypatch.setattr(linkage, "scored", lambda records: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        linking.find(run_id=run.pk)
    run.refresh_from_db()
    assert run.state == "failed" and not Run.objects.exists()
