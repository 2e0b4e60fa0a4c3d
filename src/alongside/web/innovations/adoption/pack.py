"""What it takes: a pack for whoever wants to start, put together from what sites say; page, Word, PDF."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_GET

from alongside.exchange.innovations import adoption_rules as rules
from alongside.exchange.innovations.queries import adoptions as queries
from alongside.exchange.innovations.queries import innovations
from alongside.web import documents
from alongside.web import words as house
from alongside.web.components.formats import count, money
from alongside.web.documents import Document, Group, Row
from alongside.web.presenting import PRACTICE

from .. import doors as frame
from . import presenters, words

FIGURES = ("money", "yearly", "hours", "weeks", "people")
POUNDS = ("money", "yearly")
HEADINGS = {
    "steps": noop("How they did it, step by step"),
    "routines": noop("What must be in place every day"),
    "pitfalls": noop("What to watch out for"),
}


@require_GET
def pack(request: HttpRequest, ref: str) -> HttpResponse:
    """The page, or the file of it."""
    offer = frame.innovation_or_404(request, ref)
    document = _document(request.viewer, offer)  # type: ignore[attr-defined]
    kind = request.GET.get("download", "")
    kinds = ["docx", *(["pdf"] if documents.makes_pdf() else [])]
    if kind in kinds:
        body = documents.as_docx(document) if kind == "docx" else documents.as_pdf(document)
        return documents.as_file(body, kind, document.title)
    context = {"document": document, "downloads": documents.links(request.path, kinds)}
    return frame.page(request, "adoption/pack", offer, context)


def _document(viewer: Any, offer: Any) -> Document:
    """The pack as one document, the same for the page and the files."""
    rows = list(queries.with_details(queries.adoptions_for(viewer, offer_ids=[offer.pk])))
    begun = [row for row in rows if row.started_on is not None]
    lines = [documents.INVENTED] if offer.world == PRACTICE else []
    lines += [presenters.counted(queries.uses_of(viewer, [offer.pk]).get(offer.pk)) or _nobody()]
    groups = (
        _takes(begun),
        _talkers(viewer, offer),
        *(_said(begun, name) for name in ("steps", "routines")),
        _beside(viewer, offer),
        _said(begun, "pitfalls"),
        _changed(begun),
        _room(begun),
        _passed(begun),
        _stopped(rows),
    )
    about = (_("Put together from what each organisation said itself. Ask them before you rely on it."),)
    return Document(
        title=_("What it takes: %(title)s") % {"title": offer.title},
        caption=house.KIND["innovation"],
        lines=tuple(lines),
        groups=tuple(group for group in groups if group.rows or group.empty),
        about=about,
    )


def _nobody() -> str:
    return _("Nobody has said here that they use it.")


def _takes(rows: list[Any]) -> Group:
    """Figures over the sites: the middle and the range of three or more, else each as its site said it."""
    found = [Row(words.TOOK[name], (said,)) for name in FIGURES if (said := _figure(name, rows))]
    empty = _("No organisation has said yet what it took.")
    return Group(_("What it takes"), tuple(found), empty)


def _figure(name: str, rows: list[Any]) -> str:
    show = money if name in POUNDS else count
    newest = {row.site_id: row for row in reversed(rows) if getattr(row, name) is not None}
    told = list(newest.values())
    ranged = rules.ranged(getattr(row, name) for row in told)
    if ranged is None:
        return "; ".join(f"{show(getattr(row, name))} ({row.site.name})" for row in told)
    said = {
        "middle": show(round(ranged.middle)),
        "low": show(ranged.low),
        "high": show(ranged.high),
        "count": ranged.count,
    }
    return _("%(middle)s in the middle, from %(low)s to %(high)s, at %(count)d organisations") % said


def _talkers(viewer: Any, offer: Any) -> Group:
    found = [
        Row(row.site.name, (f"{presenters.when(row)}.", *([row.talk_how] if row.talk_how else [])))
        for row in queries.talkers(viewer, offer)
    ]
    return Group(_("Who has done it and will talk to you"), tuple(found), _("Nobody has said so yet."))


def _said(rows: list[Any], name: str) -> Group:
    found = [
        Row(row.site.name, tuple(said)) for row in rows if (said := presenters.lines(getattr(row, name)))
    ]
    return Group(_(HEADINGS[name]), tuple(found))


def _beside(viewer: Any, offer: Any) -> Group:
    """What its record says it needs beside it."""
    mine = innovations.links_of(viewer, offer)[0]
    found = [Row(one.offer.title, (one.why or "–",)) for one in mine if one.kind == "beside"]
    return Group(_("What it needs beside it"), tuple(found))


def _changed(rows: list[Any]) -> Group:
    found = [
        Row(row.site.name, tuple(_because(one) for one in row.adaptations.all()))
        for row in rows
        if row.adaptations.all()
    ]
    return Group(_("What others changed, and why"), tuple(found))


def _because(one: Any) -> str:
    said = presenters.adaptation(one)
    return f"{said['words']} {said['why']}".strip()


def _room(rows: list[Any]) -> Group:
    found = []
    for row in rows:
        shown = [presenters.displaced(one) for one in row.displacements.all()]
        texts = [f"{one['words']}: {one['how']}. {_freed(one)}".strip() for one in shown]
        found += [Row(row.site.name, tuple(texts))] if texts else []
    return Group(_("What made room for it"), tuple(found))


def _freed(one: dict[str, Any]) -> str:
    if one["real"]:
        return _("It has set free %(what)s.") % {"what": one["real"]}
    return _("Planned: %(what)s.") % {"what": one["planned"]} if one["planned"] else ""


def _passed(rows: list[Any]) -> Group:
    found = [
        Row(row.site.name, tuple(f"{one['words']} {one['worked']}. {one['learned']}".strip() for one in said))
        for row in rows
        if (said := [presenters.passed(one) for one in row.passed_on.all()])
    ]
    return Group(_("What was passed on, and what came of it"), tuple(found))


def _stopped(rows: list[Any]) -> Group:
    over = [row for row in rows if row.stopped_on is not None]
    found = [Row(row.site.name, (f"{presenters.when(row)}.", presenters.why_stopped(row))) for row in over]
    return Group(_("Who stopped, and why"), tuple(found), _("Nobody has said here that they stopped."))
