"""The versions of a case, and two of them side by side: what went in otherwise, what came out otherwise."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.analyses import cases_compared as compared
from alongside.exchange.evidence.queries import cases as queries
from alongside.web import downloads
from alongside.web.components.formats import long_date, money
from alongside.web.words import Words

from .. import doors
from . import words
from .presenters import back, heads, number

FIGURE = Words(
    {
        "npv": noop("Worth in today's money, all added up"),
        "bcr": noop("Back for each £1"),
        "cash": noop("Left over in money alone"),
        "payback": noop("Years until the money has come back"),
    }
)
PART = Words(
    {
        "": noop("The case as a whole"),
        "parties": noop("Who is in it"),
        "sources": noop("Sources"),
        "streams": noop("Lines"),
        "correlations": noop("What goes up and down together"),
        "scenarios": noop("What-ifs"),
    }
)
FIELD = Words(
    {
        "name": noop("name"),
        "kind": noop("what sort"),
        "bears": noop("who pays or gives up"),
        "gains": noop("who gains"),
        "counts_as": noop("what it counts as"),
        "from": noop("starts after, in years"),
        "until": noop("ends after, in years"),
        "ramp": noop("years until it runs in full"),
        "years": noop("years looked at"),
        "price_year": noop("year of the prices"),
        "first_year": noop("first year"),
        "title": noop("title"),
        "note": noop("remark"),
        "discount": noop("what later years count today"),
        "weight": noop("how much £1 counts for them"),
        "block_contract": noop("block contract"),
        "low": noop("at least"),
        "high": noop("at most"),
        "source": noop("source"),
        "grade": noop("how good the proof is"),
        "marginal": noop("what is really no longer spent, no average"),
        "recurrent": noop("comes every year"),
        "double_running": noop("old and new side by side"),
        "capital": noop("bought once, lasts years"),
    }
)


@require_GET
def versions(request: HttpRequest, ref: str) -> HttpResponse:
    """All versions, and where two are asked for, what is different between them."""
    case = doors.case_or_404(request, ref)
    rows = queries.versions_of(case)
    pair = _pair(request, rows)
    chosen = _compared(*pair) if pair else None
    if chosen and (kind := downloads.asked_for(request)):
        return _file(kind, case, pair, chosen)
    context = {
        "rows": [shown(one, rows) for one in rows],
        "numbers": [(str(one.number), _("Version %(n)s") % {"n": one.number}) for one in rows],
        "one": str(pair[0].number) if pair else "",
        "other": str(pair[1].number) if pair else "",
        "compared": chosen,
        "links": downloads.links(request) if chosen else [],
    }
    return doors.case_page(request, "results/versions", case, context)


def _pair(request: HttpRequest, rows: list[Any]) -> tuple[Any, Any] | None:
    """The two versions that are asked for, the older first; the newest two where none are."""
    by_number = {str(one.number): one for one in rows}
    asked = [by_number.get(request.GET.get(name, "")) for name in ("one", "other")]
    found = [one for one in asked if one is not None]
    if not found and len(rows) > 1:
        return rows[1], rows[0]
    if len(found) < 2 or found[0] == found[1]:
        return None
    first, last = sorted(found, key=lambda one: one.number)
    return first, last


def shown(row: Any, rows: list[Any]) -> dict[str, Any]:
    """One version in the list."""
    answer = analyses.result_of(row)
    return {
        "title": _("Version %(n)s") % {"n": row.number},
        "line": " · ".join(filter(None, [long_date(row.made_at), row.note])),
        "why": _comes_to(answer),
        "badge": _("The one that counts") if row is rows[0] else "",
        "tone": "open",
    }


def _comes_to(answer: Any) -> str:
    if answer is None:
        return _("It cannot be worked out any more.")
    worth = _("Worth in today's money: %(money)s") % {"money": money(answer.result.npv)}
    return " · ".join(filter(None, [worth, back(answer.result.bcr)]))


def _compared(before: Any, after: Any) -> dict[str, Any] | None:
    """What is different between two versions; None where one of them cannot be worked out."""
    one, other = analyses.result_of(before), analyses.result_of(after)
    if one is None or other is None:
        return None
    names = one.names | other.names
    return {
        "says": _says(one, other),
        "in_head": [
            _("What"),
            _("Version %(n)s") % {"n": before.number},
            _("Version %(n)s") % {"n": after.number},
        ],
        "in_rows": [_change_row(change, names) for change in compared.changes(one, other)],
        "out_head": heads(
            _("What"),
            _("Version %(n)s") % {"n": before.number},
            _("Version %(n)s") % {"n": after.number},
            _("Difference"),
        ),
        "out_rows": [_moved_row(row) for row in compared.moved(one, other)],
    }


def _says(one: Any, other: Any) -> str:
    shift = other.result.npv - one.result.npv
    if abs(shift) < 0.5:
        return _("What it comes to has not changed.")
    size = {"money": money(abs(shift))}
    if shift > 0:
        return _("The newer one comes to %(money)s more, in today's money.") % size
    return _("The newer one comes to %(money)s less, in today's money.") % size


def field_said(field: str) -> str:
    """A field of the case format in words; one that has none stands as it is."""
    name, _point, part = field.partition(".")
    first = words.AMOUNT.get(name) or FIELD.get(name) or name.replace("_", " ")
    return f"{first}, {FIELD.get(part) or part.replace('_', ' ')}" if part else str(first)


def _change_row(change: Any, names: dict[str, str]) -> list[Any]:
    what = " · ".join(
        filter(None, [change.of or PART[change.part], field_said(change.field) if change.field else ""])
    )
    if not change.field:
        gone = _("Not in it")
        return [what, _("In it") if change.before else gone, _("In it") if change.after else gone]
    return [what, _value(change, change.before, names), _value(change, change.after, names)]


def _value(change: Any, value: Any, names: dict[str, str]) -> str:
    """A value of a document as it is read."""
    if value is None:
        return "–"
    if change.field in ("bears", "gains"):
        return names.get(str(value), str(value))
    if change.field == "counts_as":
        return str(words.COUNTS.get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return f"{value:,.10g}" if isinstance(value, int | float) and "year" not in change.field else str(value)


def _figure(row: Any, value: float | None) -> str:
    if value is None:
        return "–"
    if row.key == "bcr":
        return f"£{value:,.2f}"
    return f"{value:,.1f}" if row.key == "payback" else money(value)


def _moved_row(row: Any) -> list[Any]:
    name = _("Better off by: %(who)s") % {"who": row.party} if row.party else FIGURE[row.key]
    shift = None if row.before is None or row.after is None else row.after - row.before
    return [name, *(number(_figure(row, value)) for value in (row.before, row.after, shift))]


def _file(kind: str, case: Any, pair: Any, chosen: dict[str, Any]) -> HttpResponse:
    rows = [[cell if isinstance(cell, str) else cell["text"] for cell in row] for row in chosen["out_rows"]]
    rows += [[*row, ""] for row in chosen["in_rows"]]
    head = [cell if isinstance(cell, str) else cell["text"] for cell in chosen["out_head"]]
    about = [case.title, chosen["says"]]
    return downloads.as_file(
        kind, _("Versions compared %(title)s") % {"title": case.title[:60]}, head, rows, about
    )
