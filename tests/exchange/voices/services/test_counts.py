"""Counts are kept for whoever brings them, known codes only, and deleted when they say so."""

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.counts_rules import MOST_SHEETS
from alongside.exchange.voices.models import CountSheet
from alongside.exchange.voices.notices_counts import CountsRefused
from alongside.exchange.voices.services import counts
from tests._support import rows
from tests._support.introductions import user

pytestmark = pytest.mark.django_db


def doer(name="nell"):
    return Doer(user_id=user(name, rows.actor(name).party).pk)


def test_known_codes_are_kept_and_unknown_ones_named():
    place = rows.place("Area", "small_area", code="E01000001")
    made = counts.bring(title=" Healthwatch ", counts={"E01000001": 7, "E09": 2}, by=doer())
    assert made.sheet.counts == {place.source_id: 7} and made.unknown == ("E09",)
    assert made.sheet.title == "Healthwatch"
    entry = Entry.objects.filter(kind="countsheet").get()
    assert entry.detail == {"areas": 1}


@pytest.mark.parametrize(
    ("title", "given", "why"), [("", {"X": 1}, "no-title"), ("T", {}, "no-rows"), ("T", {"X": 1}, "unknown")]
)
def test_what_cannot_be_kept_is_refused_with_the_reason(title, given, why):
    with pytest.raises(CountsRefused) as refused:
        counts.bring(title=title, counts=given, by=doer())
    assert refused.value.why == why and str(refused.value)


def test_nobody_but_a_user_brings_and_only_so_many():
    rows.place("Area", "small_area", code="E1")
    with pytest.raises(CountsRefused, match="Sign in"):
        counts.bring(title="T", counts={"E1": 1}, by=Doer(process="x"))
    by = doer()
    for _ in range(MOST_SHEETS):
        counts.bring(title="T", counts={"E1": 1}, by=by)
    with pytest.raises(CountsRefused, match="12"):
        counts.bring(title="T", counts={"E1": 1}, by=by)


def test_only_who_brought_it_deletes_it():
    rows.place("Area", "small_area", code="E1")
    mine, other = doer(), doer("ned")
    sheet = counts.bring(title="T", counts={"E1": 1}, by=mine).sheet
    with pytest.raises(CountSheet.DoesNotExist):
        counts.drop(ref=sheet.ref, by=other)
    counts.drop(ref=sheet.ref, by=mine)
    assert not CountSheet.objects.exists()
