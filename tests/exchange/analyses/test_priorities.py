"""Which two are asked next, and results that count enough people and change in steps."""

import pytest
from django.core.cache import cache

from alongside.exchange.analyses import priorities
from alongside.exchange.analyses.models import Run
from alongside.exchange.voices.models import Ballot
from alongside.exchange.voices.queries import ballots as queries
from alongside.exchange.voices.services import ballots
from tests._support.voices import part
from tests._support.voices_ballots import TITLES, ballot, choose_all, close, mark_all, refs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


def again(found):
    return Ballot.objects.select_related("ask").get(pk=found.pk)


def test_each_two_are_asked_once_and_then_nothing_is_left():
    found, _by = ballot()
    who, seen = part(found.ask), set()
    for turn in range(6):
        left, right = priorities.next_two(found, who, turn)
        assert priorities.next_two(found, who, turn) == (left, right)
        seen.add(frozenset((left.pk, right.pk)))
        ballots.choose(part=who, left=left.ref, right=right.ref, said="cannot")
    assert len(seen) == 6 and priorities.next_two(found, who, 7) is None
    assert priorities.next_two(found, None, 7) is not None


def test_nothing_is_shown_of_few_and_a_picture_changes_in_steps_of_five():
    found, _by = ballot()
    choose_all(found, 9)
    assert priorities.shown_for(again(found)) is None and not Run.objects.exists()
    choose_all(found, 1)
    first = priorities.shown_for(again(found))
    assert (first.people, first.is_final) == (5, False)
    choose_all(found, 4, order=(3, 2, 1, 0))
    assert priorities.shown_for(again(found)).run == first.run
    choose_all(found, 1, order=(3, 2, 1, 0))
    assert priorities.shown_for(again(found)).people == 10
    last = priorities.shown_for(close(found))
    assert (last.people, last.is_final) == (15, True)
    assert priorities.shown_for(again(found)).run == last.run and Run.objects.count() == 3


def test_the_order_is_that_of_the_answers_and_few_stand_apart():
    found, _by = ballot()
    choose_all(found, 12)
    late = found.options.create(title="New")
    for who in choose_all(found, 3):
        ballots.choose(part=who, left=late.ref, right=refs(found)[0], said="left")
    shown = priorities.shown_for(close(found))
    titles = dict(found.options.values_list("pk", "title"))
    assert [titles[row["id"]] for row in shown.outcome["options"]] == list(TITLES)
    assert shown.outcome["few"] == [late.pk] and shown.outcome["options"][0]["rank"] == 1
    people = queries.people_of(found)
    options = [one.pk for one in queries.options_of(found)]
    answers = queries.answers_of(found, people)
    assert priorities.digest("pairs", options, answers) == shown.run.input_hash
    assert priorities.worked_out("pairs", options, answers) | {"final": True} == shown.outcome


def test_people_who_weigh_differently_put_different_things_first():
    found, _by = ballot("criteria", titles=TITLES[:3])
    mark_all(found, 6, ("51333", "15333", "33333"), "30000")
    mark_all(found, 6, ("51333", "15333", "33333"), "03000")
    shown = priorities.shown_for(close(found))
    rows = {row["id"]: row for row in shown.outcome["options"]}
    first, second, third = (rows[pk] for pk in found.options.order_by("pk").values_list("pk", flat=True))
    assert first["top"] == pytest.approx(0.5, abs=0.05) == second["top"] and third["top"] < 0.02
    assert (first["why"], second["why"]) == ("relevance", "feasibility")
    assert shown.outcome["weighed"] == 12 and shown.outcome["weights"][:2] == [0.5, 0.5]


def test_marks_of_few_are_not_told():
    found, _by = ballot("criteria", titles=TITLES[:3])
    mark_all(found, 5, ("51333", "15333", "33333"))
    for who in mark_all(found, 2, ("51333", "15333", "33333"), "30000"):
        ballots.take_all_back(part=who)
    shown = priorities.shown_for(close(found))
    assert (shown.people, shown.outcome["weighed"], shown.outcome["weights"]) == (5, 0, [])
    assert all(one is not None for row in shown.outcome["options"] for one in row["spread"])


def test_the_thing_that_fewest_marked_comes_next():
    found, _by = ballot("criteria")
    there = refs(found)
    for at in (0, 1, 3):
        ballots.mark(part=part(found.ask), option=there[at], marks={"relevance": 3})
    who = part(found.ask)
    assert priorities.next_option(found, who, 1).ref == there[2]
    assert priorities.next_option(found, who, 1, {there[2]}).ref != there[2]
    for one in there:
        ballots.mark(part=who, option=one, marks={"relevance": 3})
    assert priorities.next_option(found, who, 1) is None
