"""Suggestions, for a viewer."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer, Viewer
from alongside.exchange.accounts.models import Party
from alongside.exchange.matches import queries
from alongside.exchange.matches.models import Match
from alongside.exchange.matches.services import Suggestion, suggest
from tests._support import rows

pytestmark = pytest.mark.django_db


def suggested(need, *offers):
    lines = [Suggestion(offer.pk, rank, 0.5, []) for rank, offer in enumerate(offers, 1)]
    suggest(need_id=need.pk, suggestions=lines, run="run", by=Doer(process="test"))


def test_a_suggestion_is_seen_where_need_and_offer_both_are():
    owner = Party.objects.create()
    hidden = {"visibility": "private", "owner": owner}
    need, secret = rows.need(), rows.need("Secret", **hidden)
    shown, kept = rows.offer("Shown"), rows.offer("Kept", **hidden)
    suggested(need, kept, shown)
    suggested(secret, shown)
    assert [match.offer for match in queries.matches_for(VISITOR, need.pk)] == [shown]
    assert queries.matches_for(VISITOR, secret.pk) == []
    mine = Viewer(1, frozenset({owner.pk}))
    assert [match.offer for match in queries.matches_for(mine, need.pk)] == [kept, shown], "best first"
    assert [match.offer for match in queries.matches_for(mine, secret.pk)] == [shown]


def test_what_was_declined_is_known_and_not_suggested_again():
    need, offer, other = rows.need(), rows.offer(), rows.offer("Other")
    suggested(need, offer, other)
    Match.objects.filter(offer=offer).update(status="declined", declined_reason="Too far")
    suggested(need, offer, other)
    assert queries.declined_offers([need.pk]) == {need.pk: {offer.pk}}
    assert [match.offer for match in queries.matches_for(VISITOR, need.pk)] == [other]
    assert Match.objects.get(offer=offer).declined_reason == "Too far"
