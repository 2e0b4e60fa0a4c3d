"""Evaluations are asked, changed and said by those who may, and nobody else."""

from datetime import date

import pytest

from alongside.exchange.audit.models import Entry
from alongside.exchange.evidence.models import Evaluation
from alongside.exchange.evidence.notices_evaluations import EvaluationRefused
from alongside.exchange.evidence.services import evaluations as services
from tests._support.evidence_evaluations import evaluation, followed, line, looked, result
from tests._support.evidence_measures import Keeper

pytestmark = pytest.mark.django_db


def asked(keeper, **fields):
    plan = services.Plan(**({"question": " Did it work? "} | fields))
    return services.ask(plan=plan, about=services.About(), by=keeper.by)


def test_a_question_begins_with_whoever_asks_alone():
    keeper = Keeper()
    made = asked(keeper)
    assert (made.question, made.visibility, made.owner_id) == ("Did it work?", "private", keeper.party.pk)
    entry = Entry.objects.filter(kind="evaluation").get()
    assert entry.action == "ask"
    assert "Did it work" not in str(entry.detail)


@pytest.mark.parametrize("why", ["no-series", "own-beside", "often", "worlds", "no-question"])
def test_what_cannot_be_looked_at_so_is_refused(why):
    keeper = Keeper()
    mine = followed(line(), keeper)
    plan = {"design": "difference", "series": mine, "began_on": date(2024, 1, 1), "beside": (mine,)}
    plan |= {
        "no-series": {"series": None},
        "own-beside": {},
        "often": {"beside": (followed([1.0], Keeper("Week"), often="week"),)},
        "worlds": {"beside": (followed([1.0], Keeper("Far"), world="practice"),)},
        "no-question": {"question": " "},
    }[why]
    with pytest.raises(EvaluationRefused) as refused:
        asked(keeper, **plan)
    assert refused.value.why == why
    assert refused.value.field or why == "worlds"


def test_the_plan_is_changed_by_whoever_does_it_until_it_is_finished():
    asks, does, other = Keeper("Asks"), Keeper("Does"), Keeper("Other")
    found = evaluation(asks, done_by=does.actor)
    plan = services.Plan(question="Did it help?", done_by=does.actor)
    assert services.change(ref=found.ref, plan=plan, by=does.by).question == "Did it help?"
    with pytest.raises(Evaluation.DoesNotExist):
        services.change(ref=found.ref, plan=plan, by=other.by)
    Evaluation.objects.update(status="final", design="trial", found="It did.", kept_on=date(2026, 1, 1))
    with pytest.raises(EvaluationRefused, match="finished"):
        services.change(ref=found.ref, plan=plan, by=does.by)


def test_those_beside_it_follow_the_plan():
    keeper = Keeper()
    one, other, third = (followed(line(at), Keeper(f"K{at}")) for at in range(3))
    plan = {"design": "difference", "series": one, "began_on": date(2024, 1, 1)}
    made = asked(keeper, beside=(other, third), **plan)
    again = services.Plan(question="Did it?", beside=(third,), **plan)
    services.change(ref=made.ref, plan=again, by=keeper.by)
    assert [row.series for row in made.beside.all()] == [third]
    assert services.plan_of(Evaluation.objects.get(), [third]) == again


def test_findings_keep_the_answer_they_were_said_with():
    keeper = Keeper("Asker")
    found = looked(keeper=keeper)
    words = services.Words(found=" It did not. ")
    came = services.Answer("0" * 36, "ordinary", "C")
    first = services.say(ref=found.ref, status="provisional", words=words, answer=came, by=keeper.by)
    assert (first.answer, first.grade, first.found) == ("ordinary", "C", "It did not.")
    services.say(ref=found.ref, status="final", words=words, answer=came, by=keeper.by)
    after = services.say(ref=found.ref, status="final", words=services.Words(found="No."), by=keeper.by)
    assert (after.found, after.answer, after.run) == ("No.", "ordinary", "0" * 36)
    with pytest.raises(EvaluationRefused):
        services.say(ref=found.ref, status="running", words=words, by=keeper.by)


def test_results_of_places_come_and_go():
    keeper = Keeper("Asker")
    found = evaluation(keeper, design="trial")
    said = {
        "ref": found.ref,
        "site": "Wenbury",
        "way": "New",
        "is_usual": False,
        "people": 40,
        "by": keeper.by,
    }
    made = services.report(count=9, **said)
    with pytest.raises(EvaluationRefused) as refused:
        services.report(count=9, **said)
    assert refused.value.why == "twice"
    services.take_back(ref=found.ref, result=made.ref, by=keeper.by)
    assert not found.results.exists()
    with pytest.raises(Evaluation.DoesNotExist):
        services.take_back(ref=found.ref, result=result(found).ref, by=Keeper("Other").by)


def test_only_its_owner_says_who_may_see_it():
    asks, does = Keeper("Asks"), Keeper("Does")
    found = evaluation(asks, done_by=does.actor, visibility="private")
    with pytest.raises(Evaluation.DoesNotExist):
        services.share(ref=found.ref, visibility="public", by=does.by)
    assert services.share(ref=found.ref, visibility="public", by=asks.by).visibility == "public"
