"""What is kept in memory holds until something is written, and only for those whose sight it is."""

from types import SimpleNamespace

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.accounts.sight import alike
from alongside.exchange.audit import keeping
from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.audit.models import FeedHead

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside(monkeypatch):
    """As a page asks: outside of any transaction, which the suite's own is."""
    monkeypatch.setattr(keeping, "connection", SimpleNamespace(in_atomic_block=False))


def counted():
    calls = []

    @kept_until_change
    def ask(what):
        calls.append(what)
        return len(calls)

    return ask, calls


def test_an_answer_is_kept_until_the_feed_moves_on(outside):
    ask, calls = counted()
    FeedHead.objects.update_or_create(pk=1, defaults={"last": 5})
    assert [ask("a"), ask("a"), ask("b")] == [1, 1, 2]
    FeedHead.objects.update(last=6)
    assert ask("a") == 3 and calls == ["a", "b", "a"]


def test_nothing_is_kept_where_nothing_was_ever_written(outside):
    ask, _ = counted()
    FeedHead.objects.all().delete()
    assert [ask("a"), ask("a")] == [1, 2]


def test_nothing_is_kept_inside_a_transaction_that_may_be_taken_back():
    ask, _ = counted()
    FeedHead.objects.update_or_create(pk=1, defaults={"last": 5})
    assert [ask("a"), ask("a")] == [1, 2]


def test_viewers_are_alike_exactly_when_they_see_the_same():
    one, other = Viewer(7, frozenset({1}), frozenset({2})), Viewer(8, frozenset({1}), frozenset({2}))
    assert alike(one) == alike(other)
    different = [VISITOR, Viewer(7), Viewer(7, frozenset({1})), Viewer(7, frozenset(), frozenset({2})), one]
    assert len({alike(viewer) for viewer in different}) == len(different)
    assert all(alike(viewer).audiences == viewer.audiences for viewer in different)
