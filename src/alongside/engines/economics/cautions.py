"""What a reader of a case should be told beside its figures."""

from __future__ import annotations

from dataclasses import dataclass

from .streams import counted
from .values import Case, Stream

NOT_KNOWN, NO_SOURCE, NO_GRADE, NO_RANGE = "not-known", "no-source", "no-grade", "no-range"
COST_NOT_SAID, NO_CLOSING, NOT_ASKED = "average-or-marginal", "no-closing", "nobody-asked"


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to know: its kind, and the stream and amount it is about (empty: the whole case)."""

    kind: str
    stream: str = ""
    amount: str = ""


def cautions(case: Case) -> tuple[Caution, ...]:
    """All of them, the whole case first, then stream by stream.

    Kinds: `not-known`; `block-contract`, `average-cost`: said to be cash, and no cash leaves;
    `average-or-marginal`: said to be cash, and nobody says which cost it is; `no-source`, `no-grade`,
    `no-range`: of a value; `nobody-asked`: staff are replaced and it is not said who was asked;
    `no-closing`: nothing is said of the cost of stopping what is there now.
    """
    closing = any(one.kind == "closing" for one in case.streams)
    found = [] if closing else [Caution(NO_CLOSING)]
    for one in case.streams:
        found += _of(case, one)
    return tuple(found)


def _of(case: Case, stream: Stream) -> list[Caution]:
    found = [Caution(NOT_KNOWN, stream.id, name) for name, one in stream.amounts if one.best is None]
    why = counted(case, stream)[1]
    if why:
        found.append(Caution(why, stream.id))
    elif stream.kind == "benefit" and stream.counts_as == "cash" and stream.marginal is None:
        found.append(Caution(COST_NOT_SAID, stream.id))
    if stream.value.best is not None and stream.kind != "transfer":
        amounts = [one for _, one in stream.amounts]
        if not stream.value.source:
            found.append(Caution(NO_SOURCE, stream.id, "value"))
        if not any(one.grade for one in amounts):
            found.append(Caution(NO_GRADE, stream.id))
        if all(one.low is None for one in amounts):
            found.append(Caution(NO_RANGE, stream.id))
    if stream.staff is not None and stream.staff.replaces and not stream.staff.asked:
        found.append(Caution(NOT_ASKED, stream.id))
    return found
