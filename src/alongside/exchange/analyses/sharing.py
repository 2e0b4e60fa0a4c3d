"""Scarce help shared among several needs: how well each fits, three ways to be fair, kept and replayed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.conf import settings
from django.db import transaction

from alongside.engines.allocation import Allocation, allocate
from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.matches.models import SharedPair, Sharing
from alongside.exchange.matches.queries.sharing import Parts, parts_of, sharing_for
from alongside.exchange.matches.services import sharing as services
from alongside.exchange.matches.services.sharing import Fit, Given
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

from .answers import Ask
from .asking import asks_of
from .matching import ALL, DIGITS, Prepared, facts_for, prepare_each, reasons_for
from .models import Run

ENGINE = "allocation"
CHOICES = ("none", "floor", "leximin")  # the most good overall, nobody left out, worst-off place first
MOST_WHY, MATTERS = 3, 0.25  # sentences of a pair, and the part from which one speaks for it
NO_PLACE = -1


@dataclass(frozen=True, slots=True)
class Choice:
    """Who gets what under one way to be fair. `worth`: value of one more place, by offer."""

    fair: str
    given: tuple[Given, ...]
    value: float
    is_proven: bool
    is_everyone: bool  # each need that something fits has a place
    given_up: float  # of the value of the most good overall, 0 to 1
    worth: dict[int, float]


@dataclass(frozen=True, slots=True)
class Shared:
    """A kept sharing as one viewer sees it, with the answer that was worked out last."""

    sharing: Sharing
    parts: Parts
    run: Run
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """Whether what it was worked out from is still the same, and gave the same answer again."""

    same_input: bool
    same_answer: bool


@transaction.atomic
def share(viewer: Viewer, *, needs: Sequence[Need], offers: Sequence[Offer], by: Doer) -> Sharing:
    """Compare each need with each offer, keep both, and work out the three ways.

    Raises: IndexProblem without an index; SharingRefused.
    """
    if problem := services.refused(viewer, needs, offers):
        raise problem
    fits = find_fits(viewer, needs, offers)
    made = services.keep_sharing(needs=needs, offers=offers, fits=fits, run="", by=by)
    return _work_out(made)


@transaction.atomic
def share_again(*, ref: str, by: Doer, **changes: Any) -> Sharing:
    """Change a sharing by hand as `matches.services.sharing.change_sharing` does, and work it out again."""
    return _work_out(services.change_sharing(ref=ref, by=by, **changes))


def send(
    *, ref: str, fair: str, run: str, words: Callable[[Need, Offer, int], str], by: Doer
) -> list[SharedPair]:
    """Put those in touch whom one of the three ways brings together; `run` is the one the doer was shown."""
    kept = Run.objects.filter(pk=run, engine=ENGINE).first() if is_key(run) else None
    given = _choice(fair, kept).given if kept and fair in kept.outcome["choices"] else ()
    return services.send_sharing(ref=ref, fair=fair, run=run, given=given, words=words, by=by)


def shared_for(viewer: Viewer, ref: str) -> Shared | None:
    """A sharing of the viewer's with its answers; what they may no longer see is left out of them."""
    found = sharing_for(viewer, ref)
    if found is None:
        return None
    parts, run = parts_of(viewer, found), Run.objects.get(pk=found.run)
    seen = {(pair.need_id, pair.offer_id) for pair in parts.pairs}
    choices = tuple(_choice(fair, run, seen) for fair in CHOICES)
    return Shared(found, parts, run, choices)


def replay(sharing: Sharing) -> Replay:
    """Work a kept sharing out once more from what was kept, and compare; nothing is written."""
    run = Run.objects.get(pk=sharing.run)
    problem = _problem(sharing)
    same_input = problem.digest == run.input_hash
    return Replay(same_input, same_input and _plain(_outcome(problem)) == run.outcome)


def find_fits(viewer: Viewer, needs: Sequence[Need], offers: Sequence[Offer]) -> list[Fit]:
    """How well each offer fits each need, above the floor only, with the reasons; as everywhere else.

    Raises: IndexProblem without an index.
    """
    wanted = {offer.pk: offer for offer in offers}
    actors = directory.links(viewer, [offer.actor_id for offer in offers])
    kinds = tuple(sorted({offer.kind for offer in offers}))
    asks = asks_of(needs, viewer, Ask(text="", kinds=kinds, standings=("open",), top=ALL))
    found = []
    for need, ask, asked in zip(needs, asks, prepare_each(viewer, asks), strict=True):
        rows = [row for row in asked.ranking.order.tolist() if int(asked.rows.id[row]) in wanted]
        facts = facts_for(ask, asked, rows)
        for row in rows:
            offer = wanted[int(asked.rows.id[row])]
            actor = actors.get(offer.actor_id) if offer.actor_id else None
            said = _why(reasons_for(asked, row, offer, actor, facts))
            found.append(Fit(need.pk, offer.pk, _value(asked, row), said))
    return [fit for fit in found if fit.value > 0]


def _value(asked: Prepared, row: int) -> float:
    return round(min(float(asked.ranking.score[row]), 1.0), DIGITS)


def _why(reasons: Iterable[Any]) -> tuple[str, ...]:
    """The sentences that speak most for a pair, most first; when it was checked is not one of them."""
    speaking = [r for r in reasons if r.score >= MATTERS and r.part != "freshness"]
    speaking.sort(key=lambda reason: -reason.score * reason.weight)
    return tuple(reason.why for reason in speaking[:MOST_WHY])


@dataclass(frozen=True, slots=True)
class _Problem:
    """The input of the engine. What a person fixed is a need and an offer of its own, of one place."""

    need_ids: list[int]  # by position, what was fixed last
    offer_ids: list[int]
    place_ids: list[int]
    takes: list[int]
    gives: list[int]
    need: list[int]
    offer: list[int]
    value: list[float]

    @property
    def digest(self) -> str:
        """The hash of the whole input."""
        said = [getattr(self, name) for name in self.__slots__]
        return hashlib.sha256(json.dumps([said, CHOICES]).encode()).hexdigest()


def _problem(sharing: Sharing) -> _Problem:
    needs = list(sharing.needs.select_related("need").order_by("pk"))
    offers = list(sharing.offers.order_by("pk"))
    need_at = {row.need_id: at for at, row in enumerate(needs)}
    offer_at = {row.offer_id: at for at, row in enumerate(offers)}
    made = _Problem(
        need_ids=[row.need_id for row in needs],
        offer_ids=[row.offer_id for row in offers],
        place_ids=[row.need.place_id or NO_PLACE for row in needs],
        takes=[row.takes for row in needs],
        gives=[row.gives for row in offers],
        need=[],
        offer=[],
        value=[],
    )
    for pair in sharing.pairs.exclude(rule=SharedPair.Rule.APART).order_by("pk"):
        if pair.need_id in need_at and pair.offer_id in offer_at:
            at = need_at[pair.need_id], offer_at[pair.offer_id]
            _add(made, *at, pair.value)
            if pair.rule == SharedPair.Rule.PINNED:
                _fix(made, *at, pair.value)
    return made


def _add(made: _Problem, need: int, offer: int, value: float) -> None:
    made.need.append(need)
    made.offer.append(offer)
    made.value.append(value)


def _fix(made: _Problem, need: int, offer: int, value: float) -> None:
    """Take one place out of both and make it a need and an offer that have only each other."""
    made.takes[need] -= 1
    made.gives[offer] -= 1
    _add(made, len(made.takes), len(made.gives), value)
    made.need_ids.append(made.need_ids[need])
    made.place_ids.append(made.place_ids[need])
    made.offer_ids.append(made.offer_ids[offer])
    made.takes.append(1)
    made.gives.append(1)


def _work_out(sharing: Sharing) -> Sharing:
    """Run the engine for each way, keep the run, and remember it."""
    problem = _problem(sharing)
    run = Run.objects.create(
        engine=ENGINE, version=settings.VERSION, input_hash=problem.digest, outcome=_plain(_outcome(problem))
    )
    services.worked_out(sharing=sharing, run=str(run.pk))
    return sharing


def _outcome(problem: _Problem) -> dict[str, Any]:
    fitting = _fitting(problem)
    free = _allocated(problem, problem.place_ids, "none")
    ways = {
        "none": free,
        "floor": _left_out(problem),
        "leximin": _allocated(problem, problem.place_ids, "leximin"),
    }
    return {"choices": {fair: _told(problem, way, free.value, fitting) for fair, way in ways.items()}}


def _fitting(problem: _Problem) -> set[int]:
    """The needs that want a place and that something fits."""
    return {problem.need_ids[at] for at in problem.need if problem.takes[at]}


def _left_out(problem: _Problem) -> Allocation:
    """Everybody whom something fits gets a share, as large as all can have; or as many as possible get one.

    What nothing fits asks for nothing here: else it would hold the share of all at none.
    """
    fitting = _fitting(problem)
    takes = [many if pk in fitting else 0 for pk, many in zip(problem.need_ids, problem.takes, strict=True)]
    same = _allocated(problem, problem.need_ids, "floor", takes)
    return same if same.floor > 0 else _allocated(problem, problem.need_ids, "leximin", takes)


def _allocated(problem: _Problem, labels: list[int], fair: str, takes: list[int] | None = None) -> Allocation:
    _, group = np.unique(np.array(labels, dtype=np.int64), return_inverse=True)
    return allocate(
        np.array(problem.need, dtype=np.int64),
        np.array(problem.offer, dtype=np.int64),
        np.array(problem.value, dtype=np.float64),
        np.array(takes or problem.takes, dtype=np.int64),
        np.array(problem.gives, dtype=np.int64),
        group.astype(np.int64),
        fair,
    )


def _told(problem: _Problem, way: Allocation, free: float, fitting: set[int]) -> dict[str, Any]:
    """One answer by the ids of needs and offers, in plain values."""
    given: dict[tuple[int, int], int] = {}
    for need, offer, units in zip(problem.need, problem.offer, way.units.tolist(), strict=True):
        if units:
            key = problem.need_ids[need], problem.offer_ids[offer]
            given[key] = given.get(key, 0) + units
    own = len(set(problem.offer_ids))  # before those that were made of what a person fixed
    more = zip(problem.offer_ids[:own], way.worth_of_one_more.tolist()[:own], strict=True)
    return {
        "given": [[*key, units] for key, units in sorted(given.items())],
        "value": round(way.value, DIGITS),
        "bound": round(way.bound, DIGITS),
        "optimal": way.optimal,
        "everyone": fitting <= {need for need, _ in given},
        "given_up": round(max(0.0, 1 - way.value / free), DIGITS) if free else 0.0,
        "worth": [[pk, round(value, DIGITS)] for pk, value in more],
    }


def _choice(fair: str, run: Run, seen: set[tuple[int, int]] | None = None) -> Choice:
    """One way as it was kept; of pairs only those in `seen`."""
    told = run.outcome["choices"][fair]
    given = [Given(*one) for one in told["given"]]
    return Choice(
        fair=fair,
        given=tuple(one for one in given if seen is None or (one.need_id, one.offer_id) in seen),
        value=told["value"],
        is_proven=told["optimal"],
        is_everyone=told["everyone"],
        given_up=told["given_up"],
        worth=dict(told["worth"]),
    )


def is_key(run: str) -> bool:
    """Whether it has the form of a run's key."""
    parts = [len(part) for part in run.split("-")]
    return parts == [8, 4, 4, 4, 12] and all(sign in "0123456789abcdef-" for sign in run)


def _plain(outcome: dict[str, Any]) -> dict[str, Any]:
    """As it comes back from the database."""
    plain: dict[str, Any] = json.loads(json.dumps(outcome))
    return plain
