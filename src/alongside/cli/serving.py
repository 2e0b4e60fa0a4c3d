"""Commands that run an exchange: serve, worker, demo."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from . import practice
from .app import app, django_ready, err, out, progress_bar, refuse, row_counter, tables_ready

Port = Annotated[int, typer.Option(help="The port to listen on.", envvar="PORT", min=1, max=65535)]
Host = Annotated[str, typer.Option(help="The address to listen on.")]
SHIPPED = ("geography", "taxonomy", "measures", "landscape-2017", "practice-town")
GRACE = 10  # seconds for web and worker to end
ROUND = 10  # seconds between two looks at what is due


@app.command()
def serve(
    port: Port = 8000,
    host: Host = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="How many web processes.", min=1)] = 2,
) -> None:
    """Bring the database up to date, serve pages and API until stopped; run `alongside worker` beside it."""
    django_ready()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    os.execv(sys.executable, _web(host, port, workers))


def _web(host: str, port: int, workers: int) -> list[str]:
    return [
        sys.executable,
        *("-m", "gunicorn", "alongside.config.wsgi:application"),
        *("--bind", f"{host}:{port}", "--workers", str(workers), "--threads", "4"),
        *("--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"),
        *("--log-level", "warning", "--preload", "--limit-request-line", "8190"),
    ]


@app.command()
def worker() -> None:
    """Follow the change feed, keep the index up to date, and do queued work, until stopped."""
    django_ready()
    from django_tasks_db.management.commands.db_worker import Worker

    from alongside.exchange.analyses.following import follow

    stop = threading.Event()
    threads = [
        threading.Thread(target=follow, args=(stop,), name="index-follower", daemon=True),
        threading.Thread(target=_keep_time, args=(stop,), name="timekeeper", daemon=True),
    ]
    for thread in threads:
        thread.start()
    queue = Worker(
        queue_names=["*"],
        interval=0.5,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"alongside-{os.getpid()}",
        excluded_queue_names=[],
    )

    def end(number: int, frame: object) -> None:
        queue.running = False
        stop.set()
        if not queue.running_task:
            raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        queue.run()
    finally:
        stop.set()
        for thread in threads:
            thread.join(GRACE)


def _keep_time(stop: threading.Event) -> None:
    """Do what is done again and again, when it is due; what fails is logged and done the next time."""
    from django.db import close_old_connections
    from django.utils import timezone

    from alongside.exchange.audit.recurring import do_due

    while not stop.wait(ROUND):
        close_old_connections()
        try:
            do_due(timezone.now())
        except Exception:
            logging.getLogger("alongside").exception("recurring work")


@app.command()
def demo(
    pack: Annotated[
        Path | None, typer.Option(help="A folder with the England pack, to load as well.")
    ] = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Load and index, then end.")] = False,
    port: Port = 8000,
) -> None:
    """Load what ships, build the index, and serve it on this machine alone."""
    os.environ["ALONGSIDE_DEMO"] = "1"
    os.environ.setdefault("ALONGSIDE_URL", f"http://localhost:{port}")
    if not no_serve and _taken(port):
        refuse(f"Port {port} is in use. Choose another: make demo PORT={port + 1}")
    if pack is not None and not pack.is_dir():
        refuse(f"--pack: there is no folder {pack}.")
    django_ready()
    _prepare(pack)
    if no_serve:
        return
    _run_both(port)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _prepare(pack: Path | None) -> None:
    """Bring the database and the index to where a newcomer can start; quick when they are there already."""
    from django.conf import settings

    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.analyses.queries import IndexProblem
    from alongside.exchange.analyses.services import catch_up_or_build
    from alongside.exchange.feeds.services import LoadRefused, is_current, load_folder

    tables_ready()
    by = Doer(process="alongside demo")
    bar, move = progress_bar()
    try:
        with bar:
            for folder in [*(settings.DATA / name for name in SHIPPED), *([pack] if pack else [])]:
                if not is_current(folder=folder):
                    load_folder(folder=folder, by=by, progress=row_counter(move))
            catch_up_or_build(move)
            practice.settle(by)
            catch_up_or_build(move)
    except LoadRefused as problem:
        refuse(str(problem))
    except IndexProblem as problem:  # a worker that runs already keeps the index itself
        err.print(f"The data are loaded; the index follows later. {problem}", markup=False, highlight=False)


def _run_both(port: int) -> None:
    """Web and worker as two children that end together, whichever ends first."""
    children = [
        subprocess.Popen(_web("127.0.0.1", port, 2), env=os.environ),
        subprocess.Popen([sys.executable, sys.argv[0], "worker"], env=os.environ),
    ]

    def end(number: int, frame: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        if _listens(port, children):
            out.print(f"http://localhost:{port}/", highlight=False)
            _say_who_signs_in(port)
            err.print("Press Ctrl+C to stop.")
        while all(child.poll() is None for child in children):
            time.sleep(0.2)
    finally:
        _end(children)


def _say_who_signs_in(port: int) -> None:
    from alongside.exchange.accounts.backends import DEMO_EMAIL, DEMO_EMAILS, DEMO_PASSWORD
    from alongside.exchange.accounts.queries import is_known

    if is_known(DEMO_EMAIL):
        err.print(f"Try it as: http://localhost:{port}/account/login/", highlight=False)
        err.print(
            f"{', '.join(DEMO_EMAILS.values())}; password {DEMO_PASSWORD}", highlight=False, soft_wrap=True
        )
        err.print("Some are asked for a code: alongside demo-code", highlight=False)


def _listens(port: int, children: list["subprocess.Popen[bytes]"]) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until and all(child.poll() is None for child in children):
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False


def _end(children: list["subprocess.Popen[bytes]"]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + GRACE
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
