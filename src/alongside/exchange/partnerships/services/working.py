"""Keep what could go wrong, what is done together, and where files lie."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record

from .. import work_rules as rules
from ..models import Activity, FileLink, Partnership, Risk
from ..notices_work import refused
from .doing import open_to_all
from .logging import note
from .naming import member_named

RISK_FIELDS = {
    "no-risk": "what",
    "no-kind": "kind",
    "no-likelihood": "likelihood",
    "no-impact": "impact",
    "no-review": "review-day",
    "past-review": "review-day",
    "too-long": "response",
}
ACTIVITY_FIELDS = {
    "no-activity": "what",
    "no-adds": "adds",
    "no-expects": "expects",
    "no-safeguards": "safeguards",
    "no-since": "since-day",
    "ends-early": "until-day",
    "too-long": "volunteers",
}


@dataclass(frozen=True, slots=True)
class RiskSaid:
    """What somebody wrote about what could go wrong. `whose`: the id of a member, if one looks after it."""

    what: str
    kind: str
    likelihood: str
    impact: str
    review_on: date | None
    response: str = ""
    whose: int | None = None


@dataclass(frozen=True, slots=True)
class ActivitySaid:
    """What somebody wrote about what is done together. Hours: a month."""

    what: str
    adds: str
    decides: bool = False
    plans: bool = False
    does: bool = False
    checks: bool = False
    staff: str = ""
    volunteers: str = ""
    expects: str = ""
    safeguards: str = ""
    staff_hours: int | None = None
    volunteer_hours: int | None = None
    since: date | None = None
    until: date | None = None


@transaction.atomic
def keep_risk(*, ref: str, said: RiskSaid, risk: str = "", by: Doer) -> Risk:
    """Write down what could go wrong or does; with the ref of a `risk`, change it.

    Raises: Partnership.DoesNotExist, Risk.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    decided = rules.may_keep_risk(
        what=said.what,
        kind=said.kind,
        likelihood=said.likelihood,
        impact=said.impact,
        review_on=said.review_on,
        today=timezone.localdate(),
        response=said.response,
    )
    if isinstance(decided, Refused):
        raise refused(decided.why, RISK_FIELDS[decided.why])
    held = _open_risk(found, risk) if risk else Risk(partnership=found, user_id=by.user_id)
    held.what, held.kind, held.impact, held.response = said.what, said.kind, said.impact, said.response
    held.likelihood = said.likelihood if said.kind == Risk.Kind.RISK else ""
    held.whose = member_named(found, said.whose, "whose")
    held.review_on = said.review_on  # type: ignore[assignment]
    held.save()
    if not risk:
        note(partnership=found, kind="risk", words=held.what, by=by)
    detail = {"kind": held.kind, "new": not risk}
    record(by=by, action="keep-risk", kind="partnership", ids=[found.pk], detail=detail)
    return held


@transaction.atomic
def close_risk(*, ref: str, risk: str, how: str, by: Doer) -> Risk:
    """Close what could go wrong, with how it ended.

    Raises: Partnership.DoesNotExist, Risk.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    held = _open_risk(found, risk)
    if not how:
        raise refused("no-how", "how")
    if len(how) > rules.LONGEST:
        raise refused("too-long", "how")
    held.closed_at, held.closed_how = timezone.now(), how
    held.save(update_fields=["closed_at", "closed_how"])
    note(partnership=found, kind="risk-closed", words=held.what, by=by)
    record(by=by, action="close-risk", kind="partnership", ids=[found.pk])
    return held


def _open_risk(found: Partnership, risk: str) -> Risk:
    held = found.risks.select_for_update().get(ref=risk)
    if held.closed_at is not None:
        raise refused("risk-closed", "form")
    return held


@transaction.atomic
def keep_activity(*, ref: str, said: ActivitySaid, activity: str = "", by: Doer) -> Activity:
    """Write down something that is done together; with the ref of an `activity`, change it.

    Raises: Partnership.DoesNotExist, Activity.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    decided = rules.may_keep_activity(
        what=said.what,
        adds=said.adds,
        volunteers=said.volunteers,
        expects=said.expects,
        safeguards=said.safeguards,
        since=said.since,
        until=said.until,
    )
    if isinstance(decided, Refused):
        raise refused(decided.why, ACTIVITY_FIELDS[decided.why])
    held = found.activities.select_for_update().get(ref=activity) if activity else Activity(partnership=found)
    held.user_id = held.user_id if activity else by.user_id
    for name in ActivitySaid.__slots__:
        setattr(held, name, getattr(said, name))
    held.save()
    if not activity:
        note(partnership=found, kind="activity", words=held.what, by=by)
    detail = {"adds": held.adds, "new": not activity}
    record(by=by, action="keep-activity", kind="partnership", ids=[found.pk], detail=detail)
    return held


@transaction.atomic
def add_link(*, ref: str, title: str, url: str, about: str = "", by: Doer) -> FileLink:
    """Keep where a file lies.

    Raises: Partnership.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    known = found.links.filter(url=url).exists()
    if isinstance(decided := rules.may_link(title=title, url=url, known=known), Refused):
        raise refused(decided.why, "title" if decided.why == "no-file" else "url")
    made = FileLink.objects.create(partnership=found, title=title, url=url, about=about, user_id=by.user_id)
    record(by=by, action="add-link", kind="partnership", ids=[found.pk])
    return made


@transaction.atomic
def drop_link(*, ref: str, link: int, by: Doer) -> None:
    """Take an address out of the list.

    Raises: Partnership.DoesNotExist, FileLink.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    found.links.get(pk=link).delete()
    record(by=by, action="drop-link", kind="partnership", ids=[found.pk])
