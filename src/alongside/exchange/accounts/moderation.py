"""What may be shown here and what not, as data; and the reports of what should not, for those who decide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as lazy

from .access import Viewer, visible
from .models import Report, Role, Shareable, Visibility
from .queries import roles_of

State = Report.State
DECIDES = frozenset({Role.MODERATOR.value, Role.ADMIN.value})
WAITS = (State.OPEN, State.APPEALED)
TEXTS = ("summary", "statement", "who_affected", "wanted", "tried", "audience", "contact", "website", "note")


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule of what is not shown here. `harm`: somebody may come to harm, so it is looked at first."""

    title: Any
    text: Any
    harm: bool = False


POLICY: Mapping[str, Reason] = {
    "danger": Reason(
        lazy("Somebody could come to harm"),
        lazy("Advice or help that is dangerous, or that is given without the checks it needs."),
        harm=True,
    ),
    "personal": Reason(
        lazy("It tells of a person who did not agree"),
        lazy("Names, phone numbers, addresses or health details of somebody who did not want them here."),
        harm=True,
    ),
    "hate": Reason(
        lazy("It insults or shuts people out"),
        lazy("Words against people for who they are, or help that turns them away without a good reason."),
        harm=True,
    ),
    "fraud": Reason(
        lazy("It is a trick or a lie"),
        lazy("Somebody says that they are what they are not, or wants money or details under a false name."),
        harm=True,
    ),
    "wrong": Reason(
        lazy("It is wrong or out of date"),
        lazy("A wrong phone number, a group that has ended, something that never happened."),
    ),
    "not-theirs": Reason(
        lazy("It is not theirs to share"),
        lazy("Words, pictures or lists that belong to somebody else, or that were told in confidence."),
    ),
    "advert": Reason(
        lazy("It only sells something"),
        lazy("An advert that answers nothing that people here need."),
    ),
    "other": Reason(lazy("Something else"), lazy("Anything else that should not be shown here.")),
}
HARM = [code for code, reason in POLICY.items() if reason.harm]


def shared_models() -> dict[str, type[Any]]:
    """Every kind of row that people share, by its kind on the change feed."""
    found = (model for model in apps.get_models() if issubclass(model, Shareable))
    return {str(model._meta.model_name): model for model in found}


def seen_row(viewer: Viewer, kind: str, key: str) -> Any:
    """The row of this kind and ref or source id, if the viewer may see it."""
    model = shared_models().get(kind)
    if model is None or not key:
        return None
    return visible(viewer, model._default_manager.filter(Q(ref=key) | Q(source_id=key))).first()


def row_of(report: Report) -> Any:
    """The row that a report is about, whoever may see it; for services."""
    model = shared_models().get(report.kind)
    return model._default_manager.filter(ref=report.row_ref).first() if model and report.row_ref else None


def may_decide(viewer: Viewer) -> bool:
    """Whether the viewer decides about reports."""
    return not DECIDES.isdisjoint(roles_of(viewer))


def reports_for(viewer: Viewer) -> QuerySet[Report]:
    """Every report, for those who decide: what waits first, of that what may harm, the oldest first."""
    if not may_decide(viewer):
        return Report.objects.none()
    order = Case(
        When(state__in=WAITS, reason__in=HARM, then=Value(0)),
        When(state__in=WAITS, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return Report.objects.select_related("user", "guest").order_by(order, "made_at", "pk")


def waiting_reports(viewer: Viewer) -> list[Report]:
    """The reports that wait for the viewer; an appeal waits for another than whoever decided first."""
    rows = reports_for(viewer).filter(state__in=WAITS)
    return list(rows.exclude(state=State.APPEALED, decided_by=viewer.user_id))


def report_for(viewer: Viewer, ref: str) -> Report | None:
    """One report, for those who decide."""
    return reports_for(viewer).filter(ref=ref).first()


def shown_row(viewer: Viewer, report: Report) -> Any:
    """The row of a report, where whoever decides sees it or saw it before it was taken down.

    What is in a private group stays there: whoever decides about it from outside goes by the report's words.
    """
    row = row_of(report)
    if row is None:
        return None
    public = report.was_visible in (Visibility.PUBLIC, Visibility.MEMBERS)
    return row if public or seen_row(viewer, report.kind, row.ref) is not None else None


def said_in(row: Any) -> Iterator[str]:
    """What a row says, its title first."""
    yield str(getattr(row, "title", "") or getattr(row, "name", ""))
    for name in TEXTS:
        if value := getattr(row, name, ""):
            yield str(value)
    if (remit := getattr(row, "remit", None)) is not None and remit.summary:
        yield remit.summary


def own_report(viewer: Viewer, ref: str) -> tuple[Report, str] | None:
    """A report and what the viewer is to it: `reporter`, or `owner` of a row that was taken down."""
    report = Report.objects.filter(ref=ref).first()
    if report is None:
        return None
    if viewer.user_id is not None and report.user_id == viewer.user_id:
        return report, "reporter"
    if viewer.guest_id is not None and report.guest_id == viewer.guest_id:
        return report, "reporter"
    row = row_of(report)
    decided = report.state not in (State.OPEN, State.REJECTED)
    if decided and row is not None and row.owner_id in viewer.parties:
        return report, "owner"
    return None


def taken_down(viewer: Viewer, row: Any) -> Report | None:
    """Why a row of the viewer's own is seen by nobody else, where it was taken down."""
    if row.visibility != Visibility.PRIVATE or row.owner_id not in viewer.parties:
        return None
    rows = Report.objects.filter(kind=row._meta.model_name, row_ref=row.ref).exclude(was_visible="")
    return rows.order_by("-decided_at").first()


def log_rows(viewer: Viewer) -> Iterator[tuple[Any, ...]]:
    """Every report without anything personal: ref, dates, kind, reasons, state, days, appealed, hidden."""
    for row in reports_for(viewer).order_by("made_at", "pk").iterator():
        days = (row.decided_at - row.made_at).days if row.decided_at else None
        yield (
            row.ref,
            row.made_at.date(),
            row.kind,
            row.reason,
            row.state,
            row.decided_reason,
            row.decided_at.date() if row.decided_at else None,
            days,
            row.appealed_at is not None,
            row.was_visible != "",
        )
