"""Plan the way of an innovation: what is due by when, and short tests with a fixed end."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import journey_rules as rules
from ..models import Milestone, Trial
from ..notices_journey import refuse, refused
from .innovations import held


@dataclass(frozen=True, slots=True)
class TrialSaid:
    """A test as somebody wrote it down: what is counted, where, its days, and its figure at the start."""

    measure: str
    better: str
    starts_on: date | None
    ends_on: date | None
    start_value: float | None
    where: str = ""


@transaction.atomic
def keep_milestone(
    *, ref: str, what: str, kind: str, due_on: date | None, milestone: str = "", by: Doer
) -> Milestone:
    """Put down what is due; with the ref of a `milestone`, change it while it is not done.

    Raises: Innovation.DoesNotExist, Milestone.DoesNotExist; InnovationRefused, with the field.
    """
    found = held(ref, by)
    refuse(rules.may_plan(what=what, kind=kind, kinds=Milestone.Kind.values, due_on=due_on))
    row = (
        found.milestones.get(ref=milestone) if milestone else Milestone(innovation=found, user_id=by.user_id)
    )
    if row.done_on is not None:
        raise refused("done-already")
    row.what, row.kind, row.due_on = what[:250], kind, due_on
    row.save()
    detail = {"kind": kind, "new": not milestone}
    record(by=by, action="plan", kind="innovation", ids=[found.pk], detail=detail)
    return row


@transaction.atomic
def finish_milestone(
    *,
    ref: str,
    milestone: str,
    done_on: date | None,
    evidence: str,
    url: str = "",
    people: int | None = None,
    by: Doer,
) -> Milestone:
    """Put down that it is done, with what shows it.

    Raises: Innovation.DoesNotExist, Milestone.DoesNotExist; InnovationRefused, with the field.
    """
    found = held(ref, by)
    row = found.milestones.get(ref=milestone)
    today = timezone.localdate()
    is_done = row.done_on is not None
    refuse(rules.may_finish(done_on=done_on, evidence=evidence, is_done=is_done, today=today))
    row.done_on, row.evidence, row.url, row.people = done_on, evidence, url, people
    row.save(update_fields=["done_on", "evidence", "url", "people"])
    record(by=by, action="finish", kind="innovation", ids=[found.pk], detail={"kind": row.kind})
    return row


@transaction.atomic
def begin_trial(*, ref: str, said: TrialSaid, by: Doer) -> Trial:
    """Begin a test that ends on a fixed day, with its first figure.

    Raises: Innovation.DoesNotExist; InnovationRefused, with the field.
    """
    found = held(ref, by)
    refuse(
        rules.may_test(
            measure=said.measure,
            better=said.better,
            starts_on=said.starts_on,
            ends_on=said.ends_on,
            start_value=said.start_value,
        )
    )
    made = Trial.objects.create(
        innovation=found,
        user_id=by.user_id,
        measure=said.measure[:250],
        where=said.where[:200],
        better=said.better,
        starts_on=said.starts_on,
        ends_on=said.ends_on,
        start_value=said.start_value,
    )
    record(by=by, action="begin-test", kind="innovation", ids=[found.pk])
    return made


@transaction.atomic
def end_trial(*, ref: str, trial: str, end_value: float | None, learned: str, by: Doer) -> Trial:
    """Put down the figure at the end of a test, and what came of it.

    Raises: Innovation.DoesNotExist, Trial.DoesNotExist; InnovationRefused, with the field.
    """
    found = held(ref, by)
    row = found.trials.get(ref=trial)
    if row.end_value is not None:
        raise refused("ended")
    if end_value is None:
        raise refused("no-end-figure")
    if not learned:
        raise refused("no-came")
    row.end_value, row.learned = end_value, learned[: rules.LONGEST]
    row.save(update_fields=["end_value", "learned"])
    record(by=by, action="end-test", kind="innovation", ids=[found.pk])
    return row
