"""What waits of figures: to say whether they are right, to keep them, to find out, to look back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.digests.queries import waiting_for
from tests._support import evidence, evidence_since, rows
from tests._support.evidence_evaluations import evaluation
from tests._support.evidence_measures import Keeper, observation, series
from tests._support.evidence_terms import Three, terms

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


def kinds(viewer):
    return [line.kind for line in waiting_for(viewer, NOW).lines if line.kind != "offer"]


def test_whoever_is_named_is_asked_whether_their_figures_are_right():
    ward = Keeper("Ward")
    version = evidence.version(evidence.case(status="review", owner=rows.actor("Club").party))
    evidence.party(version.case, actor=ward.actor)
    assert kinds(ward.viewer) == ["case-sign"]
    assert kinds(VISITOR) == kinds(Keeper("Other").viewer) == []


def test_whoever_answers_for_a_party_is_asked_who_pays_whom():
    three = Three()
    terms(three)
    viewer = viewer_for(three.people["hospital"])
    assert kinds(viewer) == ["case-sign", "terms-answer"]


def test_figures_that_are_missed_and_questions_that_are_open_wait_for_those_who_keep_them():
    keeper = Keeper("Ward")
    observation(series(keeper), day="2025-01-01")
    evaluation(done_by=keeper.actor)
    assert kinds(keeper.viewer) == ["evaluation-do", "figures-late"]


def test_what_was_agreed_long_ago_is_looked_back_at():
    keeper = Keeper("Ward")
    long_ago = TODAY - timedelta(days=500)
    evidence_since.case(owner=keeper.party, status="agreed", agreed_on=long_ago)
    assert kinds(keeper.viewer) == ["case-look-back"]
