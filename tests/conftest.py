"""The suite's ground: which database, what the machine must have, no network, and a browser.

`--db sqlite|postgres` names the database, `--long` adds what takes long. Settings are read from the
environment that this file prepares, so `DJANGO_SETTINGS_MODULE` is not set in `pyproject.toml`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests._support import needs, network, postgres, record

SETTINGS = "alongside.config.settings"
# Pages, commands and documents ask the rooms beneath, which are tested on both databases: the short run on
# PostgreSQL leaves these folders to the one on SQLite, but for two journeys. `--long` has everything on both.
ABOVE = {"web", "cli", "config", "docs", "data", "journeys"}
BOTH = {"test_bring_your_list.py", "test_leave_and_be_erased.py"}
PURE = {"engines", "backends", "scripts"}  # named alone, these are run without Django, as they must run
HAS_DJANGO = importlib.util.find_spec("django") is not None
SERVED = {"exchange_server", "chromium", "open_page"}
TOUCHES_DATABASE = {"db", "transactional_db", "live_server", "client", "admin_client", "exchange_server"}

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):  # before NumPy; each worker has one core
    os.environ.setdefault(variable, "1")
hypothesis.settings.register_profile(
    "default", max_examples=50, deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True
)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--db` and `--long`."""
    parser.addoption("--db", choices=["sqlite", "postgres"], default="sqlite", help="the database to test on")
    parser.addoption("--long", action="store_true", help="also the tests marked long, and more examples")
    parser.addoption("--record", type=Path, help="keep the outcome of the run in this file, as JSON")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Prepare the environment before Django reads its settings, and block the network."""
    for name, what in needs.MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {what}")
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "default")
    network.block()
    pure = config.args and all(PURE & set(Path(name).parts) for name in config.args)
    if (
        HAS_DJANGO and not pure and not hasattr(config, "workerinput")
    ):  # workers inherit what is prepared here
        _prepare(config)


def _prepare(config: pytest.Config) -> None:
    home = tempfile.mkdtemp(prefix="alongside-tests-")
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    (Path(home) / "static").mkdir()  # where collected files would be; its absence would be a warning
    os.environ["ALONGSIDE_HOME"] = home
    os.environ["ALONGSIDE_LIMITS"] = "off"  # every test comes from the same address
    os.environ.pop("ALONGSIDE_DATABASE_URL", None)
    if config.getoption("--db") == "postgres":
        if postgres.programs() is None and not needs.is_required("postgres"):
            pytest.exit("Skipped: " + str(needs.missing("postgres")), returncode=0)
        try:
            cluster = postgres.start()
        except postgres.ClusterError as error:
            raise pytest.UsageError(str(error)) from error
        config.add_cleanup(cluster.stop)
        os.environ["ALONGSIDE_DATABASE_URL"] = cluster.url()
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django

    django.setup()


def pytest_report_header(config: pytest.Config) -> str:
    """Say on which database the run is."""
    return f"database: {config.getoption('--db')}"


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Keep the outcome where `--record` says."""
    if path := config.getoption("--record"):
        record.write(path, config, terminalreporter.stats, terminalreporter._session_start.elapsed().seconds)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to another run: long tests, the other database's, and on PostgreSQL
    those that touch no database or lie above the rooms, as the run on SQLite holds them."""
    other = "sqlite" if config.getoption("--db") == "postgres" else "postgres"
    kept, left = [], []
    for item in items:
        if not item.get_closest_marker("xdist_group") and (group := _together(item)):
            item.add_marker(pytest.mark.xdist_group(group))
        out = item.get_closest_marker(other) or (
            item.get_closest_marker("long") and not config.getoption("--long")
        )
        if other == "sqlite" and not (_touches_database(item) and _belongs_on_both(item)):
            out = True
        (left if out else kept).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
    items[:] = sorted(kept, key=_rank) if hasattr(config, "workerinput") else kept


def _together(item: pytest.Item) -> str:
    """The group that one worker plays: a half of the journeys, or a file whose tests share what is dear."""
    if item.get_closest_marker("browser") or SERVED & set(getattr(item, "fixturenames", ())):
        return _half(item)
    shared = getattr(getattr(item, "_fixtureinfo", None), "name2fixturedefs", {})
    is_dear = any(found.scope == "module" for all_ in shared.values() for found in all_)
    return item.path.relative_to(Path(__file__).parent).as_posix() if is_dear else ""


def _rank(item: pytest.Item) -> int:
    """What takes longest begins first; the second half of the journeys when the first has made their home."""
    if mark := item.get_closest_marker("xdist_group"):
        return {"browser-1": 0, "browser-2": 2}.get(mark.args[0], 1)
    return 3 if item.path.parent.name == "specs" else 4  # there single tests take most of a minute


def _belongs_on_both(item: pytest.Item) -> bool:
    if item.config.getoption("--long") or item.get_closest_marker("postgres") or item.path.name in BOTH:
        return True
    return item.path.relative_to(Path(__file__).parent).parts[0] not in ABOVE


def _half(item: pytest.Item) -> str:
    """Journeys in two halves that take about as long, each with a server and a browser of its own."""
    few = item.config.getoption("--db") == "postgres" and not item.config.getoption("--long")
    return "browser-1" if few or item.path.name < "test_first" else "browser-2"


def _touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = any(item.get_closest_marker(name) for name in ("django_db", "postgres"))
    return marked or bool(TOUCHES_DATABASE & fixtures)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, with its reason, a test whose marker names something the machine lacks; fail it if required."""
    for name in needs.MARKERS:
        if item.get_closest_marker(name) and (lack := needs.missing(name)):
            if needs.is_required(name):
                pytest.fail(f"ALONGSIDE_REQUIRE asks for {name}. {lack}", pytrace=False)
            pytest.skip(lack)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """An empty ALONGSIDE_HOME of the test's own."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("ALONGSIDE_HOME", str(folder))
    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        settings = request.getfixturevalue("settings")
        settings.HOME, settings.INDEX_PATH, settings.MEDIA_ROOT = folder, folder / "index", folder / "files"
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repository; use with the marker `pack` or `reference`."""
    return needs.shared()


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, run_folder: Path
) -> Iterator[None]:
    """Begin with a database that is migrated already; `migrate` then finds nothing left to do."""
    from django.conf import settings

    from tests._support import ground

    if url := os.environ.get("ALONGSIDE_DATABASE_URL", ""):
        settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = ground.migrated_on(url, run_folder)
        yield
        return
    held = ground.settle_in_memory("file:memorydb_default?mode=memory&cache=shared")  # as Django names it
    yield
    held.close()


@pytest.fixture(scope="session", autouse=True)
def quick_passwords(django_test_environment: None) -> Iterator[None]:
    """Passwords are kept by a quick hasher: only `tests/config/test_settings.py` asks for the real one."""
    if not os.environ.get("DJANGO_SETTINGS_MODULE"):
        yield
        return
    from django.test import override_settings

    from tests._support.accounts import QUICK

    with override_settings(PASSWORD_HASHERS=QUICK):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_files(django_test_environment: None) -> Iterator[None]:
    """Static files are looked for when one is asked for, not all of them again for each new client."""
    if not os.environ.get("DJANGO_SETTINGS_MODULE"):
        yield
        return
    from django.test import override_settings

    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session")
def exchange_server(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[Any]:
    """A real exchange with what ships, on a port of its own: `.url`, `.home`, `.run(*words)`."""
    from tests._support import ground, server

    home = tmp_path_factory.mktemp("exchange")
    cluster = os.environ.get("ALONGSIDE_DATABASE_URL", "")
    running = server.start(home, ground.settle_with_what_ships(home, cluster, run_folder))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The machine's Chromium, started once a run."""
    from playwright.sync_api import sync_playwright

    from tests._support import browser

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop running in this thread
    with sync_playwright() as playwright:
        running = browser.launch(playwright)
        yield running
        running.close()


@pytest.fixture
def open_page(chromium: Any, exchange_server: Any) -> Iterator[Callable[..., Any]]:
    """Open pages of the exchange: `open_page("/find/", width=320)`, each in a fresh context.

    When the test ends, a violation of the content security policy, a request off the host or an
    error in a script fails it. `java_script_enabled=False` turns scripts off.
    """
    from tests._support import browser

    with ExitStack() as stack:

        def opened(path: str = "/", **options: Any) -> Any:
            context, _ = stack.enter_context(browser.watched(chromium, exchange_server.url, **options))
            page = context.new_page()
            page.goto(path)
            return page

        yield opened


@pytest.fixture
def axe() -> Callable[[Any], None]:
    """Check a page against WCAG 2.2 A and AA."""
    from tests._support.browser import axe as check

    return check
