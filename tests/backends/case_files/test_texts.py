"""A case as YAML or JSON; a text that cannot be read says on which line."""

import json
from pathlib import Path

import pytest

from alongside.backends.case_files import CaseBroken, read_text, write_case
from alongside.backends.case_files.texts import MOST

EXAMPLE = Path(__file__).resolve().parents[3] / "docs/examples/case.yaml"


def said(text):
    with pytest.raises(CaseBroken) as caught:
        read_text(text)
    return str(caught.value)


def test_the_example_reads_the_same_as_yaml_json_and_bytes_with_a_mark():
    text = EXAMPLE.read_text("utf-8")
    case = read_text(text)
    assert read_text(json.dumps(write_case(case))) == case
    assert read_text(text.encode("utf-8-sig")) == case


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: [", "line 1"),
        ("case: 1\ntitle: x\ncase: 1", "line 3: 'case' is there twice"),
        ("a: &b [1]\nc: *b", "line 2: a reference"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("title: !!python/object:os.system x", "line 1"),
        ("x" * (MOST + 1), "larger than"),
        ("", "not a list of names"),
        ("a: 2026-99-99", "cannot be read"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(text, words):
    assert words in said(text)
