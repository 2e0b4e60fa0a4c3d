"""Keep the good rows of a list that was brought, take them out again, and erase what was not finished."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor

from .. import rules
from ..grammar import Description
from ..lists import judging
from ..models import BroughtList
from ..queries import resting_on
from ..report import Report
from .folders import RemoveRefused, load_description, remove_dataset
from .lists import UNFINISHED, ListRefused, State, is_long, judged_rows, own_list, put_back, tell_rows

STUCK = timedelta(hours=1)  # after this, work that never ended may be thrown away


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody says of a list when it is kept."""

    title: str
    standing: str = "unclaimed"
    visibility: str = "public"
    publisher: str = ""
    source_url: str = ""


def start_keeping(*, ref: str, wishes: Wishes, by: Doer) -> None:
    """Keep the new rows of a list: now, or, where it is long, when the worker gets to it.

    Of two who press at once, one is refused. Raises: ListRefused, with the reason.
    """
    brought = own_list(ref, by)
    decided = rules.may_keep(state=brought.state, new=brought.counts.get(judging.NEW, 0))
    if isinstance(decided, rules.Refused):
        raise ListRefused(decided.why)
    _check_wishes(brought, wishes)
    claimed = BroughtList.objects.filter(pk=brought.pk, state=State.CHECKED).update(
        state=State.KEEPING,
        title=wishes.title,
        standing=wishes.standing,
        visibility=wishes.visibility,
        publisher=wishes.publisher,
        source_url=wishes.source_url,
        problem="",
        done=0,
        touched_at=timezone.now(),
    )
    if not claimed:
        raise ListRefused(_("This list is being kept now. Wait until it is done."))
    assert by.user_id is not None
    if is_long(brought):
        from .. import tasks

        tasks.keep_list.enqueue(ref, by.user_id, brought.party_id)
    else:
        keep_list(ref=ref, user_id=by.user_id, party_id=brought.party_id)


def _check_wishes(brought: BroughtList, wishes: Wishes) -> None:
    if not wishes.title.strip() or len(wishes.title) > 200:
        raise ListRefused(_("Give the list a name of up to 200 letters."), "title")
    if wishes.standing not in ("open", "unclaimed"):
        raise ListRefused(_("Say whether they know that they are listed."), "standing")
    if wishes.visibility not in ("public", "members", "private"):
        raise ListRefused(_("Say who may see the list."), "visibility")
    if brought.feed and not wishes.publisher.strip():
        raise ListRefused(_("Say who keeps this feed, so that people know where to correct it."), "publisher")
    if wishes.source_url and not wishes.source_url.startswith(("https://", "http://")):
        raise ListRefused(
            _("Write the address of the feed as it stands in a browser, with https://."), "source_url"
        )


def keep_list(*, ref: str, user_id: int, party_id: int) -> None:
    """Put the new rows of a list that is being kept where everything else is, all or none."""
    brought = BroughtList.objects.get(ref=ref)
    if brought.state != State.KEEPING:
        return
    by = Doer(user_id=user_id, acting_for_id=party_id)
    try:
        judged = judged_rows(brought)
        with transaction.atomic():
            _load(brought, judged, by)
    except ListRefused as refused:
        put_back(brought, State.KEEPING, State.CHECKED)
        BroughtList.objects.filter(pk=brought.pk).update(problem=str(refused))
    except Exception:
        put_back(brought, State.KEEPING, State.CHECKED)
        raise


def _load(brought: BroughtList, judged: list[judging.Judged], by: Doer) -> None:
    said = _description(brought, judged)
    if not said.entries:
        raise ListRefused(_("There is nothing new in this list any more: all of it is here already."))
    report = Report(dataset=said.id)
    load_description(said, report, by, "")
    if report.broken():
        raise ListRefused(_("The list could not be kept: %(why)s") % {"why": report.left_out[0]["why"]})
    lost = {entry["row"]: entry["why"] for entry in report.left_out}
    for row in judged:
        if row.number in lost:
            row.outcome, row.why = judging.OUT, lost[row.number]
    now = timezone.now()
    if not tell_rows(brought, judged, State.KEEPING, State.KEPT, dataset_id=said.id, kept_at=now):
        raise ListRefused(_("This list was kept or undone meanwhile."))
    record(by=by, action="keep", kind="list", ids=[brought.pk])


def _description(brought: BroughtList, judged: list[judging.Judged]) -> Description:
    """The list as a data set whose rows lie in memory."""
    actor = Actor.objects.filter(party_id=brought.party_id).first()
    bringer = actor.name if actor else _("A connector")
    keeper = (brought.publisher or bringer)[:200]
    today = timezone.localdate()
    entries = []
    for attribute, kind in judging.TABLES:
        rows = [
            (row.number, fields)
            for row in judged
            if row.outcome == judging.NEW and row.built and (fields := getattr(row.built, attribute))
        ]
        if rows:
            entry = judging.entry_of(kind, rows, standing=brought.standing, day=today)
            entries.append(replace(entry, licence=_licence(keeper), attribution=keeper))
    audience = {"public": "public", "members": "members"}.get(brought.visibility, f"party:{brought.party_id}")
    return Description(
        id=f"list-{brought.ref}",
        title=brought.title,
        licence=_licence(keeper),
        publisher=keeper,
        attribution=keeper,
        source_url=brought.source_url,
        date=today,
        world=brought.world,
        standing=brought.standing,
        note=_("Brought as a list by %(name)s.") % {"name": bringer},
        after=(),
        leaves={},
        entries=tuple(entries),
        keeper=brought.party_id,
        audience=audience,
    )


def _licence(keeper: str) -> str:
    return (_("Not stated: ask %(name)s before you use it elsewhere") % {"name": keeper})[:200]


@transaction.atomic
def undo_list(*, ref: str, by: Doer, now: datetime) -> None:
    """Take the rows of a list out again and erase its cells; an unfinished one is thrown away whole.

    Raises: ListRefused, with the reason, when entries of others rest on its rows.
    """
    brought = own_list(ref, by)
    brought = BroughtList.objects.select_for_update().get(pk=brought.pk)
    if brought.state == State.UNDONE:
        return
    busy = brought.state in (State.CHECKING, State.KEEPING)
    if busy and now - brought.touched_at < STUCK:
        raise ListRefused(_("This list is being worked on. Wait until that is done."))
    if brought.dataset_id is None:
        record(by=by, action="throw-away", kind="list", ids=[brought.pk])
        brought.delete()
        return
    if rests := resting_on(brought.dataset_id):
        raise ListRefused(rests)
    try:
        remove_dataset(dataset_id=brought.dataset_id, by=by)
    except RemoveRefused as problem:
        said = _("Other entries rest on what this list brought. Change or remove those first.")
        raise ListRefused(said) from problem
    record(by=by, action="undo", kind="list", ids=[brought.pk])


@transaction.atomic
def erase_unfinished(*, now: datetime) -> int:
    """Erase the lists that were brought 30 days ago and never kept; return how many."""
    old = BroughtList.objects.filter(brought_at__lt=now - UNFINISHED, dataset=None).exclude(
        state=State.UNDONE
    )
    ids = list(old.values_list("pk", flat=True))
    old.delete()
    if ids:
        record(by=Doer(process="erase unfinished lists"), action="erase", kind="list", ids=ids)
    return len(ids)
