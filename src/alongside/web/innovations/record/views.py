"""The record of an innovation: to read, to go on with, to print, to keep as a file; and its history."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.innovations import national
from alongside.exchange.innovations import record_rules as rules
from alongside.exchange.innovations.notices import InnovationRefused
from alongside.exchange.innovations.queries import innovations
from alongside.exchange.innovations.queries import record as queries
from alongside.exchange.innovations.services import recording
from alongside.web import documents, presenting, sight, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of
from alongside.web.innovations import doors

from . import asking, section, showing, wording

NATIONAL = "national"


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """What is to do and done, for those who keep it; the whole record for all others who may see it."""
    offer = doors.innovation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    told = queries.told_of(viewer, offer)
    if kind := request.GET.get("download", ""):
        return _file(viewer, offer, told, kind)
    if not innovations.keeps(viewer, told.innovation):
        return _read(request, offer, told)
    path = f"{doors.url_of(offer)}record/"
    context = {
        "progress": showing.progress(told),
        "six": _six(told, path),
        "six_done": sum(bool(one["texts"]) for one in _six(told, path)),
        "next_url": f"{path}questions/{told.first_open}/" if told.first_open else "",
        "next_section": _next_section(told, path),
        "sections": _sections(told, path),
        "extras": _extras(told),
        "sees": sight.mark(viewer, told.innovation) or _("Everyone"),
        "last": long_date(localtime(told.at)) if told.at else "",
        "files": _files(request, path),
        "done_text": asking.told_done(request),
    }
    return doors.page(request, "record/index", offer, context)


def _six(told: Any, path: str) -> list[dict[str, Any]]:
    """The six questions, each with the beginning of what is said."""
    shown = []
    for number, page in enumerate(rules.SIX, start=1):
        texts = [showing.short(one.key, told.answers.get(one.key)) for one in page if one.key != "word"]
        main = next((one for one in page if one.key != "word"), page[0])
        texts = [one for one in texts if one]
        shown.append(
            {
                "title": wording.ASK[main.key][0],
                "url": f"{path}questions/{number}/",
                "texts": " · ".join(texts)[:160] + ("…" if len(" · ".join(texts)) > 160 else ""),
            }
        )
    return shown


def _sections(told: Any, path: str) -> list[dict[str, Any]]:
    states = told.states
    return [
        {
            "key": one.key,
            "title": wording.SECTION[one.key][0],
            "url": f"{path}sections/{one.key}/",
            "state": states[one.key],
            "status": wording.STATE[states[one.key]],
        }
        for one in rules.SECTIONS
    ]


def _next_section(told: Any, path: str) -> dict[str, Any] | None:
    """The first section that is not done."""
    return next((one for one in _sections(told, path) if one["state"] != "done"), None)


def _extras(told: Any) -> list[dict[str, Any]]:
    return [
        {"id": key, "name": showing.extra_name(key), "texts": showing.extra_texts(value)}
        for key, value in told.extras.items()
    ]


def _files(request: HttpRequest, path: str) -> list[dict[str, str]]:
    """The record as files; a PDF where this machine makes one."""
    kinds = ["docx", "pdf", "json"] if documents.makes_pdf() else ["docx", "json"]
    texts = {"docx": "DOCX", "pdf": "PDF", "json": "JSON"}
    found = [{"text": texts[kind], "url": f"{path}?download={kind}"} for kind in kinds]
    return [*found, {"text": _("national record (JSON)"), "url": f"{path}?download={NATIONAL}"}]


def _names(viewer: Any, offer: Any) -> list[str]:
    """Who is named with it, as far as the viewer may see them."""
    actors = actor_links(viewer, [offer.actor_id, *offer.helpers.values_list("pk", flat=True)])
    return [one.name for one in actors.values()]


def _document(viewer: Any, offer: Any, told: Any) -> documents.Document:
    return showing.document(viewer, offer, told, _names(viewer, offer))


def _read(request: HttpRequest, offer: Any, told: Any) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    path = f"{doors.url_of(offer)}record/"
    context = {
        "document": _document(viewer, offer, told),
        "files": _files(request, path),
        "know_more": section.know_more(viewer, offer) if told.innovation is None else [],
    }
    return doors.page(request, "record/read", offer, context)


@require_GET
def printed(request: HttpRequest, ref: str) -> HttpResponse:
    """The whole record on one page that prints well."""
    offer = doors.innovation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    told = queries.told_of(viewer, offer)
    context = {"document": _document(viewer, offer, told), "makes_pdf": documents.makes_pdf()}
    return doors.page(request, "record/print", offer, context)


def _file(viewer: Any, offer: Any, told: Any, kind: str) -> HttpResponse:
    """The record as a file, with no more in it than the viewer may see. Raises: Http404 for another kind."""
    if kind == "docx":
        return documents.as_file(documents.as_docx(_document(viewer, offer, told)), kind, offer.title)
    if kind == "pdf" and documents.makes_pdf():
        return documents.as_file(documents.as_pdf(_document(viewer, offer, told)), kind, offer.title)
    if kind == "json":
        return _json(_ours(offer, told), offer.title)
    if kind == NATIONAL:
        answers = national.give_out(told.said, title=offer.title, types=told.types)
        return _json({"format": national.THEIRS, "answers": answers}, f"{offer.title} national")
    raise Http404


def _ours(offer: Any, told: Any) -> dict[str, Any]:
    """The record in our own format, which the page that takes in a file reads too."""
    row = told.innovation
    return {
        "format": national.OURS,
        "innovation": {
            "ref": offer.ref,
            "title": offer.title,
            "summary": offer.summary,
            "types": list(told.types),
            "stage": row.stage if row else "",
            "status": row.status if row else "",
            "world": offer.world,
        },
        "answers": {key: value for key, value in told.answers.items() if not rules.is_empty(value)},
    }


def _json(said: Any, name: str) -> HttpResponse:
    body = json.dumps(said, ensure_ascii=False, indent=2).encode()
    return documents.as_file(body, "json", name)


@forms
def history(request: HttpRequest, ref: str) -> HttpResponse:
    """What was said before, who said it, when; an older answer can be put back. For those who keep it."""
    row = doors.kept_or_404(request, ref)
    wrong: list[typed.Problem] = []
    if request.method == "POST":
        try:
            recording.restore(
                ref=row.offer.ref, version=typed.number(request, "version") or 0, by=by(request, row.owner_id)
            )
            return redirect(f"{asking.at(row)}history/?done=back")
        except InnovationRefused as refused:
            wrong = problems_of(refused)
    rows = queries.history_of(request.viewer, row.offer)  # type: ignore[attr-defined]
    newest: set[str] = set()
    shown = []
    for one in rows:
        shown.append(_version(one, is_now=one.question not in newest))
        newest.add(one.question)
    page = presenting.page_of(request, shown, lambda item: item)
    context = {"page": page, "done_text": asking.told_done(request)}
    return doors.page(request, "record/history", row.offer, context, wrong)


def _version(one: Any, *, is_now: bool) -> dict[str, Any]:
    """One version of one answer."""
    key = one.question
    if key.startswith(rules.EXTRA):
        name, texts = showing.extra_name(key.removeprefix(rules.EXTRA)), showing.extra_texts(one.value)
    elif key.startswith(rules.DONE):
        section = str(wording.SECTION[key.removeprefix(rules.DONE)][0])
        name = _("“%(section)s” is done") % {"section": section}
        texts = (_("Yes") if one.value else _("Not any more"),)
    else:
        name, texts = wording.label(key), showing.said(key, one.value)
    return {
        "name": name,
        "texts": () if rules.is_empty(one.value) and not key.startswith(rules.DONE) else texts,
        "who": one.user.name if one.user else _("Somebody who is not here any more"),
        "day": long_date(localtime(one.said_at)),
        "how": wording.HOW[one.how],
        "version": one.version,
        "pk": one.pk,
        "is_now": is_now,
    }
