"""`alongside match --batch`: files in, a file out, and no database."""

import csv
import gzip
import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest

from alongside.backends import batch as running
from alongside.backends.encoders import LatentEncoder
from alongside.cli.files import batch
from alongside.exchange.feeds.reading import FileBroken
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


def in_shell(folder: Path, *words: str, out: str = "out.csv") -> subprocess.CompletedProcess[str]:
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


def run(folder: Path, out: str = "out.csv", needs: str = "needs.csv", offers: str = "offers.csv"):
    return batch.run(batch.Files(folder / needs, folder / offers, folder / out, top=20, workers=1))


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """An encoder that is soon read; the command itself is tried once, in a shell."""
    monkeypatch.setattr(running, "choose", lambda _: LatentEncoder())


def test_rows_name_need_rank_offer_and_score_and_no_home_is_made(folder):
    done = in_shell(folder, "--json")
    assert done.returncode == 0, done.stderr
    rows = separated(folder / "out.csv")
    assert list(rows[0]) == ["need", "rank", "offer", "score"]
    assert (rows[0]["need"], rows[0]["rank"], rows[0]["offer"]) == ("n1", "1", "o1")
    assert 0 <= float(rows[0]["score"]) <= 1
    assert json.loads(done.stdout)["left_out"] == []
    assert sorted(path.name for path in folder.iterdir()) == ["needs.csv", "offers.csv", "out.csv"]


@pytest.mark.parametrize("ending", ["tsv", "jsonl", "parquet", "csv.gz", "jsonl.gz"])
def test_every_ending_holds_the_same_rows(folder, ending):
    assert run(folder)["rows"] == len(typed(separated(folder / "out.csv"))) > 0
    run(folder, out=f"out.{ending}")
    assert read(folder / f"out.{ending}") == typed(separated(folder / "out.csv"))


def read(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".parquet":
        return pyarrow.parquet.read_table(path).to_pylist()
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if ".jsonl" in path.name:
        return [json.loads(line) for line in content.decode().splitlines()]
    by = "\t" if path.suffix == ".tsv" else ","
    return typed(list(csv.DictReader(io.StringIO(content.decode()), delimiter=by)))


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
def test_a_bad_row_is_named_and_stops_no_good_one(folder, row, why, capsys):
    (folder / "offers.csv").write_text(OFFERS + row)
    done = run(folder)
    assert done["offers"] == 2
    assert [(left["file"], left["row"]) for left in done["left_out"]] == [("offers.csv", 4)]
    assert why in " ".join(capsys.readouterr().err.split())


def test_a_row_that_cannot_be_used_does_not_take_the_id_of_one_that_can(folder):
    rows = OFFERS.splitlines()
    (folder / "offers.csv").write_text("\n".join([rows[0], "o1,support,Broken,,testin", *rows[1:]]) + "\n")
    assert run(folder)["offers"] == 2


@pytest.mark.parametrize("ending", [".csv.gz", ".tsv", ".jsonl", ".parquet", ".xlsx"])
def test_files_of_every_kind_are_read_alike(folder, ending):
    rows = list(csv.DictReader(io.StringIO(OFFERS)))
    put(folder / f"offers{ending}", rows)
    expected = run(folder) | {"out": None}
    assert run(folder, offers=f"offers{ending}") | {"out": None} == expected


def put(path: Path, rows: list[dict[str, str]]) -> None:
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(OFFERS.encode()))
    elif path.suffix == ".tsv":
        path.write_text(OFFERS.replace(",", "\t"))
    elif path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif path.suffix == ".parquet":
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    else:
        book = openpyxl.Workbook()
        for row in csv.reader(io.StringIO(OFFERS)):
            book.active.append(row)
        book.save(path)


KILLED = """
import os, signal
from pathlib import Path
from alongside.backends import batch as running
from alongside.backends.encoders import LatentEncoder
from alongside.cli.files import batch

put = running.pyarrow.parquet.write_table

def dies_in_the_third(table, path):
    put(table, path)
    if path.name.startswith("000000002"):
        os.truncate(path, 10)
        os.kill(os.getpid(), signal.SIGKILL)

running.pyarrow.parquet.write_table = dies_in_the_third
running.choose, running.BLOCK = lambda _: LatentEncoder(), 1
batch.run(batch.Files(Path("needs.csv"), Path("offers.csv"), Path("out.csv"), top=20, workers=1))
"""


def test_a_run_that_was_killed_goes_on_and_names_the_same_rows(folder, monkeypatch, capsys):
    monkeypatch.setattr(running, "BLOCK", 1)
    (folder / "needs.csv").write_text(NEEDS + "n2,Grants,Small grants,\nn3,Carers,A course for carers,\n")
    (folder / "offers.csv").write_text(OFFERS + ",support,Nameless,Nothing,\n")
    whole = run(folder, out="whole.csv")
    given = [sys.executable, "-c", KILLED]
    killed = subprocess.run(given, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert not (folder / "out.csv").exists() and (folder / "out.csv.alongside").is_dir()
    block, answered = running._block, []
    monkeypatch.setattr(running, "_block", lambda *given: answered.append(given[1]) or block(*given))
    monkeypatch.setattr(running, "_prepare", None)
    again = run(folder)
    assert answered == [2], "what was done before is not done again"
    assert again | {"out": None} == whole | {"out": None} and len(again["left_out"]) == 1
    assert (folder / "out.csv").read_bytes() == (folder / "whole.csv").read_bytes()
    assert not (folder / "out.csv.alongside").exists()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda folder: (folder / "needs.csv").unlink(), "needs.csv"),
        (lambda folder: (folder / "offers.csv").write_bytes(b"\xff\xfe\x00"), "offers.csv"),
        (lambda folder: (folder / "offers.csv").write_text(""), "offers.csv: it is empty"),
        (lambda folder: (folder / "offers.csv").write_text("id,id\n"), "stands in it twice"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(folder, change, why):
    change(folder)
    with pytest.raises(FileBroken, match=why):
        run(folder)


@pytest.mark.parametrize("out", ["out.docx", "out.parquet.gz"])
def test_an_ending_we_cannot_write_is_refused_before_any_work(folder, out):
    with pytest.raises(FileBroken, match=out):
        run(folder, out=out)
    assert not list(folder.glob("*.alongside"))
