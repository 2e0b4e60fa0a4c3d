"""The journey as a page shows it: the stages with their days, what must be shown next, what was decided."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.innovations import journey_rules as rules
from alongside.exchange.innovations.queries.journey import Journey, Late
from alongside.exchange.innovations.stages import STAGES
from alongside.web import words as house

from . import wording
from .writing import on


def days_said(days: int) -> str:
    """'1 day', '100 days'."""
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": f"{days:,}"}


def path_of(stage: str, stays: Sequence[Any], today: date, status: str = "moving") -> list[dict[str, Any]]:
    """Every stage in order: its name, whether it is here now, and the days it was there.

    Closing down is left out until it comes to that. `status`: of the record; `history` of what is past.
    """
    been: dict[str, list[Any]] = {}
    for one in stays:
        been.setdefault(one.stage, []).append(one)
    shown = [one for one in STAGES if one != rules.CLOSING or one == stage or one in been]
    return [
        {
            "key": one,
            "text": house.STAGE[one],
            "is_now": one == stage,
            "was": one in been and one != stage,
            "now": wording.HERE[status],
            "days": [_stay(stay, today) for stay in been.get(one, [])],
        }
        for one in shown
    ]


def _stay(stay: Any, today: date) -> str:
    days = max(((stay.left_on or today) - stay.entered_on).days, 0)
    told = {"since": on(stay.entered_on), "until": on(stay.left_on), "days": days_said(days)}
    if stay.left_on is None:
        return _("since %(since)s: %(days)s") % told
    return _("%(since)s to %(until)s: %(days)s") % told


def line_of(shown: Any) -> dict[str, Any]:
    """One thing that must be shown next: how it stands, what shows it, and what was said before."""
    now = shown.now
    state = now.state if now else "not-yet"
    return {
        "key": shown.item.key,
        "title": str(shown.item.text),
        "state": state,
        "state_text": wording.SHOWN[state],
        "tone": wording.SHOWN_TONE[state],
        "words": now.words if now else "",
        "url": now.url if now else "",
        "on": on(now.said_at.date()) if now else "",
        "history": [
            {"on": on(one.said_at.date()), "text": f"{wording.SHOWN[one.state]}. {one.words}".strip()}
            for one in shown.said[1:]
        ],
    }


def gate_said(gate: Sequence[Any]) -> str:
    """'2 of 5 are settled'."""
    done = sum(one.is_settled for one in gate)
    return _("%(done)d of %(all)d are shown, or do not apply.") % {"done": done, "all": len(gate)}


def decision_of(row: Any, corrected: Iterable[int] = ()) -> dict[str, Any]:
    """A decision, with who made it, on what, and why."""
    who = f"{row.organisation} ({row.role})" if row.role else row.organisation
    facts = [
        {"key": _("Who decided"), "value": who},
        {"key": _("On what"), "value": row.evidence},
        {"key": _("Why"), "value": row.reasons},
        {"key": _("Looked at again"), "value": on(row.again_on)},
        {"key": _("Puts right"), "value": on(row.corrects.decided_on) if row.corrects_id else ""},
    ]
    return {
        "ref": row.ref,
        "title": wording.DECIDED[row.decision] % {"stage": house.STAGE.get(row.to_stage, row.to_stage)},
        "stage": house.STAGE.get(row.stage, row.stage),
        "on": on(row.decided_on),
        "who": who,
        "why": row.reasons,
        "tone": wording.DECISION_TONE[row.decision],
        "facts": facts,
        "is_put_right": row.pk in set(corrected),
    }


def decisions_of(journey: Journey) -> list[dict[str, Any]]:
    """All decisions, the newest first; one that was put right says so."""
    corrected = {row.corrects_id for row in journey.decisions if row.corrects_id}
    return [decision_of(row, corrected) for row in journey.decisions]


def change_of(row: Any) -> dict[str, Any]:
    """Why it pauses, stops or closes down, as facts."""
    until = _("Pauses until") if row.status == "paused" else _("Closed down by")
    facts = [
        {"key": _("Why"), "value": row.why},
        {"key": until, "value": on(row.until)},
        {"key": _("What would let it go on"), "value": row.resume},
        {"key": _("What was tried"), "value": row.tried},
        {"key": _("What was learned"), "value": row.learned},
        {"key": _("What others should do"), "value": row.others},
        {"key": _("What takes its place"), "value": row.replaced_by},
        {"key": _("Who is told"), "value": row.telling},
    ]
    return {
        "status": row.status,
        "title": wording.STATUS[row.status],
        "on": on(row.changed_on),
        "facts": [one for one in facts if one["value"]],
        "is_shared": row.is_shared,
    }


def milestones_of(url: str, rows: Iterable[Any], today: date, *, keeps: bool) -> list[dict[str, Any]]:
    """What is due: late first, then by day, then what is done."""
    order = sorted(rows, key=lambda row: (row.done_on is not None, row.due_on, row.pk))
    return [_milestone(url, row, today, keeps=keeps) for row in order]


def _milestone(url: str, row: Any, today: date, *, keeps: bool) -> dict[str, Any]:
    late = row.done_on is None and row.due_on < today
    said = [wording.MILESTONE[row.kind] if row.kind != "step" else ""]
    if row.people is not None:
        said.append(_few(row.people))
    badge = _("Due on %(day)s") % {"day": on(row.due_on)}
    if late:
        badge = _("Late: it was due on %(day)s") % {"day": on(row.due_on)}
    if row.done_on:
        badge = _("Done on %(day)s") % {"day": on(row.done_on)}
    return {
        "title": row.what,
        "url": f"{url}journey/dates/{row.ref}/" if keeps else "",
        "line": " · ".join(filter(None, said)),
        "why": row.evidence,
        "badge": badge,
        "tone": "unclaimed" if late else "history" if row.done_on else "open",
    }


def _few(people: int) -> str:
    """How many took part; a number under 5 could point at one of them."""
    if people < 5:
        return _("fewer than 5 people")
    return _("%(count)s people") % {"count": f"{people:,}"}


def trials_of(url: str, rows: Iterable[Any], today: date, *, keeps: bool) -> list[dict[str, Any]]:
    """Tests with a fixed end: what is counted, from when until when, and what it went from and to."""
    return [_trial(url, row, today, keeps=keeps) for row in rows]


def _trial(url: str, row: Any, today: date, *, keeps: bool) -> dict[str, Any]:
    told = {"start": f"{row.start_value:g}", "end": "" if row.end_value is None else f"{row.end_value:g}"}
    came = rules.change_of(start=row.start_value, end=row.end_value, better=row.better)
    figures = _("From %(start)s to %(end)s.") % told if came else _("At the start: %(start)s.") % told
    span = _("%(since)s to %(until)s: %(days)s") % {
        "since": on(row.starts_on),
        "until": on(row.ends_on),
        "days": days_said((row.ends_on - row.starts_on).days),
    }
    badge = _("Ends on %(day)s") % {"day": on(row.ends_on)}
    if row.ends_on < today:
        badge = _("It ended on %(day)s: what is the figure now?") % {"day": on(row.ends_on)}
    return {
        "title": row.measure,
        "url": f"{url}journey/tests/{row.ref}/" if keeps else "",
        "line": " · ".join(filter(None, [row.where, span])),
        "why": " ".join(filter(None, [figures, row.learned])),
        "badge": wording.CAME[came] if came else badge,
        "tone": {"better": "open", "worse": "unclaimed"}.get(came, "history")
        if came
        else "unclaimed"
        if row.ends_on < today
        else "open",
    }


def late_said(late: Late | None) -> list[str]:
    """What is overdue, in sentences."""
    if late is None:
        return []
    found = []
    if late.decision_on:
        found.append(_("A decision was due on %(day)s") % {"day": on(late.decision_on)})
    if late.pause_on:
        found.append(_("Its pause ended on %(day)s: does it go on?") % {"day": on(late.pause_on)})
    if many := len(late.milestones):
        said = ngettext("One date is late", "%(count)d dates are late", many)
        found.append(said % {"count": many})
    if many := len(late.trials):
        said = ngettext(
            "A test has ended without its figure", "%(count)d tests have ended without figures", many
        )
        found.append(said % {"count": many})
    return found
