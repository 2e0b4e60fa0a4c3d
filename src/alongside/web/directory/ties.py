"""The ties of an organisation by kind, in words, with the source's own wording, date and how sure it is."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.web import words
from alongside.web.listing import Part
from alongside.web.shapes import Shape

UNITS = ("part-of", "hosts", "runs")  # from the other side: what belongs to it


def when(tie: Any) -> str:
    """'2016 to 2019', 'since 2016', 'until 2019'."""
    if tie.since and tie.until:
        return _("%(since)s to %(until)s") % {"since": tie.since, "until": tie.until}
    if tie.since:
        return _("since %(since)s") % {"since": tie.since}
    return _("until %(until)s") % {"until": tie.until} if tie.until else ""


def sure(tie: Any) -> str:
    """Whether the source says it, or it was read out of the source."""
    return _("Stated by the source") if tie.basis == "stated" else _("Inferred from the source")


def by_kind(ties: Sequence[tuple[Any, Any]], mine: int) -> list[dict[str, Any]]:
    """The ties in groups that read alike from this side, the largest first; each tie is numbered once."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for tie, other in ties:
        said = words.tie(tie.kind, ours=tie.actor_id == mine)
        groups.setdefault(said, []).append(_item(tie, other))
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    number = 0
    for _said, found in ordered:
        for one in found:
            number += 1
            one["number"] = number
    return [{"heading": said, "ties": found} for said, found in ordered]


def _item(tie: Any, other: Any) -> dict[str, Any]:
    wording = _("the source says “%(words)s”") % {"words": tie.kind_in_source} if tie.kind_in_source else ""
    return {
        "title": other.name,
        "url": f"/actors/{other.ref}/",
        "line": " · ".join(filter(None, [when(tie), tie.note, wording, sure(tie), tie.source])),
        "inferred": tie.basis != "stated",
    }


def part(ties: Sequence[tuple[Any, Any]], mine: int) -> Part:
    """The ties as a list with a file of its own."""
    columns = (
        (lazy("Organisation or person"), lambda row: row[1].name),
        (lazy("How they work together"), lambda row: words.tie(row[0].kind, ours=row[0].actor_id == mine)),
        (lazy("The source's word for it"), lambda row: row[0].kind_in_source),
        (lazy("Since"), lambda row: row[0].since),
        (lazy("Until"), lambda row: row[0].until),
        (lazy("Stated or inferred"), lambda row: sure(row[0])),
        (lazy("Remarks"), lambda row: row[0].note),
        (lazy("Where in the source"), lambda row: row[0].source),
        (lazy("Where this comes from"), lambda row: row[0].dataset.title if row[0].dataset else ""),
        (lazy("Licence"), lambda row: row[0].dataset.licence if row[0].dataset else ""),
    )
    return Part("ties", _("Whom it works with, and how"), ties, Shape(lambda row: _item(*row), columns))


def units(ties: Sequence[tuple[Any, Any]], mine: int) -> list[tuple[str, str]]:
    """Its parts, and what it hosts or runs, as names and addresses."""
    found = {}
    for tie, other in ties:
        is_ours = tie.other_id == mine if tie.kind == "part-of" else tie.actor_id == mine
        if tie.kind in UNITS and is_ours:
            found[other.ref] = (other.name, f"/actors/{other.ref}/")
    return sorted(found.values())
