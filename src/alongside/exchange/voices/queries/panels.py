"""Read panels: what everybody may know, one's own part in it, and what those who run it see of the pool."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.small_numbers import shown

from .. import panel_rules as rules
from ..models import (
    Ask,
    Category,
    Draw,
    Feature,
    Panel,
    PanelQuestion,
    Payment,
    Registration,
    Seat,
    Trait,
    Verdict,
)
from ..pool_rows import Category as Asked
from .asks import ask_for, asks_for, run_ask

KIND = Ask.Kind.PANEL
UNSAID = ""  # the key of those who prefer not to say


@dataclass(frozen=True, slots=True)
class Counted:
    """How many in the pool said each answer, and how many hold a seat; None where it is too few to show."""

    feature: Feature | None
    pool: int | None
    seats: int | None


@dataclass(frozen=True, slots=True)
class Lot:
    """Somebody in the pool by number; a category that is missing in `features` was not said.

    `state`: of their seat, empty where they have none.
    """

    number: int
    features: Mapping[str, str]
    household: str
    state: str


def panels_for(viewer: Viewer, *, world: str = "") -> QuerySet[Panel]:
    """The panels the viewer may see, the newest first."""
    asks = asks_for(viewer, kind=KIND, world=world)
    rows = Panel.objects.filter(ask__in=asks.values("pk")).select_related("ask__place")
    return rows.order_by("-ask__opened_at", "-pk")


def panel_for(viewer: Viewer, ref: str) -> Panel | None:
    """One panel with its ask, where the viewer may see that; one not set up yet is there, not kept."""
    ask = ask_for(viewer, ref, KIND)
    return _of(ask) if ask is not None else None


def run_panel(viewer: Viewer, ref: str) -> Panel | None:
    """One panel that the viewer runs; None for anybody else, as where there is none."""
    ask = run_ask(viewer, ref, KIND)
    return _of(ask) if ask is not None else None


def _of(ask: Ask) -> Panel:
    found = Panel.objects.filter(ask=ask).select_related("wider__ask").first() or Panel(ask=ask)
    found.ask = ask
    return found


def categories_of(panel: Panel) -> list[Category]:
    """What the panel mirrors, each with its answers."""
    return list(panel.categories.prefetch_related("features")) if panel.pk else []


def asked_of(panel: Panel) -> list[Asked]:
    """The same as values, to read a register by."""
    return [
        Asked(one.pk, one.name, {row.name: row.pk for row in one.features.all()})
        for one in categories_of(panel)
    ]


def mails_of(panel: Panel) -> frozenset[str]:
    """The mail addresses in the pool; for whoever runs it, to know who is there twice."""
    rows = Registration.objects.filter(panel=panel.pk, withdrawn_at=None)
    found = rows.values_list("contribution__participant__guest__email", flat=True)
    return frozenset(filter(None, found))


def in_pool(panel: Panel) -> int:
    """How many can be drawn."""
    return panel.registrations.filter(withdrawn_at=None).count() if panel.pk else 0


def counts(panel: Panel, *, all_of_them: bool) -> dict[int, list[Counted]]:
    """By category, how many in the pool and in the seats said what; last those who prefer not to say.

    `all_of_them`: for whoever runs it. Everybody else sees no count of fewer than 5, nor what gives it away.
    """
    live = Trait.objects.filter(category__panel=panel.pk, registration__withdrawn_at=None)
    holds = Count("pk", filter=Q(registration__seat__state__in=rules.HOLDS))
    said = live.order_by().values_list("category", "feature").annotate(pool=Count("pk"), seats=holds)
    by_key = {(category, feature): (pool, seats) for category, feature, pool, seats in said}
    found = {}
    for one in categories_of(panel):
        features: list[Feature | None] = [*one.features.all(), None]
        both = [by_key.get((one.pk, row.pk if row else None), (0, 0)) for row in features]
        pool, seats = _shown([at[0] for at in both], all_of_them), _shown([at[1] for at in both], all_of_them)
        found[one.pk] = [Counted(*row) for row in zip(features, pool, seats, strict=True)]
    return found


def _shown(numbers: list[int], all_of_them: bool) -> list[int | None]:
    if all_of_them:
        return list(numbers)
    kept = shown({str(at): number for at, number in enumerate(numbers)}).counts
    return [kept[str(at)] for at in range(len(numbers))]


def registrations_of(panel: Panel, *, skill: str = "") -> QuerySet[Registration]:
    """Who is in the pool, with their names; for whoever runs it."""
    rows = Registration.objects.filter(panel=panel.pk, withdrawn_at=None).select_related(
        "contribution__participant__guest", "contribution__participant__user", "seat"
    )
    return rows.filter(skills__icontains=skill) if skill else rows


def lots_of(panel: Panel) -> list[Lot]:
    """Everybody in the pool as the lottery is given them: what they said, by names, and who shares a home."""
    rows = Registration.objects.filter(panel=panel.pk, withdrawn_at=None).select_related("seat")
    said: dict[int, dict[str, str]] = {row.pk: {} for row in rows}
    traits = Trait.objects.filter(
        registration__panel=panel.pk, registration__withdrawn_at=None, feature__isnull=False
    )
    for pk, category, feature in traits.values_list("registration", "category__name", "feature__name"):
        said[pk][category] = feature
    return [
        Lot(
            number=row.number,
            features=said[row.pk],
            household=row.household if panel.one_a_household else "",
            state=row.seat.state if hasattr(row, "seat") else "",
        )
        for row in rows
    ]


def own_registration(viewer: Viewer, panel: Panel) -> Registration | None:
    """The viewer's own, with the seat they were given, if any."""
    if not panel.pk or (viewer.guest_id is None and viewer.user_id is None):
        return None
    mine = {"guest": viewer.guest_id} if viewer.guest_id is not None else {"user": viewer.user_id}
    who = {f"contribution__participant__{name}": value for name, value in mine.items()}
    rows = panel.registrations.filter(withdrawn_at=None, **who).select_related("seat")
    return rows.prefetch_related("traits__category", "traits__feature", "seat__payments").first()


def seat_of_link(ref: str, guest_id: int | None) -> Seat | None:
    """The seat that a link speaks of, while it waits for an answer."""
    who = {"registration__contribution__participant__guest": guest_id}
    rows = Seat.objects.filter(ref=ref, state=Seat.State.INVITED, **who)
    return rows.select_related("panel__ask").first()


def seats_of(panel: Panel) -> list[Seat]:
    """All seats with who has them; for whoever runs it. Those with a seat now come first."""
    rows = Seat.objects.filter(panel=panel.pk).select_related(
        "registration__contribution__participant__guest",
        "registration__contribution__participant__user",
        "replaced_by",
        "instead_of",
    )
    order = list(Seat.State.values)
    paid = rows.annotate(paid=Sum("payments__amount"))
    return sorted(paid, key=lambda row: (-order.index(row.state) if row.state in rules.HOLDS else 1, row.pk))


def named_members(panel: Panel) -> list[str]:
    """The members who chose to be named, by name."""
    rows = Seat.objects.filter(panel=panel.pk).filter(state=Seat.State.CONFIRMED).exclude(name="")
    return sorted(rows.values_list("name", flat=True))


def seats_by_state(panel: Panel) -> dict[str, int]:
    """How many seats are in each state."""
    rows = Seat.objects.filter(panel=panel.pk).values_list("state").annotate(n=Count("pk")).order_by()
    return dict(rows)


def draws_of(panel: Panel) -> list[Draw]:
    """The draws, the oldest first, without what only replays them."""
    return list(panel.draws.defer("panels", "chances")) if panel.pk else []


def draw_for(viewer: Viewer, ref: str, draw: str = "") -> Draw | None:
    """The draw of a panel, or the one named, where the viewer may see the panel.

    Before it is held, `secret` is emptied: nobody reads it, not whoever runs the panel.
    """
    panel = panel_for(viewer, ref)
    if panel is None or not panel.pk:
        return None
    rows = panel.draws.filter(ref=draw) if draw else panel.draws.filter(kind=Draw.Kind.PANEL)
    found = rows.select_related("panel__ask").last()
    if found is not None and found.drawn_at is None:
        found.secret = ""
    return found


def payments_of(panel: Panel) -> list[Payment]:
    """What was paid, for whoever runs it."""
    rows = Payment.objects.filter(seat__panel=panel.pk)
    return list(rows.select_related("seat__registration__contribution__participant__guest"))


def questions_of(panel: Panel, *, all_of_them: bool) -> list[PanelQuestion]:
    """The questions that are answered; all of them for whoever runs it."""
    rows = PanelQuestion.objects.filter(panel=panel.pk).select_related("witness", "contribution")
    return list(rows if all_of_them else rows.filter(answered_at__isnull=False))


def verdict_of(panel: Panel, *, all_of_them: bool) -> Verdict | None:
    """The verdict once it is published; before, for whoever runs it."""
    rows = Verdict.objects.filter(panel=panel.pk).prefetch_related("recommendations__contribution")
    return (rows if all_of_them else rows.filter(published_at__isnull=False)).first()


def parts_of_panel(viewer: Viewer, panel: Panel) -> list[Panel]:
    """The groups that report to this one and that the viewer may see, each with its published verdict."""
    if not panel.pk:
        return []
    published = Prefetch("verdict", Verdict.objects.filter(published_at__isnull=False), to_attr="told")
    return list(panels_for(viewer).filter(wider=panel).prefetch_related(published))


def could_be_wider(viewer: Viewer, panel: Panel) -> list[Panel]:
    """The groups of the same owner to which this one could report."""
    rows = panels_for(viewer).filter(ask__owner=panel.ask.owner_id).exclude(ask=panel.ask)
    return list(rows[:50])


def names_of(rows: list[Registration]) -> Mapping[int, Any]:
    """Whom each registration is of, by its id: name, mail address and phone; for whoever runs it."""
    found: dict[int, Any] = {}
    for row in rows:
        part = row.contribution.participant
        who = (part.guest or part.user) if part is not None else None
        phone = getattr(who, "phone", "")
        found[row.pk] = {"name": who.name if who else "", "email": who.email if who else "", "phone": phone}
    return found
