"""Write reports of a problem, what is decided about them, and appeals."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.audit.services import record

from ..access import Doer, Viewer
from ..models import Acting, Party, Report, Role, Visibility
from ..moderation import POLICY, may_decide, row_of, said_in, seen_row, shared_models
from ..queries import guests_of, users_in_role, users_of
from .guests import guest_at
from .messages import queue_mail, whole
from .notices import tell

State = Report.State
DOWN, MENDED, LEFT = "down", "mended", "left"


class ReportRefused(Exception):
    """A report cannot be made or decided like this; the message says why, `field` where to mend it."""

    def __init__(self, said: str, field: str = "reason") -> None:
        super().__init__(said)
        self.field = field


@transaction.atomic
def report_problem(
    *,
    page: str,
    kind: str,
    key: str,
    reason: str,
    words: str,
    email: str = "",
    viewer: Viewer,
    by: Doer | None,
) -> Report:
    """Somebody says that something on a page is wrong or harmful; nobody needs an account for it.

    The row is kept with the report only where the viewer sees it, so that a report finds out nothing.
    `email`: where somebody without an account wants to be told what became of it.
    Raises: ReportRefused when the reason is none of the policy.
    """
    if reason not in POLICY:
        raise ReportRefused(_("Choose what is wrong."))
    row = seen_row(viewer, kind, key)
    guest_id = viewer.guest_id if viewer.user_id is None else None
    if email and viewer.user_id is None and guest_id is None:
        guest_id = guest_at(email=email, world=row.world if row else "real").pk
    report = Report.objects.create(
        page=page[:300],
        kind=kind if row is not None else "",
        row_ref=row.ref if row is not None else "",
        world=row.world if row is not None else "real",
        reason=reason,
        words=words,
        user_id=viewer.user_id,
        guest_id=guest_id,
    )
    doer = by or Doer(process="visitor")
    record(by=doer, action="report", kind="report", ids=[report.pk], detail={"reason": reason})
    tell(
        kind="report",
        title=_("Somebody reports a problem"),
        text=str(POLICY[reason].title),
        url=f"/moderation/{report.ref}/",
        user_ids=set(users_in_role(Role.MODERATOR)) or users_in_role(Role.ADMIN),
        world=report.world,
    )
    return report


@transaction.atomic
def decide_report(*, ref: str, outcome: str, reason: str, words: str, by: Doer) -> Report:
    """Take something down, say that it was put right, or leave it as it is; once.

    Locks the report. The reporter is told, and when something was taken down, whoever it belongs to.
    Raises: Report.DoesNotExist where `by` decides about nothing; ReportRefused, with the reason.
    """
    report = _locked(ref, by)
    if report.state != State.OPEN:
        raise ReportRefused(_("This has been decided already."))
    if outcome not in (DOWN, MENDED, LEFT):
        raise ReportRefused(_("Choose what is to be done."), "outcome")
    if reason not in POLICY:
        raise ReportRefused(_("Choose the rule that decides it."), "decided_reason")
    row = row_of(report)
    if outcome == DOWN and row is None:
        raise ReportRefused(_("This page is no entry, so there is nothing to take down."), "outcome")
    report.state = State.REJECTED if outcome == LEFT else State.UPHELD
    report.decided_reason, report.decided_words = reason, words
    report.decided_by_id, report.decided_at = by.user_id, timezone.now()
    if outcome == DOWN:
        report.was_visible = row.visibility
        _hide(row, by, reason)
    report.save()
    record(
        by=by, action="decide", kind="report", ids=[report.pk], detail={"reason": reason, "outcome": outcome}
    )
    _tell_reporter(report)
    if outcome == DOWN:
        _tell_owner(report, row, _("“%(title)s” was taken down") % {"title": next(said_in(row))})
    return report


def _locked(ref: str, by: Doer) -> Report:
    report = Report.objects.select_for_update().filter(ref=ref).first()
    if report is None or not may_decide(Viewer(user_id=by.user_id)):
        raise Report.DoesNotExist
    return report


def _hide(row: Any, by: Doer, reason: str) -> None:
    if row.owner_id is None:  # what is hidden belongs to somebody: here to nobody whom anyone acts for
        row.owner = Party.objects.create()
    row.visibility = Visibility.PRIVATE
    row.save(update_fields=["visibility", "owner", "changed_at"])
    record(by=by, action="take-down", kind=str(row._meta.model_name), ids=[row.pk], detail={"reason": reason})


def _show(row: Any, visibility: str, by: Doer) -> None:
    row.visibility = visibility
    row.save(update_fields=["visibility", "changed_at"])
    party = row.owner
    if party is not None and not Acting.objects.filter(party=party).exists():
        _belongs_to_nobody(row, party)
    record(by=by, action="put-back", kind=str(row._meta.model_name), ids=[row.pk])


def _belongs_to_nobody(row: Any, party: Party) -> None:
    """Take away an owner that stands for nobody; one that is somebody's cannot be deleted, and stays."""
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(owner=None)
            party.delete()
    except ProtectedError:
        row.refresh_from_db()


def _tell_reporter(report: Report) -> None:
    title = _("What became of the problem you reported")
    text = _("It was taken down or put right. Thank you.")
    if report.state == State.REJECTED:
        text = _("We looked at it, and it stays as it is.")
    text = " ".join(filter(None, [text, report.decided_words]))
    if report.user_id is not None:
        url = f"/report/{report.ref}/"
        tell(kind="report", title=title, text=text, url=url, user_ids=[report.user_id], world=report.world)
    elif report.guest is not None and report.guest.email:
        words = "\n\n".join([title, text, whole(report.page)])
        queue_mail(to=report.guest.email, subject=title, text=words, guest_id=report.guest_id)


def _tell_owner(report: Report, row: Any, title: str) -> None:
    rule = POLICY.get(report.decided_reason)
    text = " ".join(filter(None, [str(rule.title) + "." if rule else "", report.decided_words]))
    tell(
        kind="taken-down",
        title=title,
        text=text,
        url=f"/report/{report.ref}/",
        user_ids=users_of([row.owner_id]),
        guest_ids=guests_of([row.owner_id]),
        world=report.world,
    )


@transaction.atomic
def appeal(*, ref: str, words: str, viewer: Viewer, by: Doer) -> Report:
    """Whoever it belongs to asks to look again, once.

    Raises: Report.DoesNotExist where it is not theirs; ReportRefused, with the reason.
    """
    report = Report.objects.select_for_update().get(ref=ref)
    row = row_of(report)
    if row is None or not report.was_visible or row.owner_id not in viewer.parties:
        raise Report.DoesNotExist
    if report.state != State.UPHELD:
        raise ReportRefused(_("You have asked this already. It is asked once."), "words")
    if not words:
        raise ReportRefused(_("Write why it should be shown."), "words")
    report.state, report.appeal_words, report.appealed_at = State.APPEALED, words, timezone.now()
    report.save()
    record(by=by, action="appeal", kind="report", ids=[report.pk])
    others = {*users_in_role(Role.MODERATOR), *users_in_role(Role.ADMIN)} - {report.decided_by_id}
    tell(
        kind="report",
        title=_("Somebody asks to look again"),
        url=f"/moderation/{report.ref}/",
        user_ids=others,
        world=report.world,
    )
    return report


@transaction.atomic
def decide_appeal(*, ref: str, put_back: bool, words: str, by: Doer) -> Report:
    """Show it again or not, for good; by another than whoever decided first.

    Raises: Report.DoesNotExist where `by` decides about nothing; ReportRefused, with the reason.
    """
    report = _locked(ref, by)
    if report.state != State.APPEALED:
        raise ReportRefused(_("This has been decided already."), "outcome")
    if report.decided_by_id == by.user_id:
        raise ReportRefused(_("You decided this the first time. Somebody else looks at it now."), "outcome")
    row = row_of(report)
    title = _("It stays taken down")
    if put_back and row is not None:
        _show(row, report.was_visible, by)
        report.was_visible, title = "", _("“%(title)s” is shown again") % {"title": next(said_in(row))}
    report.state = State.FINAL
    report.decided_words = "\n".join(filter(None, [report.decided_words, words]))
    report.decided_by_id, report.decided_at = by.user_id, timezone.now()
    report.save()
    outcome = {"outcome": "put-back" if put_back else "stays"}
    record(by=by, action="decide-appeal", kind="report", ids=[report.pk], detail=outcome)
    if row is not None:
        _tell_owner(report, row, title)
    return report


def keep_down(*, dataset: str, by: Doer | Any) -> int:
    """Hide again what was taken down and a load has brought back; return how much."""
    hidden = 0
    for report in Report.objects.exclude(was_visible=""):
        model = shared_models().get(report.kind)
        rows = model._default_manager.filter(ref=report.row_ref, dataset=dataset) if model else []
        for row in rows:
            if row.visibility != Visibility.PRIVATE:
                _hide(row, by, report.decided_reason)
                hidden += 1
    return hidden
