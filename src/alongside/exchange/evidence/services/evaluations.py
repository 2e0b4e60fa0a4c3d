"""Ask whether something worked, say how it is looked at, keep what was found and the results of sites."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries.parties import world_of_party
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place

from .. import evaluation_rules as rules
from ..models import Case, Evaluation, EvaluationSeries, Series, TrialResult
from ..notices_evaluations import EvaluationRefused, refuse
from ..queries import evaluations as queries


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked and how it is looked at."""

    question: str
    design: str = ""
    series: Series | None = None
    beside: tuple[Series, ...] = ()
    began_on: date | None = None
    settling: int = 0
    measured: str = ""
    unit: str = ""
    direction: str = ""
    commissioned_by: Actor | None = None
    done_by: Actor | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What it is about; one of them or several, or none."""

    offer: Offer | None = None
    case: Case | None = None
    partnership: Partnership | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What people say of it: what was found, how far that holds, what was done as planned or otherwise."""

    found: str = ""
    limits: str = ""
    as_planned: str = ""
    adapted: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was worked out: the run that keeps it, the answer in one word, the grade."""

    run: str
    answer: str
    grade: str


@transaction.atomic
def ask(*, plan: Plan, about: About, by: Doer) -> Evaluation:
    """Begin an evaluation, seen by whoever keeps it alone at first.

    The doer has been shown the figures they choose. Raises: EvaluationRefused, with the field.
    """
    acts_for = by.acting_for_id if by.user_id is not None else None
    world = world_of_party(acts_for)
    _allow(plan, acts_for, world)
    subjects = (about.offer, about.case, about.partnership, about.place)
    if any(one is not None and one.world != world for one in subjects):
        raise EvaluationRefused("worlds")
    made = Evaluation(
        offer=about.offer, case=about.case, partnership=about.partnership, place=about.place,
        user_id=by.user_id, owner_id=acts_for, world=world, visibility=Visibility.PRIVATE,
    )  # fmt: skip
    _write(made, plan)
    record(by=by, action="ask", kind="evaluation", ids=[made.pk])
    return made


@transaction.atomic
def change(*, ref: str, plan: Plan, by: Doer) -> Evaluation:
    """Say otherwise what is asked and how it is looked at; not once it is finished.

    Raises: Evaluation.DoesNotExist where it is not theirs; EvaluationRefused.
    """
    found = held(ref, by)
    if found.status == Evaluation.Status.FINAL:
        raise EvaluationRefused("is-final")
    _allow(plan, found.owner_id, found.world)
    refuse(rules.may_say(status=found.status, design=plan.design, found=found.found))
    _write(found, plan)
    record(by=by, action="edit", kind="evaluation", ids=[found.pk], detail={"fields": ["plan"]})
    return found


def _allow(plan: Plan, acts_for: int | None, world: str) -> None:
    texts = (plan.measured, plan.unit)
    refuse(rules.may_ask(question=plan.question, acts_for=acts_for, texts=texts))
    refuse(
        rules.may_look(
            design=plan.design, has_series=plan.series is not None, began_on=plan.began_on,
            settling=plan.settling, beside=len(plan.beside),
        )
    )  # fmt: skip
    named = (plan.series, *plan.beside, plan.commissioned_by, plan.done_by)
    if any(one is not None and one.world != world for one in named):
        raise EvaluationRefused("worlds")
    if plan.series is not None and plan.series.pk in {one.pk for one in plan.beside}:
        raise EvaluationRefused("own-beside")
    if plan.series is not None and any(one.often != plan.series.often for one in plan.beside):
        raise EvaluationRefused("often")


PLAIN = (
    "design", "series", "began_on", "settling", "measured", "unit", "direction", "commissioned_by", "done_by",
)  # fmt: skip


def _write(row: Evaluation, plan: Plan) -> None:
    row.question = plan.question.strip()
    for name in PLAIN:
        setattr(row, name, getattr(plan, name))
    row.save()
    wanted = [one.pk for one in plan.beside]
    row.beside.exclude(series__in=wanted).delete()
    there = set(row.beside.values_list("series_id", flat=True))
    EvaluationSeries.objects.bulk_create(
        EvaluationSeries(evaluation=row, series=one) for one in plan.beside if one.pk not in there
    )


@transaction.atomic
def say(*, ref: str, status: str, words: Words, answer: Answer | None = None, by: Doer) -> Evaluation:
    """Say how far it is and what was found. First findings and the finished ones keep the answer with them.

    `answer` is what was worked out just now; a finished one keeps the answer it was finished with.
    Raises: Evaluation.DoesNotExist where it is not theirs; EvaluationRefused.
    """
    found = held(ref, by)
    texts = (words.found, words.limits, words.as_planned, words.adapted)
    refuse(rules.may_ask(question=found.question, acts_for=found.owner_id, texts=texts))
    refuse(rules.may_say(status=status, design=found.design, found=words.found))
    was_final = found.status == Evaluation.Status.FINAL
    if was_final and status != found.status:
        raise EvaluationRefused("is-final", "status")
    found.status = status
    for name in Words.__slots__:
        setattr(found, name, getattr(words, name).strip())
    if not was_final:
        shows = answer if status in (Evaluation.Status.PROVISIONAL, Evaluation.Status.FINAL) else None
        found.run, found.answer, found.grade = (
            (shows.run, shows.answer, shows.grade) if shows is not None else ("", "", "")
        )
        found.kept_on = timezone.localdate() if status in ("provisional", "final") else None
    found.save()
    record(by=by, action="say", kind="evaluation", ids=[found.pk], detail={"to": status})
    return found


@transaction.atomic
def report(
    *,
    ref: str,
    site: str,
    way: str,
    is_usual: bool,
    people: int | None,
    count: int | None = None,
    mean: float | None = None,
    spread: float | None = None,
    by: Doer,
) -> TrialResult:
    """Keep what one way came to at one site. Raises: Evaluation.DoesNotExist; EvaluationRefused."""
    found = held(ref, by)
    if found.status == Evaluation.Status.FINAL:
        raise EvaluationRefused("is-final")
    refuse(rules.may_report(site=site, way=way, people=people, count=count, mean=mean, spread=spread))
    if found.results.filter(site=site.strip(), way=way.strip()).exists():
        raise EvaluationRefused("twice")
    made = TrialResult.objects.create(
        evaluation=found, site=site.strip(), way=way.strip(), is_usual=is_usual, people=people or 0,
        count=count, mean=mean, spread=spread,
    )  # fmt: skip
    record(by=by, action="report", kind="evaluation", ids=[found.pk])
    return made


@transaction.atomic
def take_back(*, ref: str, result: str, by: Doer) -> None:
    """Take the result of a site away. Raises: Evaluation.DoesNotExist, TrialResult.DoesNotExist."""
    found = held(ref, by)
    if found.status == Evaluation.Status.FINAL:
        raise EvaluationRefused("is-final")
    found.results.get(ref=result).delete()
    record(by=by, action="take-back", kind="evaluation", ids=[found.pk])


@transaction.atomic
def share(*, ref: str, visibility: str, circles: Iterable[str] = (), by: Doer) -> Evaluation:
    """Say who may see it; only whoever it belongs to. Raises: Evaluation.DoesNotExist; SightRefused."""
    found = held(ref, by)
    if not queries.owns(viewer_of(by), found):
        raise Evaluation.DoesNotExist
    if fields := set_sight(row=found, visibility=visibility, circles=circles, by=by):
        record(by=by, action="share", kind="evaluation", ids=[found.pk], detail={"fields": fields})
    return found


def held(ref: str, by: Doer) -> Evaluation:
    """One that the doer writes, locked. Raises: Evaluation.DoesNotExist for anybody else."""
    if queries.kept(viewer_of(by), ref) is None:
        raise Evaluation.DoesNotExist
    return Evaluation.objects.select_for_update(of=("self",)).get(ref=ref)


def plan_of(row: Evaluation, beside: Sequence[Series]) -> Plan:
    """The plan as it stands, for the form that changes it."""
    plain = {name: getattr(row, name) for name in PLAIN}
    return Plan(question=row.question, beside=tuple(beside), **plain)
