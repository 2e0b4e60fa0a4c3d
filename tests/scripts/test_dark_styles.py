"""The styles in light and dark."""

import csv

import pytest

from scripts import dark_styles as script
from scripts.front_end import STYLES

TABLE = {("text", "#1f2a2b"): "#ece8de", ("ground", "#fff"): "#1e2728", ("line", "#1f2a2b"): "#eeeeee"}


def test_each_colour_is_darkened_by_the_role_it_plays():
    made = script.with_dark(".a{color:#1f2a2b;border:1px solid #1f2a2b;background:#fff}", TABLE)
    assert made.startswith(
        ".a{color:var(--text-1f2a2b);border:1px solid var(--line-1f2a2b);background:var(--ground-fff)}"
    )
    assert (
        ":root{color-scheme:light dark;--ground-fff:#fff;--line-1f2a2b:#1f2a2b;--text-1f2a2b:#1f2a2b;}"
        in made
    )
    assert "@media screen and (prefers-color-scheme:dark){:root{--ground-fff:#1e2728;" in made


@pytest.mark.parametrize(
    "rule",
    [
        ".a:focus{color:#1f2a2b;box-shadow:0 4px #1f2a2b,0 0 #ffd44d}",  # focus is the same everywhere
        ".a{background-color:#17694f;color:#1f2a2b}",  # and so is text on a ground that stays
        ".a{color:#abcdef}",  # a colour that is not in the table
        ".a{background:url(data:image/svg+xml,#fff)}",
        ":root{--nhsuk-text-colour: #1f2a2b}",
    ],
)
def test_what_must_be_the_same_in_both_stays_as_it_was(rule):
    assert script.with_dark(rule, TABLE).startswith(rule + ":root")


def test_text_on_a_clear_ground_is_darkened():
    assert "var(--text-1f2a2b)" in script.with_dark(".a{background:rgba(0,0,0,0);color:#1f2a2b}", TABLE)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return sum(
        weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_dark_text_can_be_read_on_every_dark_ground():
    with (STYLES / "dark.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = [row["dark"] for row in rows if row["role"] == "text"]
    grounds = [row["dark"] for row in rows if row["role"] == "ground" and row["dark"].startswith("#")]
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    weak = [(text, ground) for text in texts for ground in grounds if contrast(text, ground) < 4.5]
    assert weak == []
    assert all(row["what"] for row in rows)
