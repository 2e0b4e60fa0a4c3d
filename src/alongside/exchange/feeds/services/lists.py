"""Take in a list that somebody brings, and say of each row what would become of it."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer, Viewer, open_circles
from alongside.exchange.accounts.models import Acting
from alongside.exchange.audit.models import World
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor

from .. import rules
from ..known import Known
from ..lists import columns, judging
from ..lists.building import About
from ..lists.placing import Placer
from ..lists.sheets import Sheet, read
from ..models import BroughtList

LONG = 1_000  # rows; a longer list is worked on by the worker
UNFINISHED = timedelta(days=30)
State = BroughtList.State


class ListRefused(Exception):
    """What was asked of a list cannot be done; the message says why, `field` where to mend it."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(why)
        self.field = field


def own_list(ref: str, by: Doer) -> BroughtList:
    """The list, for somebody who may bring lists for its party. Raises: BroughtList.DoesNotExist."""
    found = BroughtList.objects.get(ref=ref)
    _check_role(by, found.party_id)
    return found


def _check_role(by: Doer, party_id: int | None) -> None:
    roles = Acting.objects.filter(user_id=by.user_id, party_id=party_id).values_list("role", flat=True)
    decided = rules.may_bring(roles=roles)
    if isinstance(decided, rules.Refused):
        raise BroughtList.DoesNotExist(decided.why)


@transaction.atomic
def bring_list(*, content: bytes, name: str, by: Doer, world: str = World.REAL) -> BroughtList:
    """Read what somebody brings for the party they act for, and guess what it holds.

    A party of the practice town brings its lists there, whatever `world` says.
    Raises: CannotRead, with a sentence; BroughtList.DoesNotExist if they may not bring lists.
    Then: it is erased after 30 days unless it is kept.
    """
    _check_role(by, by.acting_for_id)
    sheets = read(content)
    actor = Actor.objects.filter(party_id=by.acting_for_id).first()
    brought = BroughtList(
        party_id=by.acting_for_id,
        user_id=by.user_id,
        world=actor.world if actor else world,
        title=_title(name),
        sheets=[{"name": sheet.name, "rows": sheet.rows, "empty": sheet.empty} for sheet in sheets],
        separated=not content.startswith(b"PK"),
        feed=sheets[0].name == columns.JSON_SHEET,
    )
    _guess(brought, 0)
    brought.save()
    record(by=by, action="bring", kind="list", ids=[brought.pk])
    from .. import tasks

    tasks.erase_later(brought.brought_at + UNFINISHED + timedelta(minutes=1))
    return brought


def _title(name: str) -> str:
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    tidy = " ".join(stem.replace("_", " ").replace("-", " ").split())[:100]
    return tidy[:1].upper() + tidy[1:] if tidy else ""


def sheet_of(brought: BroughtList, number: int | None = None) -> Sheet:
    """One sheet of a list, the chosen one unless another is asked for."""
    said = brought.sheets[brought.sheet if number is None else number]
    return Sheet(said["name"], [(row, cells) for row, cells in said["rows"]], said["empty"])


def _guess(brought: BroughtList, sheet: int) -> None:
    guessed = columns.guess(sheet_of(brought, sheet), is_place=Placer(Known(brought.world)).knows)
    brought.sheet, brought.kind, brought.header, brought.roles = (
        sheet,
        guessed.kind,
        guessed.header,
        guessed.roles,
    )


def choose_sheet(*, ref: str, sheet: int, by: Doer) -> None:
    """Look at another sheet of the file, and guess anew."""
    brought = own_list(ref, by)
    if brought.state not in (State.WAITING, State.CHECKED) or not 0 <= sheet < len(brought.sheets):
        return
    _guess(brought, sheet)
    brought.state, brought.report, brought.counts = State.WAITING, [], {}
    brought.save()


def choose_columns(*, ref: str, kind: str, header: bool, roles: list[str], place: str, by: Doer) -> None:
    """Say what the rows list and what each column holds; then the rows are checked, long lists by the worker.

    Raises: ListRefused, naming the field.
    """
    brought = own_list(ref, by)
    if brought.state not in (State.WAITING, State.CHECKED):
        raise ListRefused(_("This list cannot be changed any more. Bring it again to change its columns."))
    if kind not in BroughtList.Kind.values:
        raise ListRefused(_("Choose what the rows list."), "kind")
    width = len(names_of(brought))
    said = [role if role in columns.ROLES else "" for role in roles[:width]]
    said = columns.fitted(kind, said + [""] * (width - len(said)))
    _check_roles(kind, said)
    place = " ".join(place.split())
    if place and not (found := Placer(Known(brought.world))).named(place):
        raise ListRefused(
            _("We do not know a place called “%(place)s”.") % {"place": place} + found.near(place), "place"
        )
    if not header:
        brought.header = None
    elif brought.header is None:
        brought.header = 0
    brought.kind, brought.roles, brought.place = kind, said, place[:120]
    brought.state, brought.done, brought.problem = State.CHECKING, 0, ""
    brought.save()
    if is_long(brought):
        from .. import tasks

        tasks.check_list.enqueue(ref)
    else:
        check_list(ref=ref)


def _check_roles(kind: str, roles: list[str]) -> None:
    needed = {
        "actors": ("name",),
        "offers": ("title", "summary", "name"),
        "needs": ("title", "statement"),
    }[kind]
    if not set(needed) & set(roles):
        asked = {
            "actors": _("Say which column holds the name of the organisation."),
            "offers": _("Say which column holds what is on offer."),
            "needs": _("Say which column holds what is needed."),
        }[kind]
        raise ListRefused(asked, "column-0")


def names_of(brought: BroughtList) -> list[str]:
    """What the columns of a list are called."""
    sheet = sheet_of(brought)
    width = len(brought.roles)
    return columns.names_of(sheet.rows, brought.header, width)


def is_long(brought: BroughtList) -> bool:
    """Whether the worker takes this list."""
    return len(brought.sheets[brought.sheet]["rows"]) > LONG if brought.sheets else False


def check_list(*, ref: str) -> None:
    """Say of every row whether it is new, here already, or left out and why; nothing else is written."""
    brought = BroughtList.objects.get(ref=ref)
    if brought.state != State.CHECKING:
        return
    try:
        judged = judged_rows(brought)
    except Exception:
        put_back(brought, State.CHECKING, State.WAITING)
        raise
    tell_rows(brought, judged, State.CHECKING, State.CHECKED)


def put_back(brought: BroughtList, at: str, to: str) -> None:
    """Work that broke off leaves the list as it was, with a sentence."""
    said = _("Something went wrong on our side, and nothing was changed. Try it again.")
    BroughtList.objects.filter(pk=brought.pk, state=at).update(
        state=to, problem=said, touched_at=timezone.now()
    )


def _about(brought: BroughtList) -> About:
    return About(brought.ref, brought.kind, brought.world, brought.standing, brought.visibility)


def judged_rows(brought: BroughtList) -> list[judging.Judged]:
    """Every row, judged anew; the progress of long lists is written down."""
    sheet = sheet_of(brought)
    known = Known(brought.world)
    first = 0 if brought.header is None else brought.header + 1
    table = judging.Table(
        rows=sheet.rows[first:],
        names=names_of(brought),
        roles=brought.roles,
        header=[] if brought.header is None else sheet.rows[brought.header][1],
        separated=brought.separated,
        otherwise=Placer(known).named(brought.place) if brought.place else "",
    )
    parties = frozenset({brought.party_id})
    viewer = Viewer(brought.user_id or 0, parties, open_circles(parties, user_id=brought.user_id))

    def progress(done: int) -> None:
        if is_long(brought):
            BroughtList.objects.filter(pk=brought.pk).update(done=done)

    return judging.judge(table, _about(brought), viewer, known, progress)


def tell_rows(brought: BroughtList, judged: list[judging.Judged], at: str, to: str, **more: Any) -> bool:
    """Keep what became of the rows, if the list is still where the work began."""
    counts: dict[str, Any] = dict.fromkeys((judging.NEW, judging.HERE, judging.OUT), 0)
    mends: dict[str, int] = {}
    for row in judged:
        counts[row.outcome] += 1
        for mend in row.mends if row.outcome != judging.OUT else ():
            mends[mend] = mends.get(mend, 0) + 1
    sheet = brought.sheets[brought.sheet]
    counts |= {"mends": mends, "empty": sheet["empty"], "above": brought.header or 0}
    changed = BroughtList.objects.filter(pk=brought.pk, state=at).update(
        state=to,
        counts=counts,
        report=[_entry(brought, row) for row in judged],
        done=len(judged),
        touched_at=timezone.now(),
        **more,
    )
    return bool(changed)


def _entry(brought: BroughtList, row: judging.Judged) -> dict[str, Any]:
    kind = {"actors": "actor", "offers": "offer", "needs": "need"}[brought.kind]
    key = ""
    if row.here:
        kind, key = row.here.kind, row.here.ref
    elif row.outcome == judging.NEW and row.built:
        key = getattr(row.built, kind)["id"]
    return {
        "row": row.number,
        "outcome": row.outcome,
        "title": row.title,
        "why": row.why,
        "column": row.column,
        "kind": kind,
        "key": key,
        "mends": row.mends,
    }
