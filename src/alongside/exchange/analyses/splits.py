"""Who would lose in a business case, and what would put it right: the least payments, and a fair split."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from alongside.engines import economics as engine

from .cases import Answer, worked_out

ALL, CASH = "all", "cash"
PEOPLE = ("people", "carers")  # they gain, and nobody asks them to pay for it
FEW = 14  # parties up to which groups of them are looked at


@dataclass(frozen=True, slots=True)
class Standing:
    """One party: what it gains less what it bears, in pounds of today's money, by what it counts as.

    `total`: as the page counts, everything or cash alone; `needed`: without it nothing goes ahead; `bears`:
    whether it bears anything; `known` is false where a number about it is not known.
    """

    key: str
    name: str
    kind: str
    cash: float
    capacity: float
    wellbeing: float
    total: float
    needed: bool
    bears: bool
    known: bool
    fair: float
    gets: float
    good: float


@dataclass(frozen=True, slots=True)
class Paid:
    """One pays another so many pounds."""

    payer: str
    payee: str
    amount: float


@dataclass(frozen=True, slots=True)
class Apart:
    """A group that would do better by itself than with a split, and by how much together."""

    names: tuple[str, ...]
    lacks: float


@dataclass(frozen=True, slots=True)
class Split:
    """Who loses and what would put it right.

    `smallest`: payments after which nobody loses, `lacks`: what is missing for that; `fair`: those of the
    Shapley split of what is `shared`: people keep what they gain, and it is no money; `leave`: groups that
    would do better alone than with it; `steady`: whether any split exists that no group would leave, None for
    too many parties to look; `not_known`: names of lines that count nothing because a number in them is not
    known; `not_cash`: pounds that those who pay would have to find although what they gain is no cash.
    """

    parties: tuple[Standing, ...]
    total: float
    shared: float
    smallest: tuple[Paid, ...]
    smallest_total: float
    lacks: float
    fair: tuple[Paid, ...]
    leave: tuple[Apart, ...]
    steady: bool | None
    not_known: tuple[str, ...]
    not_cash: float

    @property
    def losers(self) -> list[Standing]:
        """Those who would be left with less than nothing."""
        return [one for one in self.parties if one.total < -0.5]


def split(
    model: Mapping[str, Any], *, count: str = ALL, needed: Collection[str] | None = None
) -> Split | None:
    """Look at a case in the format; None where it cannot be worked out.

    `count`: everything, or cash alone; `needed`: keys of those without whom nothing goes ahead, by default
    all who bear anything.
    """
    answer = worked_out(model)
    if answer is None:
        return None
    case, rows = answer.case, answer.result.positions
    position = np.array([one.net[0] if count == CASH else one.total for one in rows])
    bears = np.array([one.bears[0] if count == CASH else one.bears.sum() for one in rows]) > 0
    keys = [one.id for one in case.parties]
    need = bears if needed is None else np.array([key in needed for key in keys])
    can = np.array(
        [0.0 if one.kind in PEOPLE else max(0.0, position[at]) for at, one in enumerate(case.parties)]
    )
    good = engine.make_good(position, can)
    kept = np.array([one.kind in PEOPLE and position[at] >= 0 for at, one in enumerate(case.parties)])
    among = np.where(kept, 0.0, position)
    game, shared = engine.goes_ahead(among, need & ~kept), float(among.sum())
    share = engine.shapley(game).share if shared > 0 else among
    net = engine.toward(among, share)
    leave, steady = _apart(game, share, answer) if shared > 0 else ((), None)
    cash = np.array([one.net[0] for one in rows])
    return Split(
        parties=tuple(
            Standing(
                key=one.id,
                name=one.name,
                kind=one.kind,
                cash=float(row.net[0]),
                capacity=float(row.net[1]),
                wellbeing=float(row.net[2]),
                total=float(position[at]),
                needed=bool(need[at]),
                bears=bool(bears[at]),
                known=bool(np.all(row.known)),
                fair=float(share[at] + position[at] - among[at]),
                gets=float(net[at]),
                good=float(good.net[at]),
            )
            for at, (one, row) in enumerate(zip(case.parties, rows, strict=True))
        ),
        total=float(position.sum()),
        shared=shared,
        smallest=_paid(good.payments, case.parties),
        smallest_total=good.total,
        lacks=good.lacks,
        fair=_paid(engine.settle(net), case.parties),
        leave=leave,
        steady=steady,
        not_known=tuple(case.stream(key).name for key in answer.result.not_known),
        not_cash=float(np.maximum(np.maximum(-good.net, 0) - np.maximum(cash, 0), 0).sum()),
    )


def _paid(payments: Sequence[engine.Payment], parties: Sequence[Any]) -> tuple[Paid, ...]:
    return tuple(Paid(parties[one.payer].name, parties[one.payee].name, one.amount) for one in payments)


def _apart(game: engine.Game, share: Any, answer: Answer) -> tuple[tuple[Apart, ...], bool | None]:
    """Groups that would leave the fair split, and whether there is one that nobody would leave."""
    if game.players > FEW:
        return (), None
    names = [one.name for one in answer.case.parties]
    together = game.worth(np.ones((1, game.players), bool))[0]
    if abs(float(np.sum(share)) - together) > 1.0:
        return (), None
    found = engine.objections(game, share)
    groups = tuple(Apart(tuple(names[at] for at in one.members), one.lacks) for one in found)
    return groups, True if not groups else not engine.core(game).empty
