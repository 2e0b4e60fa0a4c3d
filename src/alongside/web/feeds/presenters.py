"""A brought list in the words of the pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.exchange.feeds.lists import columns, mending
from alongside.exchange.feeds.services import names_of, sheet_of
from alongside.web import downloads
from alongside.web.components.formats import count, long_date

ROUTINE = (mending.DATE, mending.SPACES, mending.POSTCODE)  # counted below the list, not said at each row
SHOWN = 20  # rows of a part of the list on the page; the file has all
KIND = {
    "actors": gettext_lazy("Organisations"),
    "offers": gettext_lazy("Help on offer"),
    "needs": gettext_lazy("What's needed"),
}
KIND_HINT = {
    "actors": gettext_lazy("Each row is an organisation, perhaps with what it does."),
    "offers": gettext_lazy(
        "Each row is a service, a group, a place or a thing to use. An organisation may have several."
    ),
    "needs": gettext_lazy("Each row is something that people lack."),
}
ROLE = {
    "": gettext_lazy("Leave this column out"),
    "name": gettext_lazy("Name of the organisation"),
    "title": gettext_lazy("Name of the service, group or problem"),
    "summary": gettext_lazy("What it does"),
    "statement": gettext_lazy("What is needed"),
    "audience": gettext_lazy("Who it is for"),
    "place": gettext_lazy("Town or area"),
    "postcode": gettext_lazy("Postcode"),
    "address": gettext_lazy("Street address"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("Mail address"),
    "website": gettext_lazy("Web address"),
    "person": gettext_lazy("Contact person"),
    "times": gettext_lazy("When it is on"),
    "cost": gettext_lazy("What it costs"),
    "capacity": gettext_lazy("How many can come"),
    "begins": gettext_lazy("First day"),
    "ends": gettext_lazy("Last day"),
    "checked": gettext_lazy("When it was last checked"),
    "kind": gettext_lazy("What sort of help"),
    "sector": gettext_lazy("What sort of organisation"),
    "charity": gettext_lazy("Charity number"),
    "company": gettext_lazy("Company number"),
    "who_affected": gettext_lazy("Who is affected"),
    "how_many": gettext_lazy("How many people"),
    "wanted": gettext_lazy("What would be better"),
    "tried": gettext_lazy("What has been tried"),
    "by_when": gettext_lazy("By when"),
    "state": gettext_lazy("Whether it still runs"),
    "lat": gettext_lazy("Latitude"),
    "lon": gettext_lazy("Longitude"),
    "source": gettext_lazy("Where this was found"),
    "note": gettext_lazy("Remarks"),
}
OUTCOME = {
    "new": gettext_lazy("New"),
    "here": gettext_lazy("Here already"),
    "out": gettext_lazy("Left out"),
}
STATE = {
    "waiting": gettext_lazy("Not finished: look at the columns"),
    "checking": gettext_lazy("Being checked"),
    "checked": gettext_lazy("Not finished: look at it and keep it"),
    "keeping": gettext_lazy("Being kept"),
    "kept": gettext_lazy("Kept"),
    "undone": gettext_lazy("Undone: everything was taken out again"),
}
WHY = gettext_lazy("Why it was left out")
PAGES = {"actor": "actors", "offer": "offers", "need": "needs"}


def item(brought: Any) -> dict[str, Any]:
    """A list among one's lists."""
    kept = brought.state == "kept"
    counts = brought.counts
    numbers = summary(counts) if counts and brought.state in ("checked", "kept") else ""
    return {
        "title": name_of(brought),
        "url": f"/lists/{brought.ref}/",
        "undo_url": f"/lists/{brought.ref}/undo/" if brought.state != "undone" else "",
        "is_kept": kept,
        "state": STATE[brought.state],
        "date": long_date(timezone.localdate(brought.kept_at or brought.brought_at)),
        "numbers": numbers,
        "kind": KIND[brought.kind],
    }


def name_of(brought: Any) -> str:
    """What a list is called, also before it was given a name."""
    day = long_date(timezone.localdate(brought.brought_at))
    return brought.title or _("List of %(day)s") % {"day": day}


def summary(counts: Mapping[str, int]) -> str:
    """'48 new, 9 already here, 3 left out'."""
    return _("%(new)s new, %(here)s already here, %(out)s left out") % {
        "new": count(counts["new"]),
        "here": count(counts["here"]),
        "out": count(counts["out"]),
    }


def columns_page(brought: Any, said: Any = None) -> dict[str, Any]:
    """What the page of columns shows: guesses, or what was said last."""
    sheet = sheet_of(brought)
    first = 0 if brought.header is None else brought.header + 1
    body = [cells for _, cells in sheet.rows[first : first + 60]]
    roles = said.roles if said else brought.roles
    kind = said.kind if said else brought.kind
    shown = []
    for at, name in enumerate(names_of(brought)):
        examples = list(
            dict.fromkeys(cells[at].strip() for cells in body if at < len(cells) and cells[at].strip())
        )
        shown.append(
            {
                "id": f"column-{at}",
                "name": name,
                "examples": [text if len(text) < 70 else f"{text[:68]} …" for text in examples[:3]],
                "options": [
                    {"value": role, "text": text, "selected": role == roles[at]}
                    for role, text in ROLE.items()
                ],
                "is_shy": not roles[at] and columns.role_of(name) in columns.SHY,
            }
        )
    return {
        "ref": brought.ref,
        "name": name_of(brought),
        "columns": shown,
        "kinds": [
            {"value": value, "text": text, "hint": {"text": KIND_HINT[value]}, "checked": value == kind}
            for value, text in KIND.items()
        ],
        "place": said.place if said else brought.place,
        "header": [cell for cell in sheet.rows[brought.header or 0][1] if cell.strip()][:4],
        "has_header": said.header if said else brought.header is not None,
        "sheets": [
            {"number": at, "name": one["name"], "rows": len(one["rows"]), "chosen": at == brought.sheet}
            for at, one in enumerate(brought.sheets)
        ],
    }


def parts(request: HttpRequest, brought: Any) -> list[dict[str, Any]]:
    """The three parts of a list with their first rows, and each as a file."""
    kept = brought.state == "kept"
    said = {
        "out": (_("Left out, and why"), _("Nothing was left out.")),
        "here": (_("Here already: nothing changes"), _("Nothing in it is here already.")),
        "new": (_("New: now kept") if kept else _("New: to be kept"), _("Nothing in it is new.")),
    }
    found = []
    for outcome, (heading, nothing) in said.items():
        rows = [row for row in brought.report if row["outcome"] == outcome]
        found.append(
            {
                "id": outcome,
                "heading": heading,
                "nothing": nothing,
                "rows": [_row(row, kept) for row in rows[:SHOWN]],
                "more": len(rows) - SHOWN if len(rows) > SHOWN else 0,
                "downloads": downloads.links(request, rows=outcome) if rows else [],
            }
        )
    return found


def _row(row: Mapping[str, Any], kept: bool) -> dict[str, Any]:
    return {
        "number": row["row"],
        "title": row["title"] or _("(no name)"),
        "url": _address(row, kept),
        "where": row["column"],
        "why": row["why"],
        "mends": ", ".join(mend for mend in row["mends"] if mend not in ROUTINE),
    }


def _address(row: Mapping[str, Any], kept: bool) -> str:
    """The page of the entry that is here, or that the row has become."""
    there = row["outcome"] == "here" or (kept and row["outcome"] == "new")
    return f"/{PAGES[row['kind']]}/{row['key']}/" if there and row["key"] else ""


def notes(counts: Mapping[str, Any]) -> list[str]:
    """What was passed over and mended, in sentences."""
    found = []
    if above := counts.get("above"):
        said = ngettext(
            "%(num)s row above the headings was passed over.",
            "%(num)s rows above the headings were passed over.",
            above,
        )
        found.append(said % {"num": count(above)})
    if empty := counts.get("empty"):
        said = ngettext("%(num)s empty row was passed over.", "%(num)s empty rows were passed over.", empty)
        found.append(said % {"num": count(empty)})
    for mend, times in sorted(counts.get("mends", {}).items()):
        said = ngettext("Mended in %(num)s row: %(what)s.", "Mended in %(num)s rows: %(what)s.", times)
        found.append(said % {"num": count(times), "what": mend})
    return found


def file_of(brought: Any, outcome: str, base: str) -> tuple[list[str], list[list[str]]]:
    """The person's own rows, all or of one part, each with what became of it.

    The rows left out come as they were brought, with why, so that they can be mended and brought again.
    """
    head, cells = own_rows(brought)
    rows = [row for row in brought.report if outcome in ("", row["outcome"])]
    width = max([len(head), *(len(cells.get(row["row"], ())) for row in rows)])
    padded = {row["row"]: [*cells.get(row["row"], ()), *[""] * width][:width] for row in rows}
    head = [*head, *[""] * (width - len(head))]
    if outcome == "out":
        return [*head, str(WHY)], [[*padded[row["row"]], _why(row)] for row in rows]
    kept = brought.state == "kept"
    more = [_("Row"), *head, _("What became of it"), str(WHY), _("Its page here")]
    return more, [
        [
            row["row"],
            *padded[row["row"]],
            str(OUTCOME[row["outcome"]]),
            _why(row),
            base + found if (found := _address(row, kept)) else "",
        ]
        for row in rows
    ]


def own_rows(brought: Any) -> tuple[list[str], dict[int, Sequence[str]]]:
    """The headings and the rows by number, as they were brought."""
    sheet = sheet_of(brought)
    return list(names_of(brought)), dict(sheet.rows)


def _why(row: Mapping[str, Any]) -> str:
    where = _("Column %(name)s: ") % {"name": row["column"]} if row["column"] else ""
    return f"{where}{row['why']}" if row["why"] else ""
