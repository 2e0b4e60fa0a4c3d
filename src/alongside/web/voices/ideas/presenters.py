"""Suggestions and competitions as their pages and files show them."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.voices import idea_rules as rules
from alongside.web.components.formats import count, long_date
from alongside.web.presenting import FEWER, fact
from alongside.web.shapes import WHERE, Shape

from . import words


def url_of(idea: Any) -> str:
    """Where its page is."""
    return f"/suggestions/{idea.contribution.ref}/"


def is_late(idea: Any) -> bool:
    """Whether the promised day is over and nobody has answered."""
    return rules.is_late(
        state=idea.state, answered=idea.is_answered, answer_by=idea.answer_by, today=timezone.localdate()
    )


def state_said(idea: Any) -> str:
    """Where it has got to; an answer that is late is said first."""
    if is_late(idea):
        days = (timezone.localdate() - idea.answer_by).days
        late = ngettext("The answer is %(n)d day late", "The answer is %(n)d days late", days)
        return late % {"n": days}
    return words.STATE[idea.state]


def wanted(idea: Any) -> str:
    """How many others want it; a number that is small is not told, here and in files."""
    many = idea.supporters
    if not 0 < many < FEWER:
        return _("%(n)d others want this too") % {"n": many} if many else ""
    return _("A few others want this too")


def item(idea: Any) -> dict[str, Any]:
    """One line of a list."""
    kind = words.KIND[idea.kind] if idea.kind == "question" else ""
    place = idea.place.name if idea.place else ""
    return {
        "title": idea.title,
        "url": url_of(idea),
        "line": " · ".join(filter(None, [kind, place, wanted(idea), long_date(made_on(idea))])),
        "badge": state_said(idea),
        "tone": "unclaimed" if is_late(idea) else words.TONE[idea.state],
    }


def made_on(idea: Any) -> Any:
    """The day on which it came in."""
    return timezone.localdate(idea.contribution.made_at)


SHAPE = Shape(
    item,
    (
        (lazy("Suggestion"), lambda idea: idea.title),
        (lazy("More about it"), lambda idea: idea.words),
        (lazy("What kind"), lambda idea: words.KIND[idea.kind]),
        (lazy("Came in on"), made_on),
        *WHERE,
        (lazy("Where it's got to"), lambda idea: words.STATE[idea.state]),
        (lazy("Who answers"), lambda idea: idea.owner_name),
        (lazy("Answer by"), lambda idea: idea.answer_by),
        (lazy("Others who want it"), lambda idea: "" if 0 < idea.supporters < FEWER else idea.supporters),
        (lazy("Call"), lambda idea: idea.contribution.ask.title),
    ),
)


def facts(idea: Any, *, owner: Any, names: Iterable[str]) -> list[dict[str, Any]]:
    """What is known of one: who answers by when, where, who said it."""
    shown = list(names)
    if shown and idea.said_by > len(shown):
        shown.append(_("others"))
    place = idea.place
    return [
        fact(_("Who answers"), idea.owner_name),
        fact(_("Of"), owner.name if owner else "", f"/actors/{owner.ref}/" if owner else ""),
        fact(_("Answer by"), long_date(idea.answer_by)),
        fact(_("Why that day was moved"), idea.moved_why),
        fact(_("Where"), place.name if place else "", f"/places/{place.ref}/" if place else ""),
        fact(_("Said by"), ", ".join(shown)),
        fact(_("Who else wants it"), wanted(idea)),
    ]


def steps(idea: Any) -> list[dict[str, str]]:
    """How far it had got and when, the oldest first."""
    rows = idea.steps.all()
    return [
        {"state": words.STATE[one.state], "on": long_date(timezone.localdate(one.at)), "words": one.words}
        for one in rows
    ]


def pounds(amount: int | None) -> str:
    """'£1,500'."""
    return "" if amount is None else f"£{count(amount)}"


def criteria(rows: Iterable[Any]) -> list[list[str]]:
    """What counts, how much, and up to which mark: rows of a table."""
    return [[one.name, one.words or "–", str(one.weight), f"0–{one.scale}"] for one in rows]


def points(value: Fraction) -> str:
    """'71.5'."""
    return f"{float(value):.1f}"


def placed(
    ranked: Iterable[Any], pitches: Mapping[int, Any], by_id: Mapping[int, Any]
) -> list[dict[str, Any]]:
    """The ranking, each with its points, how far scorers lay apart, and the marks by criterion."""
    found = []
    for one in ranked:
        row = pitches[one.pitch]
        marks = []
        for mark in one.marks:
            told = {"mean": f"{float(mark.mean):.1f}", "least": mark.least, "most": mark.most}
            said = _("%(mean)s, from %(least)d to %(most)d") % told if one.scorers else "–"
            marks.append([by_id[mark.criterion].name, str(by_id[mark.criterion].weight), said])
        found.append(
            {
                "rank": one.rank,
                "title": row.idea.title,
                "ref": row.idea.contribution.ref,
                "url": url_of(row.idea),
                "asks": pounds(row.amount),
                "gets": row.gets,
                "gets_said": pounds(row.gets) if row.gets else _("Nothing"),
                "reason": row.reason,
                "points": points(one.points),
                "spread": points(one.spread),
                "scorers": one.scorers,
                "by_tie": one.by_tie,
                "marks": marks,
            }
        )
    return found
