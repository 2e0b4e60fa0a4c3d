"""Begin the record of an innovation, change it, share it, say what it goes with."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import changed, keep_version
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Offer, OfferKind
from alongside.exchange.offers.services.posting import post_offer

from ..models import Innovation, Link, Stay
from ..notices import InnovationRefused
from ..queries import innovations as queries
from ..stages import STAGES, TYPES

SAID = frozenset(("word", "cost", "value", "risk", "horizon", "theme"))


@transaction.atomic
def start(
    *,
    title: str,
    by: Doer,
    word: str = Innovation.Word.INNOVATION,
    summary: str = "",
    types: Iterable[str] = (),
    stage: str = "",
    since: date | None = None,
    place_id: int | None = None,
    visibility: str = Visibility.PRIVATE,
    world: str,
) -> Innovation:
    """Put an innovation here for the first time: its offer, its record, and the stage it is at.

    Only those who keep it see it until it is shared. `since`: from when it is at that stage, else today.
    Raises: InnovationRefused, with the field to mend; SightRefused.
    """
    if by.user_id is None or by.acting_for_id is None:
        raise InnovationRefused("no-party")
    if not title.strip():
        raise InnovationRefused("no-title")
    said = {
        "title": title.strip(),
        "summary": summary,
        "place_id": place_id,
        "stages": [stage] if stage else [],
    }
    offer = post_offer(kind=OfferKind.INNOVATION, said=said, visibility=visibility, world=world, by=by)
    offer.innovation_types = [one for one in TYPES if one in set(types)]
    offer.save(update_fields=["innovation_types", "changed_at"])
    return begin(offer=offer, word=word, stage=stage, since=since, by=by)


@transaction.atomic
def begin(
    *,
    offer: Offer,
    by: Doer,
    word: str = Innovation.Word.INNOVATION,
    stage: str = "",
    since: date | None = None,
) -> Innovation:
    """Begin the record of an innovation that is offered here already, seen by whoever sees the offer.

    Raises: Offer.DoesNotExist where the doer does not act for whoever offers it; InnovationRefused.
    """
    if by.user_id is None or offer.kind != OfferKind.INNOVATION or offer.owner_id != by.acting_for_id:
        raise Offer.DoesNotExist
    if word not in Innovation.Word.values:
        raise InnovationRefused("no-word")
    if stage and stage not in STAGES:
        raise InnovationRefused("no-stage")
    if since is not None and since > timezone.localdate():
        raise InnovationRefused("day-to-come")
    if Innovation.objects.filter(offer=offer).exists():
        raise InnovationRefused("has-record")
    made = Innovation.objects.create(
        offer=offer,
        user_id=by.user_id,
        owner_id=offer.owner_id,
        world=offer.world,
        visibility=offer.visibility,
        word=word,
        stage=stage,
    )
    made.circles.set(offer.circles.all())
    if stage:
        Stay.objects.create(innovation=made, stage=stage, entered_on=since or timezone.localdate())
    record(by=by, action="begin", kind="innovation", ids=[made.pk])
    return made


@transaction.atomic
def edit(*, ref: str, said: Mapping[str, Any], by: Doer) -> Innovation:
    """Change what is said of it, `said`: what of `SAID` is to change. What it said before is kept.

    Raises: Innovation.DoesNotExist where it is not theirs; InnovationRefused, with the field to mend.
    """
    found = held(ref, by)
    known = {name: value for name, value in said.items() if name in SAID}
    if known.get("word", found.word) not in Innovation.Word.values:
        raise InnovationRefused("no-word")
    if (horizon := known.get("horizon")) is not None and not 0 <= horizon <= 50:
        raise InnovationRefused("horizon")
    for name in ("cost", "value"):
        if (pounds := known.get(name)) is not None and not 0 <= pounds < 2**31:
            raise InnovationRefused("money", name)
    old = changed(found, known)
    for name in old:
        setattr(found, name, known[name])
    found.save()
    keep_version(row=found, old=old, by=by)
    record(by=by, action="edit", kind="innovation", ids=[found.pk], detail={"fields": sorted(old)})
    return found


@transaction.atomic
def share(
    *, ref: str, visibility: str, record_visibility: str = "", circles: Iterable[str] = (), by: Doer
) -> Innovation:
    """Say who sees the innovation, and who its record; the record as the innovation if nothing is said.

    Raises: Innovation.DoesNotExist; SightRefused.
    """
    found = held(ref, by)
    named = list(circles)
    set_sight(row=found.offer, visibility=visibility, circles=named, by=by)
    set_sight(row=found, visibility=record_visibility or visibility, circles=named, by=by)
    record(by=by, action="share", kind="innovation", ids=[found.pk], detail={"visibility": visibility})
    return found


@transaction.atomic
def link(*, ref: str, kind: str, other: Offer | None, why: str = "", by: Doer) -> Link:
    """Say what it goes with. Raises: Innovation.DoesNotExist; InnovationRefused."""
    found = held(ref, by)
    if other is None or queries.innovation_for(viewer_of(by), other.ref) is None:
        raise InnovationRefused("no-other")
    if other.pk == found.offer_id:
        raise InnovationRefused("itself")
    if other.world != found.world:
        raise InnovationRefused("worlds")
    try:
        with transaction.atomic():
            made = Link.objects.create(innovation=found, kind=kind, offer=other, why=why[:300])
    except IntegrityError as twice:
        raise InnovationRefused("said") from twice
    record(by=by, action="link", kind="innovation", ids=[found.pk], detail={"kind": kind})
    return made


@transaction.atomic
def unlink(*, ref: str, link_id: int, by: Doer) -> None:
    """Take away one thing it goes with. Raises: Innovation.DoesNotExist; Link.DoesNotExist."""
    found = held(ref, by)
    found.links.get(pk=link_id).delete()
    record(by=by, action="unlink", kind="innovation", ids=[found.pk])


def held(ref: str, by: Doer) -> Innovation:
    """A record of the doer's own, by the ref of its offer, locked. Raises: Innovation.DoesNotExist."""
    if by.user_id is None or by.acting_for_id is None:
        raise Innovation.DoesNotExist
    rows = Innovation.objects.select_for_update(of=("self",)).select_related("offer")
    return rows.get(offer__ref=ref, owner_id=by.acting_for_id)
