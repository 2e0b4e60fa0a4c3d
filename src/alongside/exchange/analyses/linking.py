"""Look through the directory for entries that may be the same organisation; a person decides each of them."""

import hashlib
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.utils import timezone

from alongside.backends import linkage
from alongside.engines.linkage import Organisation, Pair, known_of, link
from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import World
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory import services as directory_services
from alongside.exchange.directory.models import SameRun

from .models import Run

LINKER = Doer(process="linkage")
LEAST = 0.5  # less likely than not is not asked
READ, COMPARED = 1, 2  # the steps of a run that are behind it

learns = linkage.installed  # whether the weights are learned from the entries here


def start(*, world: str, by: Doer) -> SameRun:
    """Queue a run. Raises: LinkingRefused where `by` decides about no entries, or while one goes on."""
    from .tasks import find_same

    run = directory_services.ask_for_pairs(world=world, by=by)
    find_same.enqueue(run.pk, world)
    return run


def find(*, run_id: int, world: str = World.REAL) -> Run:
    """Compare all organisations of a world and keep the pairs that may be one, with the run.

    Where it breaks off, what was kept before stays, and the run says so.
    """
    try:
        return _find(run_id, world)
    except BaseException:
        _tell(run_id, state=SameRun.State.FAILED, ended_at=timezone.now())
        raise


def _find(run_id: int, world: str) -> Run:
    _tell(run_id, state=SameRun.State.RUNNING)
    records = [_organisation(row) for row in directory.linkable(world=world)]
    _tell(run_id, step=READ, entries=len(records))
    scored, method = linkage.scored(records)
    pairs = link(records, scored, least=LEAST, apart=sorted(directory.known_apart(world=world)))
    _tell(run_id, step=COMPARED, method=method)
    run = Run.objects.create(
        engine="linkage",
        version=settings.VERSION,
        input_hash=hashlib.sha256(repr(records).encode()).hexdigest(),
        seed=linkage.SEED,
        outcome={
            "world": world,
            "entries": len(records),
            "compared": len(scored.left),
            "pairs": len(pairs),
            "method": method,
        },
    )
    found = [_found(pair) for pair in pairs]
    kept, new = directory_services.keep_pairs(world=world, found=found, run=str(run.pk), by=LINKER)
    done: dict[str, Any] = {"state": SameRun.State.DONE, "ended_at": timezone.now(), "step": 3}
    _tell(run_id, run=str(run.pk), pairs=kept, new=new, **done)
    return run


def _organisation(row: directory.Linkable) -> Organisation:
    return Organisation(
        id=row.pk,
        name=row.name,
        website=row.website,
        place=str(row.place_id or ""),
        lat=float("nan") if row.lat is None else row.lat,
        lon=float("nan") if row.lon is None else row.lon,
        identifiers=known_of(row.identifiers, row.source_id),
    )


def _found(pair: Pair) -> directory_services.Found:
    evidence = [asdict(one) for one in pair.evidence]
    if pair.clash:
        evidence.append({"comparison": "group", "level": "clash", "bits": 0.0, "why": "", "value": ""})
    return directory_services.Found(pair.a, pair.b, pair.probability, evidence, pair.group)


def _tell(run_id: int, **values: Any) -> None:
    directory_services.go_on(run_id=run_id, **values)
