import json

import pytest

from alongside.backends.index import (
    DamagedIndex,
    ForeignFolder,
    Index,
    IndexProblem,
    NoIndex,
    Query,
    Writer,
    checksum_of,
    live_ids,
    pairs,
    status,
)
from tests.backends.index.worlds import Frozen, document

PUBLIC = frozenset({"public"})


@pytest.fixture
def built(tmp_path):
    """Give the folder of an index with two offers, one of them removed."""
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild([document(number) for number in range(1, 9)], 1)
        writer.apply([], [2], 2)
    return tmp_path


def in_segment(name):
    return lambda path: next(path.glob(f"segments/*/{name}"))


FILES = {
    name: in_segment(name)
    for name in ("about.json", "id.npy", "vectors.npy", "terms.npy", "sight.npy", "lexical/meta.json")
}
FILES["dead"] = lambda path: next(path.glob("dead/*"))
FILES["encoder"] = lambda path: next(path.glob("encoders/*"))
FILES["manifest"] = lambda path: path / "manifest.json"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("fault", ["missing", "empty", "cut", "noise"])
def test_a_damaged_file_is_named_and_a_rebuild_heals(built, name, fault):
    file = FILES[name](built)
    whole = file.read_bytes()
    if fault == "missing":
        file.unlink()
    else:
        cut = whole[: len(whole) // 2]
        file.write_bytes({"empty": b"", "cut": cut, "noise": b"\x07" * len(whole)}[fault])
    found = status(built)
    assert not found.sound
    assert str(built) in found.problems[0]
    assert "alongside index rebuild" in found.problems[0]
    with pytest.raises(IndexProblem, match="alongside index rebuild"):
        Index.open(built)
    with Writer.open(built, Frozen()) as writer:
        writer.rebuild([document(5)], 3)
    assert status(built).sound
    assert Index.open(built).search(Query("warm", PUBLIC, "real")).id.tolist() == [5]


def test_a_manifest_edited_by_hand_is_not_believed(built):
    file = built / "manifest.json"
    body = json.loads(file.read_text())
    file.write_text(json.dumps(body | {"feed_seq": 99}))
    with pytest.raises(DamagedIndex, match="was changed after it was written"):
        Index.open(built)
    with Writer.open(built, Frozen()) as writer, pytest.raises(DamagedIndex):
        writer.apply([], [], 100)


def test_another_format_is_refused(built):
    file = built / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"format": 99}))
    with pytest.raises(IndexProblem, match="format 99.*alongside index rebuild"):
        Index.open(built)


def test_a_reader_keeps_its_generation_when_the_next_cannot_be_read(built):
    index = Index.open(built)
    (built / "manifest.json").write_text("{")
    with pytest.raises(DamagedIndex):
        index.refresh()
    assert len(index.search(Query("warm", PUBLIC, "real"))) == 7


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(ForeignFolder, match=r"thesis\.docx.*alongside index rebuild"):
        Writer.open(tmp_path, Frozen())
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_manifest_of_something_else_is_not_read(tmp_path):
    (tmp_path / "manifest.json").write_text('{"name": "a web app"}')
    with pytest.raises(DamagedIndex, match="not written by Alongside"):
        Index.open(tmp_path)


def test_where_nothing_is_there_is_said_to_be_nothing(tmp_path):
    with pytest.raises(NoIndex, match="alongside index rebuild"):
        Index.open(tmp_path / "none")
    found = status(tmp_path / "none")
    assert (found.generation, found.offers, found.feed_seq, found.sound) == (0, 0, -1, False)
    with pytest.raises(NoIndex):
        list(pairs(tmp_path / "none"))


def test_the_checksum_is_of_the_pairs_and_not_of_their_order():
    some = [(1, 5), (2, 7), (9, 0)]
    assert checksum_of(some) == checksum_of(some[::-1])
    assert checksum_of(some) != checksum_of([(1, 7), (2, 5), (9, 0)])
    assert checksum_of(some) != checksum_of([*some, (10, 1)])
    assert checksum_of([]) == 0


def test_the_ids_are_those_of_the_offers_that_are_left(built):
    with Writer.open(built, Frozen()) as writer:
        writer.apply([document(20), document(4)], [5], 3)
    assert live_ids(built).tolist() == [1, 3, 4, 6, 7, 8, 20]
    with pytest.raises(NoIndex):
        live_ids(built / "none")


def test_the_checksum_kept_change_by_change_is_that_of_all_pairs(built):
    with Writer.open(built, Frozen()) as writer:
        for number in range(3, 16):
            writer.apply([document(number % 9, version=number), document(number)], [number % 4], number)
            assert status(built).checksum == checksum_of(pairs(built))
    assert status(built).sound
