"""A test lies where its source lies, so that one finds the other."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FREE = {
    "journeys",
    "specs",
    "architecture",
    "references",
    "data",
    "docs",
}  # these speak of more than one file
BESIDE = {"scripts", "benchmarks"}  # mirrored from the root


def has_source(test: Path, root: Path) -> bool:
    """Say whether a test, by its path under `tests`, has a source file or folder of its name.

    `test_rank.py` and `test_rank_on_small_worlds.py` both belong to `rank.py`.
    """
    home = root if test.parts[0] in BESIDE else root / "src/alongside"
    words = test.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    folder = home / test.parent
    return any(
        (folder / f"{stem}.py").exists() or (folder / stem).is_dir()
        for name in names
        for stem in (name, "_" + name)
    )


def test_every_test_mirrors_a_source():
    tests = [path.relative_to(ROOT / "tests") for path in sorted((ROOT / "tests").rglob("test_*.py"))]
    strays = [str(test) for test in tests if test.parts[0] not in FREE and not has_source(test, ROOT)]
    assert not strays


def test_a_test_without_a_source_is_reported(tmp_path):
    source = tmp_path / "src/alongside/engines/rank.py"
    source.parent.mkdir(parents=True)
    source.touch()
    assert has_source(Path("engines/test_rank.py"), tmp_path)
    assert has_source(Path("engines/test_rank_on_small_worlds.py"), tmp_path)
    assert not has_source(Path("engines/test_ranking.py"), tmp_path)
    assert not has_source(Path("test_rank.py"), tmp_path)
