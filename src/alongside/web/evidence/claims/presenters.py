"""What pages show of a claim and of what it rests on. No number of people is ever in it, only a band."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.evidence.queries import claims as queries
from alongside.web import words as house
from alongside.web.components.formats import long_date

from . import words


def url_of(claim: Any) -> str:
    """Where a claim is shown."""
    return f"/claims/{claim.ref}/"


def source(said: Any, viewer: Any, url: str) -> dict[str, Any]:
    """One source as the page shows it; with the way to take it away for whoever gave it."""
    row, shown = said.source, said.shown
    mine = viewer.user_id is not None and row.party_id is not None and row.party_id in viewer.parties
    facts = [
        shown.line,
        long_date(shown.dated),
        _("How well it shows this: %(grade)s") % {"grade": house.EVIDENCE[row.strength]}
        if row.strength is not None
        else "",
    ]
    return {
        "kind": said.kind.label,
        "title": shown.title,
        "url": shown.url,
        "line": " · ".join(filter(None, facts)),
        "note": row.note,
        "away": f"{url}sources/{row.ref}/" if mine else "",
    }


def ways_of_knowing(rest: Any) -> list[dict[str, Any]]:
    """By way of knowing, how many sources speak for it and against it: what agrees and what does not."""
    found: dict[str, dict[str, int]] = {}
    for side, said in (("for", rest.speaks_for), ("against", rest.against)):
        for one in said:
            found.setdefault(one.kind.family, {"for": 0, "against": 0})[side] += 1
    return [{"name": str(words.FAMILY.get(key, key)), **counts} for key, counts in found.items()]


def short(claim: Any, rest: Any) -> dict[str, Any]:
    """A claim in a list of what something rests on: its sentence, and what stands behind it in a line."""
    fors, against = len(rest.speaks_for), len(rest.against)
    said = [
        words.told(rest),
        ngettext("%(n)d source for it", "%(n)d sources for it", fors) % {"n": fors} if fors else "",
        ngettext("%(n)d against it", "%(n)d against it", against) % {"n": against} if against else "",
    ]
    return {
        "sentence": claim.sentence,
        "url": url_of(claim),
        "line": " · ".join(filter(None, said)) or str(words.AGREEMENT["none"]),
        "badge": words.STATUS[claim.status],
        "tone": words.TONE[claim.status],
    }


def shorts(viewer: Any, claims: Iterable[Any]) -> list[dict[str, Any]]:
    """The same for several."""
    rows = list(claims)
    rests = queries.rests_of(viewer, rows)
    return [short(row, rests[row.pk]) for row in rows]


def grid(table: Any) -> dict[str, Any]:
    """A table of who took part: cells, totals as printed, our sums beside them, what does not agree."""
    number = "numeric"
    head = [
        _("Who"),
        *(words.EVENT.get(one, one) for one in table.columns),
        _("Total as printed"),
        _("Added up"),
    ]
    rows = []
    for line in table.lines:
        mark = "" if line.agrees else " *"
        rows.append(
            [line.name, *(_cell(one) for one in line.cells), _cell(line.printed, mark), _cell(line.added)]
        )
    printed = [_cell(one) for one in table.printed]
    rows.append([_("Total as printed"), *printed, _cell(table.printed_all), _cell(None)])
    added = [_cell(one) for one in table.added]
    rows.append([_("Added up"), *added, _cell(table.added_printed), _cell(table.added_all)])
    return {
        "name": table.name,
        "title": str(words.METRIC.get(table.metric, table.metric)),
        "head": [head[0], *({"text": str(one), "format": number} for one in head[1:])],
        "plain": [str(one) for one in head],
        "rows": rows,
        "misprints": list(misprints(table)),
    }


def _cell(value: int | None, mark: str = "") -> dict[str, str]:
    return {"text": "–" if value is None else f"{value}{mark}", "format": "numeric"}


def misprints(table: Any) -> Iterable[str]:
    """What does not add up in a table as printed, in sentences."""
    for line in table.lines:
        if not line.agrees:
            yield _("%(who)s: the cells add up to %(sum)d; %(printed)d is printed.") % {
                "who": line.name,
                "sum": line.added,
                "printed": line.printed,
            }
    if any(line.printed is not None for line in table.lines) and table.added_printed != table.added_all:
        yield _(
            "All cells add up to %(sum)d, and so do the printed totals of the columns. The printed totals of "
            "the rows add up to %(printed)d."
        ) % {"sum": table.added_all, "printed": table.added_printed}
