"""Move an innovation along: what is shown at a gate, what is decided there, why it pauses or ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.directory.queries import named
from alongside.exchange.matches.sides import viewer_of

from .. import journey_rules as rules
from .. import notices_journey as notices
from ..models import GateDecision, GateShown, Innovation, StatusChange, Stay
from ..notices_journey import refuse, refused
from ..stages import STAGES, asked_at
from .innovations import held

TEXTS = ("why", "resume", "tried", "learned", "others", "replaced_by", "telling")
STATUS_FIELDS = dict.fromkeys(TEXTS, "")


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided at a gate, as somebody wrote it down. `corrects`: the ref of what it puts right."""

    decision: str
    organisation: str
    role: str
    evidence: str
    reasons: str
    decided_on: date | None
    to: str = ""
    again_on: date | None = None
    tried: str = ""
    learned: str = ""
    others: str = ""
    is_shared: bool = False
    corrects: str = ""

    def texts(self) -> dict[str, str]:
        """Its texts by name, as the rule reads them."""
        names = ("organisation", "role", "evidence", "reasons", "tried", "learned", "others")
        return {name: getattr(self, name) for name in names}


@transaction.atomic
def place_at(*, ref: str, stage: str, since: date | None, by: Doer) -> Innovation:
    """Say where an innovation has got to, where nobody has said so yet.

    Raises: Innovation.DoesNotExist where it is not theirs; InnovationRefused, with the field.
    """
    found = held(ref, by)
    if found.stage:
        raise refused("placed")
    if stage not in STAGES:
        raise refused("no-place")
    if since is not None and since > timezone.localdate():
        raise refused("day-to-come")
    _move(found, stage, since or timezone.localdate(), "")
    found.save(update_fields=["stage", "changed_at"])
    record(by=by, action="place", kind="innovation", ids=[found.pk], detail={"stage": stage})
    record(by=by, action="place", kind="offer", ids=[found.offer_id])
    return found


@transaction.atomic
def show_item(*, ref: str, item: str, state: str, words: str = "", url: str = "", by: Doer) -> GateShown:
    """Say how one thing stands that must be shown next. What was said before stays.

    Raises: Innovation.DoesNotExist where it is not theirs; InnovationRefused, with the field.
    """
    found = held(ref, by)
    known = {one.key for one in asked_at(found.stage, found.offer.innovation_types)}
    decided = rules.may_show(known=item in known, state=state, words=words, url=url)
    refuse(decided, "words" if decided == Refused("too-long") else "")
    made = GateShown.objects.create(
        innovation=found,
        stage=found.stage,
        item=item,
        state=state,
        words=words,
        url=url,
        user_id=by.user_id,
    )
    detail = {"item": item, "state": state}
    record(by=by, action="show", kind="innovation", ids=[found.pk], detail=detail)
    return made


@transaction.atomic
def decide(*, ref: str, said: Decided, by: Doer) -> GateDecision:
    """Keep what was decided at the gate, and move it there; with `corrects`, put the last decision right.

    Raises: Innovation.DoesNotExist where it is not theirs; InnovationRefused, with the field.
    Then: one audit entry; those who follow it are told.
    """
    found = held(ref, by)
    wrong = _to_correct(found, said.corrects)
    if found.status != Innovation.Status.MOVING and wrong is None:
        raise refused("not-moving")
    stage = wrong.stage if wrong is not None else found.stage
    now = found.stays.filter(left_on=None).first()
    refuse(
        rules.may_decide(
            decision=said.decision,
            stage=stage,
            to=said.to,
            texts=said.texts(),
            decided_on=said.decided_on,
            came_on=now.entered_on if now is not None else None,
            again_on=said.again_on,
            today=timezone.localdate(),
        )
    )
    made = _keep(found, stage, said, wrong, by)
    _follow(found, made, said, by)
    detail = {"decision": made.decision, "stage": stage, "to": made.to_stage, "again": wrong is not None}
    record(by=by, action="decide", kind="innovation", ids=[found.pk], detail=detail)
    title = notices.decided_title(made.decision, found.offer.title)
    notices.tell_followers(found, title=title, text=made.reasons, but=[by.acting_for_id])
    return made


def _to_correct(found: Innovation, ref: str) -> GateDecision | None:
    if not ref:
        return None
    last = found.gate_decisions.first()
    wrong = found.gate_decisions.filter(ref=ref).first()
    refuse(rules.may_correct(found=wrong is not None, is_last=wrong == last))
    return wrong


def _keep(found: Innovation, stage: str, said: Decided, wrong: GateDecision | None, by: Doer) -> GateDecision:
    return GateDecision.objects.create(
        innovation=found,
        stage=stage,
        decision=said.decision,
        to_stage=rules.leads_to(decision=said.decision, stage=stage, to=said.to),
        organisation=said.organisation[:200],
        actor=just_one(said.organisation, found, by),
        role=said.role[:120],
        evidence=said.evidence,
        reasons=said.reasons,
        decided_on=said.decided_on,
        again_on=said.again_on if said.decision != "stop" else None,
        corrects=wrong,
        user_id=by.user_id,
    )


def just_one(name: str, found: Innovation, by: Doer) -> object | None:
    """The organisation of just this name, if there is one and no other."""
    alike = [one for one in named(viewer_of(by), name, world=found.world) if _same(one.name, name)]
    return alike[0] if len(alike) == 1 else None


def _same(one: str, other: str) -> bool:
    return one.casefold().strip() == other.casefold().strip()


def _follow(found: Innovation, made: GateDecision, said: Decided, by: Doer) -> None:
    """Bring stage and status to what was decided."""
    if made.to_stage != found.stage:
        basis = "Put right" if made.corrects_id else ""
        _move(found, made.to_stage, made.decided_on, basis)
    if made.decision == GateDecision.Decision.STOP:
        _set_status(found, "stopped", {"why": made.reasons} | _lesson(said), on=made.decided_on, by=by)
    elif found.status != Innovation.Status.MOVING:
        _set_status(found, "moving", {"why": made.reasons}, on=made.decided_on, by=by)
    found.save()
    if made.to_stage != made.stage or made.corrects_id:
        record(by=by, action="move", kind="offer", ids=[found.offer_id], detail={"stage": made.to_stage})


def _lesson(said: Decided) -> dict[str, object]:
    return {
        "tried": said.tried,
        "learned": said.learned,
        "others": said.others,
        "is_shared": said.is_shared,
    }


def _move(found: Innovation, stage: str, on: date, basis: str) -> None:
    """Close the stay, open the next; the offer says so too, by which others find it."""
    Stay.objects.create(innovation=found, stage=stage, entered_on=_leave(found, on), basis=basis)
    found.stage = stage
    found.offer.stages = [stage]
    found.offer.save(update_fields=["stages", "changed_at"])


@transaction.atomic
def change_status(
    *,
    ref: str,
    status: str,
    texts: Mapping[str, str],
    until: date | None = None,
    is_shared: bool = False,
    by: Doer,
) -> StatusChange:
    """Let it pause, stop with its lesson, close down with a plan, or go on again.

    `texts`: of `TEXTS`, what the status asks for. `is_shared`: the lesson is shown to whoever sees the offer.
    Raises: Innovation.DoesNotExist where it is not theirs; InnovationRefused, with the field.
    Then: one audit entry; those who follow it are told.
    """
    found = held(ref, by)
    said = STATUS_FIELDS | {name: texts[name] for name in TEXTS if name in texts}
    today = timezone.localdate()
    refuse(rules.may_change_status(now=found.status, to=status, texts=said, until=until, today=today))
    made = _set_status(found, status, {**said, "until": until, "is_shared": is_shared}, on=today, by=by)
    if status == Innovation.Status.RETIRED and found.stage != rules.CLOSING:
        _move(found, rules.CLOSING, today, "")
        record(by=by, action="move", kind="offer", ids=[found.offer_id], detail={"stage": found.stage})
    found.save()
    record(by=by, action="change-status", kind="innovation", ids=[found.pk], detail={"status": status})
    title = notices.status_title(status, found.offer.title)
    notices.tell_followers(found, title=title, text=made.why, but=[by.acting_for_id])
    return made


ASKED = {  # which of the texts each status keeps
    "moving": (),
    "paused": ("resume", "until"),
    "stopped": ("tried", "learned", "others", "is_shared"),
    "retired": ("replaced_by", "telling", "until"),
}


def _set_status(
    found: Innovation, status: str, said: Mapping[str, object], *, on: date, by: Doer
) -> StatusChange:
    """Keep why, and what it leaves behind; the record says it too. The caller saves the record."""
    kept = {name: said[name] for name in ASKED[status] if name in said}
    made = StatusChange.objects.create(
        innovation=found, status=status, why=said["why"], changed_on=on, user_id=by.user_id, **kept
    )
    found.status = status
    found.status_why = "" if status == Innovation.Status.MOVING else made.why
    found.lesson = "\n\n".join(filter(None, [made.learned, made.others]))
    _keep_days(found, on)
    return made


def _keep_days(found: Innovation, on: date) -> None:
    """What has stopped is at no stage any longer; what goes on again is at its stage from then on."""
    if found.status == Innovation.Status.STOPPED:
        _leave(found, on)
    elif found.status == Innovation.Status.MOVING and found.stage and not found.stays.filter(left_on=None):
        last = max((stay.left_on for stay in found.stays.all() if stay.left_on), default=on)
        Stay.objects.create(innovation=found, stage=found.stage, entered_on=max(on, last))


def _leave(found: Innovation, on: date) -> date:
    """Close the stay where it is; gives the day, which is not before it came there."""
    for stay in found.stays.filter(left_on=None):
        stay.left_on = on = max(on, stay.entered_on)
        stay.save(update_fields=["left_on"])
    return on
