"""A real exchange for journeys: the command line's own `demo`, on a free port and in a home of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 300  # seconds to load what ships, build the index and answer


class ServerError(RuntimeError):
    """The exchange did not come up; says what it printed."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A running exchange: its address, its home, and the process that holds web and worker."""

    url: str
    home: Path
    database_url: str
    process: subprocess.Popen[bytes]

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Give the same exchange a command, as its operator would."""
        return subprocess.run(
            [command(), *words],
            env=environment(self.home, self.database_url),
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def python(self, script: str) -> str:
        """Have a script of services and queries run on the same exchange; return what it prints."""
        done = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{script}"],
            env=environment(self.home, self.database_url)
            | {"DJANGO_SETTINGS_MODULE": "alongside.config.settings", "ALONGSIDE_URL": self.url},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        if done.returncode:
            raise ServerError(done.stderr[-3000:])
        return done.stdout.strip()

    def stop(self) -> None:
        """End web and worker together, by the process we started and its own group."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def command() -> str:
    """Find the command `alongside` beside the Python that runs the tests."""
    return str(Path(sys.executable).parent / "alongside")


def environment(home: Path, database_url: str = "") -> dict[str, str]:
    """Give a child process our settings and none of the suite's own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ALONGSIDE_", "DJANGO_", "PYTEST_"))}
    kept |= {"ALONGSIDE_HOME": str(home), "PYTHONWARNINGS": "default", "ALONGSIDE_LIMITS": "off"}
    if shared := os.environ.get("ALONGSIDE_SHARED"):
        kept["ALONGSIDE_SHARED"] = shared
    if database_url:
        kept["ALONGSIDE_DATABASE_URL"] = database_url
    return kept


def start(home: Path, database_url: str = "") -> Exchange:
    """Load what ships, serve it, and return once `/healthz` answers 200.

    Raises: ServerError with the last lines that the command printed.
    """
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    log = home / "demo.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [command(), "demo", "--port", str(port)],
            env=environment(home, database_url),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            start_new_session=True,
        )
    exchange = Exchange(f"http://127.0.0.1:{port}", home, database_url, process)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with (
            suppress(urllib.error.URLError, OSError),
            urllib.request.urlopen(f"{exchange.url}/healthz", timeout=5) as answer,
        ):
            if answer.status == 200:
                return exchange
        time.sleep(0.2)
    if process.poll() is None:
        exchange.stop()
    raise ServerError("`alongside demo` did not come up:\n" + log.read_text(errors="replace")[-3000:])
