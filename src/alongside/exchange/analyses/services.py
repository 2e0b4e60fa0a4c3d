"""Run an engine and keep what it answered."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from django.conf import settings
from django.db import transaction

from alongside.backends.encoders import choose
from alongside.backends.index import IndexProblem, Writer
from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.matches.services import Suggestion, suggest
from alongside.exchange.needs.models import Need

from . import indexing, matching, search_index
from .answers import Answer, Ask
from .models import Run

MATCHER = Doer(process="matching")
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
    try:
        matching.open_index()
    except IndexProblem:
        indexing.rebuild(progress)
    for need in catch_up(progress):
        suggest_for(need_id=need)


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
