"""The thread that keeps the index true while people write."""

import threading

import pytest

from alongside.exchange.analyses import following, waking
from tests._support import races


@pytest.mark.django_db(transaction=True)
def test_an_edit_is_found_within_a_second_and_a_fault_in_one_round_does_not_end_it(home, settings):
    settings.ENCODER = "latent"
    races.play("follower", home)


def test_a_commit_in_this_process_wakes_the_follower():
    waking.woken.clear()
    waking.wake(3)
    assert waking.woken.is_set()
    waking.woken.clear()


def test_the_follower_goes_on_after_a_fault_until_told_to_stop(monkeypatch):
    stop, rounds = threading.Event(), []

    def fail(event):
        rounds.append(1)
        if len(rounds) == 3:
            event.set()
        raise OSError("no disk")

    monkeypatch.setattr(following, "_follow", fail)
    monkeypatch.setattr(following, "AFTER_A_FAULT", 0)
    following.follow(stop)
    assert len(rounds) == 3
