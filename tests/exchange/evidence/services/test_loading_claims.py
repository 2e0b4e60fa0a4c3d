"""The claims and the tables of the study that ships, loaded as they are."""

import dataclasses
from pathlib import Path

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.audit.models import Change
from alongside.exchange.evidence.models import Claim, ClaimSource, Participation
from alongside.exchange.evidence.queries import claims as queries
from alongside.exchange.evidence.services import loading_claims as services
from alongside.exchange.feeds.grammar import describe
from alongside.exchange.feeds.report import Report
from alongside.exchange.feeds.services.folders import load_description
from tests._support.evidence_claims import source

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[4] / "data" / "landscape-2017"
BY = Doer(process="tests")


def load():
    """Only what is of this room; it names nothing of the other files."""
    said = describe(FOLDER / "dataset.yaml", FOLDER)
    mine = tuple(one for one in said.entries if one.kind in ("claims", "participation"))
    report = Report(dataset=said.id)
    load_description(dataclasses.replace(said, entries=mine, after=()), report, BY, "x")
    return report


def test_every_claim_loads_with_a_band_and_what_became_of_its_footnote():
    report = load()
    assert report.left_out == [] and {name: row["new"] for name, row in report.tables.items()} == {
        "claims": 436,
        "participation": 88,
    }
    traces = {trace: Claim.objects.filter(trace=trace).count() for trace in Claim.Trace.values}
    assert traces == {"named": 188, "lost": 236, "remark": 2, "reading": 10}
    bands = {band: ClaimSource.objects.filter(band=band).count() for band in ClaimSource.Band.values}
    assert bands == {"five-or-more": 38, "fewer-than-five": 164, "not-known": 234}
    assert (
        ClaimSource.objects.filter(kind="workshop").count() > 58
    )  # each claim that cites one, cites it by day
    one = queries.claim_for(VISITOR, "claim-fn049")
    assert (one.standing, one.status, one.driver, one.section) == (
        "history",
        "provisional",
        "skills",
        "3.2.1",
    )
    shown = [(said.shown.title, said.shown.dated) for said in queries.rest_of(VISITOR, one).speaks_for]
    assert [str(title) for title, _day in shown] == [
        "Fewer than five people, perhaps none",
        "North West Coast",
        "Greater Manchester",
        "Eastern",
    ]
    assert "Also cites published sources" in Claim.objects.get(source_id="claim-fn082").note
    assert queries.narrowed(VISITOR, queries.claims_for(VISITOR), trace="untraced").count() == 234
    before = Change.objects.count()
    again = load()
    assert {name: row["same"] for name, row in again.tables.items()} == {"claims": 436, "participation": 88}
    assert Change.objects.count() == before + 1

    mended = Claim.objects.get(source_id="claim-fn044")
    mended.sources.filter(kind="workshop").update(dated=None)
    ours = source(mended, side="against", party=None, user=None)
    gone = source(mended, kind="people", side="against", band="five-or-more")
    report = load()
    assert report.tables["claims"]["changed"] == 1
    assert not ClaimSource.objects.filter(pk__in=[ours.pk, gone.pk]).exists()  # nobody here said them

    counts = services.drop_dataset(dataset="landscape-2017", by=BY)
    assert counts == {"claim": 436, "participation": 88}
    assert not Claim.objects.exists() and not Participation.objects.exists()
