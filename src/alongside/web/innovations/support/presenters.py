"""Help on the way as a page shows it: what was asked for, who stands behind it, what official bodies said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.web import words as house
from alongside.web.innovations.journey.writing import on

from . import wording

FEW = 5  # people: a smaller number could point at one of them


def ask_of(url: str, row: Any, actors: Mapping[int, Any], *, keeps: bool) -> dict[str, Any]:
    """What was asked for: of whom, at what stage, and what came of it."""
    enquiry = row.enquiry
    answer = enquiry.outcome if enquiry is not None and enquiry.outcome else ""
    came = row.outcome or (_("They answered: %(words)s") % {"words": answer} if answer else "")
    state = wording.STATE[row.state]
    if row.state == "waiting" and enquiry is not None:
        state = (
            _("Answered: say what came of it")
            if answer
            else _("Answer by %(day)s") % {"day": on(enquiry.due_on)}
        )
    actor = actors.get(row.actor_id or 0)
    return {
        "ref": row.ref,
        "title": wording.KIND[row.kind],
        "url": f"{url}support/asks/{row.ref}/" if keeps and row.state == "waiting" else "",
        "whom": actor.name if actor else row.whom,
        "whom_url": f"/actors/{actor.ref}/" if actor else "",
        "stage": house.STAGE.get(row.stage, ""),
        "on": on(row.asked_on),
        "words": row.words,
        "given_by": row.given_by,
        "came": came,
        "answered": on(row.answered_on),
        "state": state,
        "tone": wording.STATE_TONE[row.state],
    }


def asks_in_short(rows: Sequence[Any]) -> list[str]:
    """How much was asked for, by what came of it."""
    counted = Counter(row.state for row in rows)
    found = []
    for row in [one for one in rows if one.state == "given"][:3]:
        found.append(
            _("%(who)s helped: %(what)s") % {"who": row.given_by, "what": wording.KIND[row.kind].lower()}
        )
    if many := counted["waiting"]:
        said = ngettext(
            "%(count)d question waits for an answer", "%(count)d questions wait for an answer", many
        )
        found.append(said % {"count": many})
    return found


def sponsor_of(url: str, row: Any, actors: Mapping[int, Any], *, keeps: bool) -> dict[str, Any]:
    """Who stands behind it, at which stage or site, and how many were trained there."""
    actor = actors.get(row.actor_id or 0)
    name = actor.name if actor else row.organisation
    line = [
        row.role,
        house.STAGE.get(row.stage, ""),
        row.site,
        _trained(row.trained),
        _("until %(day)s") % {"day": on(row.until)}
        if row.until
        else _("since %(day)s") % {"day": on(row.since)},
    ]
    return {
        "title": name,
        "url": f"/actors/{actor.ref}/" if actor else "",
        "line": " · ".join(filter(None, line)),
        "why": row.words,
        "edit": f"{url}support/sponsors/{row.ref}/" if keeps else "",
        "is_over": row.until is not None,
        "kind": row.kind,
    }


def _trained(many: int | None) -> str:
    if many is None:
        return ""
    if many < FEW:
        return _("fewer than 5 trained")
    return _("%(count)s trained") % {"count": f"{many:,}"}


def trained_said(rows: Iterable[Any]) -> str:
    """How many were trained in all, and at how many sites; nothing where that would point at a few people."""
    sites = [row for row in rows if row.kind == "practice" and row.trained is not None]
    total = sum(row.trained for row in sites)
    if total < FEW or any(row.trained < FEW for row in sites):
        return ""
    many = len({row.site.casefold() for row in sites})
    return ngettext("%(total)s trained at one site.", "%(total)s trained at %(many)d sites.", many) % {
        "total": f"{total:,}",
        "many": many,
    }


def sponsors_in_short(rows: Iterable[Any], most: int) -> list[str]:
    """Who stands behind it now, in a line each."""
    now = [row for row in rows if row.until is None]
    found = [
        " · ".join(filter(None, [f"{row.organisation} ({row.role})", row.site, _trained(row.trained)]))
        for row in now[:most]
    ]
    if (more := len(now) - most) and more > 0:
        found.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
    return found


def matter_of(url: str, matter: Any, today: date, *, keeps: bool) -> dict[str, Any]:
    """Where it stands with an official body: what was said last, the next step, and what was before."""
    row = matter.now
    late = row.next_on is not None and row.next_on < today
    return {
        "title": f"{row.body}: {row.name}",
        "kind": wording.MATTER[row.kind],
        "status": wording.status_of(row.kind, row.status),
        "tone": wording.STATUS_TONE[row.status],
        "on": on(row.on),
        "words": row.words,
        "url": row.url,
        "next": row.next_step,
        "next_on": on(row.next_on),
        "late": late,
        "before": [f"{on(one.on)}: {wording.status_of(one.kind, one.status)}" for one in matter.said[1:]],
        "edit": f"{url}support/bodies/{row.ref}/" if keeps else "",
    }


def matters_in_short(matters: Sequence[Any], most: int) -> list[dict[str, str]]:
    """The same in a line each."""
    return [
        {
            "status": wording.status_of(one.now.kind, one.now.status),
            "tone": wording.STATUS_TONE[one.now.status],
            "text": f"{one.now.body}: {one.now.name} ({on(one.now.on)})",
        }
        for one in matters[:most]
    ]
