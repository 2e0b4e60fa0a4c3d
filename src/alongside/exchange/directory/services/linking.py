"""Keep which entries may be the same organisation, and what a connector says of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, viewer_for
from alongside.exchange.accounts.models import User
from alongside.exchange.audit.services import record

from ..models import Merge, SamePair, SameRun
from ..queries.linking import may_link, pair_for
from .merging import MergeRefused, merge_actors, undo_merge

PUT_OFF = timedelta(days=30)
TOO_LONG = timedelta(hours=2)  # a run that is older than this was broken off
State, Going = SamePair.State, (SameRun.State.WAITING, SameRun.State.RUNNING)


@dataclass(frozen=True, slots=True)
class Found:
    """A pair as a run found it. `a`, `b`: ids of entries; `evidence`: a dict for each thing compared."""

    a: int
    b: int
    probability: float
    evidence: Sequence[dict[str, Any]]
    group: int


class LinkingRefused(Exception):
    """It cannot be done; the message says why."""


@transaction.atomic
def ask_for_pairs(*, world: str, by: Doer) -> SameRun:
    """Have all entries of a world looked through for those that stand twice; one run at a time.

    Raises: LinkingRefused where `by` decides about no entries, or while it goes on already.
    """
    if not by.process and not may_link(_viewer(by), world=world):
        raise LinkingRefused("Connectors and administrators look for entries that stand twice.")
    old = timezone.now() - TOO_LONG
    SameRun.objects.filter(world=world, state__in=Going, asked_at__lt=old).update(state=SameRun.State.FAILED)
    try:
        with transaction.atomic():
            run = SameRun.objects.create(world=world, asked_by_id=by.user_id)
    except IntegrityError as going:
        raise LinkingRefused("This is being looked at already. It takes a minute or two.") from going
    record(by=by, action="ask", kind="same-run", ids=[run.pk])
    return run


def go_on(*, run_id: int, **values: Any) -> None:
    """Write down how far a run has come."""
    SameRun.objects.filter(pk=run_id).update(**values)


@transaction.atomic
def keep_pairs(*, world: str, found: Sequence[Found], run: str, by: Doer) -> tuple[int, int]:
    """Keep what a run found; return how many pairs there are and how many of them are new.

    What people decided stays, and what they put off; an open pair that is not found again is not asked
    any more. Cost: a read and a few writes for each batch.
    """
    rows = SamePair.objects.select_for_update().filter(a__world=world)
    known = {frozenset((row.a_id, row.b_id)): row for row in rows}
    fresh, again = [], []
    for one in found:
        row = known.get(frozenset((one.a, one.b)))
        said = {
            "probability": one.probability,
            "evidence": list(one.evidence),
            "group": one.group,
            "run": run,
        }
        if row is None:
            fresh.append(SamePair(a_id=one.a, b_id=one.b, **said))
        elif row.state == State.OPEN:
            for name, value in said.items():
                setattr(row, name, value)
            again.append(row)
    SamePair.objects.bulk_create(fresh, batch_size=500)
    SamePair.objects.bulk_update(again, ["probability", "evidence", "group", "run"], batch_size=200)
    gone = {row.pk for row in known.values() if row.state == State.OPEN} - {row.pk for row in again}
    SamePair.objects.filter(pk__in=gone, state=State.OPEN).delete()
    detail = {"run": run, "pairs": len(found), "new": len(fresh), "gone": len(gone)}
    record(by=by, action="find", kind="same-pair", ids=[], detail=detail)
    return len(fresh) + len(again), len(fresh)


@transaction.atomic
def say_same(*, ref: str, keep: str, by: Doer) -> Merge:
    """They are one: make one entry of the two by the merging service; `keep` is the ref of that which stays.

    Other pairs of the one that goes are asked of the one that stays.
    Raises: SamePair.DoesNotExist where `by` does not decide; LinkingRefused, with the reason.
    """
    pair = _mine(ref, by)
    refs = {pair.a.ref, pair.b.ref}
    if pair.state != State.OPEN or keep not in refs:
        raise LinkingRefused("This has been decided already. Choose another pair.")
    (gone,) = refs - {keep}
    try:
        return merge_actors(kept_ref=keep, gone_ref=gone, by=by)
    except MergeRefused as refused:
        raise LinkingRefused(str(refused)) from refused


@transaction.atomic
def say_different(*, ref: str, by: Doer) -> SamePair:
    """They are two: this is never asked again. Raises: as `say_same`."""
    pair = _mine(ref, by)
    if pair.state != State.OPEN:
        raise LinkingRefused("This has been decided already. Choose another pair.")
    pair.state, pair.decided_by_id, pair.decided_at = State.DIFFERENT, by.user_id, timezone.now()
    pair.save(update_fields=["state", "decided_by", "decided_at"])
    record(by=by, action="say-different", kind="same-pair", ids=[pair.pk])
    return pair


@transaction.atomic
def put_off(*, ref: str, today: date, by: Doer) -> SamePair:
    """Ask again in a month. Raises: as `say_same`."""
    pair = _mine(ref, by)
    if pair.state != State.OPEN:
        raise LinkingRefused("This has been decided already. Choose another pair.")
    pair.again_on = today + PUT_OFF
    pair.save(update_fields=["again_on"])
    record(by=by, action="put-off", kind="same-pair", ids=[pair.pk])
    return pair


@transaction.atomic
def take_back(*, ref: str, by: Doer) -> SamePair:
    """Undo what was said of a pair: a merger is undone, and the pair is asked again.

    Raises: SamePair.DoesNotExist where `by` does not decide; LinkingRefused, with the reason.
    """
    pair = _mine(ref, by)
    if pair.merge is not None:
        try:
            undo_merge(ref=pair.merge.ref, by=by)
        except MergeRefused as refused:
            raise LinkingRefused(str(refused)) from refused
    reopened = {"state": State.OPEN, "decided_by": None, "decided_at": None, "merge": None, "again_on": None}
    SamePair.objects.filter(pk=pair.pk).update(**reopened)
    record(by=by, action="take-back", kind="same-pair", ids=[pair.pk])
    pair.refresh_from_db()
    return pair


def _mine(ref: str, by: Doer) -> SamePair:
    SamePair.objects.select_for_update().get(ref=ref)
    found = pair_for(_viewer(by), ref)
    if found is None:
        raise SamePair.DoesNotExist
    return found


def _viewer(by: Doer) -> Any:
    return viewer_for(User.objects.filter(pk=by.user_id).first() if by.user_id is not None else None)
