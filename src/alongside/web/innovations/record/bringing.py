"""Take in a record from a file: what has a question here fills it, all else is kept as it came."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.innovations import national
from alongside.exchange.innovations.notices_record import unreadable
from alongside.exchange.innovations.queries import record as queries
from alongside.exchange.innovations.services import recording
from alongside.web import typed
from alongside.web.doors import by, forms
from alongside.web.innovations import doors

from . import asking, showing, wording

DOUBT = {"no-id": "no-id", "no-kind": "no-kind", "no-choice": "no-choice"}


@forms
def bring(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose a file; what became of each answer is told before it is taken in."""
    row = doors.kept_or_404(request, ref)
    if request.method != "POST":
        return doors.page(request, "record/bring", row.offer, {"pasted": ""})
    pasted = request.POST.get("record", "")
    try:
        taken, text = _taken(request, pasted)
    except national.CannotRead as wrong:
        field = "schema" if wrong.why == "no-schema" else "file"
        problems = [typed.problem(unreadable(wrong), field)]
        return doors.page(request, "record/bring", row.offer, {"pasted": pasted}, problems)
    if typed.line(request, "take") == "yes":
        recording.take_in(ref=row.offer.ref, taken=taken, by=by(request, row.owner_id))
        return redirect(f"{asking.at(row)}?done=in")
    return doors.page(request, "record/brought", row.offer, _told(request, row, taken, text))


def _taken(request: HttpRequest, pasted: str) -> tuple[national.TakenIn, str]:
    """What the file, or what stands in the hidden field, says; and its text, to be sent again."""
    file, schema = request.FILES.get("file"), request.FILES.get("schema")
    if file is not None and (file.size or 0) > national.MOST_BYTES:
        raise national.CannotRead("file-large")
    content = file.read() if file is not None else pasted.encode("utf-8", "ignore")
    if not content.strip():
        raise national.CannotRead("file-empty" if file is not None else "no-file")
    known = national.read_schema(schema.read(national.MOST_BYTES)) if schema is not None else None
    taken = national.take_in(national.read_file(content), known)
    return taken, content.decode("utf-8-sig")


def _told(request: HttpRequest, row: Any, taken: national.TakenIn, text: str) -> dict[str, Any]:
    """What would become of each answer."""
    now = queries.told_of(request.viewer, row.offer).answers  # type: ignore[attr-defined]
    fills, replaces = [], []
    for key in taken.homes:
        if key not in wording.ASK:
            continue
        texts = showing.said(key, taken.answers[key])
        before = showing.said(key, now.get(key))
        line = {"name": wording.label(key), "texts": texts, "before": before}
        if texts != before:
            (replaces if before else fills).append(line)
    kept = [
        {"name": showing.extra_name(one), "texts": showing.extra_texts(taken.answers[f"nhs:{one}"])}
        for one in taken.kept
    ]
    return {
        "fills": fills,
        "replaces": replaces,
        "kept": kept,
        "same": len(taken.homes) - len(fills) - len(replaces),
        "doubts": [_doubt(one) for one in taken.doubts],
        "text": text,
    }


def _doubt(one: national.Doubt) -> str:
    """What the schema does not foresee, in a sentence."""
    said = {"name": showing.extra_name(one.id), "value": one.value}
    if one.why == "no-id":
        return _("%(name)s: the list has no such question.") % said
    if one.why == "no-kind":
        return _("%(name)s: the list asks for another kind of answer.") % said
    return _("%(name)s: “%(value)s” is none of its answers.") % said


@forms
def drop(request: HttpRequest, ref: str) -> HttpResponse:
    """Take out an answer that our form does not ask."""
    row = doors.kept_or_404(request, ref)
    theirs = typed.line(request, "id")
    if request.method == "POST" and theirs:
        recording.drop_extra(ref=row.offer.ref, theirs=theirs[:80], by=by(request, row.owner_id))
        return redirect(f"{asking.at(row)}?done=out")
    return redirect(asking.at(row))
