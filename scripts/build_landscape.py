"""Build data/landscape-2017 from the extract in ALONGSIDE_SHARED/region.

Run it as `python scripts/build_landscape.py`. It changes as little as it can: line ends become LF,
interviewee numbers become bands, and where a row needs words that the source keeps in another
column (who else ran it, what it was called elsewhere) they are put in a column of
their own. What our words are for theirs stands in data/landscape-2017/maps, which people review;
this script reads those tables and never writes them.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "data" / "landscape-2017"
Row = dict[str, str]
ENGLAND = "E92000001"  # the code of the nation, which is also its id in data/geography
STUDY_REGIONS = ("eastern", "gm-nwc", "south-west", "uclp")
OFFER_FILES = ("innovations", "offers", "funds", "initiatives")
FIVE_OR_MORE, FEWER, UNKNOWN = "five or more", "fewer than five", "not known"


def shared() -> Path:
    """Folder of the extract."""
    return Path(os.environ.get("ALONGSIDE_SHARED", str(ROOT.parent / "shared"))) / "region"


def read(path: Path) -> list[Row]:
    """Rows of a CSV file as the source has them."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write(path: Path, rows: list[Row]) -> None:
    """Write rows as UTF-8 CSV with LF line ends, columns in the order of the first row."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        out = csv.DictWriter(handle, fieldnames=list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def sentences(*parts: str) -> str:
    """Join remarks into one note, each closed with a full stop."""
    return " ".join(p if p.endswith((".", "?", "!")) else p + "." for p in parts if p)


def place(row: Row) -> Row:
    """Tell the four study regions from the other regions, and give England its code.

    The source calls both sorts of region `region`. Its `england` is the nation that data/geography
    has, so it takes that id, and the load passes it over.
    """
    kind = "study-region" if row["id"] in STUDY_REGIONS else row["kind"]
    england = row["id"] == "england"
    return {
        **row,
        "id": ENGLAND if england else row["id"],
        "parent": ENGLAND if row["parent"] == "england" else row["parent"],
        "kind": kind,
        "kind_in_source": row["kind"],
        "id_in_source": row["id"],
        "code": ENGLAND if england else "",
        "code_scheme": "ons" if england else "",
    }


def actor(row: Row) -> Row:
    """Put what is approximate or inferred about an actor into words."""
    basis = {
        "inferred-column": "Region inferred: the table's cell borders were lost",
        "stated-or-inferred-from-text": "Region stated in the text or inferred from it",
    }.get(row["region_basis"], "")
    group = "A group, not one body" if row["is_generic_group"] == "yes" else ""
    printed = re.sub(r"^status=\w+( \((.*?)\))?;?\s*", r"\2; ", row["note"]).strip("; ")
    status = "" if row["status"] == "as-reported" else f"Status in the source: {row['status']}"
    return {**row, "shown_note": sentences(status, printed[:1].upper() + printed[1:], group, basis)}


def need(row: Row) -> Row:
    """Set those affected as words with spaces between them."""
    return {**row, "who_shown": row["who_affected"].replace(";", "; ")}


def innovation(row: Row) -> Row:
    """Name the first actor as the keeper, the others as helpers, and show the source's tags."""
    first, _, others = row["actors"].partition(";")
    tags = f"Tags in the source: {row['tags'].replace(';', ', ')}" if row["tags"] else ""
    return {**row, "actor": first, "helpers": others, "shown_note": sentences(tags)}


def initiative(row: Row) -> Row:
    """Name the first body that ran it as the keeper, the others as helpers, and show its drivers."""
    first, _, others = row["run_by"].partition(";")
    drivers = f"Drivers in the source: {row['drivers'].replace(';', ', ')}" if row["drivers"] else ""
    return {**row, "actor": first, "helpers": others, "shown_note": sentences(drivers)}


def fund(row: Row) -> Row:
    """Say how the money was given and by whom; drop a remark that counts interviewees."""
    first, _, others = row["funder_ids"].partition(";")
    note = "" if "interviewee" in row["note"] else row["note"]
    whom = f"Money from: {row['funder_name']}" if row["funder_name"] else ""
    summary = sentences(f"Kind of money: {row['model']}", f"Level: {row['level']}")
    sum_of_money = re.search(r"(?:up to )?GBP \S+m\b", row["model"])
    amount = sum_of_money.group() if sum_of_money else ""
    return {
        **row,
        "note": note,
        "actor": first,
        "helpers": others,
        "summary": summary,
        "amount": amount,
        "shown_note": sentences(whom, note),
    }


def offer(row: Row) -> Row:
    """Put an offer's status into the words of maps/offer_status.csv."""
    words = {line["theirs"]: line["ours"] for line in read(OUT / "maps" / "offer_status.csv")}
    return {**row, "helpers": "", "shown_note": sentences(words[row["status"]])}


def band(interviewees: str, stated: str) -> str:
    """Band a number of interviewees; the number itself is never shipped."""
    number = interviewees or stated
    if not number:
        return UNKNOWN
    return FIVE_OR_MORE if int(number) >= 5 else FEWER


def claim(row: Row) -> Row:
    """Replace the counts of a claim by a band and blank remarks that would give a count away."""
    words = row["note"].lower()
    tells = any(word in words for word in ("interviewee", "cites one", "cites only"))
    kept = {k: v for k, v in row.items() if k not in ("n_interviewees", "stated_count", "note")}
    return {
        **kept,
        "said_by": band(row["n_interviewees"], row["stated_count"]),
        "note": "" if tells else row["note"],
    }


def merge(tables: dict[str, list[Row]]) -> None:
    """Mark pairs that are one thing: the kept row gains the other's id, wording and blanks.

    Reads maps/same_thing.csv (keep,other,why). The other row stays in its file with `same_as`
    filled, so that every row of the source can still be found.
    """
    rows = {row["id"]: row for name in OFFER_FILES for row in tables[name]}
    for row in rows.values():
        row.update(told=row["summary"], also="", same_as="")
    for pair in read(OUT / "maps" / "same_thing.csv"):
        kept, other = rows[pair["keep"]], rows[pair["other"]]
        other["same_as"] = kept["id"]
        kept["also"] = ";".join(filter(None, (kept["also"], other["id"])))
        named = [kept["actor"], *kept["helpers"].split(";"), other["actor"], *other["helpers"].split(";")]
        kept["actor"], *helpers = [*dict.fromkeys(filter(None, named)), ""]
        kept["helpers"] = ";".join(filter(None, helpers))
        for column in ("stage", "regions", "region", "pathway_stages"):
            if column in kept and not kept[column]:
                kept[column] = _counterpart(other, column)
        title = other.get("title") or other.get("name", "")
        if other["summary"] not in kept["told"]:
            same_name = title in (kept.get("title"), kept.get("name"))
            said = other["summary"] if same_name else f"Also told as “{title}”: {other['summary']}"
            kept["told"] = sentences(kept["told"], said)
        if other["shown_note"] not in kept["shown_note"]:
            kept["shown_note"] = sentences(kept["shown_note"], other["shown_note"])


def _counterpart(row: Row, column: str) -> str:
    """The same fact under the name that another of the four tables gives it."""
    twins = {"stage": "pathway_stages", "pathway_stages": "stage", "regions": "region", "region": "regions"}
    return row.get(column) or row.get(twins[column], "")


def build(source: Path, out: Path) -> dict[str, int]:
    """Read the extract, write the shipped tables, return the number of rows of each."""
    change: dict[str, Callable[[Row], Row]] = {
        "places": place,
        "actors": actor,
        "ties": dict,
        "needs": need,
        "offers": offer,
        "innovations": innovation,
        "funds": fund,
        "initiatives": initiative,
        "claims": claim,
        "participation": dict,
    }
    tables = {name: [f(row) for row in read(source / f"{name}.csv")] for name, f in change.items()}
    merge(tables)
    for name, rows in tables.items():
        write(out / f"{name}.csv", rows)
    text = (source / "instruments.yaml").read_text(encoding="utf-8")
    (out / "instruments.yaml").write_text(text, encoding="utf-8", newline="\n")
    return {name: len(rows) for name, rows in tables.items()}


def main() -> int:
    """Build and print the counts."""
    source = shared()
    if not source.is_dir():
        print(
            f"{source} is not there. Set ALONGSIDE_SHARED to the folder that holds region/.", file=sys.stderr
        )
        return 2
    for name, count in build(source, OUT).items():
        print(f"{name}: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
