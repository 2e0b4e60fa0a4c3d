"""Attaching to a case, taking off, and looking back: by whoever writes it, and by nobody else."""

import pytest

from alongside.exchange.audit.models import Entry
from alongside.exchange.evidence.models import Attached, Case, Revisit
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.services import since as services
from tests._support import rows
from tests._support.evidence_since import case
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
LINE = services.Line("visits", "Home visits", True, 48000, 41000, "The ledger")


@pytest.fixture
def kept():
    """An agreed case, who writes it, and somebody else."""
    found = case(status="agreed")
    return found, doer(user_of(found.owner)), doer(user_of(rows.actor("Other").party, "o@example.org"))


def test_what_is_attached_can_be_taken_off_by_its_writer_alone(kept):
    found, by, other = kept
    said = {"ref": found.ref, "kind": "quality", "title": " Safe? ", "says": "Yes."}
    with pytest.raises(Case.DoesNotExist):
        services.attach(**said, by=other)
    made = services.attach(**said, by=by)
    assert (made.title, made.user_id) == ("Safe?", by.user_id)
    with pytest.raises(Case.DoesNotExist):
        services.take_off(ref=found.ref, attached=made.ref, by=other)
    services.take_off(ref=found.ref, attached=made.ref, by=by)
    assert not Attached.objects.exists()
    entries = Entry.objects.filter(kind="case", action__in=("attach", "take-off"))
    assert {str(one.detail) for one in entries} == {str({"what": "quality"})}


def test_a_refusal_names_its_field(kept):
    found, by, _ = kept
    with pytest.raises(CaseRefused) as refused:
        services.attach(ref=found.ref, kind="quality", title="Safe?", url="javascript:x", by=by)
    assert refused.value.field == "url"


def test_a_look_back_keeps_what_was_expected_beside_what_it_came_to(kept):
    found, by, other = kept
    said = {"ref": found.ref, "version": found.versions.get(), "of": 3, "years": 1}
    with pytest.raises(Case.DoesNotExist):
        services.look_back(**said, lines=[LINE], words="Slow.", by=other)
    with pytest.raises(CaseRefused):
        services.look_back(**said, lines=[], words="Slow.", by=by)
    assert not Revisit.objects.exists()
    made = services.look_back(**said, lines=[LINE], words=" Slow. ", by=by)
    (line,) = made.figures.all()
    assert (made.words, line.expected, line.came_to, line.shown_by) == ("Slow.", 48000, 41000, "The ledger")
    assert Entry.objects.get(action="look-back").detail == {"years": 1, "lines": 1}
