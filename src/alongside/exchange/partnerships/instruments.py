"""The instruments that ship as data: tactics, checklists and kinds that studies of partnerships describe.

Read once from `data/landscape-2017/instruments.yaml` and checked as they are read. Whoever lies above reads
them from here. The labels are the file's; the pages have plainer words for each, by its id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

FILE = "landscape-2017/instruments.yaml"
RISKS = ("lower", "high")
MARKED = ("tactics", "drivers", "barriers")  # those whose lines members mark


class InstrumentProblem(Exception):
    """The file of instruments cannot be used; the message says which part, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an instrument. `stage`: when it helps, None where the source does not say.

    `named`: whether the source itself names it. `risk`: lower or high, and `note` why, where it says so.
    """

    id: str
    label: str
    stage: str | None = None
    named: bool = True
    risk: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A list of such lines. `source`: the number of the document that describes it (SOURCE.md names them)."""

    key: str
    source: str
    items: tuple[Item, ...]

    def item(self, ident: str) -> Item | None:
        """The line of that id."""
        return next((one for one in self.items if one.id == ident), None)


@dataclass(frozen=True, slots=True)
class Instruments:
    """All that partnerships use. `stages`: in order."""

    stages: Instrument
    lists: Mapping[str, Instrument]

    def __getitem__(self, key: str) -> Instrument:
        """The instrument of that key. Raises: KeyError."""
        return self.lists[key]

    def tactics_at(self, stage: str) -> tuple[Item, ...]:
        """What helps at a stage: first what the source puts there, then what it puts nowhere."""
        items = self["tactics"].items
        return (
            *(one for one in items if one.stage == stage),
            *(one for one in items if one.stage is None),
        )


def instruments() -> Instruments:
    """The instruments that ship. Raises: InstrumentProblem."""
    return _kept(Path(settings.DATA) / FILE)


@lru_cache(maxsize=2)
def _kept(file: Path) -> Instruments:
    return read(file)


def read(file: Path) -> Instruments:
    """Read and check a file of instruments. Raises: InstrumentProblem."""
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise InstrumentProblem(f"{file.name} cannot be read: {problem}. Put the file back.") from problem
    except yaml.YAMLError as problem:
        reason = " ".join(str(problem).split())
        raise InstrumentProblem(f"{file.name} is not YAML: {reason}. Mend that line.") from problem
    return _Reader(file.name, said).all()


class _Reader:
    """Reads one file; knows its name for the sentences."""

    def __init__(self, name: str, said: Any) -> None:
        self.name = name
        self.said = said if isinstance(said, dict) else {}

    def refuse(self, where: str, what: str, do: str) -> InstrumentProblem:
        return InstrumentProblem(f"{self.name}, {where}: {what}. {do}")

    def all(self) -> Instruments:
        stages = self.listed("stages", "intersector_toolkit", "stages")
        lists = [
            self.listed("tactics", "intersector_toolkit", "tactics"),
            self.listed("drivers", "partner_selection", "drivers"),
            self.listed("barriers", "partner_selection", "barriers"),
            self.listed("four-cos", "co_production", "star_elements"),
            self.listed("mix", "co_production", "mix_types"),
            self.listed("responses", "business_response_types", "items"),
            self.listed("legitimacy", "legitimacy_risk", "by_partnership_type"),
            self.named("mitigation", "legitimacy_risk", "mitigation"),
            self.named("contract-trust", "contract_trust", "factors"),
            self.named("contract-remedies", "contract_trust", "remedies"),
            self.listed("pulse-check", "partnership_pulse_check", "dimensions"),
            self.named("composition", "partnership_pulse_check", "composition_check"),
            self.listed("logics", "institutional_logics", "items"),
            self.named("relations", "institutional_logics", "relation_values"),
            self.named("mechanisms", "joint_working_mechanisms", "items"),
        ]
        known = {one.id for one in stages.items}
        for one in lists[0].items:
            if one.stage is not None and one.stage not in known:
                where = f"intersector_toolkit, tactic {one.id!r}"
                raise self.refuse(where, f"no stage is called {one.stage!r}", f"Write one of {_list(known)}.")
        for one in lists[6].items:
            if one.risk not in RISKS:
                where = f"legitimacy_risk, {one.id!r}"
                raise self.refuse(where, f"a risk of {one.risk!r} means nothing", f"Write {_list(RISKS)}.")
        return Instruments(stages, {one.key: one for one in lists})

    def part(self, name: str, inner: str) -> tuple[str, Sequence[Any]]:
        """The source of a part of the file, and the lines of one list in it."""
        part = self.said.get(name)
        if not isinstance(part, dict) or not isinstance(part.get(inner), list) or not part[inner]:
            raise self.refuse(name, f"there is no list {inner!r}", "Write it, with a line at least.")
        source = str(part.get("source") or "")
        if source[:3] not in {f"{number:03}" for number in range(5)}:
            raise self.refuse(
                name, "it does not say its source", "Write source: and a number from 000 to 004."
            )
        return source, part[inner]

    def listed(self, key: str, name: str, inner: str) -> Instrument:
        """A list of lines with ids."""
        source, lines = self.part(name, inner)
        where = f"{name}, {inner}"
        if not all(isinstance(line, dict) and str(line.get("id") or "") for line in lines):
            raise self.refuse(where, "a line has no id", "Give each line an id of its own.")
        return self.made(key, source, where, [_item(line) for line in lines])

    def named(self, key: str, name: str, inner: str) -> Instrument:
        """A list of bare names; their ids are the names with dashes."""
        source, lines = self.part(name, inner)
        items = [Item(_slug(str(line)), str(line)) for line in lines]
        return self.made(key, source, f"{name}, {inner}", items)

    def made(self, key: str, source: str, where: str, items: Iterable[Item]) -> Instrument:
        found = tuple(items)
        if len({one.id for one in found}) < len(found):
            raise self.refuse(where, "two lines have the same id", "Give each line an id of its own.")
        return Instrument(key, source, found)


def _item(line: Mapping[str, Any]) -> Item:
    label = line.get("label") or line.get("effect") or str(line["id"]).replace("-", " ")
    note = line.get("purpose") or line.get("reason") or line.get("note") or line.get("leads_by") or ""
    return Item(
        id=str(line["id"]),
        label=str(label),
        stage=str(line["stage"]) if line.get("stage") is not None else None,
        named=bool(line.get("named_in_seed", True)),
        risk=str(line.get("risk", "")),
        note=str(note),
    )


def _slug(name: str) -> str:
    return "-".join(name.lower().split())


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
