"""Many people vote at once, on the real server: none lost, and how long each waits.

So many people each vote every five seconds for a minute, then all at the same moment. The server and those
vote share the machine; nobody has an account, each has a part of their own by cookie, and the limits on
how often one may ask are on. On SQLite, and on PostgreSQL as the tests start it: it waits for no disk.

    python -m benchmarks.votes --out FILE [--people N] [--seconds N] [--database sqlite|postgres|both]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np

from .judgements import scratch
from .machine import said

PEOPLE, EVERY, SECONDS, STATEMENTS = 500, 5.0, 60.0, 60
PATIENCE, LONGEST = 300.0, 60.0  # seconds for the server to answer, and for one answer
STATEMENT = re.compile(rb'name="statement" value="(\d+)"')
SEED = """
import django; django.setup()
from django.utils import timezone
from datetime import timedelta
from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.directory.models import Actor
from alongside.exchange.accounts.models import Party
from alongside.exchange.voices.services import asks, conversing
party = Party.objects.create()
Actor.objects.create(party=party, name="Council", sector="public")
user = User.objects.create(email="bench@example.org", name="Bench")
Acting.objects.create(user=user, party=party, role="editor")
by = Doer(user_id=user.pk, acting_for_id=party.pk)
said = {"title": "What would help?", "decides": "What we do", "decider": "The board", "fixed": "Nothing",
        "minutes": 5, "pays": "Nothing", "answer_by": timezone.localdate() + timedelta(90)}
ask = asks.draft(kind="conversation", said=said, by=by)
conversing.set_up(ref=ask.ref, longest=200, looked_at=True, languages=["en"], by=by)
conversing.add_seeds(ref=ask.ref, lines=[f"Thing number {n} would help" for n in range(COUNT)], by=by)
conversing.open_conversation(ref=ask.ref, by=by)
print(ask.ref)
"""
MIGRATED = """
import os, pathlib, django; django.setup()
from tests._support import ground
ground.settle_in_home(pathlib.Path(os.environ["ALONGSIDE_HOME"]))  # a migrated file, as the tests keep it
"""
COUNTED = """
import django; django.setup()
from alongside.exchange.voices.models import Participant, Vote
print(Vote.objects.count(), Participant.objects.filter(started_at__isnull=False).count())
"""


@dataclass
class Person:
    """Somebody with a cookie jar, what they are shown, and what they voted on."""

    cookies: dict[str, str] = field(default_factory=dict)
    statement: bytes = b""
    voted: set[bytes] = field(default_factory=set)


@dataclass
class Phase:
    """What came of one phase: milliseconds of each vote that was kept, and what else was answered."""

    took: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)

    def told(self, seconds: float) -> dict[str, Any]:
        """The numbers that are kept."""
        took = np.array(self.took or [float("nan")])
        return {
            "votes": len(self.took),
            "a second": round(len(self.took) / seconds, 1),
            "p50": round(float(np.quantile(took, 0.5)), 1),
            "p95": round(float(np.quantile(took, 0.95)), 1),
            "longest": round(float(took.max()), 1),
            "not answered with 200": dict(self.wrong),
        }


async def ask(port: int, person: Person, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
    """One request on a connection of its own, as a phone that was laid down in between makes it."""
    body = urlencode(form).encode() if form is not None else b""
    head = [
        f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Connection: close",
        "Cookie: " + "; ".join(f"{name}={value}" for name, value in person.cookies.items()),
    ]
    if form is not None:
        head += [
            "X-Part: 1",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write("\r\n".join([*head, "", ""]).encode() + body)
        await writer.drain()
        answer = await reader.read(-1)
    finally:
        writer.close()
    top, _, page = answer.partition(b"\r\n\r\n")
    for line in top.split(b"\r\n"):
        if line.lower().startswith(b"set-cookie:"):
            name, _, value = line[11:].strip().split(b";")[0].partition(b"=")
            person.cookies[name.decode()] = value.decode()
    if found := STATEMENT.search(page):
        person.statement = found[1]
    return int(top.split()[1]), page


async def vote(port: int, person: Person, path: str, phase: Phase) -> None:
    """One vote, timed; on what the last answer showed."""
    on = person.statement
    form = {
        "csrfmiddlewaretoken": person.cookies.get("csrftoken", ""),
        "statement": on.decode(),
        "vote": random.choice(("agree", "disagree", "pass")),
    }
    start = time.perf_counter()
    try:
        status, _page = await asyncio.wait_for(ask(port, person, path, form), LONGEST)
    except (OSError, TimeoutError, IndexError) as wrong:
        phase.wrong[type(wrong).__name__] += 1
        return
    if status == 200:
        phase.took.append((time.perf_counter() - start) * 1000)
        person.voted.add(on)
    else:
        phase.wrong[str(status)] += 1


async def voting(port: int, ref: str, people: int, seconds: float) -> dict[str, Any]:
    """Everybody opens the page, then votes in their own rhythm, then all at once."""
    path, crowd = f"/questions/{ref}/vote/", [Person() for _ in range(people)]
    for person in crowd:  # one after the other: opening the page is not what is measured
        status, _page = await ask(port, person, path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
    steady, burst = Phase(), Phase()
    began = time.perf_counter()

    async def one(person: Person, at: float) -> None:
        due = began + at
        while due < began + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await vote(port, person, path, steady)
            due += EVERY

    await asyncio.gather(*(one(person, EVERY * n / people) for n, person in enumerate(crowd)))
    lasted = time.perf_counter() - began
    began = time.perf_counter()
    await asyncio.gather(*(vote(port, person, path, burst) for person in crowd))
    return {
        "steady": steady.told(lasted),
        "burst": burst.told(time.perf_counter() - began),
        "expected": sum(len(person.voted) for person in crowd),
    }


def run(database: str, people: int, seconds: float) -> dict[str, Any]:
    """Serve a throw-away home on a database, let people vote, and count what is kept."""
    with scratch() as folder, _database(database) as url:
        home = {"ALONGSIDE_HOME": folder, **({"ALONGSIDE_DATABASE_URL": url} if url else {})}
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("ALONGSIDE_", "DJANGO_"))
        }
        environment = kept | home | {"DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        if url:
            _python(environment, "-m", "django", "migrate", "--verbosity", "0")
        else:
            _python(environment, "-c", MIGRATED)
        ref = _python(environment, "-c", SEED.replace("COUNT", str(STATEMENTS)))
        port = _free_port()
        with _serving(environment, port):
            load = said()["load"]
            found = asyncio.run(voting(port, ref, people, seconds))
        votes, taking = (int(word) for word in _python(environment, "-c", COUNTED).split())
    found |= {"database": database, "people": people, "kept": votes, "taking part": taking}
    found |= {"lost": found["expected"] - votes, "load before": load, "load after": said()["load"]}
    return found


@contextmanager
def _database(name: str) -> Iterator[str]:
    if name == "sqlite":
        yield ""
        return
    from tests._support import postgres

    cluster = postgres.start()
    try:
        yield cluster.url()
    finally:
        cluster.stop()


@contextmanager
def _serving(environment: dict[str, str], port: int) -> Iterator[None]:
    """`alongside serve`, ended by its own process and its group."""
    command = [str(Path(sys.executable).parent / "alongside"), "serve", "--port", str(port)]
    with scratch() as folder, (Path(folder) / "log").open("wb") as log:
        process = subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _answers(port, process)
            yield
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _answers(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/about/", timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError("The server did not come up.")


def _python(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def main() -> int:
    """Measure each database, print, keep; say whether a vote was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--people", type=int, default=PEOPLE)
    options.add_argument("--seconds", type=float, default=SECONDS)
    options.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    chosen = options.parse_args()
    names = ("sqlite", "postgres") if chosen.database == "both" else (chosen.database,)
    result: dict[str, Any] = {**said(), "every": EVERY, "seconds": chosen.seconds, "databases": []}
    for name in names:
        result["databases"].append(run(name, chosen.people, chosen.seconds))
        if chosen.out:
            chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))
    lost = sum(one["lost"] for one in result["databases"])
    print(f"Lost: {lost}." if lost else "None lost.")
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
