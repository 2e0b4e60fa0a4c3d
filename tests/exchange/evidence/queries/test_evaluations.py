"""Who sees an evaluation and the figures behind it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence.models import Series
from alongside.exchange.evidence.queries import evaluations as queries
from tests._support import rows
from tests._support.evidence import case
from tests._support.evidence_evaluations import beside, evaluation, followed, line, looked, result
from tests._support.evidence_measures import Keeper

pytestmark = pytest.mark.django_db


def test_those_who_asked_and_those_who_do_it_see_what_is_private():
    asks, does, other = Keeper("Asks"), Keeper("Does"), Keeper("Other")
    found = evaluation(asks, visibility="private", commissioned_by=asks.actor, done_by=does.actor)
    assert queries.evaluation_for(asks.viewer, found.ref) == found
    assert queries.evaluation_for(does.viewer, found.ref) == found
    assert queries.evaluation_for(other.viewer, found.ref) is None
    assert queries.evaluation_for(VISITOR, found.ref) is None
    assert queries.kept(does.viewer, found.ref) == found
    assert queries.owns(asks.viewer, found)
    assert not queries.owns(does.viewer, found)
    assert queries.kept(other.viewer, evaluation(asks).ref) is None


def test_what_it_is_about_must_be_seen_too():
    asks = Keeper("Asks")
    hidden = rows.offer(kind="innovation", visibility="private", owner=Keeper("Far").party)
    secret = case(visibility="private", owner=Keeper("Away").party)
    for about in ({"offer": hidden}, {"case": secret}):
        found = evaluation(asks, **about)
        assert queries.evaluation_for(VISITOR, found.ref) is None
        assert queries.evaluation_for(asks.viewer, found.ref) is None


def test_figures_are_given_only_where_all_of_them_are_seen():
    found = looked(keeper=Keeper("Asks"))
    other = followed(line(2), Keeper("Beside"))
    beside(found, other)
    assert queries.figures_of(VISITOR, found) == (found.series, [other])
    Series.objects.filter(pk=other.pk).update(visibility="private")
    assert queries.figures_of(VISITOR, found) is None


def test_lists_are_narrowed():
    asks = Keeper("Asks")
    one = evaluation(asks, question="Did lunch help?", design="trial", status="running", answer="ordinary")
    evaluation(Keeper("Else"), question="Did rowing help?", world="practice")
    rows_of = queries.evaluations_for(asks.viewer)
    for said in (
        {"q": "lunch help"},
        {"status": "running"},
        {"design": "trial"},
        {"answer": "ordinary"},
        {"mine": True},
    ):
        assert list(queries.narrowed(asks.viewer, rows_of, **said)) == [one]
    assert list(queries.evaluations_for(VISITOR, world="real")) == [one]


def test_what_waits_for_whoever_does_it():
    does = Keeper("Does")
    found = evaluation(done_by=does.actor)
    assert list(queries.waiting(does.viewer, world="real")) == [found]
    assert not queries.waiting(VISITOR, world="real").exists()
    found.status, found.design, found.found, found.kept_on = "final", "trial", "It did.", "2026-01-01"
    found.save()
    assert not queries.waiting(does.viewer, world="real").exists()


def test_comparable_figures_count_the_same_as_often():
    mine = followed(line(), Keeper("Mine"))
    same = followed(line(2), Keeper("Same"), found=mine.definition)
    followed(line(3), Keeper("Week"), found=mine.definition, often="week")
    followed(line(4), Keeper("Thing"))
    assert queries.comparable(VISITOR, mine) == [same]
    assert queries.choosable(Keeper("Nobody").viewer, world="real")


def test_the_answer_of_several_innovations_is_one_question():
    offers = [rows.offer(kind="innovation") for _ in range(3)]
    made = [evaluation(Keeper(f"K{at}"), offer=one, answer="ordinary") for at, one in enumerate(offers)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = queries.by_offers(VISITOR, [one.pk for one in offers])
    assert found == {one.offer_id: [one] for one in made}
    assert len(asked) == 1


def test_a_result_is_found_under_its_own_evaluation_only():
    one = result()
    assert queries.result_by(one.evaluation, one.ref) == one
    assert queries.result_by(evaluation(Keeper("Else")), one.ref) is None
    assert queries.results_of(one.evaluation) == [one]
