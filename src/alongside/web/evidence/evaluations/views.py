"""The list of evaluations, and one of them: the answer first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import evaluations as analyses
from alongside.exchange.evidence.queries import evaluations as queries
from alongside.web import downloads, listing
from alongside.web.components.formats import long_date
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Filter, Listing
from alongside.web.shapes import Shape

from ..claims import section as claims
from . import doors, presenters, words

MINE = {"yes": lazy("Those that I write")}


def _rows(asked: Asked) -> Any:
    return queries.narrowed(
        asked.viewer,
        queries.evaluations_for(asked.viewer, world=asked.world),
        q=asked["q"],
        status=asked["status"],
        design=asked["design"],
        answer=asked["answer"],
        mine=bool(asked["mine"]),
        place_id=asked.place_id,
    )


EVALUATIONS = Shape(
    presenters.item,
    (
        (lazy("Question"), lambda row: row.question),
        (lazy("How far it is"), lambda row: str(words.STATUS_SHORT[row.status])),
        (lazy("What was found"), lambda row: str(words.ANSWER.get(row.answer, ""))),
        (lazy("Grade"), lambda row: row.grade),
        (lazy("In words"), lambda row: row.found),
        (lazy("How far it holds"), lambda row: row.limits),
        (lazy("How it was looked at"), lambda row: str(words.DESIGN.get(row.design, ""))),
        (lazy("It began on"), lambda row: long_date(row.began_on)),
        (lazy("Place"), lambda row: row.place.name if row.place else ""),
        (lazy("Kept by"), queries.owner_name),
    ),
)
LIST = Listing(
    template="evidence/evaluations/index.html.jinja",
    name=lazy("Did it work?"),
    rows=_rows,
    shape=EVALUATIONS,
    filters=(
        listing.WORDS,
        listing.PLACE,
        of_words("answer", lazy("What was found"), words.ANSWER_SHORT),
        of_words("status", lazy("How far it is"), words.STATUS_SHORT),
        of_words("design", lazy("How it is looked at"), words.DESIGN),
        Filter("mine", lazy("Whose"), lambda viewer, world: MINE if viewer.user_id else {}, more=True),
    ),
    orders={"name": (lazy("By name"), ("question", "pk"))},
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Whether things worked, as far as the viewer may see."""
    return listing.answer(request, LIST, may_start=request.doer is not None)  # type: ignore[attr-defined]


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One of them: the answer, the chart, what it rests on, how far it holds."""
    row = doors.evaluation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    told = analyses.found_for(viewer, row)
    has_chart = told is not None and bool(told.values)
    if has_chart and (kind := downloads.asked_for(request)):
        head, rows = presenters.table(row, told)
        about = [row.question, presenters.headline(row, told), *presenters.sentences(row, told)]
        return downloads.as_file(kind, row.question[:60], head, rows, about)
    context: dict[str, Any] = {
        "told": None,
        "hidden": row.design not in ("", "trial") and queries.figures_of(viewer, row) is None,
        "kept_answer": words.ANSWER.get(row.answer, ""),
        "grade": words.GRADE.get(told.grade if told is not None else row.grade, ""),
        "row": row,
        "facts": presenters.facts(request, row),
        "claims": claims.section(request, row),
        "actions": _actions(request, row),
        "kept_on": long_date(row.kept_on),
        "done": _("Kept.") if request.GET.get("done") else "",
    }
    if told is not None:
        context |= {
            "told": told,
            "answer": presenters.headline(row, told),
            "sentences": presenters.sentences(row, told),
            "rests_on": presenters.rests_on(told),
            "grade_why": presenters.grade_why(told),
            "more": presenters.more(row, told),
            "chart": presenters.chart(row, told, downloads.links(request)) if has_chart else None,
            "trial": presenters.trial(row, told),
            "since": row.status == "final" and analyses.changed_since(viewer, row),
        }
    return doors.page(request, "show", row, context)


def _actions(request: HttpRequest, row: Any) -> list[dict[str, Any]]:
    """What whoever writes it can do."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if not queries.keeps(viewer, row):
        return []
    at = doors.url_of(row)
    final = row.status == "final"
    found = [{"text": _("Say what was found"), "url": f"{at}words/", "main": bool(row.design)}]
    if not final:
        found.append({"text": _("Change the plan"), "url": f"{at}edit/", "main": not row.design})
        if row.design == "trial":
            found.append({"text": _("Add the results of a place"), "url": f"{at}results/", "main": False})
    if queries.owns(viewer, row):
        found.append({"text": _("Who may see it"), "url": f"{at}sharing/", "main": False})
    return found
