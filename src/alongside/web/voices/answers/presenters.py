"""Say what was heard, what is done about it or not, and what changed since."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.voices import rules
from alongside.exchange.voices.queries import answers as queries
from alongside.web.components.formats import long_date
from alongside.web.voices import words

LONGEST = 160


def late_said(answer: Any, today: date) -> str:
    """How late a promise is, empty where it is not."""
    late = rules.promise_late(
        did=answer.did, by_when=answer.by_when, is_done=queries.is_kept(answer), today=today
    )
    return ngettext("%(n)d day late", "%(n)d days late", late) % {"n": late} if late else ""


def state_said(answer: Any, today: date) -> tuple[str, str]:
    """What is done about it, with its day, and how it is coloured."""
    if answer.published_at is None:
        return _("Being written"), "unclaimed"
    if late := late_said(answer, today):
        return f"{words.DID[answer.did]}: {late}", "unclaimed"
    if answer.did in ("will", "part") and not queries.is_kept(answer) and answer.by_when:
        return _("%(what)s, by %(day)s") % {
            "what": words.DID[answer.did],
            "day": long_date(answer.by_when),
        }, "open"
    if answer.did in ("will", "part") and queries.is_kept(answer):
        return _("Done as promised"), "open"
    return words.DID[answer.did], "open" if answer.did == "done" else "history"


def item(answer: Any, today: date) -> dict[str, Any]:
    """One in a list."""
    badge, tone = state_said(answer, today)
    place = answer.ask.place.name if answer.ask.place else ""
    parts = [answer.ask.title, place, long_date(answer.published_at)]
    return {
        "title": short(answer.heard),
        "url": f"/answers/{answer.ref}/",
        "line": " · ".join(filter(None, parts)),
        "why": short(answer.why if answer.did == "not" else answer.words),
        "badge": badge,
        "tone": tone,
    }


def shown(
    answer: Any, said: Iterable[Any], today: date, mine: frozenset[int] = frozenset()
) -> dict[str, Any]:
    """All of one answer. `mine`: the ids of what the reader said themselves."""
    badge, tone = state_said(answer, today)
    return {
        "ref": answer.ref,
        "heard": answer.heard,
        "badge": badge,
        "tone": tone,
        "rows": [
            {"key": key, "value": value}
            for key, value in (
                (_("What is done"), answer.words),
                (_("Why") if answer.did != "not" else _("Why not"), answer.why),
                (
                    _("Who decided"),
                    _("%(who)s, on %(day)s")
                    % {"who": answer.decided_by, "day": long_date(answer.decided_on)},
                ),
                (_("By when"), long_date(answer.by_when)),
            )
            if value
        ],
        "said": [{"words": one.words, "mine": one.contribution_id in mine} for one in said],
        "changes": [
            {"day": long_date(one.on), "words": one.words, "link": one.link, "is_done": one.is_done}
            for one in answer.changes.all()
        ],
        "is_out": answer.published_at is not None,
    }


def short(text: str) -> str:
    """The beginning of a text, cut at a word."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
