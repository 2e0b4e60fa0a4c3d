"""A new run of the matching leaves alone what people have begun."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.matches import queries, services
from alongside.exchange.matches.models import Match
from tests._support import introductions as two
from tests._support import rows

pytestmark = pytest.mark.django_db


def suggested(need, *offers):
    lines = [services.Suggestion(offer.pk, rank, 0.5, [{"why": "x"}]) for rank, offer in enumerate(offers, 1)]
    services.suggest(need_id=need.pk, suggestions=lines, run="run", by=Doer(process="test"))


def test_what_was_begun_stays_and_the_rest_is_replaced():
    those = two.two()
    other, third = rows.offer("Other"), rows.offer("Third")
    suggested(those.need, those.offer, other)
    two.introduced(those)
    suggested(those.need, those.offer, third)
    assert [match.offer for match in queries.matches_for(VISITOR, those.need.pk)] == [third]
    assert Match.objects.get(offer=those.offer).status == "introduced"
    assert not Match.objects.filter(offer=other).exists()


def test_what_was_taken_back_keeps_its_introduction_and_is_suggested_only_by_a_run():
    those = two.two()
    made = two.introduced(those)
    services.stop(ref=made.ref, by=two.doer(those.nell))
    suggested(those.need)
    assert queries.matches_for(VISITOR, those.need.pk) == []
    assert Match.objects.get().introductions.get() == made
    suggested(those.need, those.offer)
    (match,) = queries.matches_for(VISITOR, those.need.pk)
    assert (match.rank, match.score, match.reasons, match.run) == (1, 0.5, [{"why": "x"}], "run")
