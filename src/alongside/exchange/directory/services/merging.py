"""Make two entries of one organisation one, and undo it."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Party, Visibility
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import keep_version

from .. import notices
from ..models import Actor, Merge, Remit, SamePair
from ..queries.keeping import may_see, places_of, powers
from ..queries.merging import values_of
from ..rules import may_join, merged
from .pointing import Log, counts, move, move_back, tell_moved


class MergeRefused(Exception):
    """Two entries cannot be joined or parted; the message says why."""


@transaction.atomic
def merge_actors(*, kept_ref: str, gone_ref: str, by: Doer) -> Merge:
    """Make one entry of two: all that belongs to the other moves, and its old addresses lead to this one.

    Nothing is lost: the row of the other stays, seen by nobody, and the merger says what it did.
    Locks both. Raises: Actor.DoesNotExist where `by` does not decide; MergeRefused, with the reason.
    """
    kept, gone = _both(kept_ref, gone_ref, by)
    decision = may_join(_said(kept), _said(gone))
    if isinstance(decision, Refused):
        raise MergeRefused(decision.why)
    told = set(users_of([kept.party_id, gone.party_id])) - {by.user_id}
    log: Log = {"moved": [], "taken_out": [], "changed": [], "added": [], "name": gone.name}
    _give_subjects(kept, gone, log)
    move(Party, gone.party_id, kept.party_id, log, but=(Actor, gone.pk))
    move(Actor, gone.pk, kept.pk, log, but=None)
    _change(kept, _after(kept, gone), log)
    _change(gone, {"visibility": Visibility.PRIVATE.value, "owner_id": gone.party_id}, log)
    old = {name: before for pk, name, before, _after in log["changed"] if pk == kept.pk}
    keep_version(row=kept, old=old, by=by, action="merge")
    merger = Merge.objects.create(kept=kept, gone=gone, moved=log, user_id=by.user_id)
    _said_same(merger)
    record(by=by, action="merge", kind="actor", ids=[kept.pk, gone.pk], detail=counts(log))
    tell_moved(log)
    notices.joined(kept, gone.name, told)
    return merger


def _said_same(merger: Merge) -> None:
    """Whether the two are one is decided with this, wherever it was asked."""
    kept, gone = merger.kept_id, merger.gone_id
    SamePair.objects.filter(Q(a=kept, b=gone) | Q(a=gone, b=kept)).update(
        state=SamePair.State.SAME, merge=merger, decided_by=merger.user_id, decided_at=merger.at
    )


def _asked_again(merger: Merge) -> None:
    """With the merger undone it is open again whether the two are one."""
    SamePair.objects.filter(merge=merger).update(
        state=SamePair.State.OPEN, merge=None, decided_by=None, decided_at=None
    )


def _both(kept_ref: str, gone_ref: str, by: Doer) -> tuple[Actor, Actor]:
    rows = Actor.objects.select_for_update().filter(ref__in=[kept_ref, gone_ref]).order_by("pk")
    found = {row.ref: row for row in rows}
    if set(found) != {kept_ref, gone_ref} or not decides(by, found[kept_ref]):
        raise Actor.DoesNotExist
    kept, gone = found[kept_ref], found[gone_ref]
    if not by.process and not (may_see(by.user_id, kept) and may_see(by.user_id, gone)):
        raise Actor.DoesNotExist
    if places_of(gone) and not decides(by, gone):  # one without any place goes with the other
        raise MergeRefused("The other entry is of a place that is not yours. Ask the connector there.")
    return kept, gone


def decides(by: Doer, actor: Actor) -> bool:
    """The connector of its place, or an administrator."""
    mine = powers(by.user_id, actor)
    return bool(by.process) or mine.connects or mine.runs


def _said(actor: Actor) -> dict[str, Any]:
    return {
        "pk": actor.pk,
        "world": actor.world,
        "nature": actor.nature,
        "visibility": actor.visibility,
        "circles": frozenset(actor.circles.values_list("pk", flat=True)),
        "gone": Merge.objects.filter(gone=actor, undone_at=None).exists(),
    }


def _after(kept: Actor, gone: Actor) -> dict[str, Any]:
    """The values of the entry that stays; one that is looked after takes the place of one that is not."""
    values = merged(values_of(kept), values_of(gone))
    if kept.standing != "open" and gone.standing == "open":
        values["standing"] = gone.standing
    if kept.owner_id is None and gone.owner_id is not None:
        values["owner_id"] = kept.party_id if gone.owner_id == gone.party_id else gone.owner_id
    return values


def _give_subjects(kept: Actor, gone: Actor, log: Log) -> None:
    """Both say where they work and whom they are for; what one does not say it takes from the other."""
    mine, other = Remit.objects.filter(actor=kept).first(), Remit.objects.filter(actor=gone).first()
    if mine is None or other is None:
        return  # the only one moves as any row does
    for through, column in ((Remit.places.through, "place_id"), (Remit.subjects.through, "subject_id")):
        rows: Any = through._default_manager
        there = set(rows.filter(remit=mine).values_list(column, flat=True))
        more = set(rows.filter(remit=other).values_list(column, flat=True)) - there
        made = rows.bulk_create([through(remit_id=mine.pk, **{column: pk}) for pk in sorted(more)])
        if made:
            log["added"].append([through._meta.label, [row.pk for row in made]])
    if not mine.summary and other.summary:
        log["summary"] = [mine.pk, mine.summary, other.summary]
        Remit.objects.filter(pk=mine.pk).update(summary=other.summary)


def _change(actor: Actor, values: dict[str, Any], log: Log) -> None:
    """Change columns past `changed_at`, so that an undoing leaves no trace."""
    new = {name: value for name, value in values.items() if getattr(actor, name) != value}
    if new:
        log["changed"] += [
            [actor.pk, name, _plain(getattr(actor, name)), _plain(value)] for name, value in new.items()
        ]
        Actor.objects.filter(pk=actor.pk).update(**new)
        for name, value in new.items():
            setattr(actor, name, value)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def undo_merge(*, ref: str, by: Doer) -> Merge:
    """Make two entries again of one: every row that was moved goes back, unless it was changed since.

    What was written since belongs to the entry that stayed. Locks both.
    Raises: Merge.DoesNotExist where `by` does not decide about it; MergeRefused, with the reason.
    """
    merger = Merge.objects.select_for_update().select_related("kept", "gone").get(ref=ref)
    if not decides(by, merger.kept):
        raise Merge.DoesNotExist
    if merger.undone_at is not None:
        raise MergeRefused("This has been undone already.")
    if Merge.objects.filter(gone=merger.kept, undone_at=None).exists():
        raise MergeRefused("The entry was joined with another since then. Undo that first.")
    log = merger.moved
    told = set(users_of([merger.kept.party_id])) - {by.user_id}
    try:
        with transaction.atomic():
            _put_back(log)
    except IntegrityError as problem:
        raise MergeRefused(
            "Something written since stands in the way. Ask whoever runs this site to look at it."
        ) from problem
    merger.undone_at = timezone.now()
    merger.save(update_fields=["undone_at"])
    _asked_again(merger)
    ids = [merger.kept_id, merger.gone_id]
    record(by=by, action="undo-merge", kind="actor", ids=ids, detail=counts(log))
    tell_moved(log)
    notices.joined(merger.kept, log["name"], told, undone=True)
    return merger


def _put_back(log: Log) -> None:
    from django.apps import apps

    for pk, name, before, after in log["changed"]:
        field = Actor._meta.get_field(name.removesuffix("_id"))
        row = Actor.objects.filter(pk=pk).values_list(name, flat=True)
        if _plain(row.get()) == after:
            Actor.objects.filter(pk=pk).update(**{field.attname: before})
    if "summary" in log:
        pk, before, after = log["summary"]
        Remit.objects.filter(pk=pk, summary=after).update(summary=before)
    for label, ids in log["added"]:
        model: Any = apps.get_model(label)
        model._base_manager.filter(pk__in=ids).delete()
    move_back(log)


def undo_all_of(*, actor_ids: list[int], by: Doer) -> None:
    """Undo the mergers that tie these entries to others, the newest first, before they are removed."""
    ids = set(actor_ids)
    for merger in Merge.objects.filter(undone_at=None).order_by("-at", "-pk"):
        if {merger.kept_id, merger.gone_id} & ids:
            _put_back(merger.moved)
            merger.undone_at = timezone.now()
            merger.save(update_fields=["undone_at"])
            _asked_again(merger)
            record(by=by, action="undo-merge", kind="actor", ids=[merger.kept_id, merger.gone_id])
            tell_moved(merger.moved)
