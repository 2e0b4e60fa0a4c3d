"""What needs threads on a database of files: played here on PostgreSQL, in a process apart on SQLite.

The suite's SQLite database lies in memory, where threads share one connection's locks; the exchange's
does not.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests._support import ground

ROOT = Path(__file__).resolve().parents[2]
EACH = 15


def play(name: str, home: Path) -> None:
    """Play a function of this module in the test's database if it has threads, else apart."""
    from django.db import connection

    if connection.vendor == "postgresql":
        globals()[name]()
        return
    script = f"import django; django.setup()\nfrom tests._support import races; races.{name}()"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ALONGSIDE_", "PYTEST_"))}
    kept |= {
        "ALONGSIDE_HOME": str(ground.settle_in_home(home)),
        "ALONGSIDE_ENCODER": "latent",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env=kept,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def two_writers() -> None:
    """Two threads write to the feed at once: every number is there once, and each follower call came."""
    from django.db import connection, transaction

    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.audit import services
    from alongside.exchange.audit.models import Change, Entry
    from alongside.exchange.audit.queries import feed_head, trail_faults

    faults: list[Exception] = []
    heard: list[int] = []
    services.on_change(heard.append)
    first, start = feed_head(), threading.Barrier(2)

    def write(kind: str) -> None:
        try:
            start.wait(10)
            for number in range(EACH):
                with transaction.atomic():
                    services.record(by=Doer(process="race"), action="edit", kind=kind, ids=[number])
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(kind,)) for kind in ("offer", "need")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    services._followers.remove(heard.append)
    assert not faults, faults
    expected = list(range(first + 1, first + 2 * EACH + 1))
    assert list(Change.objects.filter(seq__gt=first).values_list("seq", flat=True)) == expected
    assert feed_head() == expected[-1] and sorted(heard) == expected
    assert Entry.objects.filter(process="race").count() == 2 * EACH
    assert trail_faults() == []


def follower() -> None:
    """The follower's thread: an edit is found within a second, also after a round that failed."""
    from django.db import connection, transaction

    from alongside.exchange.accounts.access import VISITOR, Doer
    from alongside.exchange.analyses import following, indexing
    from alongside.exchange.analyses.answers import Ask
    from alongside.exchange.analyses.matching import find_offers
    from alongside.exchange.analyses.searching import search
    from alongside.exchange.audit.services import record
    from alongside.exchange.offers.models import Offer

    offer = Offer.objects.create(title="Bread", summary="Fresh loaves every morning", kind="support")
    indexing.rebuild()
    before, following.AFTER_A_FAULT = following.AFTER_A_FAULT, 0.05
    real, failed = indexing.catch_up, threading.Event()

    def catch_up(*given):  # type: ignore[no-untyped-def]
        if not failed.is_set():
            failed.set()
            raise RuntimeError("one round fails")
        return real(*given)

    indexing.catch_up = catch_up
    stop = threading.Event()

    def follow() -> None:
        following.follow(stop)
        connection.close()

    thread = threading.Thread(target=follow)
    thread.start()

    def is_heard(summary: str) -> bool:
        """Both indexes know it: that of matching and that of search."""
        answer = find_offers(VISITOR, Ask(text=summary))
        matched = any(
            line.part == "topic" and line.score > 0.5 for found in answer.found for line in found.reasons
        )
        return matched and search(VISITOR, summary, literal=True).total == 1

    def edit(summary: str) -> float:
        started = time.monotonic()
        with transaction.atomic():
            Offer.objects.filter(pk=offer.pk).update(summary=summary)
            record(by=Doer(process="test"), action="edit", kind="offer", ids=[offer.pk])
        while not is_heard(summary):
            assert time.monotonic() - started < 20, f"the index never heard of: {summary}"
            time.sleep(0.02)
        return time.monotonic() - started

    try:
        edit("Zebra riding lessons by moonlight")
        assert failed.is_set(), "the first round failed, and the follower went on"
        took = [
            edit(f"{word} lessons for beginners in quietude")
            for word in ("Trombone", "Calligraphy", "Falconry")
        ]
        assert min(took) < 1.0, took
    finally:
        stop.set()
        thread.join(20)
        indexing.catch_up, following.AFTER_A_FAULT = real, before
    assert not thread.is_alive()


def two_keeps() -> None:
    """Two people press the button of one list at once: it is kept once, and the other is told so."""
    from django.db import connection

    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.directory.models import Actor
    from alongside.exchange.feeds import services
    from tests._support import lists

    party = lists.town().party
    user = User.objects.create(email="race@x.example")
    Acting.objects.create(user=user, party=party, role="broker")
    by = Doer(user_id=user.pk, acting_for_id=party.pk)
    brought = services.bring_list(content=lists.pasted(lists.sixty()).encode(), name="x", by=by)
    services.choose_columns(ref=brought.ref, kind="actors", header=True, roles=brought.roles, place="", by=by)
    outcomes: list[str] = []
    start = threading.Barrier(3)

    def press() -> None:
        try:
            start.wait(10)
            services.start_keeping(ref=brought.ref, wishes=services.Wishes("L"), by=by)
            outcomes.append("kept")
        except services.ListRefused as refused:
            outcomes.append(str(refused))
        except Exception as fault:
            outcomes.append(repr(fault))
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert outcomes.count("kept") == 1, outcomes
    assert all(said == "kept" or "kept" in said.split() for said in outcomes), outcomes
    brought.refresh_from_db()
    assert brought.state == "kept" and Actor.objects.filter(dataset=brought.dataset).count() == 48


def one_place() -> None:
    """Twelve introductions to an offer with one place are accepted at once: one has it, eleven are told."""
    from django.db import connection

    from alongside.exchange.matches import services
    from alongside.exchange.matches.models import Introduction
    from alongside.exchange.offers.models import Offer
    from tests._support import introductions, rows

    those = introductions.two(capacity=1, taken=0)
    by = introductions.doer(those.helper)
    refs = []
    for number in range(12):
        those.need = rows.need(f"Need {number}", actor=those.need.actor, owner=those.need.owner)
        refs.append(introductions.introduced(those, by=those.ward).ref)
    outcomes: list[str] = []
    start = threading.Barrier(12)

    def accept(ref: str) -> None:
        try:
            start.wait(20)
            outcomes.append(services.answer(ref=ref, which="offer", says="yes", by=by).state)
        except services.IntroductionRefused as refused:
            outcomes.append(refused.why)
        except Exception as fault:
            outcomes.append(repr(fault))
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=(ref,)) for ref in refs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["accepted"] + ["last-place"] * 11, outcomes
    assert Offer.objects.get(pk=those.offer.pk).taken == 1
    assert Introduction.objects.filter(state="accepted").count() == 1
    assert Introduction.objects.filter(state="open").count() == 11


def sent_once() -> None:
    """Four people send one sharing at once: its introductions are made once, the others are told."""
    from django.db import connection

    from alongside.exchange.matches.models import Introduction
    from alongside.exchange.matches.services import sharing
    from tests._support.introductions import doer
    from tests._support.sharing import few, kept

    those = few()
    made, by = kept(those), doer(those.nell)
    given = [sharing.Given(need.pk, those.lunch.pk, 1) for need in those.needs[:2]]
    outcomes: list[str] = []
    start = threading.Barrier(4)

    def send() -> None:
        try:
            start.wait(20)
            said = {"ref": made.ref, "fair": "none", "run": "", "given": given, "by": by}
            outcomes.append(str(len(sharing.send_sharing(words=lambda need, offer, places: "Hello", **said))))
        except sharing.SharingRefused as refused:
            outcomes.append(refused.why)
        except Exception as fault:
            outcomes.append(repr(fault))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["2", "sent", "sent", "sent"], outcomes
    assert Introduction.objects.count() == 2


def twelve_voices() -> None:
    """Three members vote four times each at once and close it: no vote is lost, and it closes once."""
    from django.db import connection

    from alongside.exchange.audit.models import Entry
    from alongside.exchange.partnerships.notices import PartnershipRefused
    from alongside.exchange.partnerships.queries import deciding as queries
    from alongside.exchange.partnerships.services import deciding
    from tests._support.governing import asked, three, votes

    found, *people = three()
    decision = asked(found, people[0])
    came: list[str] = []
    start = threading.Barrier(12)

    def speak(who, stance: str) -> None:  # type: ignore[no-untyped-def]
        start.wait(10)
        try:
            votes(decision, who, stance)
            deciding.close_decision(ref=found.ref, decision_ref=decision.ref, by=who.by)
            came.append("done")
        except PartnershipRefused as refusal:
            came.append(refusal.why)
        except Exception as fault:
            came.append(repr(fault))
        finally:
            connection.close()

    stances = ("for", "abstain", "for", "for")
    threads = [threading.Thread(target=speak, args=(who, said)) for who in people for said in stances]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(came) == 12 and set(came) <= {"done", "waits", "closed"}, came
    assert came.count("done") == 1, came
    kept = queries.decision_for(people[0].viewer, found.ref, decision.ref)
    assert kept is not None and queries.tally(kept).present == 3
    assert Entry.objects.filter(action="decide").count() == 1
