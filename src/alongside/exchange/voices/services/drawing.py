"""Draw a panel: promise a number that nobody has seen, then keep what the lot gave, for anyone to replay."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import panel_rules as rules
from ..models import Draw, Panel, Registration, Seat
from ..notices_panels import PanelRefused
from .panels import held_panel, refuse


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a lottery gave. People are the numbers of their registrations.

    `panels`: equally likely panels, of which `drawn` (from 0) was taken; `chances`: by number.
    """

    members: Sequence[int]
    alternates: Sequence[int] = ()
    panels: Sequence[Sequence[int]] = ()
    drawn: int = 0
    chances: Mapping[str, float] = field(default_factory=dict)
    quotas: Sequence[Mapping[str, Any]] = ()
    pool: int = 0
    fair: str = Panel.Fair.LEXIMIN
    input_hash: str = ""
    version: str = ""
    run: str = ""
    why: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def prepare_draw(*, ref: str, by: Doer, kind: str = Draw.Kind.PANEL) -> Draw:
    """Promise a number: its hash is shown from now on, the number itself once it has drawn.

    Nobody who runs the panel sees it before. Raises: Ask.DoesNotExist; PanelRefused.
    """
    panel = held_panel(ref, by)
    drawn = panel.draws.filter(kind=Draw.Kind.PANEL, drawn_at__isnull=False).exists()
    waiting = panel.draws.filter(kind=kind, drawn_at=None).exists()
    pool = panel.registrations.filter(withdrawn_at=None).count()
    first = kind == Draw.Kind.PANEL
    held = panel.seats.filter(state__in=rules.HOLDS).count()
    size = panel.size if first else panel.size - held
    if not first and (not drawn or size < 1):
        raise PanelRefused("still-there")
    decided = rules.may_prepare(
        state="open" if panel.ask.state == "draft" else panel.ask.state,
        pool=pool,
        size=size,
        waits=waiting,
        drawn=drawn and first,
    )
    refuse(decided)
    secret = secrets.token_hex(16)
    made = Draw.objects.create(
        panel=panel,
        kind=kind,
        secret=secret,
        commitment=rules.commitment_of(secret),
        fair=panel.fair,
        size=size,
        user_id=by.user_id,
    )
    record(by=by, action="prepare", kind="draw", ids=[made.pk])
    return made


def waiting_draw(panel: Panel, kind: str = Draw.Kind.PANEL) -> Draw:
    """The draw whose number is promised and which was not held yet. Raises: PanelRefused where none is."""
    found = panel.draws.select_for_update().filter(kind=kind, drawn_at=None).first()
    if found is None:
        raise PanelRefused("no-draw")
    return found


@transaction.atomic
def keep_draw(*, ref: str, words: str, outcome: Outcome, by: Doer, kind: str = Draw.Kind.PANEL) -> Draw:
    """Keep what was drawn with the seed of the promised number and `words`, and give out the seats.

    A replacement gives each member the seat of somebody who left, the one who left first first; those drawn
    before keep what they have.
    Raises: Ask.DoesNotExist; PanelRefused where nothing was promised, or somebody drawn has gone since.
    """
    panel = held_panel(ref, by)
    found = waiting_draw(panel, kind)
    _fill(found, words, outcome)
    rows = {row.number: row for row in panel.registrations.filter(withdrawn_at=None)}
    if not set(outcome.members) | set(outcome.alternates) <= set(rows):
        raise PanelRefused("pool-changed")
    left = list(panel.seats.filter(state__in=rules.LEFT, replaced_by=None).order_by("ended_at", "pk"))
    for at, number in enumerate(outcome.members):
        _seat(found, rows[number], Seat.State.DRAWN, left[at] if at < len(left) else None)
    for number in outcome.alternates:
        _seat(found, rows[number], Seat.State.ALTERNATE, None)
    record(by=by, action="draw", kind="draw", ids=[found.pk], detail={"people": len(outcome.members)})
    return found


def _seat(draw: Draw, row: Registration, state: str, instead_of: Seat | None) -> None:
    """Give one seat; whoever stood by moves up into it."""
    there = Seat.objects.filter(registration=row).first()
    if there is None:
        Seat.objects.create(
            panel_id=draw.panel_id, registration=row, draw=draw, state=state, instead_of=instead_of
        )
    elif there.state == Seat.State.ALTERNATE and state == Seat.State.DRAWN:
        there.state, there.draw, there.instead_of = Seat.State.DRAWN, draw, instead_of
        there.save(update_fields=["state", "draw", "instead_of"])
    elif there.state != Seat.State.ALTERNATE:
        raise PanelRefused("registered")


def _fill(found: Draw, words: str, outcome: Outcome) -> None:
    """Write what replays the draw."""
    found.words = words.strip()[:200]
    found.seed = rules.seed_of(found.secret, found.words)
    found.size, found.pool, found.fair = len(outcome.members), outcome.pool, outcome.fair
    found.input_hash, found.version, found.run = outcome.input_hash, outcome.version, outcome.run
    found.panels = [list(numbers) for numbers in outcome.panels]
    found.quotas = [dict(quota) for quota in outcome.quotas]
    found.chances, found.drawn = dict(outcome.chances), outcome.drawn
    found.members, found.alternates = list(outcome.members), list(outcome.alternates)
    found.why = dict(outcome.why)
    found.drawn_at = timezone.now()
    found.save()


def seed_for(*, ref: str, words: str, by: Doer, kind: str) -> str:
    """The seed of a draw that is held now, for whoever runs the panel; a replacement promises its own.

    Raises: Ask.DoesNotExist; PanelRefused where no number was promised.
    """
    with transaction.atomic():
        panel = held_panel(ref, by)
        if kind == Draw.Kind.REPLACEMENT and not panel.draws.filter(kind=kind, drawn_at=None).exists():
            prepare_draw(ref=ref, by=by, kind=kind)
        return rules.seed_of(waiting_draw(panel, kind).secret, words.strip()[:200])
