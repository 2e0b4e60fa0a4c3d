"""Keep figures: one, or many at once with an answer for each row; a correction keeps the earlier one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import measure_rules as rules
from ..measure_rules import Figure
from ..models import Observation, Series
from ..notices_measures import FigureRefused
from .measures import held, refuse


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one figure: new, corrected, same or refused, and of the refused why (a key)."""

    figure: Figure
    state: str
    why: str = ""


@transaction.atomic
def add(
    *, ref: str, figure: Figure, came: str = "hand", correct: bool = False, why: str = "", by: Doer
) -> Observation:
    """Keep one figure; with `correct` it takes the place of the one that is there, which stays, marked.

    Raises: Series.DoesNotExist where it is not theirs; FigureRefused, with the field.
    """
    found = held(ref, by)
    return _add(found, figure, came, correct, why, by)


def _add(found: Series, figure: Figure, came: str, correct: bool, why: str, by: Doer) -> Observation:
    made = _made(found, figure, came, by)
    there = found.observations.filter(starts_on=made.starts_on, replaced_at=None).first()
    if there is not None:
        if not correct:
            raise FigureRefused("there")
        if _alike(there, made):
            raise FigureRefused("same")
        if not why.strip():
            raise FigureRefused("no-why")
        if len(why) > 300:
            raise FigureRefused("long-note", "why")
        there.replaced_at, there.replaced_why = timezone.now(), why.strip()
        there.save(update_fields=["replaced_at", "replaced_why"])
    made.save()
    action = "correct" if there else "add-figures"
    record(by=by, action=action, kind="series", ids=[found.pk], detail={"figures": 1, "came": came})
    return made


def _made(found: Series, figure: Figure, came: str, by: Doer) -> Observation:
    """The row of a figure, not saved. Raises: FigureRefused."""
    if found.ended_on is not None:
        raise FigureRefused("ended")
    definition = found.definition
    is_ratio = definition.is_ratio
    refuse(rules.may_add(figure, often=found.often, is_ratio=is_ratio, today=timezone.localdate()))
    start, end = rules.period_of(figure.starts_on, found.often)
    return Observation(
        series=found,
        starts_on=start,
        ends_on=end,
        value=rules.value_of(figure, per=definition.per, is_ratio=is_ratio),
        numerator=figure.numerator if is_ratio else None,
        denominator=figure.denominator if is_ratio else None,
        quality=figure.quality,
        note=figure.note,
        came=came,
        entered_by_id=by.user_id,
    )


def _alike(one: Observation, other: Observation) -> bool:
    names = ("value", "numerator", "denominator", "quality", "note")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def look(found: Series, figures: Sequence[Figure], *, by: Doer, correct: bool = False) -> list[Outcome]:
    """What would become of each figure of a series that the doer keeps; nothing is written."""
    return [outcome for outcome, _row, _there in _looked(found, figures, "file", by, correct)]


@transaction.atomic
def add_many(
    *, ref: str, figures: Sequence[Figure], came: str, correct: bool = False, why: str = "", by: Doer
) -> list[Outcome]:
    """Keep all figures that can be kept, and say of each what became of it: no bad row loses a good one.

    With `correct` those that differ take the place of what is there, for the reason `why`.
    Raises: Series.DoesNotExist; FigureRefused for more than 5,000, or a correction without a reason.
    """
    found = held(ref, by)
    if len(figures) > rules.MOST_ROWS:
        raise FigureRefused("many")
    if correct and not why.strip():
        raise FigureRefused("no-why")
    looked = _looked(found, figures, came, by, correct)
    over = [there for outcome, _row, there in looked if outcome.state == "corrected" and there]
    for there in over:
        there.replaced_at, there.replaced_why = timezone.now(), why.strip()[:300]
    Observation.objects.bulk_update(over, ["replaced_at", "replaced_why"])
    fresh = [row for outcome, row, _there in looked if row and outcome.state in ("new", "corrected")]
    Observation.objects.bulk_create(fresh)
    if fresh:
        detail = {"figures": len(fresh), "corrected": len(over), "came": came}
        record(by=by, action="add-figures", kind="series", ids=[found.pk], detail=detail)
    return [outcome for outcome, _row, _there in looked]


def _looked(
    found: Series, figures: Sequence[Figure], came: str, by: Doer, correct: bool
) -> list[tuple[Outcome, Observation | None, Observation | None]]:
    here = {row.starts_on: row for row in found.observations.filter(replaced_at=None)}
    taken = set()
    looked: list[tuple[Outcome, Observation | None, Observation | None]] = []
    for figure in figures:
        try:
            row = _made(found, figure, came, by)
        except FigureRefused as refused:
            looked.append((Outcome(figure, "refused", refused.why), None, None))
            continue
        there = here.get(row.starts_on)
        if row.starts_on in taken:
            looked.append((Outcome(figure, "refused", "twice"), None, None))
            continue
        taken.add(row.starts_on)
        if there is None:
            looked.append((Outcome(figure, "new"), row, None))
        elif _alike(there, row):
            looked.append((Outcome(figure, "same"), None, there))
        elif correct:
            looked.append((Outcome(figure, "corrected"), row, there))
        else:
            looked.append((Outcome(figure, "refused", "there"), None, there))
    return looked
