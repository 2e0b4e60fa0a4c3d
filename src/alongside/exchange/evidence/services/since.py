"""Attach assessments and evidence to a business case, and hold it against what really happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record
from alongside.exchange.partnerships.work_rules import is_web

from .. import since_rules as rules
from ..models import Attached, CaseVersion, Revisit, RevisitFigure
from ..notices_since import refuse
from .cases import held


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a case as it was expected, and what it came to: pounds over the years looked back at."""

    stream: str
    name: str
    is_cost: bool
    expected: int
    came_to: int
    shown_by: str = ""


@transaction.atomic
def attach(
    *, ref: str, kind: str, title: str, says: str = "", url: str = "", done_on: date | None = None, by: Doer
) -> Attached:
    """Attach what is said of an assessment or of evidence, and where it lies.

    Raises: Case.DoesNotExist where it is not theirs; CaseRefused, with the field.
    """
    found = held(ref, by)
    known = kind in Attached.Kind.values
    refuse(rules.may_attach(kind_known=known, title=title, says=says, url=url, url_is_web=is_web(url)))
    made = Attached.objects.create(
        case=found,
        kind=kind,
        title=title.strip(),
        says=says.strip(),
        url=url,
        done_on=done_on,
        user_id=by.user_id,
    )
    record(by=by, action="attach", kind="case", ids=[found.pk], detail={"what": kind})
    return made


@transaction.atomic
def take_off(*, ref: str, attached: str, by: Doer) -> None:
    """Take an attachment off again. Raises: Case.DoesNotExist, Attached.DoesNotExist."""
    found = held(ref, by)
    row = found.attached.get(ref=attached)
    kind = row.kind
    row.delete()
    record(by=by, action="take-off", kind="case", ids=[found.pk], detail={"what": kind})


@transaction.atomic
def look_back(
    *, ref: str, version: CaseVersion, of: int, years: int, lines: Sequence[Line], words: str, by: Doer
) -> Revisit:
    """Keep what an agreed case came to. `of`: years that the version covers; `lines`: those with a figure.

    Raises: Case.DoesNotExist where it is not theirs; CaseRefused, with the field.
    """
    found = held(ref, by)
    came_to = {one.stream: one.came_to for one in lines}
    refuse(rules.may_look_back(status=found.status, years=years, of=of, words=words, came_to=came_to))
    made = Revisit.objects.create(
        case=found, version=version, years=years, words=words.strip(), user_id=by.user_id
    )
    RevisitFigure.objects.bulk_create(
        RevisitFigure(
            revisit=made,
            stream=one.stream[:60],
            name=one.name[:200],
            is_cost=one.is_cost,
            expected=one.expected,
            came_to=one.came_to,
            shown_by=one.shown_by[:300],
        )
        for one in lines
    )
    record(
        by=by,
        action="look-back",
        kind="case",
        ids=[found.pk],
        detail={"years": years, "lines": len(lines)},
    )
    return made
