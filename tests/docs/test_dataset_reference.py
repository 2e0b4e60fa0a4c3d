"""The page on `dataset.yaml` names exactly the keys, readings, kinds and columns that the loader knows."""

import re
from pathlib import Path

from alongside.exchange.feeds import grammar
from alongside.exchange.feeds.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "dataset.md").read_text("utf-8")


def table():
    """The kinds in the page's table, each with its columns; those with a star are required."""
    found = re.findall(
        r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", PAGE.split("## Kinds and their columns")[1], re.M
    )
    return {kind: columns.split(", ") for kind, columns in found}


def test_every_kind_and_column_is_on_the_page_and_no_other():
    said = table()
    assert said.keys() == KINDS.keys()
    for name, kind in KINDS.items():
        known = [column + "*" * (column in kind.required) for column in kind.columns] or ["any"]
        assert said[name] == known, name


def test_every_key_and_reading_is_on_the_page():
    for key in [*grammar.HEAD, *grammar.ENTRY]:
        assert re.search(rf"`{key}[`:]|^ *-? ?{key}:|\b{key}: ", PAGE, re.M), key
    for reading in grammar.READINGS:
        assert f"| `{reading}` |" in PAGE, reading
