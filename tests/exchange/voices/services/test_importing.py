"""A question from elsewhere keeps every vote, as one that is over; nobody is invented in the real world."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from alongside.exchange.voices.models import Statement, Vote
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.services.importing import bring_in, invent
from tests._support import voices
from tests._support.voices_opinions import question

pytestmark = pytest.mark.django_db


def said(key, text, **more):
    rest = {"is_shown": True, "is_seed": False, "author": "", "at": None}
    return SimpleNamespace(key=key, text=text, **(rest | more))


def promised(**more):
    return {
        "title": "What then?",
        "decides": "The bus",
        "decider": "The council",
        "answer_by": timezone.localdate(),
    } | more


def test_every_vote_is_kept_and_what_is_too_long_is_cut_and_told():
    _, by = voices.asker()
    at = timezone.now() - timedelta(days=90)
    ask, cut = bring_in(
        said=promised(),
        statements=[said("a", "Tea", author="7"), said("b", "x" * 400), said("c", "No", is_shown=False)],
        votes={("7", "a"): (1, at), ("8", "a"): (-1, None), ("8", "c"): (0, at)},
        by=by,
    )
    assert (ask.state, ask.opened_at, ask.closed_at) == ("closed", at, at) and cut == ["b"]
    assert sorted(Vote.objects.values_list("statement__number", "value")) == [(1, -1), (1, 1), (3, 0)]
    assert [len(row.text) for row in Statement.objects.order_by("number")] == [3, 300, 2]
    assert Statement.objects.get(number=3).state == "rejected"
    assert ask.participants.filter(user=None, guest=None, tell="none").count() == 2
    assert Statement.objects.get(number=1).contribution.participant is not None


@pytest.mark.parametrize("missing", ["title", "decides", "decider", "answer_by"])
def test_the_promise_is_said_here_too(missing):
    _, by = voices.asker()
    with pytest.raises(AskRefused):
        bring_in(said=promised(**{missing: ""}), statements=[], votes={}, by=by)


def test_people_are_invented_in_the_practice_town_only():
    found = question()
    with pytest.raises(AskRefused):
        invent(ask=found.ask, votes={("a", 1): 1}, at=timezone.now())
    found.ask.world = "practice"
    assert invent(ask=found.ask, votes={("a", 1): 1, ("b", 2): 0, ("b", 99): 1}, at=timezone.now()) == 2
    assert Vote.objects.count() == 2
