"""`alongside match --batch --engine spark` gives what one machine gives, bad rows and ties included."""

import json
from importlib.util import find_spec
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from alongside.backends import spark as cluster
from alongside.cli.files import batch, clustered
from alongside.exchange.feeds.reading import FileBroken

SAID = (
    "warm homes for older people",
    "walking groups",
    "training for family carers",
    "legal advice",
    "drivers",
)
NEEDS = [
    {
        "id": f"n{number}",
        "title": SAID[number % 5],
        "statement": "for all",
        "lat": 51.0 + number / 10,
        "lon": 0.1,
    }
    for number in range(12)
]
OFFERS = [
    {
        "id": f"o{number}",
        "kind": "asset",
        "title": SAID[number % 5],
        "summary": SAID[number % 3],
        "lat": 51.0,
        "lon": 0.2,
    }
    for number in range(60)
]
BAD = [
    OFFERS[3],
    OFFERS[0] | {"id": " "},
    OFFERS[0] | {"id": "far", "lat": 200.0},
    OFFERS[1] | {"id": "odd", "kind": "thing"},
]


def put(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The same rows as one file, and the offers as a folder of two."""
    found = tmp_path_factory.mktemp("files")
    put(found / "needs.parquet", [*NEEDS, NEEDS[0]])
    put(found / "offers.parquet", [*OFFERS[:40], *BAD, *OFFERS[40:]])
    put(found / "parts" / "a.parquet", [*OFFERS[:40], *BAD[:2]])
    put(found / "parts" / "b.parquet", [*BAD[2:], *OFFERS[40:]])
    return found


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """A cluster on this machine: two executors, each a process with a folder and workers of its own."""
    home = tmp_path_factory.mktemp("spark")
    for name in ("bin", "jars", "python"):
        (home / name).symlink_to(Path(find_spec("pyspark").origin).with_name(name))
    (home / "conf").mkdir()
    sides = ("driver", "executor")
    settings = [f"spark.{side}.extraJavaOptions {SOON_READY}\n" for side in sides]
    (home / "conf" / "spark-defaults.conf").write_text("".join(settings))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(home))  # executors keep their files in it
        found = cluster.session("local-cluster[2,1,1024]")
        found.conf.set("spark.sql.shuffle.partitions", 2)
        yield found
        found.stop()


SOON_READY = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # Java starts sooner so, and computes slower


def matched(folder: Path, offers: str, out: str):
    given = (str(folder / name) for name in ("needs.parquet", offers))
    return clustered.run(*given, out, top=5, master="", move=lambda *_: None)


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
def test_the_rows_are_those_of_one_machine_and_a_killed_run_goes_on(spark, folder, monkeypatch):
    local = batch.run(batch.Files(folder / "needs.parquet", folder / "offers.parquet", folder / "one.csv", 5))
    monkeypatch.setattr(cluster, "AT_ONCE", 5)
    asked, ask = [], cluster.ask

    def once(spark, held, needs, *given, **more):
        if len(asked) == 1:
            raise KeyboardInterrupt
        asked.append([need.id for need in needs])
        return ask(spark, held, needs, *given, **more)

    monkeypatch.setattr(cluster, "ask", once)
    with pytest.raises(KeyboardInterrupt):
        matched(folder, "parts", str(folder / "two.csv"))
    asked[:] = []
    monkeypatch.setattr(
        cluster, "ask", lambda *given, **more: asked.append(len(given[2])) or ask(*given, **more)
    )
    done = matched(folder, "parts", str(folder / "two.csv"))
    assert asked == [5, 2], "the first five needs were done before"
    assert (folder / "two.csv").read_bytes() == (folder / "one.csv").read_bytes()
    assert local["rows"] == done["rows"] > 12
    assert [(row["row"], row["why"]) for row in done["left_out"]] == [
        (row["row"], row["why"]) for row in local["left_out"]
    ]
    assert not list(folder.glob("*.alongside*")), "nothing of the work is left"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"needs": "needs.csv"}, "give Parquet"),
        ({"out": "answers.docx"}, "its ending is none of"),
    ],
)
def test_what_spark_cannot_read_or_write_is_refused_before_it_starts(monkeypatch, change, why):
    monkeypatch.setattr(clustered.importlib.util, "find_spec", lambda _: True)
    monkeypatch.setattr(clustered.shutil, "which", lambda _: "java")
    given = {"needs": "needs.parquet", "offers": "offers.parquet", "out": "answers.csv"} | change
    with pytest.raises(FileBroken, match=why):
        clustered.run(**given, top=5, master="", move=lambda *_: None)


def test_without_pyspark_a_sentence_says_how_to_get_it(alongside, tmp_path, monkeypatch):
    monkeypatch.setattr(clustered.importlib.util, "find_spec", lambda _: None)
    words = ("--batch", "n.parquet", "--offers", "o.parquet", "--out", str(tmp_path / "out.csv"))
    done = alongside("match", *words, "--engine", "spark")
    assert done.code == 2 and "make spark" in done.err
    assert alongside("match", *words, "--master", "local[2]").code == 2
    assert alongside("match", "--engine", "spark", "warm homes").code == 2
    assert json.dumps(done.out) == '""'
