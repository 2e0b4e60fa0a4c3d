"""What terms between the parties of a business case would leave each of them with, and what they reward."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from alongside.engines import economics as engine
from alongside.engines.economics.draws import drawn as draws_of
from alongside.engines.economics.draws import inputs
from alongside.exchange.evidence.terms_rules import MAIN, moves

from .cases import worked_out
from .splits import PEOPLE

DRAWS, SEED = 2_000, 1
KEPT = 4  # cases whose draws are held: some megabytes each
STEPS = 41  # numbers tried for what would leave nobody expecting to lose
MOST = 4.0  # times the number proposed


@dataclass(frozen=True, slots=True)
class Prospect:
    """What terms leave one party with over all years, in pounds of today's money.

    `low` to `high` holds nine draws in ten; `loses`, `alone_loses`: chances; `shortfall`: what making up its
    losses would cost on average; `paid`: what it gets on average, below 0 pays; `cash`, `cash_loses`: the
    same in cash alone. `agrees`: whether what is best for it is best for the result, None where it has no
    part in how things are done; `outcome`, `activity`: what one more result, and as much more done without
    it, brings it; `known` is false where something about it is not.
    """

    key: str
    name: str
    alone: float
    alone_loses: float
    expected: float
    low: float
    high: float
    loses: float
    shortfall: float
    paid: float
    cash: float
    cash_loses: float
    agrees: bool | None
    outcome: float
    activity: float
    known: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """Terms looked at: each party; whether all agree with the result; for what numbers none expects to lose.

    `result`, `done`: names of the lines that are taken as result and as what is done; `low`, `high`: of the
    main number of the kind, shares together; None where there is none.
    """

    parties: tuple[Prospect, ...]
    aligned: bool
    result: str
    done: str
    low: float | None
    high: float | None
    not_known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    case: engine.Case
    seen: engine.Futures
    cash: engine.Futures
    units: np.ndarray  # draws × years × streams, what is counted in each line
    worth: np.ndarray  # streams, pounds of one unit on average, all that is corrected in it
    planned: np.ndarray  # years × parties, costs at the best numbers
    not_known: tuple[str, ...]
    known: tuple[bool, ...]  # by party


@lru_cache(maxsize=KEPT)
def _drawn(said: str) -> _Drawn | None:
    answer = worked_out(json.loads(said))
    if answer is None:
        return None
    case = answer.case
    plan, uncertain = engine.plan(case), inputs(case)
    values = draws_of(uncertain, DRAWS, seed=SEED) if uncertain.every else {}
    years = engine.by_year(plan, values)
    years = np.broadcast_to(years, (DRAWS, *years.shape[1:])) if len(years) == 1 else years
    best = engine.by_year(plan)
    price = np.array([_price(plan, values, row) for row in range(len(case.streams))])
    with np.errstate(divide="ignore", invalid="ignore"):
        units = np.where(price[..., None] != 0, years.transpose(1, 0, 2) / price[..., None], 0.0)
    money = engine.factors(case.discount.money, case.years)
    today = years * (plan.factor / money)  # health effects fall less, at the weights of money
    gains, costs = engine.by_party(plan, today)
    cash_gains, cash_costs = engine.by_party(plan, today * (plan.counts == 0)[:, None])
    none = np.zeros(years.shape[::2])
    return _Drawn(
        case,
        engine.futures(gains, costs, none, none, money),
        engine.futures(cash_gains, cash_costs, none, none, money),
        np.maximum(units, 0.0).transpose(1, 2, 0),
        np.abs(price).mean(axis=1),
        engine.by_party(plan, best)[1][0],
        tuple(case.stream(key).name for key in answer.result.not_known),
        tuple(bool(np.all(one.known)) for one in answer.result.positions),
    )


def _price(plan: engine.Plan, values: engine.Drawn, row: int) -> np.ndarray:
    """What one unit of a line is worth in each draw, with what is corrected in it."""
    value = values.get((row, "value"), np.full(DRAWS, plan.best[row, 0]))
    return np.nan_to_num(value * plan.scale[row]) if plan.known[row] else np.zeros(DRAWS)


def countable(model: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Lines of which units can be counted, by key and name: known, worth something, no transfer."""
    answer = worked_out(model)
    if answer is None:
        return []
    rows = answer.case.streams
    return [(one.id, one.name) for one in rows if one.is_known and one.value.best and one.kind != "transfer"]


def parties(model: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The parties of a case, by key and name, unpaid carers among them."""
    answer = worked_out(model)
    return [(one.id, one.name) for one in answer.case.parties] if answer else []


def years(model: Mapping[str, Any]) -> int:
    """How many years a case covers; 0 where it cannot be worked out."""
    answer = worked_out(model)
    return answer.case.years if answer else 0


def outlook(model: Mapping[str, Any], kind: str, numbers: Mapping[str, Any]) -> Outlook | None:
    """What checked terms would leave each party with; None where the case cannot be worked out."""
    drawn = _drawn(json.dumps(model, sort_keys=True))
    if drawn is None:
        return None
    result, done = _counted(drawn, kind, numbers)
    seen, cash = (_with(drawn, each, result, done) for each in (drawn.seen, drawn.cash))
    clauses = _clauses(drawn, kind, numbers)
    found, in_cash = engine.prospects(seen, clauses), engine.prospects(cash, clauses)
    decides = _decide(drawn, kind, numbers)
    aligned = _aligned(drawn, seen, clauses, result, done, decides)
    low, high = _workable(drawn, seen, kind, numbers)
    rows = tuple(
        Prospect(
            key=one.id,
            name=one.name,
            alone=float(found.alone[at]),
            alone_loses=float(found.alone_loses[at]),
            expected=float(found.expected[at]),
            low=float(found.low[at]),
            high=float(found.high[at]),
            loses=float(found.loses[at]),
            shortfall=float(found.shortfall[at]),
            paid=float(found.paid[at]),
            cash=float(in_cash.expected[at]),
            cash_loses=float(in_cash.loses[at]),
            agrees=bool(aligned.agrees[at]) if aligned is not None and decides[at] else None,
            outcome=float(aligned.outcome[at]) if aligned is not None else 0.0,
            activity=float(aligned.activity[at]) if aligned is not None else 0.0,
            known=drawn.known[at],
        )
        for at, one in enumerate(drawn.case.parties)
    )
    names = [one.name for one in drawn.case.streams]
    return Outlook(
        rows,
        aligned is not None and aligned.all_agree,
        names[result] if result >= 0 else "",
        names[done] if done >= 0 else "",
        low,
        high,
        drawn.not_known,
    )


def beside(
    model: Mapping[str, Any], offered: Mapping[str, tuple[str, Mapping[str, Any]]]
) -> dict[str, list[tuple[float, float, bool]]]:
    """Several terms side by side: by name, what each party is left with on average, the chance that it
    loses, and whether all about it is known.

    Under no name: without any terms.
    """
    drawn = _drawn(json.dumps(model, sort_keys=True))
    if drawn is None:
        return {}
    found: dict[str, list[tuple[float, float, bool]]] = {}
    for name, (kind, numbers) in {"": ("", {}), **offered}.items():
        result, done = _counted(drawn, kind, numbers)
        clauses = _clauses(drawn, kind, numbers) if kind else []
        one = engine.prospects(_with(drawn, drawn.seen, result, done), clauses)
        found[name] = list(zip(one.expected.tolist(), one.loses.tolist(), drawn.known, strict=True))
    return found


def _with(drawn: _Drawn, seen: engine.Futures, result: int, done: int) -> engine.Futures:
    """The draws with the units of two lines as outcome and activity."""
    outcome = drawn.units[:, :, result] if result >= 0 else seen.outcome
    activity = drawn.units[:, :, done] if done >= 0 else seen.activity
    return engine.futures(seen.gains, seen.costs, outcome, activity, seen.weight)


def _counted(drawn: _Drawn, kind: str, numbers: Mapping[str, Any]) -> tuple[int, int]:
    """Which lines are the result and what is done: as the terms say, else the largest of their sort."""
    rows = drawn.case.streams
    size = drawn.units.mean(axis=0).sum(axis=0) * drawn.worth
    keys = [one.id for one in rows]

    def largest(sorts: tuple[str, ...], who: str = "") -> int:
        fits = [at for at, one in enumerate(rows) if one.kind in sorts and size[at] > 0]
        own = [at for at in fits if who in (rows[at].gains, rows[at].bears)]
        return max(own or fits, key=lambda at: size[at], default=-1)

    chosen = keys.index(numbers["counted"]) if numbers.get("counted") in keys else -1
    result = largest(("benefit",), str(numbers.get("gainer", "")))
    done = largest(("cost",), str(numbers.get("payee", numbers.get("provider", ""))))
    return (result, chosen) if kind == "activity" else (chosen if chosen >= 0 else result, done)


def _clauses(drawn: _Drawn, kind: str, numbers: Mapping[str, Any]) -> list[engine.Clause]:
    """Checked numbers as clauses of the engine."""
    at = {one.id: place for place, one in enumerate(drawn.case.parties)}
    cap = numbers.get("cap", np.inf)
    if kind == "gain-share":
        shares = {at[key]: share for key, share in numbers["shares"].items()}
        return [engine.GainShare(at[numbers["gainer"]], shares, numbers.get("beyond", 0.0), cap)]
    if kind == "risk-share":
        shares = {at[key]: share for key, share in numbers["shares"].items()}
        bearer = at[numbers["bearer"]]
        planned = tuple(drawn.planned[:, bearer])
        return [engine.RiskShare(bearer, planned, shares, numbers.get("band", 0.0), cap)]
    if kind == "investment":
        who = (at[numbers[name]] for name in ("investor", "provider", "commissioner"))
        return [engine.SocialInvestment(*who, numbers["amount"], numbers["price"], cap)]
    payer, payee = at[numbers["payer"]], at[numbers["payee"]]
    if kind == "fixed":
        return [engine.Fixed(payer, payee, numbers["amount"], numbers["years"])]
    if kind == "activity":
        return [engine.Activity(payer, payee, numbers["fee"], cap)]
    if kind == "bonus":
        return [engine.OutcomeBonus(payer, payee, numbers["bonus"], numbers.get("floor", 0.0), cap)]
    by = numbers["by"] - 1 if "by" in numbers else None
    return [engine.Milestone(payer, payee, numbers["reached"], numbers["amount"], by)]


def _decide(drawn: _Drawn, kind: str, numbers: Mapping[str, Any]) -> np.ndarray:
    """Those who choose how it is done: they pay or get something by the terms, or bear costs; no people."""
    bears = drawn.planned.sum(axis=0) > 0
    moved = moves(kind, numbers)
    return np.array(
        [
            one.kind not in PEOPLE and (one.id in moved or bool(bears[at]))
            for at, one in enumerate(drawn.case.parties)
        ]
    )


def _aligned(
    drawn: _Drawn,
    seen: engine.Futures,
    clauses: Sequence[engine.Clause],
    result: int,
    done: int,
    decides: np.ndarray,
) -> engine.Alignment | None:
    """What the terms reward; nothing where there is no result or nothing is done."""
    if result < 0 or done < 0 or not seen.outcome.any() or not seen.activity.any():
        return None
    keys = [one.id for one in drawn.case.parties]
    brings, costs = np.zeros(len(keys)), np.zeros(len(keys))
    rows = drawn.case.streams
    if rows[result].gains:
        brings[keys.index(rows[result].gains)] = drawn.worth[result]
    if rows[done].bears:
        costs[keys.index(rows[done].bears)] = drawn.worth[done]
    return engine.alignment(seen, clauses, outcome_brings=brings, activity_costs=costs, decides=decides)


def _workable(
    drawn: _Drawn, seen: engine.Futures, kind: str, numbers: Mapping[str, Any]
) -> tuple[float | None, float | None]:
    """The least and the most of the main number for which none of those who pay or get expects to lose."""
    name = MAIN[kind]
    now = sum(numbers[name].values()) if name == "shares" else numbers[name]
    most = 1.0 if name == "shares" else MOST * now

    def terms(number: float) -> list[engine.Clause]:
        if name == "shares":
            moved = {key: share * number / now for key, share in numbers["shares"].items()}
            return _clauses(drawn, kind, {**numbers, "shares": moved})
        return _clauses(drawn, kind, {**numbers, name: number})

    moved = moves(kind, numbers)
    who = [at for at, one in enumerate(drawn.case.parties) if one.id in moved]
    found = engine.workable(seen, terms, np.linspace(0, most, STEPS).tolist(), who)
    return (found[0], found[-1]) if found else (None, None)


def suggested(model: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Numbers to begin with: those by which who gains most about makes good what others lose on average.

    Nothing where nobody gains, nobody loses, or the case cannot be worked out.
    """
    drawn = _drawn(json.dumps(model, sort_keys=True))
    if drawn is None:
        return {}
    case, keys = drawn.case, [one.id for one in drawn.case.parties]
    left = engine.prospects(drawn.seen, []).alone
    bodies = [at for at, one in enumerate(case.parties) if one.kind not in PEOPLE]
    winner = max(bodies, key=lambda at: left[at], default=-1)
    losers = sorted((at for at in bodies if left[at] < 0), key=lambda at: left[at])
    if winner < 0 or left[winner] <= 0 or not losers:
        return {}
    loss, weight = -float(left[losers[0]]), drawn.seen.weight
    two = {"payer": keys[winner], "payee": keys[losers[0]]}
    if kind == "fixed":
        return two | {"amount": _up(loss / weight.sum()), "years": case.years}
    if kind == "gain-share":
        gains = float(np.einsum("dy,y->", drawn.seen.gains[:, :, winner], weight)) / DRAWS
        parts = {at: -float(left[at]) / gains for at in losers}
        over = max(1.0, sum(parts.values()))
        near = np.ceil if over == 1.0 else np.floor
        shares = {keys[at]: float(near(100 * part / over)) / 100 for at, part in parts.items()}
        return {"gainer": keys[winner], "shares": shares} if sum(shares.values()) <= 1 else {}
    if kind == "risk-share":
        return {"bearer": keys[losers[0]], "shares": {keys[winner]: 0.5}}
    result, done = _counted(drawn, "", two | {"gainer": keys[winner]})
    result = done if kind == "activity" else result
    if result < 0:
        return {}
    counted = {"counted": case.streams[result].id}
    units = float(np.einsum("dy,y->", drawn.units[:, :, result], weight)) / DRAWS
    if kind == "milestone":
        half = float(drawn.units[:, :, result].sum(axis=1).mean()) / 2
        return two | counted | {"reached": _up(half), "amount": _up(loss)}
    if kind == "investment":
        others = [at for at in bodies if at not in (winner, losers[0])]
        who = {"investor": keys[others[0]]} if others else {}
        who |= {"provider": keys[losers[0]], "commissioner": keys[winner]}
        return who | counted | {"amount": _up(loss), "price": _up(1.1 * loss / units), "cap": _up(1.2 * loss)}
    return two | counted | {"fee" if kind == "activity" else "bonus": _up(loss / units)}


def _up(number: float) -> float:
    """A number rounded up to two figures, pence left out above £10."""
    if number <= 0:
        return 0.0
    step = 10.0 ** (np.floor(np.log10(number)) - 1)
    return float(round(np.ceil(number / step) * step, 2))
