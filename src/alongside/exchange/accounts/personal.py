"""The one registry of what is kept about people: why, by what right, how long, and how it is erased.

Each room says it in a module `privacy.py`, which `config` loads at start. The page on privacy, `alongside
dpia`, what somebody may see of their own, erasure and retention all read this registry, so that none of
them can say or do anything else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from .models import Guest, Party, User

DELETED = "(deleted)"  # what stands where somebody's words stood
MONTH = 30.5  # days


class Basis(StrEnum):
    """By what right it is kept: UK GDPR, article 6(1), by its letters."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL = "legal obligation"
    TASK = "public task"
    INTEREST = "legitimate interests"


class Erased(StrEnum):
    """What erasure does to a field: the row goes, the words go, or only what joins it to the person goes."""

    DELETED = "deleted"
    BLANKED = "blanked"
    UNLINKED = "unlinked"


@dataclass(frozen=True, slots=True)
class Kept:
    """How long: `months` after the moment in the field `after`, of the rows that `when` chooses.

    Without `months` the row stays for as long as the person is here, and retention leaves it alone.
    """

    months: float | None = None
    after: str = ""
    when: Q = field(default_factory=Q)

    def over(self, now: datetime) -> Q:
        """The rows whose time is over."""
        if self.months is None:
            return Q(pk__in=[])
        return self.when & Q(**{f"{self.after}__lt": now - timedelta(days=self.months * MONTH)})


@dataclass(frozen=True, slots=True)
class Somebody:
    """A user or a guest, with the parties that are theirs alone and what they are known by."""

    user_id: int | None = None
    guest_id: int | None = None
    parties: frozenset[int] = frozenset()
    emails: frozenset[str] = frozenset()
    traces: frozenset[str] = frozenset()

    def of(self, model: type[Model]) -> list[int]:
        """Their ids among the rows of User, Guest or Party."""
        mine = {User: [self.user_id], Guest: [self.guest_id], Party: sorted(self.parties)}[model]
        return [row for row in mine if row is not None]


@dataclass(frozen=True, slots=True)
class Record:
    """What one model keeps of people.

    `of`: paths to the user, guest or party whom a row is about; their words are in it. `linked`: paths to
    those who only dealt with it; of them just the link is taken out. `found` chooses rows that no path
    leads to. `secret`: fields that are shown to nobody, as hashes of passwords.
    """

    model: str
    what: Any
    purpose: Any
    basis: Basis
    kept: Kept = field(default_factory=Kept)
    of: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    blanked: tuple[str, ...] = ()
    unlinked: tuple[str, ...] = ()
    found: Callable[[Somebody], Q] | None = None
    secret: tuple[str, ...] = ()

    @property
    def table(self) -> type[Model]:
        """The model."""
        return apps.get_model(self.model)

    @property
    def fields(self) -> dict[str, Erased]:
        """Each personal field, and what erasure does to it."""
        said = [(Erased.DELETED, self.deleted), (Erased.BLANKED, self.blanked)]
        said += [(Erased.UNLINKED, (*self.unlinked, *self.own_links))]
        return {name: how for how, names in said for name in names}

    @property
    def own_links(self) -> tuple[str, ...]:
        """Those of the paths that are fields of the model itself and are not deleted with the row."""
        paths = (*self.of, *self.linked)
        return tuple(path for path in paths if "__" not in path and path not in self.deleted)

    @property
    def goes(self) -> bool:
        """Whether erasure takes the whole row."""
        return bool(self.deleted)

    def rows(self, who: Somebody) -> QuerySet[Any]:
        """The rows that are about somebody."""
        about = self.found(who) if self.found else Q(pk__in=[])
        for path in self.of:
            if ids := who.of(leads_to(self.table, path)):
                about |= Q(**{f"{path}__in": ids})
        manager = self.table._base_manager
        return manager.filter(pk__in=manager.filter(about).values("pk"))


def leads_to(model: type[Model], path: str) -> type[Model]:
    """The model at the end of a path of relations."""
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model


Step = Callable[[Somebody, Any], object]
_records: dict[str, Record] = {}
_steps: list[Step] = []
_own: list[Callable[[int], Iterable[int]]] = []
_open: list[Callable[[], QuerySet[Any]]] = []


def keeps(*records: Record) -> None:
    """Register what a room keeps of people."""
    _records.update({record.model: record for record in records})


def before_erasing(step: Step) -> Step:
    """Register what a room must do before a person's rows go: end what is under way, tell who must know.

    Called with `Somebody` and `by`, in the transaction of the erasure; rooms above come first.
    """
    if step not in _steps:
        _steps.append(step)
    return step


def own_parties(find: Callable[[int], Iterable[int]]) -> Callable[[int], Iterable[int]]:
    """Register how a room knows the parties that are one user alone, and no organisation."""
    if find not in _own:
        _own.append(find)
    return find


def open_matters(find: Callable[[], QuerySet[Any]]) -> Callable[[], QuerySet[Any]]:
    """Register the parties with whom a room has something under way, as ids; guests among them stay."""
    if find not in _open:
        _open.append(find)
    return find


def records() -> list[Record]:
    """All that is kept of people; the rooms above come first, as what they keep hangs on what lies below."""
    order = {label: number for number, label in enumerate(apps.app_configs)}
    return sorted(_records.values(), key=lambda one: -order[one.model.split(".")[0]])


def steps() -> list[Step]:
    """What is to be done before somebody's rows go, the rooms above first."""
    return list(reversed(_steps))


def guests_with_open_matters() -> Q:
    """The guests with whom something is under way."""
    found = Q(pk__in=[])
    for parties in _open:
        found |= Q(party__in=parties())
    return found


def somebody(*, user_id: int | None = None, guest_id: int | None = None) -> Somebody:
    """A user or a guest, and what they are known by. Raises: DoesNotExist."""
    if user_id is not None:
        user = User.objects.get(pk=user_id)
        found = (party for find in _own for party in find(user_id))
        return Somebody(
            user_id=user_id,
            parties=frozenset(found),
            emails=frozenset({user.email}),
            traces=_traces(user.email, user.name),
        )
    guest = Guest.objects.get(pk=guest_id)
    return Somebody(
        guest_id=guest_id,
        parties=frozenset({guest.party_id}),
        emails=frozenset(filter(None, [guest.email])),
        traces=_traces(guest.email, guest.name, guest.phone, guest.number),
    )


def _traces(*values: str) -> frozenset[str]:
    """What gives somebody away wherever it stands; a bare first letter or two would take too much along."""
    return frozenset(value for value in values if len(value) > 2)
