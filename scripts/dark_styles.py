"""Give the compiled styles a dark twin, where the reader's system asks for one.

The design system is light only, and writes its colours out. Each colour of `styles/dark.csv` becomes, by the
role it plays (text, ground or line), a custom property that is dark on a dark screen and never on paper. A
rule whose ground is not in the table is the same in both, and so is what is focused, yellow and black.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

FOCUS, CLEAR = "#ffd44d", "rgba(0,0,0,0)"
ROLES = {
    "color": "text",
    "fill": "text",
    "stroke": "text",
    "background": "ground",
    "background-color": "ground",
}
LINES = ("border", "box-shadow", "outline")
BLOCK = re.compile(r"\{([^{}]*)\}")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)")

Colours = dict[tuple[str, str], str]


def read(path: Path) -> Colours:
    """The table: role and light colour, to dark colour."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["role"], row["light"]): row["dark"] for row in csv.DictReader(file)}


def with_dark(css: str, colours: Colours) -> str:
    """The styles with a custom property for each colour that the table darkens, and both its values."""
    used: dict[str, tuple[str, str]] = {}

    def block(found: re.Match[str]) -> str:
        inside = found.group(1)
        if FOCUS in inside or "--nhsuk-" in inside or _keeps_its_ground(inside, colours):
            return found.group(0)
        return "{" + ";".join(_declaration(one, colours, used) for one in inside.split(";")) + "}"

    changed = BLOCK.sub(block, css)
    light, dark = ("".join(f"{name}:{pair[i]};" for name, pair in sorted(used.items())) for i in (0, 1))
    at_once = "color-scheme:light dark;"
    return (
        f"{changed}:root{{{at_once}{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )


def _keeps_its_ground(inside: str, colours: Colours) -> bool:
    """Whether a rule sets a ground that is the same in light and dark, so that its text must be too."""
    grounds = [
        light
        for one in inside.split(";")
        if ROLES.get(one.partition(":")[0]) == "ground" and "url(" not in one
        for light in COLOUR.findall(one)
    ]
    return any(("ground", light) not in colours for light in grounds if light != CLEAR)


def _declaration(one: str, colours: Colours, used: dict[str, tuple[str, str]]) -> str:
    name, colon, value = one.partition(":")
    role = "line" if name.startswith(LINES) else ROLES.get(name, "")
    if not role or "url(" in value:
        return one

    def known(found: re.Match[str]) -> str:
        light = found.group(0)
        dark = colours.get((role, light))
        if dark is None:
            return light
        called = f"--{role}-{re.sub(r'[^0-9a-z]+', '-', light).strip('-')}"
        used[called] = (light, dark)
        return f"var({called})"

    return name + colon + COLOUR.sub(known, value)
