"""What a case must be before anybody works with it; every fault at once, and where it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from .._shared.errors import EngineInputError
from .values import (
    AMOUNTS,
    COUNTS,
    GRADES,
    GREEN_BOOK,
    KINDS,
    LONGEST,
    PARTY_KINDS,
    PRICED,
    SHAPES,
    SHARES,
    TIMES,
    Amount,
    Case,
    Fault,
    Faults,
    Rates,
    Stream,
)

BORNE, GAINED = ("cost", "closing", "transfer"), ("benefit", "transfer")
YEARS = range(1900, 2201)


def faults(case: Case) -> tuple[Fault, ...]:
    """Everything in a case that cannot be, in the order of the document."""
    said = Faults()
    _whole(case, said)
    _named(case.sources, "sources", said)
    _named(case.parties, "parties", said)
    for at, party in enumerate(case.parties):
        _one_of(f"parties[{at}].kind", party.kind, PARTY_KINDS, said)
        if not (math.isfinite(party.weight) and party.weight >= 0):
            said.add(f"parties[{at}].weight", f"{party.weight:g} is below 0.", "Give 1 for no weighting.")
    _named(case.streams, "streams", said)
    for at, stream in enumerate(case.streams):
        _stream(case, f"streams[{at}]", stream, said)
    _paths(case, said)
    return tuple(said.found)


def require(case: Case) -> None:
    """Refuse a case with a fault.

    Raises: EngineInputError with the first.
    """
    for one in faults(case):
        raise EngineInputError(one.where, one.problem, one.remedy)


def _whole(case: Case, said: Faults) -> None:
    if not case.title.strip():
        said.add("title", "it is empty.", "Give the case a title.")
    for name in ("first_year", "price_year"):
        if getattr(case, name) not in YEARS:
            said.add(name, f"{getattr(case, name)} is not a year.", "Give a year such as 2026.")
    if not 1 <= case.years <= LONGEST:
        said.add("years", f"{case.years} is not between 1 and {LONGEST}.", "Say over how many years to look.")
    _rates("discount.money", case.discount.money, said)
    _rates("discount.health", case.discount.health, said)
    if isinstance(case.inflation, tuple):
        for year, rate in case.inflation:
            _rate(f"inflation.{year}", rate, said)
            if year not in YEARS:
                said.add(f"inflation.{year}", "that is not a year.", "Give a year such as 2026.")
    else:
        _rate("inflation", case.inflation, said)
    for grade, share in case.optimism:
        _one_of(f"optimism.{grade}", grade, tuple(GRADES), said)
        _share(f"optimism.{grade}", share, said)
    if not case.streams:
        said.add("streams", "there is none.", "Add at least one cost or benefit.")


def _rates(where: str, rates: Rates, said: Faults) -> None:
    if isinstance(rates, str):
        if rates != GREEN_BOOK:
            said.add(
                where, f"'{rates}' is no schedule we know.", f"Give {GREEN_BOOK}, a rate, or a list of rates."
            )
        return
    if not rates:
        said.add(where, "it is empty.", "Give at least one rate.")
    for at, rate in enumerate(rates):
        _rate(where if len(rates) == 1 else f"{where}[{at}]", rate, said)


def _rate(where: str, rate: float, said: Faults) -> None:
    if not -0.5 < rate <= 1:
        said.add(where, f"{rate:g} is not a yearly rate.", "Write 3.5% as 0.035.")


def _share(where: str, share: float, said: Faults) -> None:
    if not 0 <= share <= 1:
        said.add(where, f"{share:g} is not between 0 and 1.", "Write 60% as 0.6.")


def _one_of(where: str, word: str, words: Sequence[str], said: Faults) -> None:
    if word not in words:
        said.add(where, f"'{word}' is not one of the words for it.", f"Give {', '.join(words)}.")


def _named(rows: Iterable[object], name: str, said: Faults) -> None:
    seen: set[str] = set()
    for at, row in enumerate(rows):
        key = str(getattr(row, "id", ""))
        where = f"{name}[{at}].id"
        if not key or key.strip(".-_") != key or not key.replace("-", "").replace("_", "").isalnum():
            said.add(
                where, f"'{key}' cannot be an id.", "Use letters, digits and hyphens, as in home-visits."
            )
        if key in seen:
            said.add(where, f"'{key}' is there twice.", "Give each its own id.")
        seen.add(key)


def _stream(case: Case, where: str, stream: Stream, said: Faults) -> None:
    _one_of(f"{where}.kind", stream.kind, KINDS, said)
    _one_of(f"{where}.counts_as", stream.counts_as, COUNTS, said)
    if stream.kind in KINDS:
        _party(case, f"{where}.bears", stream.bears, stream.kind, stream.kind in BORNE, said)
        _party(case, f"{where}.gains", stream.gains, stream.kind, stream.kind in GAINED, said)
        if stream.kind == "transfer" and stream.bears and stream.bears == stream.gains:
            said.add(
                f"{where}.gains", "it is also who bears it.", "A transfer goes from one party to another."
            )
    if not 0 <= stream.start < max(case.years, 1):
        said.add(
            f"{where}.from", f"{stream.start:g} lies outside the years.", f"Give 0 to below {case.years}."
        )
    if not (0 <= stream.ramp <= LONGEST):
        said.add(
            f"{where}.ramp", f"{stream.ramp:g} is no number of years.", "Give 0 where it starts in full."
        )
    if stream.until is not None and not stream.until > stream.start:
        said.add(f"{where}.until", f"{stream.until:g} is not after from.", "Leave it out where it goes on.")
    for name, amount in stream.amounts:
        _amount(case, f"{where}.{name}", name, amount, said)


def _party(case: Case, where: str, key: str, kind: str, wanted: bool, said: Faults) -> None:
    if wanted and not key:
        said.add(where, f"a {kind} needs it.", "Give the id of a party.")
    elif key and not wanted:
        other = "a transfer" if kind != "transfer" else "a cost or a benefit"
        said.add(where, f"a {kind} has none.", f"Leave it out, or make it {other}.")
    elif key and key not in {one.id for one in case.parties}:
        known = ", ".join(one.id for one in case.parties)
        said.add(where, f"'{key}' is none of the parties.", f"Give one of {known}, or add it to parties.")


def _amount(case: Case, where: str, name: str, amount: Amount, said: Faults) -> None:
    parts = {part: getattr(amount, part) for part in ("best", "low", "high")}
    known = {part: float(value) for part, value in parts.items() if value is not None}
    for part, value in known.items():
        if not math.isfinite(value):
            said.add(f"{where}.{part}", "it is not a number.", "Give a number, or not known.")
        elif name in SHARES:
            _share(f"{where}.{part}", value, said)
        elif name in ("quantity", "population") and value < 0:
            said.add(f"{where}.{part}", f"{value:g} is below 0.", "Give how many.")
    if ("low" in known) != ("high" in known):
        gone = "high" if "low" in known else "low"
        said.add(f"{where}.{gone}", "one end of the range is missing.", "Give both low and high, or neither.")
    elif "low" in known and "best" not in known:
        said.add(f"{where}.best", "it is missing.", "Give the likeliest number between low and high.")
    elif "low" in known and not known["low"] <= known["best"] <= known["high"]:
        said.add(f"{where}.best", "it does not lie between low and high.", "Correct one of the three.")
    if amount.shape:
        _one_of(f"{where}.shape", amount.shape, SHAPES, said)
    if amount.grade:
        _one_of(f"{where}.grade", amount.grade, tuple(GRADES), said)
    if amount.source and amount.source not in {one.id for one in case.sources}:
        said.add(f"{where}.source", f"'{amount.source}' is none of the sources.", "Add it to sources.")
    if amount.price_year is not None and (name != PRICED or amount.price_year not in YEARS):
        remedy = "Give a year such as 2024." if name == PRICED else "Only a value has prices: leave it out."
        said.add(f"{where}.price_year", f"{amount.price_year} cannot stand here.", remedy)


def _paths(case: Case, said: Faults) -> None:
    """Correlations and scenarios speak of amounts that are there."""
    every = {f"{one.id}.{name}" for one in case.streams for name in AMOUNTS}
    times = {f"{one.id}.{name}" for one in case.streams for name in ("from", *TIMES[1:])}
    for at, pair in enumerate(case.correlations):
        where = f"correlations[{at}]"
        for part, path in enumerate(pair.between):
            if path not in every:
                said.add(
                    f"{where}.between[{part}]",
                    f"there is no '{path}'.",
                    "Write stream.amount, as visits.value.",
                )
        if pair.between[0] == pair.between[1]:
            said.add(f"{where}.between", "both are the same.", "Name two amounts.")
        if not -1 <= pair.r <= 1:
            said.add(f"{where}.r", f"{pair.r:g} is not between −1 and 1.", "Give 0 for none.")
    _named(case.scenarios, "scenarios", said)
    for at, scenario in enumerate(case.scenarios):
        for path, value in scenario.set:
            where = f"scenarios[{at}].set.{path}"
            if path not in every | times:
                said.add(where, "there is no such amount.", "Write stream.amount, as visits.take_up.")
            elif not math.isfinite(value):
                said.add(where, "it is not a number.", "Give a number.")
            elif path.partition(".")[2] in SHARES:
                _share(where, value, said)
