"""Panels through analyses: checked, drawn with the run kept, replaced, replayed."""

from dataclasses import replace

import pytest

from alongside.exchange.analyses import lotteries
from alongside.exchange.analyses.lotteries import Drawn, Impossible, Row, Wanted
from alongside.exchange.analyses.models import Run

pytestmark = pytest.mark.django_db
PEOPLE = [Row(f"{100 + at}", {"age": "young" if at < 4 else "old"}, f"home {at // 2}") for at in range(12)]
WANTED = [Wanted("age", "young", 1, 2), Wanted("age", "old", 1, 3)]


def test_a_draw_keeps_its_run_and_says_what_replays_it():
    found = lotteries.draw(PEOPLE, WANTED, 3, "ball 7", alternates=2)
    run = Run.objects.get(pk=found.run)
    assert run.input_hash == found.input_hash
    assert run.outcome["number"] == found.number
    assert found.members == found.panels[found.number]
    assert len(found.alternates) == 2
    assert sum(found.chances.values()) == pytest.approx(3, abs=1e-4)
    again = lotteries.draw(PEOPLE[::-1], WANTED[::-1], 3, "ball 7", alternates=2)
    assert replace(again, run=found.run) == found


def test_before_a_draw_it_is_told_what_is_missing():
    assert lotteries.check(PEOPLE, WANTED, 3) is None
    wanted = [Wanted("age", "young", 3, 3), *WANTED[1:]]
    found = lotteries.check(PEOPLE, wanted, 4)
    assert "live at 2 addresses" in found.why
    assert found.ways[0].quotas == (Wanted("age", "young", 2, 3),)
    assert isinstance(lotteries.draw(PEOPLE, wanted, 4, "ball 7"), Impossible)
    assert not Run.objects.exists()


def test_somebody_is_drawn_instead_and_the_quotas_are_kept():
    found = lotteries.draw(PEOPLE, WANTED, 3, "ball 7")
    left, *staying = found.members
    new = lotteries.draw(PEOPLE, WANTED, 3, "ball 8", staying=staying, gone=[left])
    assert isinstance(new, Drawn)
    assert new.size == 1
    ages = {row.id: row.features["age"] for row in PEOPLE}
    now = [*staying, *new.members]
    assert left not in now
    assert 1 <= sum(ages[one] == "young" for one in now) <= 2


def test_a_record_is_drawn_again_and_what_was_changed_is_told():
    found = lotteries.draw(PEOPLE, WANTED, 3, "ball 7")
    record = {
        "panels": found.panels,
        "seed": found.seed,
        "number": found.number,
        "panel": found.members,
        "list": found.list_hash,
    }
    assert lotteries.replay_kept(record).is_same
    other = lotteries.replay_kept(record | {"panel": found.panels[0], "seed": "ball 9"})
    assert not other.is_same
    assert dict(other.checks)["list"]
    promised = lotteries.replay_kept(record | {"commitment": "0" * 64, "secret": "s", "words": ""})
    assert [name for name, good in promised.checks if not good] == ["promise", "seed"]
