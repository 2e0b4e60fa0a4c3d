"""What the practice town says of its cases fits the cases that it has."""

from pathlib import Path

import yaml

from alongside.cli.practice import cases_since as seed
from alongside.exchange.evidence.models import Attached

TOWN = Path(__file__).resolve().parents[3] / "data/practice-town/cases"


def test_every_case_and_line_that_is_spoken_of_is_there():
    cases = {
        one["title"]: one for one in map(yaml.safe_load, (path.read_text() for path in TOWN.glob("*.yaml")))
    }
    assert set(seed.OWNERS) <= set(cases) and set(seed.ATTACHED) <= set(cases)
    assert set(seed.CAME_TO) <= {one["id"] for one in cases[seed.STREET]["streams"]}
    kinds = {kind for rows in seed.ATTACHED.values() for kind, *_ in rows}
    assert {"quality", "equality", "data"} <= kinds <= set(Attached.Kind.values)
