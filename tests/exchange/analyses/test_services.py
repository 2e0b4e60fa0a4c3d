"""Suggestions are made of what everyone may see, with the run they come from."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.accounts.models import Party
from alongside.exchange.analyses import services
from alongside.exchange.analyses.models import Run
from alongside.exchange.analyses.tasks import suggest_for_need
from alongside.exchange.audit.models import Entry
from alongside.exchange.matches.models import Match
from alongside.exchange.matches.queries import matches_for
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(indexed):
    need = rows.need("Bread", "Fresh bread loaves for families")
    shown = [
        rows.offer("Bread loaves", "Fresh bread for families"),
        rows.offer("Bread baking", "Families bake bread"),
    ]
    hidden = rows.offer(
        "Secret bread", "Fresh bread loaves for families", visibility="private", owner=Party.objects.create()
    )
    members = rows.offer("Members' bread", "Fresh bread loaves for families", visibility="members")
    rows.offer("Bins", "Refuse collection")
    indexed()
    return need, shown, [hidden, members]


def test_a_run_and_its_suggestions_are_kept_of_what_everyone_may_see(asked):
    need, shown, others = asked
    assert services.suggest_for(need_id=need.pk) == len(matches_for(VISITOR, need.pk)) >= 2
    kept = Match.objects.filter(need=need)
    assert {match.offer for match in kept} >= set(shown) and not {match.offer for match in kept} & set(others)
    run = Run.objects.get()
    assert {match.run for match in kept} == {str(run.pk)}
    assert (run.engine, run.outcome["offers"], len(run.input_hash)) == ("matching", kept.count(), 64)
    assert [match.rank for match in kept] == list(range(1, kept.count() + 1))
    for match in kept:
        total = sum(part["weight"] for part in match.reasons)
        assert match.score == pytest.approx(
            sum(p["weight"] * p["score"] for p in match.reasons) / total, abs=1e-6
        )
    assert Entry.objects.filter(process="matching", action="suggest").count() == 1


def test_what_was_declined_stays_declined_and_the_rest_is_replaced(asked):
    need, shown, _ = asked
    services.suggest_for(need_id=need.pk)
    Match.objects.filter(offer=shown[0]).update(status="declined", declined_reason="Too far")
    services.suggest_for(need_id=need.pk)
    assert Match.objects.get(offer=shown[0]).status == "declined"
    newest = Run.objects.latest("made_at")
    assert {match.run for match in matches_for(VISITOR, need.pk)} == {str(newest.pk)}
    assert shown[0] not in {match.offer for match in matches_for(VISITOR, need.pk)}


def test_the_same_question_of_the_same_index_has_the_same_hash(asked):
    need, *_ = asked
    services.suggest_for(need_id=need.pk)
    services.suggest_for(need_id=need.pk)
    first, second = Run.objects.all()
    assert first.input_hash == second.input_hash and first.outcome == second.outcome


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"status": "met"}, {"status": "closed", "closed_reason": "Done"}]
)
def test_nothing_is_suggested_for_a_need_that_does_not_ask(asked, fields):
    need = rows.need("Bread", "Fresh bread", **fields)
    assert services.suggest_for(need_id=need.pk) == 0
    assert not Run.objects.exists()
    assert services.suggest_for(need_id=10**9) == 0


def test_the_task_does_what_the_service_does(asked):
    assert suggest_for_need.func(asked[0].pk) == Match.objects.count() >= 2


def test_an_exchange_without_an_index_gets_one_and_its_suggestions(asked, settings, tmp_path):
    settings.INDEX_PATH = tmp_path / "other"
    services.catch_up_or_build()
    from alongside.exchange.analyses.indexing import problems

    assert problems() == []
