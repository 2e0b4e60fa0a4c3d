"""Databases and homes that take long to make, made once and copied: migrated, and with what ships.

A migrated SQLite file outlives the run and is made again when a migration changes. A home with what ships,
and everything on PostgreSQL, lives in the run's own folder, where its workers share it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests._support import server
from tests._support.needs import ROOT

KEPT = ROOT / ".pytest_cache" / "d" / "migrated"


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time is in here, of all that know the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint() -> str:
    """A hash of every migration of every app, of Django, and of SQLite."""
    import django
    from django.apps import apps

    found = hashlib.sha256(f"{django.__version__} {sqlite3.sqlite_version}".encode())
    for config in apps.get_app_configs():
        for path in sorted((Path(config.path) / "migrations").glob("*.py")):
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:20]


def _give(home: Path, url: str, *words: str) -> None:
    done = subprocess.run(
        words,
        env=server.environment(home, url) | {"DJANGO_SETTINGS_MODULE": "alongside.config.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=server.PATIENCE,
    )
    if done.returncode:
        raise server.ServerError(f"{' '.join(words)}:\n{(done.stdout + done.stderr)[-3000:]}")


def _migrate(home: Path, url: str = "") -> None:
    _give(home, url, sys.executable, "-m", "django", "migrate", "--verbosity", "0")


@contextmanager
def _migrated() -> Iterator[Path]:
    """The migrated SQLite file, which nobody changes or takes away meanwhile."""
    with _alone(KEPT):
        file = KEPT / f"{_fingerprint()}.sqlite3"
        if not file.exists():
            for old in KEPT.glob("*.sqlite3"):
                old.unlink()
            with tempfile.TemporaryDirectory(dir=KEPT) as home:
                made = Path(home) / "alongside.sqlite3"
                _migrate(made.parent)
                with closing(sqlite3.connect(made)) as connection:
                    connection.execute("PRAGMA journal_mode=DELETE")
                made.rename(file)
        yield file


def settle_in_memory(name: str) -> sqlite3.Connection:
    """A migrated database in memory under a URI's name; it is there for as long as somebody is connected."""
    target = sqlite3.connect(name, uri=True)
    with _migrated() as file, closing(sqlite3.connect(file)) as source:
        source.backup(target)
    return target


def settle_in_home(home: Path) -> Path:
    """A home with a migrated SQLite database and nothing else."""
    home.mkdir(parents=True, exist_ok=True)
    with _migrated() as file:
        shutil.copyfile(file, home / "alongside.sqlite3")
    return home


def migrated_on(url: str, run: Path) -> str:
    """The name of a migrated database in the run's own cluster, to be a template."""
    with _alone(run / "ground"):
        if not (run / "ground" / "migrated").exists():
            there = database(url, "migrated")
            with tempfile.TemporaryDirectory() as home:
                _migrate(Path(home), there)
            (run / "ground" / "migrated").touch()
    return "migrated"


def database(url: str, name: str, template: str = "template1") -> str:
    """Make a database in the cluster of a URL; return its own URL."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return url.rsplit("/", 1)[0] + f"/{name}"


def settle_with_what_ships(home: Path, url: str, run: Path) -> str:
    """Fill a home with what ships, indexed, and the practice town at work; return its database's URL.

    `url` is the cluster's, or nothing for SQLite; `run` is the folder that the workers of a run share.
    """
    kept = run / "shipped"
    with _alone(run / "shipping"):
        if not kept.exists():
            making = run / "shipping" / "home"
            there = database(url, "shipped", migrated_on(url, run)) if url else ""
            making.mkdir() if url else settle_in_home(making)
            _give(making, there, server.command(), "demo", "--no-serve")
            making.rename(kept)
        shutil.copytree(kept, home, dirs_exist_ok=True)
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        return database(url, f"exchange_{worker}", "shipped") if url else ""
