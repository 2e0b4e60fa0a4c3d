"""From a need to line-ups: who may be in one, what is never said, and the same answer again."""

from dataclasses import replace

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import convening
from alongside.exchange.analyses.convening_asking import Competence
from alongside.exchange.analyses.models import Run
from alongside.exchange.partnerships.models import HostRound, HostTally, Partnership
from tests._support import convening as support
from tests._support.introductions import viewer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def those(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), support.loaded(tmp_path_factory.mktemp("convening")) as found:
        yield found


def names(found):
    return {one.name for one in found.gathered.candidates}


def test_the_competences_of_a_need_are_its_help_what_to_know_and_who_must_be_at_the_table(those):
    wish = convening.usual_for(viewer(those.nell), those.need)
    counts = {one.code: one.counts for one in wish.competences}
    assert counts["housing-help"] == counts["equipment"] == counts["lived-experience"] == "must"
    assert {"cold-homes", "practice-champion", "policy-champion", "evaluator", "funder"} <= counts.keys()
    assert counts["funder"] == "good" and "funding" not in counts, "money is asked for once"


def test_nobody_unseen_past_far_or_invented_can_be_in_a_line_up(those):
    seen = convening.convene_need(viewer(those.nell), those.need)
    assert {"Warm Walls", "Snug Builders", "Wenbury Council", "Ann Quill", "Quay Surgery"} <= names(seen)
    assert names(seen).isdisjoint({"Tom Hush", "Old Warmth", "Far Off Homes", "Made Up Homes"})
    assert "Ann Quill" not in names(convening.convene_need(VISITOR, those.need))
    private = {one.name for one in seen.gathered.candidates if "equipment" in one.brings}
    assert private == {"Snug Builders"}, "what only a resident sees is no help that others know of"
    forced, _ = convening.one_line_up(viewer(those.nell), those.need, [those.hidden.pk, those.housing.pk])
    assert [one.actor for one in forced.line_ups[0].places] == [those.housing.pk]


def test_open_help_that_fits_counts_more_than_what_one_is(those):
    seen = convening.convene_need(viewer(those.nell), those.need).candidates
    assert seen[those.housing.pk].brings["housing-help"].level == 1
    assert seen[those.council.pk].brings["policy-champion"].level == 0.8
    assert seen[those.surgery.pk].brings["practice-champion"].level == 0.8
    assert seen[those.university.pk].brings["evaluator"].level >= 0.8
    assert seen[those.fund.pk].brings["funder"].level >= 0.8


def test_line_ups_hold_no_rivals_have_who_needs_it_and_a_host_who_sells_nothing(those):
    found = convening.convene_need(viewer(those.nell), those.need)
    assert found.line_ups
    for one in found.line_ups:
        assert not {those.housing.pk, those.builders.pk} <= set(one.actors)
        assert those.surgery.pk in one.actors and those.ann.pk in one.actors
        assert one.host not in (0, those.builders.pk, those.housing.pk, those.ann.pk)
    assert len({one.actors for one in found.line_ups}) == len(found.line_ups)


def test_the_same_question_is_answered_once_and_kept_with_what_was_chosen(those, monkeypatch):
    first = convening.convene_need(viewer(those.nell), those.need)
    monkeypatch.setattr(convening, "solved", None)
    again = convening.convene_need(viewer(those.nell), those.need)
    assert again == first and again.digest == first.digest
    assert not Run.objects.exists(), "looking keeps nothing"
    run = convening.keep_run(first, first.line_ups[0])
    assert run.input_hash == first.digest and run.outcome["need"] == those.need.pk
    kept = convening.kept_for(viewer(those.nell), Partnership(run=str(run.pk)))
    assert kept.line_ups == (first.line_ups[0],) and kept.gathered.wish == first.gathered.wish
    assert set(kept.candidates) == set(first.line_ups[0].actors)
    assert those.ann.pk not in convening.kept_for(VISITOR, Partnership(run=str(run.pk))).candidates
    assert convening.kept_for(VISITOR, Partnership(run="by hand")) is None


def test_what_counts_changes_what_is_asked_of_the_engine(those):
    nell = viewer(those.nell)
    usual = convening.usual_for(nell, those.need)
    as_usual = convening.convene_need(nell, those.need, usual)
    other = convening.convene_need(nell, those.need, replace(usual, steps=(0, 3, 0, 0)))
    assert other.digest != as_usual.digest
    only = replace(usual, competences=(Competence("funder", "must"),), size=(2, 3))
    for one in convening.convene_need(nell, those.need, only).line_ups:
        assert those.fund.pk in one.actors and len(one.actors) <= 3


def test_one_is_swapped_for_another_who_breaks_no_rule(those):
    nell = viewer(those.nell)
    team = [those.surgery.pk, those.housing.pk, those.alliance.pk, those.ann.pk]
    found, changes = convening.one_line_up(nell, those.need, team, out=those.alliance.pk)
    assert found.line_ups[0].why == "given" and set(found.line_ups[0].actors) == set(team)
    assert changes and those.builders.pk not in {one.actor for one in changes}, "a rival of one who stays"
    _, nobody = convening.one_line_up(nell, those.need, team, out=those.fund.pk)
    assert nobody == (), "who is not in it cannot be taken out"


def test_a_host_that_did_not_come_out_is_not_proposed_again(those):
    nell = viewer(those.nell)
    before = convening.convene_need(nell, those.need).line_ups[0].host
    asked = HostRound.objects.create(need=those.need, closes_on="2026-01-01", lot=0)
    HostTally.objects.create(round=asked, actor_id=before, could=6, yes=5, no=1)
    after = {one.host for one in convening.convene_need(nell, those.need).line_ups}
    assert before not in after


def test_the_answer_for_programs_names_members_as_commands_do(those):
    told = convening.convene_need(VISITOR, those.need, size=(2, 4), proposals=2).as_json()
    assert 1 <= len(told["proposals"]) <= 2
    for one in told["proposals"]:
        assert {"members", "coverage", "cohesion", "missing", "warnings", "gap"} <= one.keys()
        assert 2 <= len(one["members"]) <= 4 and one["need"] == those.need.ref
        assert {member["role"] for member in one["members"]} <= {"convener", "lead", "member"}
        assert set(one["cohesion"]) == {"diameter", "sum", "steiner"}
