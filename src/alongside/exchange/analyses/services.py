"""Run an engine and keep what it answered."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.backends.encoders import choose
from alongside.backends.index import IndexProblem, Writer
from alongside.exchange.accounts.access import VISITOR, Doer, Viewer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.matches.services import Suggestion, suggest
from alongside.exchange.needs.models import Need

from . import indexing, learning, matching, search_index
from .answers import Answer, Ask
from .models import Run, WeightSet

MATCHER = Doer(process="matching")
MOST_AT_ONCE = 500  # needs that get suggestions when an index is first built
ASKED = {Need.Status.OPEN, Need.Status.CALLED}


def catch_up(progress: indexing.Progress | None = None) -> list[int]:
    """Bring both indexes up to the database now, in this process; return the needs that changed.

    Raises: IndexProblem, for one when a worker is at it: then there is nothing to do but wait.
    """
    with Writer.open(indexing.path(), choose(settings.ENCODER)) as writer:
        needs = indexing.catch_up(writer, progress)
    search_index.ensure(progress)
    return needs


def catch_up_or_build(progress: indexing.Progress | None = None) -> None:
    """Build the index where there is none that can be read, else bring it up to date and suggest anew."""
    waiting: list[int] = []
    try:
        matching.open_index()
    except IndexProblem:
        indexing.rebuild(progress)
        waiting = list(_waiting()[:MOST_AT_ONCE])
    needs = list(dict.fromkeys([*catch_up(progress), *waiting]))
    for need in needs:
        suggest_for(need_id=need)
    if needs:
        catch_up(progress)  # what was suggested is on the feed too


def _waiting() -> QuerySet[Need]:
    """The ids of what waits for help and has no suggestion yet, newest first."""
    rows = Need.objects.filter(status__in=ASKED, standing="open", matches=None)
    return rows.order_by("-made_at", "-pk").values_list("pk", flat=True)


def suggest_for(*, need_id: int) -> int:
    """Match a stored need, keep the run and what it suggests to everyone; return how many offers.

    Suggestions are made of what everyone may see, so that storing them reveals nothing.
    """
    need = Need.objects.filter(pk=need_id, status__in=ASKED).first()
    if need is None:
        return 0
    answer = matching.find_offers(VISITOR, matching.ask_of(need, VISITOR, Ask(text="")))
    keep(need_id=need_id, answer=answer)
    return len(answer.found)


@transaction.atomic
def keep(*, need_id: int, answer: Answer) -> Run:
    """Keep a run with its input's hash, and suggest what it found."""
    asked = json.dumps(asdict(answer.ask), sort_keys=True, default=_plain)
    run = Run.objects.create(
        engine="matching",
        version=settings.VERSION,
        input_hash=hashlib.sha256(f"{asked}|{answer.generation}".encode()).hexdigest(),
        index_generation=answer.generation,
        outcome={
            "offers": len(answer.found),
            "excluded": answer.excluded,
            "nothing_fits": answer.nothing_fits,
        },
    )
    suggest(need_id=need_id, suggestions=_suggestions(answer), run=str(run.pk), by=MATCHER)
    return run


def _suggestions(answer: Answer) -> Sequence[Suggestion]:
    return [
        Suggestion(found.offer_pk, found.rank, found.score, [asdict(reason) for reason in found.reasons])
        for found in answer.found
    ]


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)


class WeightsRefused(Exception):
    """Nothing can be learnt, or not switched on: why, by a key, and how many outcomes there are."""

    def __init__(self, why: str, outcomes: int = 0) -> None:
        super().__init__(why)
        self.why, self.outcomes = why, outcomes


@transaction.atomic
def fit_weights(*, world: str, by: Doer) -> WeightSet:
    """Learn from what became of earlier answers how much each part should count; it is not switched on.

    Raises: WeightSet.DoesNotExist where the doer does not run the exchange; WeightsRefused with too few
    outcomes. Then: one audit entry.
    """
    _require_operator(by)
    learnt = learning.learn(world)
    _refuse(learning.may_fit(learnt.told), learnt.told.outcomes)
    made = WeightSet.objects.create(
        world=world,
        factors=list(learnt.factors),
        outcomes=learnt.told.outcomes,
        good=learnt.told.good,
        compared=learnt.compared,
    )
    record(by=by, action="learn", kind="weights", ids=[made.pk], detail={"outcomes": made.outcomes})
    return made


@transaction.atomic
def switch_on(*, ref: str, by: Doer) -> WeightSet:
    """Let what was learnt count from now on, in its world; what counted before is switched off.

    Raises: WeightSet.DoesNotExist; WeightsRefused where no gain was shown. Then: one audit entry.
    """
    _require_operator(by)
    found = WeightSet.objects.select_for_update().get(ref=ref)
    _refuse(learning.may_switch_on(found.compared), found.outcomes)
    WeightSet.objects.filter(world=found.world, active=True).exclude(pk=found.pk).update(active=False)
    _switch(found, True, by)
    return found


@transaction.atomic
def switch_off(*, ref: str, by: Doer) -> WeightSet:
    """Let the weights that ship count again. Raises: WeightSet.DoesNotExist. Then: one audit entry."""
    _require_operator(by)
    found = WeightSet.objects.select_for_update().get(ref=ref)
    _switch(found, False, by)
    return found


def _switch(found: WeightSet, on: bool, by: Doer) -> None:
    found.active, found.switched_at, found.switched_by_id = on, timezone.now(), by.user_id
    found.save(update_fields=["active", "switched_at", "switched_by"])
    record(by=by, action="switch-on" if on else "switch-off", kind="weights", ids=[found.pk])


def _require_operator(by: Doer) -> None:
    if by.user_id is None or by.guest_id is not None or not learning.may_learn(Viewer(user_id=by.user_id)):
        raise WeightSet.DoesNotExist


def _refuse(decided: object, outcomes: int) -> None:
    if isinstance(decided, Refused):
        raise WeightsRefused(decided.why, outcomes)
