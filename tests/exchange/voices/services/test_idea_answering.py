"""An answer to one suggestion: linked to each who said it, told to those who want it."""

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Notice
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries.ideas import answers_of
from alongside.exchange.voices.services.answering import AnswerSaid
from alongside.exchange.voices.services.combining import combine
from alongside.exchange.voices.services.idea_answering import answer
from alongside.exchange.voices.services.ideas import support
from tests._support.voices_ideas import by, connector, idea, ref, user

pytestmark = pytest.mark.django_db


def said(**fields):
    good = {
        "heard": "Seats",
        "did": "not",
        "why": "The quay is not ours.",
        "decided_by": "Nell, connector",
        "decided_on": timezone.localdate(),
    }
    return AnswerSaid(**(good | fields))


def test_all_who_said_a_part_of_it_and_all_who_want_it_are_told():
    owner = connector()
    ann, bob, cat = (user(f"{name}@example.org") for name in ("ann", "bob", "cat"))
    one, other = idea("Seats", by=by(ann)), idea("Benches", by=by(bob))
    support(ref=ref(one), by=by(cat))
    made = combine(ref=ref(one), others=[ref(other)], title="Places to sit", words="", by=owner)
    Notice.objects.all().delete()
    answer(ref=ref(made), to="not-taken", said=said(), by=owner)
    assert {row.user_id for row in Notice.objects.all()} >= {ann.pk, bob.pk, cat.pk}
    made.refresh_from_db()
    assert made.state == "not-taken" and len(answers_of(made)) == 1
    assert len(answers_of(one)) == 1  # and whoever opens what they said reads it there


def test_an_answer_that_says_too_little_changes_nothing():
    owner = connector()
    made = idea()
    with pytest.raises(AskRefused) as refused:
        answer(ref=ref(made), to="not-taken", said=said(decided_by=""), by=owner)
    assert refused.value.field == "decided_by"
    made.refresh_from_db()
    assert made.state == "looked-at" and not answers_of(made)
