"""What people put first in a ballot: which two to ask next, and the result that is shown, kept and replayed.

A result counts the first so many people who came (`ballot_rules.counts`), is worked out once for them, and
stays until enough more have come; so two results never differ by one person.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from alongside.engines import priorities as engine
from alongside.exchange.voices import ballot_rules as rules
from alongside.exchange.voices.models import Ballot, Option, Participant
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import ballots as queries
from alongside.exchange.voices.queries.ballots import Answers
from alongside.exchange.voices.services import ballots as services

from .models import Run

ENGINE, SEED, DIGITS = "priorities", 1, 6
FRESH = 10  # seconds for which what is believed is good enough to choose what is asked next
PRIOR = engine.PRIOR_VARIANCE
DRAWS = 6_000  # of weights, and of what is not sure, in a result by criteria
UNSURE = 1.2  # the spread of marks where too few were given to tell it
FEWEST = rules.STEP  # people, of whom anything is shown


@dataclass(frozen=True, slots=True)
class Shown:
    """The result that may be shown: how many people it counts, by its way, and the run it is kept in."""

    people: int
    is_final: bool
    outcome: Mapping[str, Any]
    run: Run


def next_two(ballot: Ballot, part: Participant | None, seed: int) -> tuple[Option, Option] | None:
    """The two options to show next, the left one first: where an answer teaches most, fair to new ones.

    What somebody answered already is not asked again. The same seed and answers give the same two.
    Cost: a read of the options and one of their answers; the fit is kept for `FRESH` seconds.
    """
    options = queries.options_of(ballot)
    place = {one.pk: at for at, one in enumerate(options)}
    score, covariance, shown = _believed(ballot, place)
    asked = np.zeros((len(options), len(options)), bool)
    for one, other in queries.own_pairs(part) if part is not None else []:
        if one in place and other in place:
            asked[place[one], place[other]] = True
    found = engine.next_pair(score, covariance, shown, seed, asked) if len(options) > 1 else None
    return (options[found[0]], options[found[1]]) if found else None


def next_option(
    ballot: Ballot, part: Participant | None, seed: int, skipped: Collection[str] = ()
) -> Option | None:
    """The option that somebody says next how good it is: of those left, one that fewest people marked.

    `skipped`: refs of those that they left out just now.
    """
    options = queries.options_of(ballot)
    done = set(queries.own_marks(part)) if part is not None else set()
    times = queries.times_marked(ballot)
    left = [one for one in options if one.pk not in done and one.ref not in skipped]
    least = min((times.get(one.pk, 0) for one in left), default=0)
    equals = [one for one in left if times.get(one.pk, 0) == least]
    return equals[int(np.random.default_rng(seed).integers(len(equals)))] if equals else None


def _believed(ballot: Ballot, place: Mapping[int, int]) -> tuple[Any, Any, Any]:
    """Scores, their covariance and how often each option was shown, as of the last `FRESH` seconds."""
    key = f"ballot-believed:{ballot.pk}:{len(place)}"
    kept: tuple[Any, Any, Any] | None = cache.get(key)
    if kept is not None:
        return kept
    rows = [row for row in queries.tallies(ballot) if row[0] in place and row[1] in place]
    fit = engine.estimate(
        _choices(len(place), [_row(place, *row) for row in rows if row[2] != "cannot"]), PRIOR
    )
    shown = np.zeros(len(place))
    for one, other, _came, times in rows:
        shown[[place[one], place[other]]] += times
    found = fit.score, fit.covariance, shown
    cache.set(key, found, FRESH)
    return found


def _row(place: Mapping[int, int], one: int, other: int, came: str, times: int, by: int = 0) -> list[int]:
    """Winner, loser, tie, times, who."""
    first, second = (other, one) if came == "other" else (one, other)
    return [place[first], place[second], int(came == "same"), times, by]


def _choices(n: int, rows: Sequence[Sequence[int]]) -> engine.Choices:
    table = np.array(rows, np.int64).reshape(-1, 5)
    return engine.pairs(n, table[:, 0], table[:, 1], table[:, 2], table[:, 3], table[:, 4])


def shown_for(ballot: Ballot) -> Shown | None:
    """The result that may be shown now; None while too few people answered.

    It is worked out here where enough more people have come since the last one; else the last one stays.
    """
    if not ballot.pk:
        return None
    is_over = not asks.is_taking(ballot.ask, timezone.localdate())
    people = queries.people_of(ballot)
    counted = rules.counts(people=len(people), is_over=is_over)
    if counted > ballot.counted or (is_over and counted and not _is_final(ballot)):
        ballot = _renew(ballot, people[:counted], is_over)
    run = Run.objects.filter(pk=ballot.run, engine=ENGINE).first() if ballot.run else None
    if run is None:
        return None
    return Shown(ballot.counted, bool(run.outcome["final"]), run.outcome, run)


def _is_final(ballot: Ballot) -> bool:
    return bool(ballot.run) and Run.objects.filter(pk=ballot.run, outcome__final=True).exists()


@transaction.atomic
def _renew(ballot: Ballot, people: list[int], is_over: bool) -> Ballot:
    """Work the result out for these people, once, whoever asks at the same moment."""
    locked = Ballot.objects.select_for_update().select_related("ask").get(pk=ballot.pk)
    if _is_final(locked) or (locked.counted >= len(people) and not is_over):
        return locked
    options = queries.options_of(locked)
    answers = queries.answers_of(locked, people)
    outcome = worked_out(locked.way, [one.pk for one in options], answers) | {"final": is_over}
    run = Run.objects.create(
        engine=ENGINE,
        version=settings.VERSION,
        seed=SEED,
        input_hash=digest(locked.way, [one.pk for one in options], answers),
        outcome=json.loads(json.dumps(outcome)),
    )
    return services.worked_out(ballot=locked, run=str(run.pk), counted=len(people))


def digest(way: str, options: Sequence[int], answers: Answers) -> str:
    """The hash of all that a result is worked out from."""
    said = [way, list(options), answers.people, answers.pairs, answers.marks, answers.weights]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def worked_out(way: str, options: Sequence[int], answers: Answers) -> dict[str, Any]:
    """The result of these answers, in plain values; options by their ids."""
    return _by_criteria(options, answers) if way == "criteria" else _by_pairs(options, answers)


def _by_pairs(options: Sequence[int], answers: Answers) -> dict[str, Any]:
    """The order, with what is likely; those that fewer than `FEWEST` people were asked about stand apart."""
    who: dict[int, set[int]] = {one: set() for one in options}
    for person, one, other, came in answers.pairs:
        if came != "cannot" and one in who and other in who:
            who[one].add(person)
            who[other].add(person)
    kept = [one for one in options if len(who[one]) >= FEWEST]
    place = {one: at for at, one in enumerate(kept)}
    rows = [
        _row(place, one, other, came, 1, person)
        for person, one, other, came in answers.pairs
        if came != "cannot" and one in place and other in place
    ]
    fit = engine.estimate(_choices(len(kept), rows), PRIOR, clustered=True)
    stand = engine.ranks(fit.score, fit.covariance, SEED)
    shown, first = np.zeros(len(kept)), np.zeros(len(kept))
    for winner, loser, tie, *_rest in rows:
        shown[[winner, loser]] += 1
        first[winner] += 0 if tie else 1
    columns = {
        "score": _plain(fit.score),
        "low": _plain(fit.low),
        "high": _plain(fit.high),
        "rank": stand.rank.tolist(),
        "rank_low": stand.low.tolist(),
        "rank_high": stand.high.tolist(),
        "level": stand.level.tolist(),
        "top": _plain(stand.chance[:, 0] if kept else np.zeros(0)),
        "shown": shown.astype(int).tolist(),
        "first": first.astype(int).tolist(),
    }
    return {
        "way": "pairs",
        "options": _ordered(kept, columns),
        "few": [one for one in options if one not in place],
        "choices": len(rows),
        "cannot": sum(came == "cannot" for *_two, came in answers.pairs),
        "design_effect": round(fit.design_effect, DIGITS),
    }


def _by_criteria(options: Sequence[int], answers: Answers) -> dict[str, Any]:
    """How often each option comes first under what people say counts, and under any weights at all."""
    who: dict[int, set[int]] = {one: set() for one in options}
    cells: dict[tuple[int, str], list[int]] = {}
    for person, option, aspect, value in answers.marks:
        if option in who:
            who[option].add(person)
            cells.setdefault((option, aspect), []).append(value)
    kept = [one for one in options if len(who[one]) >= FEWEST]
    value, error, spread = _values(kept, cells)
    stated = _stated(answers)
    anyhow = engine.acceptability(value, engine.any_weights(len(rules.ASPECTS), SEED, DRAWS), SEED, error)
    held = anyhow
    if len(stated) >= FEWEST:
        weights = engine.weights_of(stated)
        held = engine.acceptability(value, np.tile(weights, (DRAWS // len(weights) + 1, 1)), SEED, error)
    usual = engine.weights_of(stated).mean(axis=0) if len(stated) >= FEWEST else np.full(5, 0.2)
    columns = {
        "top": _plain(held.rank[:, 0] if kept else np.zeros(0)),
        "top_any": _plain(anyhow.rank[:, 0] if kept else np.zeros(0)),
        "ranks": [_plain(row) for row in held.rank],
        "mean": [_plain(row) for row in value],
        "spread": [_plain(row) for row in spread],
        "why": [_counts_most(row, usual) for row in held.central],
        "rank": _by_share(held.rank),
    }
    return {
        "way": "criteria",
        "options": _ordered(kept, columns),
        "few": [one for one in options if one not in kept],
        "weighed": len(stated) if len(stated) >= FEWEST else 0,
        "weights": _plain(usual) if len(stated) >= FEWEST else [],
        "marks": sum(len(cells.get((one, aspect), ())) for one in kept for aspect in rules.ASPECTS),
    }


def _values(kept: Sequence[int], cells: Mapping[tuple[int, str], list[int]]) -> tuple[Any, Any, Any]:
    """Mean, its standard error, and the spread of marks; of fewer than `FEWEST` marks, the middle, unsure."""
    shape = len(kept), len(rules.ASPECTS)
    value, error, spread = np.full(shape, 3.0), np.full(shape, UNSURE), np.full(shape, np.nan)
    for at, one in enumerate(kept):
        for column, aspect in enumerate(rules.ASPECTS):
            marks = np.array(cells.get((one, aspect), ()), float)
            if len(marks) >= FEWEST:
                value[at, column] = marks.mean()
                spread[at, column] = marks.std(ddof=1)
                error[at, column] = max(spread[at, column], UNSURE / 4) / np.sqrt(len(marks))
    return value, error, spread


def _stated(answers: Answers) -> Any:
    """People's own weights, a row for each who said them."""
    rows: dict[int, list[int]] = {}
    for person, aspect, value in answers.weights:
        rows.setdefault(person, [0] * len(rules.ASPECTS))[rules.ASPECTS.index(aspect)] = value
    return np.array([rows[person] for person in sorted(rows)], float).reshape(-1, len(rules.ASPECTS))


def _counts_most(central: Any, usual: Any) -> str:
    """The aspect that counts more than usual for those for whom an option comes first; empty for none."""
    more = central - usual
    return rules.ASPECTS[int(np.argmax(more))] if np.isfinite(more).all() and more.max() > 0.02 else ""


def _by_share(rank: Any) -> list[int]:
    """Places by mean rank, equal ones sharing one."""
    mean = np.round(rank @ np.arange(1, len(rank) + 1), 6) if len(rank) else np.zeros(0)
    return [int(1 + (mean < one).sum()) for one in mean]


def _ordered(kept: Sequence[int], columns: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    rows = [
        {"id": one} | {name: values[at] for name, values in columns.items()} for at, one in enumerate(kept)
    ]
    return sorted(rows, key=lambda row: (row["rank"], -row["top"], row["id"]))


def _plain(values: Any) -> list[float | None]:
    return [round(one, DIGITS) if np.isfinite(one) else None for one in np.asarray(values, float).tolist()]
