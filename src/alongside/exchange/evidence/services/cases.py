"""Begin a business case, give it a new version, say who answers for whom, share it, withdraw it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries.parties import world_of_party
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place

from .. import case_rules as rules
from ..models import Case, CaseParty, CaseVersion
from ..notices import CaseRefused


def _refuse(decided: Refused | None) -> None:
    if decided is not None:
        raise CaseRefused(decided.why)


@transaction.atomic
def begin(
    *,
    title: str,
    model: Mapping[str, Any],
    by: Doer,
    offer: Offer | None = None,
    partnership: Partnership | None = None,
    place: Place | None = None,
    mode: str = "",
) -> Case:
    """Begin a case with its first version, seen by whoever writes it alone.

    `model`: the case format, read and found whole by the caller. Raises: CaseRefused, with the field.
    """
    _refuse(rules.may_keep(title=title, acts_for=by.acting_for_id if by.user_id is not None else None))
    if mode and mode not in Case.Mode.values:
        raise CaseRefused("no-mode")
    world = world_of_party(by.acting_for_id)
    if any(one is not None and one.world != world for one in (offer, partnership, place)):
        raise CaseRefused("worlds")
    made = Case.objects.create(
        title=title.strip(),
        offer=offer,
        partnership=partnership,
        place=place,
        mode=mode,
        user_id=by.user_id,
        owner_id=by.acting_for_id,
        world=world,
        visibility=Visibility.PRIVATE,
    )
    _write_version(made, model, "", by)
    record(by=by, action="begin", kind="case", ids=[made.pk])
    return made


@transaction.atomic
def revise(*, ref: str, model: Mapping[str, Any], note: str = "", by: Doer) -> CaseVersion:
    """Keep a new version, `model` in the case format. An agreed case goes back to those named in it.

    Raises: Case.DoesNotExist where it is not theirs; CaseRefused.
    """
    found = held(ref, by)
    if found.status == Case.Status.WITHDRAWN:
        raise CaseRefused("not-now")
    made = _write_version(found, model, note, by)
    if found.status == Case.Status.AGREED:
        found.status, found.agreed_on = Case.Status.REVIEW, None
    found.save(update_fields=["status", "agreed_on", "changed_at"])
    record(by=by, action="revise", kind="case", ids=[found.pk], detail={"version": made.number})
    return made


def _write_version(case: Case, model: Mapping[str, Any], note: str, by: Doer) -> CaseVersion:
    """The next version, and the parties as it names them; who answers for one that stays is kept."""
    if not isinstance(model, Mapping):
        raise CaseRefused("no-model")
    named = rules.parties_in(model)
    if not named:
        raise CaseRefused("no-parties")
    case.parties.exclude(key__in=[key for key, _name, _kind in named]).delete()
    for key, name, kind in named:
        CaseParty.objects.update_or_create(
            case=case, key=key[:40], defaults={"name": name[:200], "kind": kind[:20]}
        )
    last = case.versions.values_list("number", flat=True).first() or 0
    return CaseVersion.objects.create(
        case=case, number=last + 1, model=dict(model), note=note[:300], made_by_id=by.user_id
    )


@transaction.atomic
def answer_by(*, ref: str, key: str, actor: Actor | None, by: Doer) -> CaseParty:
    """Say which organisation here answers for a party, or none. Raises: Case.DoesNotExist; CaseRefused."""
    found = held(ref, by)
    party = found.parties.filter(key=key).first()
    if party is None:
        raise CaseRefused("no-such-party")
    if actor is not None and actor.world != found.world:
        raise CaseRefused("worlds")
    party.actor = actor
    party.save(update_fields=["actor"])
    record(by=by, action="edit", kind="case", ids=[found.pk], detail={"fields": ["parties"]})
    return party


@transaction.atomic
def edit(*, ref: str, title: str, mode: str = "", by: Doer) -> Case:
    """Say otherwise what it is called, and whether it adds or replaces. Raises: as `begin`."""
    found = held(ref, by)
    _refuse(rules.may_keep(title=title, acts_for=found.owner_id))
    if mode and mode not in Case.Mode.values:
        raise CaseRefused("no-mode")
    found.title, found.mode = title.strip(), mode
    found.save(update_fields=["title", "mode", "changed_at"])
    record(by=by, action="edit", kind="case", ids=[found.pk], detail={"fields": ["mode", "title"]})
    return found


@transaction.atomic
def move(*, ref: str, to: str, why: str = "", by: Doer) -> Case:
    """Send it to those named in it, take it back, withdraw it. Raises: as `held`; CaseRefused.

    It is agreed when those named in it have agreed, by nobody else.
    """
    found = held(ref, by)
    if to == Case.Status.AGREED:
        raise CaseRefused("not-now")
    _refuse(rules.may_move(found.status, to))
    if to == Case.Status.WITHDRAWN and not why.strip():
        raise CaseRefused("no-why")
    return moved(found, to, why=why, by=by)


def moved(case: Case, to: str, *, why: str = "", by: Doer) -> Case:
    """Put a locked case into a status that the rules allow. Then: one audit entry."""
    case.status = to
    case.status_why = why.strip() if to == Case.Status.WITHDRAWN else ""
    case.agreed_on = timezone.localdate() if to == Case.Status.AGREED else None
    case.save(update_fields=["status", "status_why", "agreed_on", "changed_at"])
    record(by=by, action="move", kind="case", ids=[case.pk], detail={"to": to})
    return case


@transaction.atomic
def share(*, ref: str, visibility: str, circles: Iterable[str] = (), by: Doer) -> Case:
    """Say who may see it. Raises: Case.DoesNotExist; SightRefused."""
    found = held(ref, by)
    if fields := set_sight(row=found, visibility=visibility, circles=circles, by=by):
        record(by=by, action="share", kind="case", ids=[found.pk], detail={"fields": fields})
    return found


def held(ref: str, by: Doer) -> Case:
    """A case of the doer's own, locked. Raises: Case.DoesNotExist for anybody else."""
    if by.user_id is None or by.acting_for_id is None:
        raise Case.DoesNotExist
    return Case.objects.select_for_update(of=("self",)).get(ref=ref, owner_id=by.acting_for_id)
