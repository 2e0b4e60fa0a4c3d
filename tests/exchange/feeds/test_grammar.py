"""A description that is wrong refuses the load with a sentence, before anything is written."""

from pathlib import Path
from typing import Any

import pytest

from alongside.exchange.audit.models import Dataset
from alongside.exchange.feeds.services import LoadRefused

from .folders import PLACES, folder, load

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ({"id": "Not A Slug"}, "small letters"),
        ({"licence": ""}, "`licence` is missing"),
        ({"date": "last year"}, "Write a day"),
        ({"world": "dream"}, "Use one of: real, practice"),
        ({"colour": "red"}, "'colour', which is not known"),
        ({"after": ["nothing"]}, "builds on the data set nothing"),
    ],
)
def test_a_wrong_head_refuses_the_load_with_a_sentence(
    tmp_path: Path, head: dict[str, Any], said: str
) -> None:
    path = folder(tmp_path, [{"file": "p.csv", "kind": "places"}], {"p.csv": PLACES}, **head)
    with pytest.raises(LoadRefused, match=said):
        load(path)
    assert not Dataset.objects.exists()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"file": "p.csv", "kind": "place"}, "Did you mean places?"),
        ({"file": "../p.csv", "kind": "places"}, "outside the folder"),
        ({"kind": "places"}, "exactly one of"),
        ({"file": "p.csv", "kind": "places", "columns": {"nmae": "name"}}, "Did you mean name?"),
        ({"file": "p.csv", "kind": "places", "read": {"name": "loud"}}, "'loud' is no reading"),
        ({"file": "p.csv", "kind": "places", "maps": {"kind": "no.csv"}}, "no.csv cannot be read"),
    ],
)
def test_a_wrong_entry_refuses_the_load_with_a_sentence(
    tmp_path: Path, entry: dict[str, Any], said: str
) -> None:
    with pytest.raises(LoadRefused, match=said.replace("?", r"\?")):
        load(folder(tmp_path, [entry], {"p.csv": PLACES}))


@pytest.mark.parametrize("content", [b"a: [", b"just words", b"\xff\xfe"])
def test_a_description_that_is_no_yaml_refuses_the_load(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "dataset.yaml").write_bytes(content)
    with pytest.raises(LoadRefused, match=r"dataset\.yaml"):
        load(tmp_path)
