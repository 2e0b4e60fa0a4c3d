"""The suite's own ground holds: nothing leaves the machine, and what is required is not skipped."""

import json
import socket
import urllib.request
import warnings
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests._support import ground, needs, network, record
from tests._support.network import NetworkBlocked


def test_the_network_is_blocked():
    with pytest.raises(NetworkBlocked):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagram, pytest.raises(NetworkBlocked):
        datagram.sendto(b"x", ("192.0.2.1", 53))
    with pytest.raises(NetworkBlocked):
        urllib.request.urlopen("http://example.org/", timeout=1)
    with pytest.raises(NetworkBlocked):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_can_be_reached():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost", None])
def test_loopback_is_here(host):
    assert network.is_here(host)


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "192.168.1.1", "example.org", "localhost.example.org", "2001:db8::1"]
)
def test_everything_else_is_elsewhere(host):
    assert not network.is_here(host)


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning):
        warnings.warn("as an error", UserWarning, stacklevel=1)


def test_required_means_all_or_named(monkeypatch):
    monkeypatch.setenv("ALONGSIDE_REQUIRE", "all")
    assert needs.is_required("java") and needs.is_required("pack")
    monkeypatch.setenv("ALONGSIDE_REQUIRE", "browser, pack")
    assert needs.is_required("pack") and not needs.is_required("java")
    monkeypatch.delenv("ALONGSIDE_REQUIRE")
    assert not needs.is_required("pack")


def test_a_missing_pack_is_said_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("ALONGSIDE_SHARED", str(tmp_path))
    assert "ALONGSIDE_SHARED" in needs.missing.__wrapped__("pack")
    assert "ALONGSIDE_SHARED" in needs.missing.__wrapped__("reference")


@pytest.mark.django_db
def test_the_database_is_the_one_asked_for(request):
    from django.db import connection

    expected = {"sqlite": "sqlite", "postgres": "postgresql"}
    assert connection.vendor == expected[request.config.getoption("--db")]


def test_a_database_that_is_kept_is_of_these_migrations_and_no_others(tmp_path, monkeypatch):
    """What is kept from an earlier run is told apart by every migration's name and words."""
    (tmp_path / "migrations").mkdir()
    monkeypatch.setattr("django.apps.apps.get_app_configs", lambda: [SimpleNamespace(path=str(tmp_path))])
    told = [ground._fingerprint()]
    for name, words in (("0001_a.py", "one"), ("0001_a.py", "two"), ("0002_b.py", "one")):
        (tmp_path / "migrations" / name).write_text(words)
        told.append(ground._fingerprint())
    assert len(set(told)) == len(told)


@pytest.mark.postgres
@pytest.mark.django_db
def test_postgresql_is_recent_enough():
    from django.db import connection

    assert connection.pg_version >= 150000


def test_the_outcome_of_a_run_is_kept_with_its_commit(tmp_path, request):
    record.write(tmp_path / "results/run.json", request.config, {"passed": [None, None], "failed": []}, 1.25)
    kept = json.loads((tmp_path / "results/run.json").read_text())
    assert kept["tests"]["passed"] == 2 and kept["tests"]["failed"] == 0 and kept["seconds"] == 1.2
    assert len(kept["commit"]) in (0, 40) and kept["date"].endswith("+00:00")


def test_no_test_asks_the_page_for_an_eval():
    """`wait_for_function` evaluates in the page when it must ask twice, which our pages refuse."""
    asked = "wait_for" + "_function("
    told = [path.name for path in Path(__file__).parents[1].rglob("*.py") if asked in path.read_text("utf-8")]
    assert told == [], f"{told} poll the page by eval; use playwright's expect(...) instead."
