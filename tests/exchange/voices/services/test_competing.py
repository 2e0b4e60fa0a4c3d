"""A competition from its terms to its result."""

import pytest
from django.utils import timezone

from alongside.exchange.voices.models import Answer, Ask, Idea, Score
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.services import competing
from alongside.exchange.voices.services.combining import split
from tests._support.voices_ideas import TERMS, by, competition, connector, ref, scored, user

pytestmark = pytest.mark.django_db


def test_terms_stay_as_they_were_once_it_is_open():
    owner = connector()
    ask, _made = competition(owner)
    with pytest.raises(AskRefused, match="stays as it was"):
        competing.set_terms(ask_ref=ask.ref, terms=TERMS, by=owner)
    with pytest.raises(Ask.DoesNotExist):
        competing.name_scorers(ask_ref=ask.ref, people=[], by=by(user("bob@example.org")))


def test_nobody_scores_while_pitches_come_in_nor_what_they_have_to_do_with():
    owner = connector()
    ask, (seats, _trees) = competition(owner)
    marks = {one.pk: (3, "") for one in ask.competition.criteria.all()}
    una = by(user("una@example.org"))
    competing.score(ref=ref(seats), marks=marks, by=una)
    Ask.objects.filter(pk=ask.pk).update(closes_on=timezone.localdate())
    with pytest.raises(AskRefused, match="after the last day"):
        competing.score(ref=ref(seats), marks=marks, by=una)
    competing.declare(ref=ref(seats), words="My sister made it.", by=una)
    assert not Score.objects.exists()
    with pytest.raises(AskRefused, match="others mark it"):
        Ask.objects.filter(pk=ask.pk).update(state="closed")
        competing.score(ref=ref(seats), marks=marks, by=una)
    with pytest.raises(Idea.DoesNotExist):
        competing.score(ref=ref(seats), marks=marks, by=by(user("eve@example.org")))


def test_a_result_needs_three_scorers_and_a_reason_to_each_and_is_an_answer():
    owner = connector()
    ask, (seats, trees) = competition(owner)
    gets = {ref(seats): 500, ref(trees): 0}
    reasons = {ref(seats): "Many sit.", ref(trees): "They die in the salt."}
    said = {"ask_ref": ask.ref, "words": "", "by": owner}
    with pytest.raises(AskRefused, match="Three people"):
        competing.publish(gets=gets, reasons=reasons, **said)
    scored(ask, [seats, trees], ((5, 4), (2, 2)))
    with pytest.raises(AskRefused, match="Give each its reason"):
        competing.publish(gets=gets, reasons={}, **said)
    competing.publish(gets=gets, reasons=reasons, **said)
    seats.refresh_from_db()
    trees.refresh_from_db()
    assert (seats.state, seats.pitch.rank, seats.pitch.gets) == ("taken-up", 1, 500)
    assert (trees.state, trees.pitch.rank, trees.pitch.gets) == ("not-taken", 2, 0)
    assert sorted(Answer.objects.values_list("did", "why")) == [
        ("not", "They die in the salt."),
        ("will", "Many sit."),
    ]
    with pytest.raises(AskRefused, match="published"):
        competing.publish(gets=gets, reasons=reasons, **said)


def test_what_is_pitched_is_not_split():
    owner = connector()
    _ask, (seats, _trees) = competition(owner)
    with pytest.raises(AskRefused, match="stays as it was pitched"):
        split(ref=ref(seats), titles=["A", "B"], by=owner)
