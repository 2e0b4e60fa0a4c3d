"""Who scores what, and the ranking that may be shown."""

import pytest

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.voices.models import Idea, Score
from alongside.exchange.voices.queries import competitions as queries
from tests._support.voices_ideas import competition, connector, scored, user

pytestmark = pytest.mark.django_db


def test_only_those_who_are_named_score_and_only_what_is_left():
    ask, made = competition(connector())
    una, eve = viewer_for(user("una@example.org")), viewer_for(user("eve@example.org"))
    assert queries.scoring_for(una, world="real") == [ask]
    assert queries.scoring_for(eve, world="real") == queries.scoring_for(VISITOR, world="real") == []
    assert queries.my_scorer(eve, ask.competition) is None
    scored(ask, made, ((5, 5), (3, 3)))
    assert queries.scoring_for(una, world="real") == []


def test_marks_of_a_scorer_who_left_one_out_do_not_count():
    ask, made = competition(connector())
    scored(ask, made, ((5, 5), (3, 3)))
    Score.objects.filter(scorer__name="Una", pitch=made[0].pitch)[0].delete()
    ranked = queries.ranking(ask.competition, queries.pitches_of(ask))
    assert {one.pitch: one.scorers for one in ranked} == {made[0].pitch.pk: 2, made[1].pitch.pk: 3}


def test_what_nobody_has_looked_at_is_not_ranked():
    ask, made = competition(connector())
    Idea.objects.filter(pk=made[0].pk).update(state="new")
    assert [one.idea for one in queries.pitches_of(ask)] == [made[1]]
