"""`alongside match --batch`: files in, a file out, and no database."""

import csv
import json
import subprocess
from pathlib import Path

import pyarrow.parquet
import pytest

from tests._support.server import command, environment

NEEDS = "id,title,statement,pathway_stage\nn1,Carers,Family carers of people with dementia want to learn,\n"
OFFERS = (
    "id,kind,title,summary,pathway_stages\n"
    "o1,support,Dementia course,Teaches family carers about dementia,\n"
    "o2,fund,Seed money,Small grants for prototypes,idea;development\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "needs.csv").write_text(NEEDS)
    (tmp_path / "offers.csv").write_text(OFFERS)
    return tmp_path


def run(folder: Path, *words: str, out: str = "out.csv") -> subprocess.CompletedProcess[str]:
    given = ["match", "--batch", "needs.csv", "--offers", "offers.csv", "--out", out, *words]
    return subprocess.run(
        [command(), *given],
        cwd=folder,
        env=environment(folder / "home"),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_rows_name_need_rank_offer_and_score_and_no_home_is_made(folder):
    done = run(folder)
    assert done.returncode == 0, done.stderr
    rows = separated(folder / "out.csv")
    assert list(rows[0]) == ["need", "rank", "offer", "score"]
    assert (rows[0]["need"], rows[0]["rank"], rows[0]["offer"]) == ("n1", "1", "o1")
    assert 0 <= float(rows[0]["score"]) <= 1
    assert not (folder / "home").exists()


@pytest.mark.parametrize("ending", ["tsv", "jsonl", "parquet"])
def test_every_ending_holds_the_same_rows(folder, ending):
    run(folder)
    expected = typed(separated(folder / "out.csv"))
    assert run(folder, "--json", out=f"out.{ending}").returncode == 0
    assert read(folder / f"out.{ending}") == expected


def read(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".parquet":
        return pyarrow.parquet.read_table(path).to_pylist()
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text().splitlines()]
    return typed(separated(path, "\t"))


def separated(path: Path, by: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=by))


def typed(rows: list[dict[str, str]]) -> list[dict[str, object]]:
    return [{**row, "rank": int(row["rank"]), "score": float(row["score"])} for row in rows]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("o3,support,Far away,Somewhere,testin\n", "row 4: 'testin' is not a stage"),
        ("o1,support,Again,Again,\n", "row 4: the id 'o1' stands in it twice"),
        (",support,Nameless,Nothing,\n", "row 4: it has no id"),
        ("o3,support\n", "row 4: the row has 2 cells"),
    ],
)
def test_a_bad_row_is_named_and_stops_no_good_one(folder, row, why):
    (folder / "offers.csv").write_text(OFFERS + row)
    done = run(folder, "--json")
    assert done.returncode == 0
    assert why in " ".join(done.stderr.split())
    assert json.loads(done.stdout)["offers"] == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda folder: (folder / "needs.csv").unlink(), "needs.csv"),
        (lambda folder: (folder / "offers.csv").write_bytes(b"\xff\xfe\x00"), "offers.csv"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_2_and_its_name(folder, change, why):
    change(folder)
    done = run(folder)
    assert done.returncode == 2
    assert why in done.stderr and "Traceback" not in done.stderr


def test_an_ending_we_cannot_write_is_refused_before_any_work(folder):
    done = run(folder, out="out.docx")
    assert done.returncode == 2
    assert "out.docx" in done.stderr
