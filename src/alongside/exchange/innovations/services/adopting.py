"""Write that an organisation plans, starts, changes and stops using something; and how it went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import changed, keep_version
from alongside.exchange.directory.models import Actor
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.models import Place

from .. import adoption_rules as rules
from .. import notices_adoptions as notices
from ..models import Adaptation, Adoption, Displacement, PassedOn
from ..notices_adoptions import AdoptionRefused
from ..queries import adoptions as queries
from ..queries.innovations import innovation_for

NUMBERS = ("users", "money", "yearly", "hours", "weeks", "people")
SMALL = ("weeks", "people")
TEXTS = ("context", "steps", "routines", "pitfalls")
TOLD = (*NUMBERS, *TEXTS, "fidelity")
FREED = tuple(f"{what}_{how}" for what in ("pounds", "hours", "beds") for how in ("planned", "real"))


@dataclass(frozen=True, slots=True)
class Begun:
    """How it began: whether it is `planned` or in use (`using`), since when, and what made the site start.

    `lender`: the organisation it was borrowed from. `will_talk`, `talk_how`: whether others may ask, and how.
    """

    state: str
    on: date | None
    trigger: str = ""
    place: Place | None = None
    lender: Actor | None = None
    thanks: str = ""
    will_talk: bool = False
    talk_how: str = ""


def _refuse(decided: object, field: str = "") -> None:
    if isinstance(decided, Refused):
        raise AdoptionRefused(decided.why, field)


def _short(*texts: str) -> None:
    if any(len(text) > rules.LONGEST for text in texts):
        raise AdoptionRefused("too-long", "form")


def _known(value: str, choices: Iterable[str]) -> str:
    return value if value in choices else ""


def site_for(by: Doer, world: str) -> Actor:
    """The organisation for which the doer acts, of that world. Raises: AdoptionRefused without one."""
    rows = Actor.objects.filter(party=by.acting_for_id, world=world, nature=Actor.Nature.ORGANISATION)
    mine = {by.acting_for_id} if by.process else viewer_of(by).parties
    found = rows.first() if by.guest_id is None and by.acting_for_id in mine else None
    if found is None:
        raise AdoptionRefused("no-site")
    return found


@transaction.atomic
def begin(
    *, ref: str, said: Begun, visibility: str, circles: Iterable[str] = (), again: str = "", by: Doer
) -> Adoption:
    """Say that an organisation plans to use something or uses it; `again`: the time it stopped before.

    Raises: Offer.DoesNotExist where the doer may not see it; AdoptionRefused, with the field; SightRefused.
    Then: one audit entry; whoever offers it, and whom it was borrowed from, are told with the thanks.
    """
    offer = innovation_for(viewer_of(by), ref)
    if offer is None or by.guest_id is not None:
        raise Offer.DoesNotExist
    site = site_for(by, offer.world)
    there = Adoption.objects.filter(offer=offer, site=site, stopped_on=None).exists()
    trigger = _known(said.trigger, Adoption.Trigger.values)
    today = timezone.localdate()
    _refuse(rules.may_begin(state=said.state, on=said.on, why=trigger, there=there, today=today))
    before = Adoption.objects.filter(offer=offer, site=site, stopped_on__isnull=False)
    made = Adoption(
        offer=offer,
        site=site,
        owner_id=site.party_id,
        world=offer.world,
        visibility="private",
        user_id=by.user_id,
        trigger=trigger,
        confirmed_on=today,
        again=before.filter(ref=again).first() if again else before.order_by("-stopped_on", "-pk").first(),
        **{"started_on" if said.state == rules.USING else "planned_on": said.on},
    )
    _told(made, said, by)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as twice:
        raise AdoptionRefused("there") from twice
    set_sight(row=made, visibility=visibility, circles=circles, by=by)
    record(by=by, action="begin", kind="adoption", ids=[made.pk], detail={"state": said.state})
    notices.somebody_uses(made)
    return made


def _told(row: Adoption, said: Begun, by: Doer) -> None:
    """Where it is used, from whom it was borrowed with what thanks, and whether others may ask."""
    _short(said.thanks)
    if said.lender is not None and said.lender.pk == row.site_id:
        raise AdoptionRefused("itself")
    if said.lender is not None and said.lender.world != row.world:
        raise AdoptionRefused("worlds", "other")
    if said.place is not None and said.place.world != row.world:
        raise AdoptionRefused("worlds", "place")
    row.place = said.place or row.site.place
    row.borrowed_from = said.lender
    row.earlier = None
    if said.lender is not None:
        theirs = queries.adoptions_for(viewer_of(by), offer_ids=[row.offer_id], site_id=said.lender.pk)
        row.earlier = theirs.exclude(pk=row.pk).filter(started_on__isnull=False).first()
    row.thanks = said.thanks if said.lender is not None else ""
    row.will_talk = said.will_talk
    row.talk_how = said.talk_how[:200] if said.will_talk else ""


@transaction.atomic
def edit(*, ref: str, said: Begun, visibility: str, circles: Iterable[str] = (), by: Doer) -> Adoption:
    """Change how it began, or who may see it; the days that are there stay in their order.

    Raises: Adoption.DoesNotExist where it is not the doer's; AdoptionRefused, with the field; SightRefused.
    Then: one audit entry, what was said before is kept; new thanks are told.
    """
    found = held(ref, by)
    names = ("trigger", "place_id", "borrowed_from_id", "thanks", "will_talk", "talk_how", "planned_on")
    old = {name: getattr(found, name) for name in (*names, "started_on")}
    found.trigger = _known(said.trigger, Adoption.Trigger.values)
    if not found.trigger:
        raise AdoptionRefused("no-trigger")
    _told(found, said, by)
    if found.started_on is not None:
        _refuse(rules.may_happen(on=said.on, since=None, today=found.stopped_on or timezone.localdate()))
        found.started_on = said.on
    elif said.on is None:
        raise AdoptionRefused("no-day")
    else:
        found.planned_on = said.on
    found.save()
    shared = set_sight(row=found, visibility=visibility, circles=circles, by=by)
    changes = {name: value for name, value in old.items() if getattr(found, name) != value}
    keep_version(row=found, old=changes, by=by)
    fields = sorted({*changes, *shared})
    record(by=by, action="edit", kind="adoption", ids=[found.pk], detail={"fields": fields})
    if "thanks" in changes or "borrowed_from_id" in changes:
        notices.thanked(found)
    return found


@transaction.atomic
def start(*, ref: str, on: date | None, by: Doer) -> Adoption:
    """Say that what was planned has started. Raises: Adoption.DoesNotExist; AdoptionRefused."""
    found = held(ref, by)
    _refuse(rules.may_start(state=queries.state(found), on=on, today=timezone.localdate()))
    found.started_on = on
    found.save(update_fields=["started_on", "changed_at"])
    record(by=by, action="start", kind="adoption", ids=[found.pk])
    notices.somebody_uses(found)
    return found


@transaction.atomic
def tell_how(*, ref: str, said: Mapping[str, Any], by: Doer) -> Adoption:
    """Say what it took and how it was done: of `TOLD`; what is not given stays empty.

    Raises: Adoption.DoesNotExist; AdoptionRefused. Then: one audit entry, what was said before is kept.
    """
    found = held(ref, by)
    known = {name: said.get(name) for name in NUMBERS} | {name: str(said.get(name) or "") for name in TEXTS}
    known["fidelity"] = _known(str(said.get("fidelity") or ""), Adoption.Fidelity.values)
    _short(*(str(known[name]) for name in TEXTS))
    for name in NUMBERS:
        most = rules.MOST_SMALL if name in SMALL else rules.MOST
        if known[name] is not None and not 0 <= known[name] <= most:
            raise AdoptionRefused("number", name)
    old = changed(found, known)
    for name in old:
        setattr(found, name, known[name])
    found.confirmed_on = timezone.localdate()
    found.save()
    keep_version(row=found, old=old, by=by)
    record(by=by, action="tell-how", kind="adoption", ids=[found.pk], detail={"fields": sorted(old)})
    return found


@transaction.atomic
def adapt(*, ref: str, on: date | None, words: str, why: str, by: Doer) -> Adaptation:
    """Write down something the site changed, and why. Raises: Adoption.DoesNotExist; AdoptionRefused."""
    found = held(ref, by)
    _refuse(rules.may_happen(on=on, since=found.started_on, today=timezone.localdate()))
    if not words:
        raise AdoptionRefused("no-change")
    _short(words, why)
    made = Adaptation.objects.create(adoption=found, on=on, words=words, why=why)
    if found.fidelity in ("", Adoption.Fidelity.SAME):
        found.fidelity = Adoption.Fidelity.SMALL
        found.save(update_fields=["fidelity", "changed_at"])
    record(by=by, action="adapt", kind="adoption", ids=[found.pk])
    return made


@dataclass(frozen=True, slots=True)
class Freed:
    """What a site stopped to make room, how far, from when, and what that frees: `numbers` of `FREED`."""

    words: str
    extent: str
    on: date | None
    practice: Offer | None = None
    cash: bool | None = None
    numbers: Mapping[str, int | None] | None = None


@transaction.atomic
def displace(*, ref: str, said: Freed, row: int | None = None, by: Doer) -> Displacement:
    """Write down what made room, or with a `row` how far it has got since.

    Raises: Adoption.DoesNotExist, Displacement.DoesNotExist; AdoptionRefused, with the field. Then: one audit
    entry.
    """
    found = held(ref, by)
    made = found.displacements.get(pk=row) if row is not None else Displacement(adoption=found)
    extent = _known(said.extent, Displacement.Extent.values)
    numbers = {name: (said.numbers or {}).get(name) for name in FREED}
    for name, value in numbers.items():
        if value is not None and not 0 <= value <= rules.MOST:
            raise AdoptionRefused("number", name)
    words = said.words or (said.practice.title if said.practice is not None else "")
    real = any(numbers[name] is not None for name in FREED if name.endswith("_real"))
    _refuse(rules.may_displace(words=words, extent=extent, on=said.on, real=real, today=timezone.localdate()))
    if said.practice is not None and said.practice.world != found.world:
        raise AdoptionRefused("worlds", "practice")
    made.words, made.extent, made.on = words[:250], extent, said.on  # type: ignore[assignment]
    made.practice, made.cash = said.practice, said.cash
    for name, value in numbers.items():
        setattr(made, name, value)
    made.save()
    record(by=by, action="displace", kind="adoption", ids=[found.pk], detail={"extent": extent})
    return made


@transaction.atomic
def pass_on(
    *, ref: str, words: str, worked: str, learned: str, on: date | None, row: int | None = None, by: Doer
) -> PassedOn:
    """Write down what an earlier site passed on, and what came of it here.

    Raises: Adoption.DoesNotExist, PassedOn.DoesNotExist; AdoptionRefused, with the field.
    Then: one audit entry.
    """
    found = held(ref, by)
    if found.borrowed_from_id is None:
        raise AdoptionRefused("no-earlier")
    _refuse(rules.may_happen(on=on, since=None, today=timezone.localdate()))
    if not words:
        raise AdoptionRefused("no-passed")
    if worked not in PassedOn.Worked.values:
        raise AdoptionRefused("no-worked")
    _short(words, learned)
    made = found.passed_on.get(pk=row) if row is not None else PassedOn(adoption=found)
    made.words, made.worked, made.learned, made.on = words, worked, learned, on  # type: ignore[assignment]
    made.save()
    record(by=by, action="pass-on", kind="adoption", ids=[found.pk], detail={"worked": worked})
    return made


@dataclass(frozen=True, slots=True)
class Stopped:
    """When a site stopped, why, what took its place if anything did, and whether it would do it again."""

    on: date | None
    why: str
    words: str
    replaced_by: Offer | None = None
    would_again: str = ""


@transaction.atomic
def stop(*, ref: str, said: Stopped, by: Doer) -> Adoption:
    """Say that the site stopped, or gave the plan up, with the reason; shown as the adoption is shared.

    Raises: Adoption.DoesNotExist; AdoptionRefused, with the field. Then: one audit entry; whoever offers it,
    and whom it was borrowed from, are told.
    """
    found = held(ref, by)
    why = _known(said.why, Adoption.Stop.values)
    decided = rules.may_stop(
        state=queries.state(found),
        on=said.on,
        since=found.started_on,
        why=why,
        words=said.words,
        today=timezone.localdate(),
    )
    _refuse(decided)
    _short(said.words)
    if said.replaced_by is not None and said.replaced_by.world != found.world:
        raise AdoptionRefused("worlds", "replaced_by")
    found.stopped_on, found.stop, found.stop_words = said.on, why, said.words
    found.replaced_by = said.replaced_by
    found.would_again = _known(said.would_again, Adoption.Again.values)
    found.save()
    record(by=by, action="stop", kind="adoption", ids=[found.pk], detail={"why": why})
    notices.somebody_stopped(found)
    return found


def held(ref: str, by: Doer) -> Adoption:
    """An adoption of the doer's own organisation, locked. Raises: Adoption.DoesNotExist."""
    if by.guest_id is not None or by.acting_for_id is None:
        raise Adoption.DoesNotExist
    rows = Adoption.objects.select_for_update(of=("self",)).select_related("site", "offer", "borrowed_from")
    return rows.get(ref=ref, owner_id=by.acting_for_id)
