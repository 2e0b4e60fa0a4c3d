"""Every value falls in the class whose words hold it; shades can be told apart by lightness alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.web.map.classes import NONE, UNKNOWN, classes

STYLES = Path(__file__).resolve().parents[3] / "src/alongside/web/styles/_map.scss"


@given(st.lists(st.integers(0, 500), max_size=60))
def test_every_count_lies_within_the_bounds_of_its_class_and_no_class_is_empty(values):
    made = classes([float(value) for value in values], step=1)
    assert len(made.held) <= 5
    for value in values:
        name = made.of(value)
        assert (name == NONE) == (value == 0)
        if value:
            low, high = made.held[int(name) - 1]
            assert low <= value <= high
    assert {made.of(value) for value in values} - {NONE} == {name for name, _ in made.words()}


@given(st.lists(st.floats(-1e6, 1e6), max_size=60))
def test_measured_values_too_and_zero_is_a_value_there(values):
    made = classes(values, step=0)
    for value in values:
        low, high = made.held[int(made.of(value)) - 1]
        assert low <= value <= high
    assert made.of(None) == UNKNOWN


def test_few_values_have_a_class_each_and_many_are_spread_evenly():
    assert classes([1, 8, 8, 0], step=1).words() == [("1", "1"), ("2", "8")]
    assert [words for _, words in classes(range(1, 101), step=1).words()] == [
        "1 to 20", "21 to 40", "41 to 60", "61 to 80", "81 to 100",
    ]  # fmt: skip
    assert classes([None, 0], step=1).words() == []


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_each_shade_is_clearly_darker_than_the_one_below_it(step):
    shades = dict(re.findall(r"--map-(\d): (#[0-9a-f]{6})", STYLES.read_text(encoding="utf-8")))
    lighter, darker = luminance(shades[str(step)]), luminance(shades[str(step + 1)])
    assert (lighter + 0.05) / (darker + 0.05) > 1.3
