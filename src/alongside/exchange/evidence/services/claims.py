"""Put down a claim and what it rests on, object to one, settle it or take it back, say who sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.accounts.services.notices import tell
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Evidence, Offer

from .. import claim_rules as rules
from .. import sources
from ..models import Case, Claim, ClaimSource
from ..notices_claims import OBJECTED, ClaimRefused, refuse
from ..queries import claims as queries


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as somebody names it. `key`: what they typed; people have a band instead."""

    kind: str
    side: str = "for"
    key: str = ""
    title: str = ""
    strength: int | None = None
    dated: date | None = None
    band: str = ""
    note: str = ""


@transaction.atomic
def put_down(
    *,
    sentence: str,
    by: Doer,
    offer: Offer | None = None,
    case: Case | None = None,
    driver: str = "",
    limits: str = "",
    as_of: date | None = None,
    cited: Iterable[Cited] = (),
) -> Claim:
    """Keep a sentence about something the doer keeps, seen by whoever sees that.

    Raises: Offer.DoesNotExist where what it is about is not theirs; ClaimRefused, with the field.
    """
    about = case or offer
    if about is None or not queries.may_assert(viewer_of(by), offer=offer, case=case):
        raise Offer.DoesNotExist
    about.refresh_from_db()  # seen by whoever sees it now
    today = timezone.localdate()
    acts_for = by.acting_for_id if by.user_id is not None else None
    refuse(rules.may_assert(sentence=sentence, acts_for=acts_for, as_of=as_of, today=today))
    made = Claim.objects.create(
        sentence=sentence.strip(),
        driver=driver,
        limits=limits.strip(),
        as_of=as_of or today,
        offer=offer or (case.offer if case else None),
        case=case,
        user_id=by.user_id,
        owner_id=about.owner_id,
        world=about.world,
        visibility=about.visibility,
    )
    made.circles.set(about.circles.all())
    record(by=by, action="put-down", kind="claim", ids=[made.pk])
    for one in cited:
        cite(ref=made.ref, said=one, by=by)
    return made


@transaction.atomic
def cite(*, ref: str, said: Cited, by: Doer) -> ClaimSource:
    """Say what speaks for a claim of one's own, or against it. Raises: Claim.DoesNotExist; ClaimRefused."""
    return _cite(held(ref, by), said, by)


def _cite(found: Claim, said: Cited, by: Doer) -> ClaimSource:
    if found.status == Claim.Status.WITHDRAWN:
        raise ClaimRefused("not-now")
    kind = sources.kind_of(said.kind)
    if kind is None or (kind.find is None and said.kind != "people"):
        raise ClaimRefused("no-kind")
    if said.strength is not None and said.strength not in Evidence.values:
        raise ClaimRefused("strength")
    people = said.kind == "people"
    refuse(
        rules.may_cite(
            side=said.side,
            kind=said.kind,
            key=said.key,
            band=said.band,
            dated=said.dated,
            today=timezone.localdate(),
        )
    )
    key = "" if people else _key(kind, said, found, by)
    workshop = rules.workshop(key) if said.kind == "workshop" else None
    return _write(
        found,
        by,
        side=said.side,
        kind=said.kind,
        key=key,
        title=said.title.strip()[:300],
        strength=said.strength,
        dated=workshop[1] if workshop else said.dated,
        band=said.band if people else "",
        note=said.note.strip(),
    )


def _key(kind: sources.Kind, said: Cited, found: Claim, by: Doer) -> str:
    """The key under which this kind keeps what was typed. Raises: ClaimRefused where it finds nothing."""
    key = kind.find(viewer_of(by), said.key.strip(), found.world) if kind.find else None
    if key is None:
        why = {"workshop": "not-workshop", "document": "not-address"}.get(kind.name, "not-found")
        raise ClaimRefused(why)
    if kind.name == "document" and not said.title.strip():
        raise ClaimRefused("no-title")
    if (kind.name, key) in (
        ("case", found.case and found.case.ref),
        ("offer", found.offer and found.offer.ref),
    ):
        raise ClaimRefused("said")
    return key


def _write(found: Claim, by: Doer, **fields: object) -> ClaimSource:
    try:
        with transaction.atomic():
            made = ClaimSource.objects.create(
                claim=found, party_id=by.acting_for_id, user_id=by.user_id, **fields
            )
    except IntegrityError as twice:
        raise ClaimRefused("said", "band" if fields["kind"] == "people" else "key") from twice
    found.save(update_fields=["changed_at"])
    detail = {"kind": made.kind, "side": made.side}
    record(by=by, action="cite", kind="claim", ids=[found.pk], detail=detail)
    return made


@transaction.atomic
def take_away(*, ref: str, source: str, by: Doer) -> None:
    """Take away what the doer gave as a source: of their own claim, or their own objection to another's.

    Raises: Claim.DoesNotExist where they may not see it; ClaimSource.DoesNotExist where it is not theirs.
    """
    found = _seen(ref, by)
    row = found.sources.exclude(party=None).get(ref=source, party_id=by.acting_for_id)
    detail = {"kind": row.kind, "side": row.side}
    row.delete()
    record(by=by, action="take-away", kind="claim", ids=[found.pk], detail=detail)


@transaction.atomic
def object_to(*, ref: str, reason: str, by: Doer) -> ClaimSource:
    """Say why somebody else's claim does not hold; it stands beside the claim as what speaks against it.

    Raises: Claim.DoesNotExist where the doer may not see it; ClaimRefused.
    Then: whoever keeps the claim is told.
    """
    found = _seen(ref, by)
    if by.user_id is None or by.acting_for_id is None:
        raise ClaimRefused("no-party")
    if found.owner_id == by.acting_for_id:
        raise ClaimRefused("own")
    if found.status == Claim.Status.WITHDRAWN:
        raise ClaimRefused("not-now")
    if not reason.strip():
        raise ClaimRefused("no-why")
    actor = Actor.objects.filter(party=by.acting_for_id).first()
    if actor is not None and actor.world != found.world:
        raise ClaimRefused("worlds")
    made = _write(
        found,
        by,
        side="against",
        kind="objection",
        key=f"party:{by.acting_for_id}",
        dated=timezone.localdate(),
        note=reason.strip(),
    )
    if found.owner_id is not None:
        tell(
            kind="claim",
            title=str(OBJECTED),
            text=found.sentence[:200],
            url=f"/claims/{found.ref}/",
            user_ids=users_of([found.owner_id]),
            world=found.world,
        )
    return made


@transaction.atomic
def edit(*, ref: str, limits: str, as_of: date | None, driver: str, by: Doer) -> Claim:
    """Say otherwise how far it holds and of which day it speaks; its sentence stays as it was said.

    Raises: Claim.DoesNotExist; ClaimRefused.
    """
    found = held(ref, by)
    today = timezone.localdate()
    refuse(rules.may_assert(sentence=found.sentence, acts_for=found.owner_id, as_of=as_of, today=today))
    found.limits, found.as_of, found.driver = limits.strip(), as_of, driver
    found.save(update_fields=["limits", "as_of", "driver", "changed_at"])
    record(
        by=by, action="edit", kind="claim", ids=[found.pk], detail={"fields": ["as_of", "driver", "limits"]}
    )
    return found


@transaction.atomic
def move(*, ref: str, to: str, why: str, by: Doer) -> Claim:
    """Settle it, call it early again, or take it back, each with a reason.

    Raises: Claim.DoesNotExist; ClaimRefused.
    """
    found = held(ref, by)
    refuse(rules.may_move(found.status, to, why))
    found.status, found.status_why = to, why.strip()
    found.save(update_fields=["status", "status_why", "changed_at"])
    record(by=by, action="move", kind="claim", ids=[found.pk], detail={"to": to})
    return found


@transaction.atomic
def share(*, ref: str, visibility: str, circles: Iterable[str] = (), by: Doer) -> Claim:
    """Say who may see it; nobody does who may not see what it is about. Raises: as `held`; SightRefused."""
    found = held(ref, by)
    if fields := set_sight(row=found, visibility=visibility, circles=circles, by=by):
        record(by=by, action="share", kind="claim", ids=[found.pk], detail={"fields": fields})
    return found


def held(ref: str, by: Doer) -> Claim:
    """A claim of the doer's own, locked. Raises: Claim.DoesNotExist for anybody else."""
    if by.user_id is None or by.acting_for_id is None:
        raise Claim.DoesNotExist
    return Claim.objects.select_for_update(of=("self",)).get(ref=ref, owner_id=by.acting_for_id)


def _seen(ref: str, by: Doer) -> Claim:
    found = queries.claim_for(viewer_of(by), ref)
    if found is None:
        raise Claim.DoesNotExist
    return Claim.objects.select_for_update(of=("self",)).get(pk=found.pk)
