from datetime import UTC, datetime, timedelta

import pytest

from alongside.exchange.audit import recurring
from alongside.exchange.audit.models import Recurrence

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def done(monkeypatch):
    """Two pieces of work, and the list of what was done."""
    monkeypatch.setattr(recurring, "_known", {})
    found = []
    recurring.every("often", minutes=1)(lambda now: found.append(("often", now)))
    recurring.every("seldom", days=1)(lambda now: found.append(("seldom", now)))
    return found


@pytest.mark.django_db
def test_work_is_done_at_first_and_then_when_it_is_due(done):
    assert recurring.do_due(NOON) == ["often", "seldom"]
    assert recurring.do_due(NOON + timedelta(seconds=59)) == []
    assert recurring.do_due(NOON + timedelta(seconds=60)) == ["often"]
    assert done == [("often", NOON), ("seldom", NOON), ("often", NOON + timedelta(seconds=60))]


@pytest.mark.django_db
def test_what_another_process_has_done_is_not_done_again(done):
    Recurrence.objects.create(name="often", last_at=NOON)
    assert recurring.do_due(NOON) == ["seldom"]


@pytest.mark.django_db
def test_work_that_fails_waits_for_its_next_turn(done, monkeypatch):
    def fails(now):
        raise OSError("nobody answers")

    recurring.every("often", minutes=1)(fails)
    with pytest.raises(OSError, match="nobody answers"):
        recurring.do_due(NOON)
    assert recurring.do_due(NOON + timedelta(seconds=1)) == ["seldom"], "the rest is not held up for long"
