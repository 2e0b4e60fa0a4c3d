"""The page on the case format names exactly what can be said, and its example gives what it prints."""

import json
import re
from pathlib import Path

import yaml
from typer.testing import CliRunner

from alongside.backends.case_files import reading
from alongside.engines import economics as e

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "case.md").read_text("utf-8")
PARTS = {
    "The head": reading.HEAD,
    "A party": reading.PARTY,
    "A source": reading.SOURCE,
    "A stream": reading.STREAM,
    "An amount": reading.AMOUNT,
}


def said(part):
    """The keys in the first column of a part's table."""
    rows = re.findall(r"^\| (`.+?) \|", PAGE.split(f"## {part}\n")[1].split("\n## ")[0], re.M)
    return [name for row in rows for name in re.findall(r"`(\w+)`", row)]


def block(kind):
    return re.search(rf"```{kind}\n(.+?)```", PAGE, re.S)[1]


def test_every_key_is_on_the_page_and_no_other():
    for part, names in PARTS.items():
        assert sorted(said(part)) == sorted(names), part


def test_every_word_is_on_the_page():
    for word in (
        *e.KINDS,
        *e.COUNTS,
        *e.PARTY_KINDS,
        *e.SHAPES,
        e.GREEN_BOOK,
        reading.NOT_KNOWN,
        *reading.STAFF,
    ):
        assert re.search(rf"`{word}`|{word}:", PAGE), word
    grades = ", ".join(f"{grade}: {taken:g}" for grade, taken in e.GRADES.items())
    assert grades in PAGE


def test_the_example_gives_what_the_page_prints(tmp_path):
    from alongside.config import entry

    (tmp_path / "case.yaml").write_text(block("yaml"), "utf-8")
    words = ["value", "case", str(tmp_path / "case.yaml"), "--json", "--draws", "100"]
    done = CliRunner().invoke(entry._app.app, words, catch_exceptions=False)
    printed, shown = json.loads(done.stdout), json.loads(block("json"))
    assert {name: printed[name] for name in shown} == shown
    for name in re.findall(r"`(\w+)`", PAGE.split("## What comes out")[1].split("`--draws N`")[0]):
        assert name in json.dumps(printed), name


def test_the_sums_by_hand_are_those_of_the_engine():
    found = e.results(reading.read_case(yaml.safe_load(block("yaml"))))
    worth = {one.stream: f"{one.worth:,.0f}" for one in found.lines}
    years = [f"{one:,.0f}" for one in found.lines[1].years]
    for number in (worth["calls"], worth["trips"], worth["beds"], *years[1:]):
        assert number in PAGE, number
