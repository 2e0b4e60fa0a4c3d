"""The page of a journey: where it has got to, what must be shown next, what was decided, what is due."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.innovations import journey_rules as rules
from alongside.exchange.innovations.queries import innovations as records
from alongside.exchange.innovations.queries import journey as queries
from alongside.exchange.innovations.queries import support
from alongside.exchange.innovations.services import moving
from alongside.web import downloads, typed
from alongside.web import words as house
from alongside.web.doors import forms
from alongside.web.innovations import doors

from . import presenters, wording, writing


def told() -> dict[str, str]:
    """What was just done."""
    return {
        "shown": _("Kept."),
        "placed": _("Kept."),
        "decided": _("Kept. Those who follow it are told."),
        "status": _("Kept. Those who follow it are told."),
        "date": _("Kept."),
        "finished": _("Kept as done."),
        "test": _("Kept."),
    }


@forms
def journey(request: HttpRequest, ref: str) -> HttpResponse:
    """All of it, for whoever sees the record; whoever keeps it says here what is shown."""
    offer = doors.innovation_or_404(request, ref)
    row = records.record_of(request.viewer, offer)  # type: ignore[attr-defined]
    if request.method == "POST":
        return _said(request, offer.ref)
    if row is None:
        return doors.page(request, "journey/show", offer, _unknown(request, offer))
    if kind := downloads.asked_for(request):
        return _file(request, kind, offer, row)
    return page(request, row)


def _unknown(request: HttpRequest, offer: Any) -> dict[str, Any]:
    """What is said where no record is kept, or none that the viewer may see."""
    stage = offer.stages[-1] if offer.stages else ""
    today = timezone.localdate()
    status = "history" if offer.standing == "history" else "moving"
    return {"path": presenters.path_of(stage, (), today, status) if stage else [], "record": None}


def _said(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how one thing stands, or where it has got to where nobody knew."""
    row = doors.kept_or_404(request, ref)
    if request.POST.get("do") == "place":
        since = typed.day(request, "since")
        wrong = writing.day_problem(request, "since") or writing.tried(
            request,
            row,
            lambda by: moving.place_at(ref=ref, stage=typed.line(request, "stage"), since=since, by=by),
        )
        return (
            page(request, row, wrong) if wrong else redirect(f"{doors.url_of(row.offer)}journey/?done=placed")
        )
    url, wrong = writing.url_of(request)
    said = {
        "item": typed.line(request, "item"),
        "state": typed.line(request, "state"),
        "words": typed.words(request, "words")[: writing.TEXT],
        "url": url,
    }
    wrong = wrong or writing.tried(request, row, lambda by: moving.show_item(ref=ref, **said, by=by))
    if wrong:
        return page(request, row, wrong)
    return redirect(f"{doors.url_of(row.offer)}journey/?done=shown#gate-{said['item']}")


def page(request: HttpRequest, row: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    """The page, perhaps with what was wrong with a line."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    today, url = timezone.localdate(), doors.url_of(row.offer)
    found = queries.journey_of(viewer, row)
    keeps = records.keeps(viewer, row)
    moves = row.status == "moving"
    sponsors = support.sponsors_of(viewer, row)
    context = {
        "record": row,
        "path": _with_owners(presenters.path_of(row.stage, found.stays, today, row.status), row, sponsors),
        "late": presenters.late_said(queries.overdue_of(row, found, today)),
        "gate": [presenters.line_of(one) for one in found.gate],
        "gate_said": presenters.gate_said(found.gate) if found.gate else "",
        "who": wording.WHO.get(row.stage, ""),
        "next": house.STAGE[rules.forward(row.stage)] if rules.forward(row.stage) else "",
        "decisions": presenters.decisions_of(found),
        "change": presenters.change_of(found.change) if found.change and not moves else None,
        "changes": [presenters.change_of(one) for one in found.changes],
        "milestones": presenters.milestones_of(url, found.milestones, today, keeps=keeps),
        "trials": presenters.trials_of(url, found.trials, today, keeps=keeps),
        "keeps": keeps,
        "moves": moves,
        "marks": [(key, text) for key, text in wording.SHOWN.items()],
        "stages": list(house.STAGE.items()),
        "ways": [(key, wording.CHANGE[key]) for key in rules.GOES[row.status]],
        "item": typed.line(request, "item"),
        "downloads": downloads.links(request) if found.decisions or found.stays else [],
        "done": writing.done(request, told()),
    }
    return doors.page(request, "journey/show", row.offer, context, wrong)


def _with_owners(path: list[dict[str, Any]], row: Any, sponsors: list[Any]) -> list[dict[str, Any]]:
    """Each stage with who mostly decides there, and who stands behind it there now."""
    for one in path:
        one["who"] = wording.WHO[one["key"]]
        one["behind"] = [
            f"{who.organisation} ({who.role})"
            for who in sponsors
            if who.until is None and (who.stage == one["key"] or (not who.stage and one["is_now"]))
        ]
    return path


def _file(request: HttpRequest, kind: str, offer: Any, row: Any) -> HttpResponse:
    """What was decided, and the stays, as a table."""
    found = queries.journey_of(request.viewer, row)  # type: ignore[attr-defined]
    head = [
        _("Day"), _("What"), _("Where it was"), _("Where it went"), _("Who decided"), _("As what"),
        _("On what"), _("Why"),
    ]  # fmt: skip
    rows: list[list[Any]] = [
        [one.entered_on, _("It came here"), "", house.STAGE[one.stage], "", "", "", one.basis]
        for one in found.stays
    ]
    rows += [
        [
            one.decided_on,
            wording.DECISION[one.decision],
            house.STAGE.get(one.stage, one.stage),
            house.STAGE.get(one.to_stage, one.to_stage),
            one.organisation,
            one.role,
            one.evidence,
            one.reasons,
        ]
        for one in found.decisions
    ]
    rows += [
        [one.changed_on, wording.STATUS[one.status], "", "", "", "", "", one.why] for one in found.changes
    ]
    about = [_("Practice town: invented. Nothing here is real.")] if row.world == "practice" else []
    rows.sort(key=lambda one: one[0])
    return downloads.as_file(kind, f"{offer.title} {_('journey')}", head, rows, about)


def kept(request: HttpRequest, ref: str) -> Any:
    """The record, for whoever keeps it, at a stage that is known. Raises: Http404."""
    row = doors.kept_or_404(request, ref)
    if not row.stage:
        raise Http404
    return row
