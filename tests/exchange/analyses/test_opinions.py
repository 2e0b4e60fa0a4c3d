"""What is shown of a question changes when five more people came, and never shows fewer than five."""

import json

import pytest

from alongside.exchange.analyses import opinions, tasks
from alongside.exchange.analyses.models import Run
from alongside.exchange.voices.queries.opinions import own_cast
from tests._support.voices_opinions import over, question, vote

pytestmark = pytest.mark.django_db


def test_nothing_is_shown_of_fewer_than_five():
    found = question()
    vote(found, 4)
    assert opinions.due() == [] and opinions.refresh(conversation_id=found.pk) is None
    assert opinions.picture_of(found) is None
    vote(found, 1)
    assert opinions.due() == [found.pk]
    tasks._each_minute(None)
    assert opinions.refresh(conversation_id=found.pk) is not None
    assert opinions.picture_of(found).people == 5


def test_it_changes_when_five_more_people_came():
    found = question()
    vote(found, 12, side=0)
    vote(found, 10, side=1)
    first = opinions.refresh(conversation_id=found.pk)
    outcome = first.outcome
    assert [group["people"] for group in outcome["groups"]] == [12, 10]
    assert [row["kind"] for row in outcome["statements"]] == ["agreed"] * 4 + ["divides"] * 6
    assert first.engine == "opinions" and len(first.input_hash) == 64 and first.seed == 0
    vote(found, 4, side=1)
    assert opinions.refresh(conversation_id=found.pk) is None
    vote(found, 1, side=1)
    second = opinions.refresh(conversation_id=found.pk)
    assert [group["people"] for group in second.outcome["groups"]] == [15, 12]
    assert opinions.picture_of(found).run == second and Run.objects.count() == 2


def test_a_group_of_fewer_than_five_is_not_shown():
    found = question()
    vote(found, 20, side=0)
    vote(found, 3, side=1)
    outcome = opinions.refresh(conversation_id=found.pk).outcome
    assert [group["people"] for group in outcome["groups"]] == [23]


def test_what_is_kept_names_nobody():
    found = question()
    parts = vote(found, 9)
    kept = json.dumps(opinions.refresh(conversation_id=found.pk).outcome["dots"])
    assert json.loads(kept) == sorted(json.loads(kept))
    assert all(len(dot) == 3 and isinstance(part, int) for dot in json.loads(kept) for part in dot)
    assert not any(part.ref in kept for part in parts)


def test_one_stands_by_ones_own_votes():
    found = question()
    mine = vote(found, 9, side=1)[0]
    vote(found, 12, side=0)
    opinions.refresh(conversation_id=found.pk)
    picture = opinions.picture_of(found)
    you = opinions.stands(picture, own_cast(mine))
    assert you.group == 1 and you.given == 10
    assert opinions.stands(picture, {}) is None
    few = dict(list(own_cast(mine).items())[:2])
    assert opinions.stands(picture, few).group == -1


def test_an_hour_in_which_all_came_is_told_and_what_is_over_stays():
    found = question()
    vote(found, 8, side=0, days=3)
    vote(found, 12, side=1, days=1)
    balance = opinions.refresh(conversation_id=found.pk).outcome["balance"]
    assert balance["burst"] == 12 and balance["burst_share"] == 0.6
    over(found)
    vote(found, 4)
    assert opinions.due() == []
