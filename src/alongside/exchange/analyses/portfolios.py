"""Which projects to pay for: the best set, what more money would bring, sets nearly as good."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from django.conf import settings
from django.db import transaction

from alongside.engines import portfolios as engine
from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.innovations.models import Portfolio, PortfolioChoice
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.exchange.innovations.queries.portfolios import Held
from alongside.exchange.innovations.services import portfolios as services

from .models import Run
from .portfolios_balance import mix_of, target_of

ENGINE = "portfolios"
SEED = 8
WITHIN, SETS = 0.1, 4  # sets nearly as good: how much less they may be worth, and how many are shown
NEAR = 0.25  # how far a set may lie from what is aimed for, where that is asked
DRAWS, FEWER, MANY = 60, 15, 40  # draws of uncertain worth; fewer for more than so many projects


@dataclass(frozen=True, slots=True)
class Asked:
    """What a set must keep to. `least`: kind of part, part, how many of it at least; `rules`: by offer id."""

    budget: int
    hours: int | None = None
    least: tuple[tuple[str, str, int], ...] = ()
    rules: tuple[tuple[int, str], ...] = ()
    near: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """The whole input of the engine, by position of the projects that can be chosen."""

    offers: tuple[int, ...]
    cost: tuple[int, ...]
    low: tuple[int, ...]
    likely: tuple[int, ...]
    high: tuple[int, ...]
    hours: tuple[int, ...]
    must: tuple[int, ...]
    never: tuple[int, ...]
    budget: int
    limit: int | None
    groups: tuple[tuple[tuple[int, ...], int], ...]
    beside: tuple[tuple[int, int], ...]
    codes: tuple[tuple[int, ...], ...] = ()
    shares: tuple[tuple[float, ...], ...] = ()

    @property
    def digest(self) -> str:
        """The hash of the whole input."""
        return hashlib.sha256(json.dumps([asdict(self), SEED, WITHIN, SETS]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Step:
    """The least more money that brings anything: how much more, what it brings, and which come and go."""

    extra: float
    gain: float
    added: tuple[int, ...]
    dropped: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, by offer ids.

    `sets`: the best first; `sure`: in all of them; `often`: by offer how often it is chosen when worth is
    drawn from its range, from and to; `held`: how often the best stayed the best.
    """

    sets: tuple[tuple[int, ...], ...]
    proven: bool
    step: Step | None
    sure: tuple[int, ...]
    often: tuple[tuple[int, float, float], ...]
    held: float | None
    least_money: float | None  # where no set keeps the rules: what they call for; none if money mends nothing
    ranks: tuple[tuple[int, int, int], ...]  # offer, from, to


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What was asked, what could be chosen, what could not and why, and what was found."""

    asked: Asked
    held: tuple[Held, ...]  # that can be chosen
    left_out: tuple[tuple[Held, str], ...]  # with why: figures, hours, over
    found: Found
    digest: str


def what_if(viewer: Viewer, portfolio: Portfolio, asked: Asked) -> WhatIf:
    """Find the best sets of a portfolio's projects under what was asked. Cost: some integer programs."""
    held = queries.held_for(viewer, portfolio)
    left = [(one, why) for one in held if (why := _why_not(one, asked))]
    out = {one.offer.pk for one, _ in left}
    able = [one for one in held if one.offer.pk not in out]
    problem = _problem(viewer, portfolio, able, asked)
    return WhatIf(asked, tuple(able), tuple(left), worked_out(problem), problem.digest)


def _why_not(one: Held, asked: Asked) -> str:
    if one.status in ("stopped", "retired"):
        return "over"
    if not one.can_be_chosen:
        return "figures"
    return "hours" if asked.hours is not None and one.item.hours is None else ""


def _problem(viewer: Viewer, portfolio: Portfolio, able: Sequence[Held], asked: Asked) -> Problem:
    at = {one.offer.pk: place for place, one in enumerate(able)}
    worth = [one.worth or (0, 0, 0) for one in able]
    rule = {pk: said for pk, said in asked.rules if pk in at}
    beside = queries.beside(viewer, list(at))
    codes: tuple[tuple[int, ...], ...] = ()
    shares: tuple[tuple[float, ...], ...] = ()
    if asked.near and portfolio.target:
        made = mix_of(able, portfolio)
        codes, shares = made.codes, made.shares
    return Problem(
        offers=tuple(at),
        cost=tuple(one.cost or 0 for one in able),
        low=tuple(one[0] for one in worth),
        likely=tuple(one[1] for one in worth),
        high=tuple(one[2] for one in worth),
        hours=tuple(one.item.hours or 0 for one in able),
        must=tuple(at[pk] for pk, said in rule.items() if said == "must"),
        never=tuple(at[pk] for pk, said in rule.items() if said == "never"),
        budget=asked.budget,
        limit=asked.hours,
        groups=tuple(
            (
                tuple(
                    place for place, one in enumerate(able) if queries.part_of(one, kind, portfolio) == part
                ),
                many,
            )
            for kind, part, many in asked.least
        ),
        beside=tuple((at[one], at[other]) for one, other in beside if one in at and other in at),
        codes=codes,
        shares=shares,
    )


def _options(given: Problem) -> engine.Options:
    use = [list(given.cost)] if given.limit is None else [list(given.cost), list(given.hours)]
    limit = [given.budget] if given.limit is None else [given.budget, given.limit]
    near = None
    if given.codes and given.shares:
        mixed = engine.mix(given.codes, [len(one) for one in given.shares])
        near = engine.Near(mixed, target_of(given.shares), NEAR)
    return engine.options(
        np.array(given.likely, float),
        np.array(use, float).T.reshape(len(given.offers), len(limit)),
        np.array(limit, float),
        required=given.must,
        forbidden=given.never,
        rules=[engine.Rule(members, least=many) for members, many in given.groups],
        needs=given.beside,
        near=near,
    )


@lru_cache(maxsize=64)
def worked_out(given: Problem) -> Found:
    """The answer to a problem; the same problem is worked out once in a process."""
    nothing = Found((), False, None, (), (), None, None, ())
    if not given.offers or any(len(members) < many for members, many in given.groups):
        return nothing
    options = _options(given)
    best = engine.choose(options)
    if best is None:
        return replace(nothing, least_money=engine.least_needed(options))
    near = engine.near_best(options, best, within=WITHIN, most=SETS)
    step = engine.next_step(options, best)
    often, held = _often(given, options, best)
    return Found(
        sets=tuple(_ids(given, np.flatnonzero(one.chosen)) for one in near.sets),
        proven=best.proven,
        step=Step(step.extra, step.gain, _ids(given, step.added), _ids(given, step.dropped))
        if step
        else None,
        sure=_ids(given, near.sure),
        often=often,
        held=held,
        least_money=None,
        ranks=_ranks(given),
    )


def _ids(given: Problem, places: Any) -> tuple[int, ...]:
    return tuple(given.offers[place] for place in places.tolist())


def _often(
    given: Problem, options: engine.Options, best: engine.Chosen
) -> tuple[tuple[tuple[int, float, float], ...], float | None]:
    """How often each is chosen with worth drawn from its range; nothing where no range is known."""
    low, high = np.array(given.low, float), np.array(given.high, float)
    if not (high > low).any():
        return (), None
    draws = DRAWS if len(given.offers) <= MANY else FEWER
    drawn = engine.chances(options, low, high, best, seed=SEED, draws=draws)
    rows = zip(given.offers, drawn.low.tolist(), drawn.high.tolist(), strict=True)
    return tuple(rows), drawn.held


def _ranks(given: Problem) -> tuple[tuple[int, int, int], ...]:
    """Where each may stand by what it is worth less what it costs; only those whose worth has a range."""
    rows = [at for at in range(len(given.offers)) if given.high[at] > given.low[at]]
    if len(rows) < 2:
        return ()
    net = [given.likely[at] - given.cost[at] for at in rows]
    error = [(given.high[at] - given.low[at]) / 3.92 for at in rows]
    found = engine.league(net, error, seed=SEED)
    order = sorted(range(len(rows)), key=lambda at: (found.expected[at], rows[at]))
    return tuple((given.offers[rows[at]], int(found.low[at]), int(found.high[at])) for at in order)


@transaction.atomic
def decide(
    viewer: Viewer,
    portfolio: Portfolio,
    *,
    asked: Asked,
    chosen: Sequence[int],
    digest: str,
    reasons: str,
    by: Doer,
) -> PortfolioChoice:
    """Keep one of the sets, with the run that found it. `digest`: of what the doer was shown.

    Raises: PortfolioRefused, with the field.
    """
    looked = what_if(viewer, portfolio, asked)
    known = looked.digest == digest and tuple(chosen) in looked.found.sets
    rows = {one.offer.pk: one for one in looked.held}
    kept = services.Decided(
        chosen={pk: _figures(rows[pk]) for pk in chosen if pk in rows},
        budget=asked.budget,
        hours=asked.hours,
        best=known and looked.found.proven and tuple(chosen) == looked.found.sets[0],
        run=str(_kept(looked).pk) if known else "",
    )
    return services.decide(ref=portfolio.ref, decided=kept, reasons=reasons, known=known or not chosen, by=by)


def _kept(looked: WhatIf) -> Run:
    outcome = json.loads(json.dumps(asdict(looked.found)))
    return Run.objects.create(
        engine=ENGINE, version=settings.VERSION, input_hash=looked.digest, seed=SEED, outcome=outcome
    )


def _figures(one: Held) -> Mapping[str, Any]:
    low, likely, high = one.worth or (0, 0, 0)
    item = one.item
    return {
        "cost": one.cost,
        "value_low": low,
        "value_likely": likely,
        "value_high": high,
        "cash": item.cash,
        "hours": item.hours,
        "frees_hours": item.frees_hours,
        "wellbeing": item.wellbeing,
    }
