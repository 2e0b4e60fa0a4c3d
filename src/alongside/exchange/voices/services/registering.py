"""Register who may be drawn: one by one, or a whole register; and take somebody out again."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Consent, Guest
from alongside.exchange.accounts.services.consenting import give_consent
from alongside.exchange.accounts.services.guests import new_guest, new_guests
from alongside.exchange.audit.services import record

from .. import panel_rules as rules
from ..models import Ask, Contribution, Panel, Participant, Registration, Trait
from ..notices_panels import PanelRefused
from ..pool_rows import Person
from .joining import contribute, join, tell_by
from .panels import held_panel, refuse

NUMBERS = range(10_000, 100_000)  # read out over a telephone, and telling nothing of who came when


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody registers with. `traits`: by category, the feature or None where they prefer not to say.

    `agreed`: the very words they agreed to; empty where they did not.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    access: str = ""
    skills: str = ""
    tell: str = Participant.Tell.MAIL
    traits: Mapping[int, int | None] = field(default_factory=dict)
    agreed: str = ""


def free_numbers(panel: Panel, many: int) -> list[int]:
    """So many numbers of this panel that nobody has, drawn at random."""
    taken = set(panel.registrations.values_list("number", flat=True))
    free = [number for number in NUMBERS if number not in taken]
    return secrets.SystemRandom().sample(free, many)


@transaction.atomic
def register(*, ask: Ask, said: Said, by: Doer | None) -> Registration:
    """Register interest, as a user, as a guest or as somebody new, who becomes a guest.

    Leaves no row in the audit but that of a new guest: it would say who is in the pool.
    Raises: PanelRefused, AskRefused, with the field.
    """
    panel = Panel.objects.select_for_update().select_related("ask").get(ask=ask)
    drawn = panel.draws.filter(kind="panel", drawn_at__isnull=False).exists()
    refuse(rules.may_register(state=ask.state, drawn=drawn, kind=panel.kind, before=False))
    if not said.agreed:
        raise PanelRefused("no-consent")
    traits = _traits(panel, said.traits)
    if max(len(said.access), len(said.skills)) > rules.LONGEST:
        raise PanelRefused("too-long", "access")
    if by is None:
        guest = new_guest(name=said.name[:120], phone=said.phone, email=said.email, world=ask.world)
        by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    part = join(ask=ask, by=by).participant
    if Registration.objects.filter(contribution__participant=part).exists():
        raise PanelRefused("registered")
    if said.tell != part.tell:
        tell_by(participant=part, tell=said.tell)
    give_consent(purpose="panel", words=said.agreed, by=by, ref=ask.ref)
    made = Registration.objects.create(
        panel=panel,
        contribution=contribute(part, Contribution.Kind.INTEREST, once=True),
        number=free_numbers(panel, 1)[0],
        household=rules.household_of(said.address, settings.SECRET_KEY + ask.ref),
        access=said.access,
        skills=said.skills,
    )
    Trait.objects.bulk_create(Trait(registration=made, **one) for one in traits)
    return made


def _traits(panel: Panel, said: Mapping[int, int | None]) -> list[dict[str, int | None]]:
    """One answer for each category. Raises: PanelRefused where one has none."""
    found: list[dict[str, int | None]] = []
    for category in panel.categories.prefetch_related("features"):
        known = {feature.pk for feature in category.features.all()}
        if category.pk not in said or said[category.pk] not in known | {None}:
            raise PanelRefused("answer-all", f"category-{category.pk}")
        found.append({"category_id": category.pk, "feature_id": said[category.pk]})
    return found


@transaction.atomic
def register_list(*, ref: str, people: Sequence[Person], words: str, by: Doer) -> list[Registration]:
    """Keep a register that was gathered elsewhere, each person as a guest with the words they agreed to.

    Raises: Ask.DoesNotExist for whoever does not run it; PanelRefused. Then: one audit entry for all.
    Cost: about ten statements, whatever the number of people.
    """
    panel = held_panel(ref, by)
    ask = panel.ask
    drawn = panel.draws.filter(kind="panel", drawn_at__isnull=False).exists()
    state = "open" if ask.state in ("draft", "open") else ask.state
    refuse(rules.may_register(state=state, drawn=drawn, kind=panel.kind, before=False))
    if not words.strip():
        raise PanelRefused("no-words")
    if not people or len(people) > len(NUMBERS) // 2:
        raise PanelRefused("no-rows", "file")
    guests = new_guests(people=[(one.name, one.phone, one.email) for one in people], world=ask.world, by=by)
    Consent.objects.bulk_create(
        Consent(guest=guest, purpose="panel", words=words.strip(), ref=ask.ref, helper_id=by.user_id)
        for guest in guests
    )
    made = _registrations(panel, people, guests, by)
    asked = panel.categories.prefetch_related("features")
    known = {one.pk: {row.pk for row in one.features.all()} for one in asked}
    Trait.objects.bulk_create(
        (
            Trait(registration=row, category_id=category, feature_id=feature)
            for row, one in zip(made, people, strict=True)
            for category, feature in one.traits
            if category in known and (feature is None or feature in known[category])
        ),
        batch_size=2000,
    )
    record(by=by, action="register-list", kind="panel", ids=[panel.pk], detail={"people": len(made)})
    return made


def _registrations(
    panel: Panel, people: Sequence[Person], guests: Sequence[Guest], by: Doer
) -> list[Registration]:
    """Their parts in the ask and their rows, in the order of the register."""
    now, ask = timezone.now(), panel.ask
    parts = Participant.objects.bulk_create(
        Participant(
            ask=ask,
            guest=guest,
            way=Participant.Way.PAPER,
            helper_id=by.user_id,
            tell=Participant.Tell.MAIL if guest.email else Participant.Tell.TEXT,
            started_at=now,
        )
        for guest in guests
    )
    said = Contribution.objects.bulk_create(
        Contribution(ask=ask, participant=part, kind=Contribution.Kind.INTEREST) for part in parts
    )
    key = settings.SECRET_KEY + ask.ref
    numbers = free_numbers(panel, len(people))
    return Registration.objects.bulk_create(
        Registration(
            panel=panel,
            contribution=one,
            number=number,
            household=rules.household_of(person.address, key),
            access=person.access,
            skills=person.skills,
        )
        for one, number, person in zip(said, numbers, people, strict=True)
    )


@transaction.atomic
def withdraw_registration(*, ask: Ask, by: Doer) -> None:
    """Take oneself out of the pool: what was said is deleted; a seat, where there is one, is left.

    Raises: Registration.DoesNotExist for whoever is not in it.
    """
    own = {"guest_id": by.guest_id} if by.guest_id is not None else {"user_id": by.user_id}
    who = {f"contribution__participant__{name}": value for name, value in own.items()}
    found = Registration.objects.select_for_update().get(panel__ask=ask, withdrawn_at=None, **who)
    seat = getattr(found, "seat", None)
    if seat is not None and seat.state in rules.HOLDS:
        raise PanelRefused("has-seat")
    found.traits.all().delete()
    found.household = found.access = found.skills = ""
    found.withdrawn_at = timezone.now()
    found.save()
