"""Bring a register of people: a file or pasted rows, the columns, which rows are left out and why; keep."""

import csv
import io
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.feeds.lists.sheets import MOST_BYTES, CannotRead, read
from alongside.exchange.voices.notices_panels import WHY_NOT
from alongside.exchange.voices.pool_rows import Register, read_register
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import registering as services
from alongside.web import typed
from alongside.web.doors import forms

from . import doors, words

MOST_SHOWN = 50  # rows left out that are named on the page


@forms
def bring(request: HttpRequest, ref: str) -> HttpResponse:
    """First the file and how these people agreed; then what would become of each row; then it is kept."""
    panel = doors.run_or_404(request, ref)
    if panel.pk is None or not queries.categories_of(panel):
        return redirect("panel-edit", ref)
    if request.method != "POST":
        return _form(request, panel, "")
    text = ""
    try:
        text = _brought(request)
        found = _read(text, panel)
    except CannotRead as unread:
        return _form(request, panel, text, [typed.problem(str(unread), "file")])
    agreed = typed.words(request, "words")
    if not agreed:
        return _form(request, panel, text, [typed.problem(str(WHY_NOT["no-words"]), "words")])
    if request.POST.get("do") != "keep" or not found.people:
        return _check(request, panel, text, found)
    wrong = doors.tried(
        request,
        panel,
        lambda by: services.register_list(ref=ref, people=found.people, words=agreed, by=by),
    )
    if wrong:
        return _check(request, panel, text, found, wrong)
    return redirect(f"/panels/{ref}/pool/?done=brought&rows={len(found.people)}")


def _brought(request: HttpRequest) -> str:
    """The table as text: from the file, or as it was pasted. Raises: CannotRead."""
    file = request.FILES.get("file")
    if file is None or not file.size:
        text = request.POST.get("pasted", "").replace("\0", "")
        if not text.strip():
            raise CannotRead(_("Choose a file, or paste the rows of your list."))
        return text
    if file.size > MOST_BYTES:
        raise CannotRead(_("The file is too large. Bring parts of it."))
    out = io.StringIO()
    writer, last = csv.writer(out, delimiter="\t", lineterminator="\n"), 0
    for number, cells in read(file.read())[0].rows:
        out.write("\n" * (number - last - 1))  # an empty row stays, so that rows keep their numbers
        writer.writerow([" ".join(cell.split()) for cell in cells])
        last = number
    return out.getvalue()


def _read(text: str, panel: Any) -> Register:
    """What the table holds. Raises: CannotRead."""
    rows = read(text.encode("utf-8", "ignore"))[0].rows
    return read_register(rows, queries.asked_of(panel), known=queries.mails_of(panel))


def _form(
    request: HttpRequest, panel: Any, text: str, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    context = {
        "pasted": text or request.POST.get("pasted", ""),
        "said": request.POST,
        "categories": [one.name for one in queries.categories_of(panel)],
        "back_url": f"/panels/{panel.ask.ref}/pool/",
        "back_text": _("Who has registered"),
    }
    return doors.page(request, "bring", panel, context, wrong)


def _check(
    request: HttpRequest,
    panel: Any,
    text: str,
    found: Register,
    wrong: list[typed.Problem] | None = None,
) -> HttpResponse:
    missing = [
        _("There is no column “%(name)s”: these people count as preferring not to say.") % {"name": name}
        for name in found.missing
    ]
    good, bad = len(found.people), len(found.bad)
    context = {
        "pasted": text,
        "agreed": typed.words(request, "words"),
        "columns": [(heading or "–", _column(role)) for heading, role in found.columns],
        "missing": missing,
        "good": good,
        "good_text": ngettext("%(n)d person can be kept", "%(n)d people can be kept", good) % {"n": good},
        "bad_text": ngettext("%(n)d row is left out", "%(n)d rows are left out", bad) % {"n": bad},
        "bad": [_left_out(one) for one in found.bad[:MOST_SHOWN]],
        "more": max(0, bad - MOST_SHOWN),
        "back_url": f"/panels/{panel.ask.ref}/pool/bring/",
        "back_text": _("Choose another file"),
    }
    return doors.page(request, "bring_check", panel, context, wrong)


def _column(role: str) -> str:
    """What a column is taken for."""
    return role.removeprefix("=") if role.startswith("=") else words.COLUMN[role]


def _left_out(one: Any) -> dict[str, Any]:
    why = words.BAD[one.why] % {"said": one.said[:60], "could": one.could[:300]}
    column = words.COLUMN.get(one.column, one.column)
    return {"row": one.row, "column": column, "why": why}
