"""How sure the answer of a business case is: worked out many times with numbers from their ranges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics import draws as engine
from alongside.exchange.evidence.models import CaseVersion

from .cases import KEPT, Answer, result_of

DRAWS, SEED = 5_000, 9  # few enough for a page, the same for everybody


@dataclass(frozen=True, slots=True)
class Simulated:
    """A case over many draws, in today's money.

    `total`: all added up; `cash`: money alone; `by`: by cash, capacity, wellbeing; `parties`: by id.
    `uncertain`: how many of its numbers have a range; without any, every draw is the same.
    """

    draws: int
    seed: int
    digest: str
    total: engine.Spread
    cash: engine.Spread
    by: tuple[engine.Spread, ...]
    parties: dict[str, engine.Spread]
    uncertain: int


@dataclass(frozen=True, slots=True)
class Held:
    """An answer, held by its document's hash alone."""

    answer: Answer

    def __hash__(self) -> int:
        """By the document."""
        return hash(self.answer.digest)

    def __eq__(self, other: object) -> bool:
        """The same document gives the same answer."""
        return isinstance(other, Held) and other.answer.digest == self.answer.digest


def simulated(version: CaseVersion, draws: int = DRAWS, seed: int = SEED) -> Simulated | None:
    """A version over so many draws; None where it cannot be read or its ranges cannot be drawn from."""
    answer = result_of(version)
    return of_answer(answer, draws, seed) if answer is not None else None


def of_answer(answer: Answer, draws: int = DRAWS, seed: int = SEED) -> Simulated | None:
    """The same of a case that was worked out."""
    return _simulated(Held(answer), draws, seed)


@lru_cache(maxsize=KEPT)
def _simulated(held: Held, draws: int, seed: int) -> Simulated | None:
    case = held.answer.case
    try:
        found = engine.simulate(case, draws, seed=seed, latin=True)
        uncertain = len(engine.inputs(case).every)
    except EngineInputError:
        return None
    apart = found.benefits - found.costs
    return Simulated(
        draws=draws,
        seed=seed,
        digest=held.answer.digest,
        total=engine.spread(found.npv),
        cash=engine.spread(found.cash_npv),
        by=tuple(engine.spread(np.ascontiguousarray(apart[:, at])) for at in range(apart.shape[1])),
        parties={key: engine.spread(found.of(key)) for key in found.parties},
        uncertain=uncertain,
    )
