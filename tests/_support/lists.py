"""Lists as connectors bring them: of the practice town, clean and with dirt in them."""

from __future__ import annotations

import csv
import io
from typing import Any

from tests._support import rows

HEAD = ["Group name", "What they do", "Town", "Phone", "Email", "Website", "Last checked"]
HERE = [
    *("Alder Coast Council", "Gannet Row Surgery", "Alderquay Library", "Alderquay Carers' Circle"),
    *("Lantern Table", "Chapel on the Quay", "Tidal Wheels", "The Net Loft Workshop", "Thrift Green Pantry"),
]
DOES = [
    *(
        "Knitting and talk on Monday afternoons",
        "Advice on bills and benefits",
        "A choir for anyone who likes to sing",
    ),
    *(
        "Walks along the harbour for people who live alone",
        "Repairs bicycles and lends them",
        "Cooks for new parents",
    ),
]
TOWNS = ["Alderquay", "Thrift Green", "Oxlip Cross", "Ropewalk"]


def town() -> Any:
    """The places and organisations of the practice town that these lists speak of; returns the bringer's."""
    coast = rows.place("Alder Coast", world="practice", source_id="aq-coast")
    quay = rows.place("Alderquay", "town", coast, "practice", source_id="alderquay")
    for name in ("Thrift Green", "Oxlip Cross"):
        rows.place(name, "town", coast, "practice")
    ropewalk = rows.place("Ropewalk", "small_area", quay, "practice")
    for name in HERE:
        rows.actor(
            name.removeprefix("The ").replace("'", "’"),
            source_id=f"aq-{name.split()[-1].lower()}",
            place=ropewalk,
            world="practice",
            dataset=rows.dataset("practice"),
        )
    return rows.actor("Alderquay Together", source_id="aq-alliance", world="practice")


def new_row(number: int, town: str = "", checked: str = "3/11/2026") -> list[str]:
    """A row about a group that nobody here knows."""
    return [
        f"Quay Group {number}",
        DOES[number % len(DOES)],
        town or TOWNS[number % len(TOWNS)],
        f"01632 96{number:04d}",
        f"hello{number}@group.example",
        f"www.group{number}.example",
        checked,
    ]


def here_row(name: str) -> list[str]:
    """A row about an organisation of the practice town."""
    return [name, "What everybody knows of them", "", "", "", "", ""]


def sixty() -> list[list[str]]:
    """48 new, 9 already here, 3 that cannot be taken: a place misspelt, no name, a day that is none."""
    found = [new_row(number) for number in range(48)]
    found[10:10] = [here_row(name) for name in HERE]
    found.append(new_row(101, town="Alderqay"))
    found.append(["", *new_row(102)[1:]])
    found.append(new_row(103, checked="31/02/2026"))
    return [HEAD, *found]


def pasted(table: list[list[str]]) -> str:
    """Rows as a spreadsheet copies them."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(table)
    return out.getvalue()


def dirty() -> list[list[str]]:
    """200 rows below the headings, with more than ten kinds of dirt; 185 of them can be taken."""
    found = [new_row(number) for number in range(180)]
    found[5][0] = "  Spaces   Around  "
    found[6][1] = "“Curly” quotes and a soft\u00adhyphen, and a bell\x07"
    found[7][3] = "1632960007"  # a number that lost its nought
    found[8][1] = "CafÃ© on Fridays"  # read in the wrong encoding once
    found[9][5] = "#N/A"  # an error in a column that can be empty
    found[10][6] = "45961"  # a day as a spreadsheet counts
    found[11][4] = "mailto:a@b.example"
    found[12].append("")
    found[13][2] = " alderquay "
    found[14][6] = "n/a"
    found += [new_row(200 + number) for number in range(5)]
    found += [
        [*new_row(301)[:2], "Alderqay", *new_row(301)[3:]],  # misspelt
        [*new_row(302)[:2], "Atlantis", *new_row(302)[3:]],  # unknown
        ["", *new_row(303)[1:]],  # no name
        ["#REF!", *new_row(304)[1:]],  # an error where the name stands
        [*new_row(305)[:6], "31/02/2026"],  # no day
        [*new_row(306)[:6], "soon"],
        ["Very long " * 30, *new_row(307)[1:]],
        new_row(3),  # again
        list(HEAD),  # the headings again
        [*new_row(308), "one cell", "too many"],
        ["SECTION B", "", "", "", "", "", ""],
        new_row(4),
        [*new_row(309)[:2], "Nowhere at all", *new_row(309)[3:]],
        ["#N/A", *new_row(310)[1:]],
        ["Total", "185", "", "", "", "", ""],
    ]
    titles = [["Groups in and around the town", "", ""], ["Printed for the meeting", "", ""], []]
    return [*titles, HEAD, *found[:50], [], *found[50:]]
