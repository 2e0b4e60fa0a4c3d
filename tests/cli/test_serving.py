"""Web and worker start together and end together; a port that is in use is said."""

import os
import signal
import socket
import subprocess
import time
from urllib.request import urlopen

import pytest

from alongside.cli.serving import SHIPPED
from tests._support import ground, server

pytestmark = pytest.mark.sqlite


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def in_group(group):
    """The living processes of a process group."""
    listed = subprocess.run(
        ["ps", "-eo", "pgid=,stat=,pid="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [pid for pgid, stat, pid in rows if pgid == str(group) and not stat.startswith("Z")]


def until(true, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def small_demo(tmp_path, ending):
    """`alongside demo` on a data folder with little in it, listening; ended whatever happens.

    Of the two endings one begins with nothing, the other with a database that is migrated already.
    """
    if ending == signal.SIGINT:
        ground.settle_in_home(tmp_path / "home")
    data = tmp_path / "data"
    for name in SHIPPED:
        (data / name).mkdir(parents=True)
        (data / name / "dataset.yaml").write_text(
            f"id: {name}\ntitle: {name}\nlicence: CC0-1.0\npublisher: Us\nattribution: Us\ndate: 2026-01-01\n"
            "world: real\nstanding: open\nfiles:\n  - file: actors.csv\n    kind: actors\n"
        )
        (data / name / "actors.csv").write_text(
            f"id,name,nature,sector\n{name},House of {name},organisation,third\n"
        )
    port = free_port()
    kept = server.environment(tmp_path / "home") | {
        "ALONGSIDE_DATA": str(data),
        "ALONGSIDE_ENCODER": "latent",
    }
    process = subprocess.Popen(
        [server.command(), "demo", "--port", str(port)],
        env=kept, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    yield process, port
    if process.poll() is None or in_group(process.pid):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_web_and_worker_end_together_and_leave_no_process(small_demo, ending):
    process, port = small_demo
    assert process.stdout.readline() == f"http://localhost:{port}/\n"
    with urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
        assert answer.status == 200
    assert len(in_group(process.pid)) >= 4  # the command, gunicorn and its processes, the worker
    process.send_signal(ending)
    assert process.wait(30) == 0
    assert until(lambda: not in_group(process.pid), 10)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_port_in_use_is_said_with_another(in_shell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = in_shell("demo", "--port", str(port))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"Port {port} is in use" in ran.stderr and "PORT=" in ran.stderr


def test_a_pack_that_is_not_there_is_said_before_anything_is_loaded(in_shell, tmp_path):
    ran = in_shell("demo", "--no-serve", "--pack", str(tmp_path / "nowhere"))
    assert ran.returncode == 2 and "there is no folder" in ran.stderr


@pytest.mark.parametrize("port", ["0", "65536", "x"])
def test_a_port_that_is_none_ends_with_2(in_shell, port):
    assert in_shell("demo", "--port", port).returncode == 2


@pytest.mark.browser
def test_a_demo_without_serving_ends_by_itself_and_is_quick_the_second_time(exchange_server):
    started = time.monotonic()
    ran = exchange_server.run("demo", "--no-serve")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert time.monotonic() - started < 60
    assert exchange_server.run("doctor", "--json").returncode == 0
