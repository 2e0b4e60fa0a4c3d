"""`docs/coverage.csv` holds each entry of the catalogue once, and every page and test it names exists."""

from __future__ import annotations

import ast
import csv
import re
import urllib.error
from collections import Counter
from functools import cache
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests._support.accounts import demo_code

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = ["id", "name", "group", "state", "why", "where", "test"]
STATES = {"works", "partly", "later", "no"}
ENTRIES = 504
HOLE = "<key>"
EXAMPLES = {
    "needs": "need-aq-carers-alone",
    "offers": "aq-carers-cafe",
    "actors": "aq-carers",
    "places": "alderquay",
}
TOGETHER = "Nobody eats alone in Alderquay"  # what those inside alone see is looked at as their connector
RESULT = "Small sums for a warm room"  # the call that has ended in a result
KEPT = "Somebody from the street visits in the first week at home"  # their connector keeps record and case
BOARDS = "measures/boards"
INSIDE = re.compile(
    r"/partnerships/|/needs/[^/]+/convene/|/asks/[^/]+/(promise|answers/new)/|/questions/[^/]+/edit/"
    r"|/panels/[^/]+/(edit|payments|pool|seats|sessions|verdict)/|/suggestions/<key>/owner/"
    r"|/innovations/<key>/|/portfolios/|/(cases|evaluations)/new/|/you/"
)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = read(ROOT / "docs" / "coverage.csv")
SHOWN = [row for row in ROWS if row["state"] in {"works", "partly"}]


def wheres(row: dict[str, str]) -> list[str]:
    """The pages and commands that a row names."""
    return [where.strip() for where in row["where"].split(";") if where.strip()]


def test_every_entry_stands_there_once_in_every_column():
    assert list(ROWS[0]) == COLUMNS
    assert len(ROWS) == ENTRIES
    assert [key for key, count in Counter(row["id"] for row in ROWS).items() if count > 1] == []
    assert [row["id"] for row in ROWS if not re.fullmatch(r"S[0-4]-\d{3}", row["id"])] == []
    assert [row["id"] for row in ROWS if None in row or None in row.values()] == []
    assert [row["id"] for row in ROWS if not row["name"] or not row["group"]] == []


def test_every_state_is_known_and_what_does_not_work_says_why():
    assert {row["state"] for row in ROWS} <= STATES
    unexplained = [row["id"] for row in ROWS if row["state"] != "works" and len(row["why"]) < 20]
    assert unexplained == []


def test_what_is_shown_names_where_and_a_test_and_what_is_not_names_neither():
    for row in ROWS:
        shown = row["state"] in {"works", "partly"}
        assert bool(wheres(row)) == bool(row["test"]) == shown, row["id"]


@cache
def functions(path: str) -> frozenset[str]:
    """The test functions that a file defines, those in classes included."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_test_named_exists():
    for row in SHOWN:
        path, _, name = row["test"].partition("::")
        assert (ROOT / path).is_file(), f"{row['id']}: there is no {path}"
        assert name.startswith("test_") and name in functions(path), f"{row['id']}: {path} has no {name}"


def test_every_page_named_has_a_route_and_every_command_exists():
    import typer
    from django.urls import resolve

    import alongside.config.entry  # noqa: F401  (joins the commands)
    from alongside.cli.app import app

    commands = typer.main.get_command(app).commands
    for row in SHOWN:
        for where in wheres(row):
            if where.startswith("/"):
                resolve(urlsplit(where).path.replace(HOLE, "some"))
            else:
                program, command = where.split()[:2]
                assert program == "alongside" and command in commands, f"{row['id']}: {where}"


def address(where: str, examples: dict[str, str]) -> str:
    """A page that a row names, with an example of ours where any record would do."""
    room = where.partition(HOLE)[0].strip("/")
    return quote(where.replace(HOLE, examples.get(room, "")), safe="/?=&+%")


def examples_on(browser: OpenerDirector, url: str) -> dict[str, str]:
    """The key of one record of each room; keys that are random are read from the lists of the town."""

    def first(at: str, room: str, title: str = "") -> str:
        text = browser.open(f"{url}{at}?world=practice").read().decode()
        return re.search(rf'href="/{room}/(\w{{5,}})/[^>]*>\s*{title}', text)[1]

    asked = {room: first("/asks/", room) for room in ("questions", "ballots", "panels")}
    board = first(f"/{BOARDS}/", BOARDS)
    return (
        EXAMPLES
        | asked
        | {
            "asks": asked["questions"],
            "partnerships": first("/partnerships/", "partnerships", TOGETHER),
            "suggestions": first("/suggestions/", "suggestions(?!/calls)"),
            "suggestions/calls": first("/asks/", "suggestions/calls", RESULT),
            "innovations": first("/innovations/", "innovations(?!/new)", KEPT),
            "adoptions": first("/innovations/aq-quiet-hour/adoptions/", "adoptions(?!/plans)"),
            "portfolios": first("/portfolios/", "portfolios(?!/new|/board)"),
            "cases": first("/cases/", "cases", KEPT),
            "measures": first("/measures/", "measures(?!/series|/boards)"),
            "measures/series": first(f"/{BOARDS}/{board}/", "measures/series"),
            BOARDS: board,
            "evaluations": first("/evaluations/", "evaluations"),
            "claims": first("/claims/", "claims(?!/study)"),
        }
    )


@pytest.mark.sqlite  # once: an address is there or not, whatever the database
def test_every_page_named_answers_on_what_ships(exchange_server):
    pages = sorted({where for row in SHOWN for where in wheres(row) if where.startswith("/")})
    assert pages
    visitor, connector = build_opener(), build_opener(HTTPCookieProcessor(CookieJar()))
    sign_in(connector, exchange_server.url)
    examples = examples_on(connector, exchange_server.url)
    said = {
        where: status(connector if INSIDE.match(where) else visitor, exchange_server.url, where, examples)
        for where in pages
    }
    assert {where: number for where, number in said.items() if number != 200} == {}


def sign_in(browser: OpenerDirector, url: str) -> None:
    """Sign in as the practice town's connector: by password, then by the code of now."""
    said = {"login": "broker@demo.example", "password": "harbour-lantern-ropewalk"}
    at = f"{url}/account/login/"
    for step in (said, {"code": demo_code()}):
        form = browser.open(at).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
        at = browser.open(at, urlencode(step | {"csrfmiddlewaretoken": token}).encode()).geturl()
    assert "/login/" not in at


def status(browser: OpenerDirector, url: str, where: str, examples: dict[str, str]) -> int:
    """The status that a page answers with, redirects followed."""
    try:
        with browser.open(url + address(where, examples), timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as fault:
        return fault.code


@pytest.mark.reference
def test_ids_names_and_groups_are_those_of_the_catalogue(shared):
    theirs = read(shared / "design" / "catalogue.csv")
    named = [(row["id"], row["name"], row["group"]) for row in ROWS]
    assert named == [(row["id"], row["name"], row["group"]) for row in theirs]
