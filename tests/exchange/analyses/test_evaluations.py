"""Whether something worked: every way of looking, and an answer that is kept."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import evaluations as analyses
from alongside.exchange.analyses.models import Run
from alongside.exchange.evidence.models import Evaluation, Observation, Series
from alongside.exchange.evidence.services.evaluations import Words
from tests._support.evidence_evaluations import beside, evaluation, followed, line, looked, result
from tests._support.evidence_measures import Keeper, definition

pytestmark = pytest.mark.django_db


def states(told):
    return {key: state for key, state, _facts in told.rests_on}


def test_a_saving_after_a_bad_spell_is_ordinary_variation():
    found = analyses.found_for(VISITOR, looked(values=line(spell=6)))
    assert found.answer == "ordinary"
    assert states(found)["no-bad-spell"] == "against"
    assert found.grade == "D"


@pytest.mark.parametrize("design", ["before-after", "time-series", "difference", "matched"])
def test_a_real_change_is_found_in_every_way(design):
    row = looked(design, line(change=-14))
    for at in range(5):
        beside(row, followed(line(10 + at, level=48 + at), Keeper(f"B{at}"), found=row.series.definition))
    found = analyses.found_for(VISITOR, row)
    assert found.answer == "better"
    assert found.change[2] < 0
    assert found.begin == 24
    assert len(found.values) == len(found.periods) == 40
    assert found.best == {"before-after": "C", "time-series": "B", "difference": "A", "matched": "B"}[design]
    if design == "matched":
        assert found.place_of == [1, 6]


def test_nothing_is_said_before_there_is_anything_to_look_at():
    assert analyses.found_for(VISITOR, evaluation()) is None
    assert analyses.found_for(VISITOR, looked(design="")) is None
    early = looked(values=line()[:20], keeper=Keeper("Early"))
    assert analyses.found_for(VISITOR, early).answer == "too-little"
    assert analyses.found_for(VISITOR, evaluation(Keeper("T"), design="trial")) is None


def test_figures_that_are_not_shared_say_nothing():
    row = looked()
    Series.objects.update(visibility="private")
    assert analyses.found_for(VISITOR, row) is None


def test_counts_of_few_people_are_not_among_what_is_looked_at():
    row = looked(values=[3.0, *line()[1:]], series=None)
    row.series = followed([3.0, *line()[1:]], Keeper("Few"), found=definition(of_people=True))
    row.save()
    assert analyses.found_for(VISITOR, row).values[0] is None


def test_a_gap_stays_a_gap():
    values = line(change=-14)
    values[30] = None
    for design in ("time-series", "matched"):
        row = looked(design, values, keeper=Keeper(design))
        for at in range(5):
            beside(row, followed(line(20 + at), Keeper(f"{design}{at}"), found=row.series.definition))
        found = analyses.found_for(VISITOR, row)
        assert found.values[30] is None
        assert found.answer == "better"


def test_what_was_finished_keeps_its_answer_when_figures_change():
    keeper = Keeper("Asker")
    row = looked(values=line(change=-14), keeper=keeper)
    analyses.say(keeper.viewer, row, status="final", words=Words(found="It helped."), by=keeper.by)
    row = Evaluation.objects.get()
    run = Run.objects.get(engine="measures")
    assert (row.answer, row.grade, row.run) == ("better", run.outcome["grade"], str(run.pk))
    before = analyses.found_for(VISITOR, row)
    assert not analyses.changed_since(VISITOR, row)
    Observation.objects.filter(starts_on__year=2024).update(value=99.0)
    assert analyses.changed_since(VISITOR, row)
    assert analyses.found_for(VISITOR, row) == before
    analyses.say(keeper.viewer, row, status="final", words=Words(found="Yes."), by=keeper.by)
    assert Run.objects.count() == 1


def test_first_findings_follow_the_figures():
    keeper = Keeper("Asker")
    row = looked(values=line(change=-14), keeper=keeper)
    analyses.say(keeper.viewer, row, status="provisional", words=Words(), by=keeper.by)
    row = Evaluation.objects.get()
    assert row.answer == "better"
    Observation.objects.all().update(value=50.0)
    assert analyses.found_for(VISITOR, row).answer == "ordinary"


def test_before_and_after_are_counted():
    row = looked()
    assert analyses.counted(VISITOR, row.series, row.began_on) == (24, 16)
    assert analyses.counted(VISITOR, row.series, None) == (40, 0)


def test_a_trial_is_told_by_site_and_together():
    row = evaluation(design="trial", direction="down")
    for at, (usual, new) in enumerate([(40, 22), (35, 20), (44, 25)]):
        result(row, f"Site {at}", count=usual, people=100)
        result(row, f"Site {at}", way="New", is_usual=False, count=new, people=100)
    found = analyses.found_for(VISITOR, row)
    assert found.answer == "better"
    assert found.grade == "A"
    assert [one["site"] for one in found.sites["rows"]] == ["Site 0", "Site 1", "Site 2"]
