"""The list of claims, one claim down to its sources, and who took part in the study."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.evidence import participation_rules
from alongside.exchange.evidence.queries import cases
from alongside.exchange.evidence.queries import claims as queries
from alongside.web import downloads, listing, presenting, sight
from alongside.web import words as house
from alongside.web.components.formats import long_date
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Filter, Listing
from alongside.web.presenting import PRACTICE
from alongside.web.shapes import RECORD, Shape

from . import presenters, words
from .presenters import url_of

MINE = {"yes": lazy("Those that I put down")}


def claim_or_404(request: HttpRequest, ref: str) -> Any:
    """A claim, for a viewer who may see it. Raises: Http404."""
    found = queries.claim_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _rows(asked: Asked) -> Any:
    rows = queries.narrowed(
        asked.viewer,
        queries.claims_for(asked.viewer, world=asked.world),
        q=asked["q"],
        driver=asked["driver"],
        section=asked["section"],
        band=asked["band"],
        trace=asked["trace"],
        status=asked["status"],
        mine=bool(asked["mine"]),
    )
    return rows.prefetch_related("sources")


def _band(claim: Any) -> str:
    """How many people said it; of the sources that were read with the list."""
    return next((one.band for one in claim.sources.all() if one.band and one.side == "for"), "")


def item(claim: Any) -> dict[str, Any]:
    """One in a list: its sentence, how many said it, and where its source says so."""
    band = _band(claim)
    trace = words.TRACE[claim.trace] if claim.trace != "named" else ""
    where = _("part %(section)s") % {"section": claim.section} if claim.section else ""
    line = [house.DRIVER.get(claim.driver, ""), words.SAID_BY[band] if band else "", trace, where]
    return {
        "title": claim.sentence,
        "url": url_of(claim),
        "line": " · ".join(str(one) for one in line if one),
        "badge": words.STATUS[claim.status]
        if claim.standing != "history"
        else presenting.standing_text(claim),
        "tone": words.TONE[claim.status] if claim.standing != "history" else "history",
    }


CLAIMS = Shape(
    item,
    (
        (lazy("What was said"), lambda row: row.sentence),
        (lazy("What helps or gets in the way"), lambda row: house.DRIVER.get(row.driver, "")),
        (lazy("Said by"), lambda row: str(words.BANDS[_band(row)]) if _band(row) else ""),
        (lazy("On what it rests"), lambda row: str(words.TRACE[row.trace])),
        (lazy("How it stands"), lambda row: str(words.STATUS[row.status])),
        (lazy("As known on"), lambda row: row.as_of),
        (lazy("How far it holds"), lambda row: row.limits),
        (lazy("Part of its source"), lambda row: row.section),
        (lazy("Remark"), lambda row: row.note),
        *RECORD,
    ),
)
LIST = Listing(
    template="evidence/claims/index.html.jinja",
    name=lazy("What was said, and by how many"),
    rows=_rows,
    shape=CLAIMS,
    filters=(
        listing.WORDS,
        of_words("driver", lazy("What helps or gets in the way"), house.DRIVER),
        of_words("band", lazy("Said by"), words.BANDS),
        of_words("trace", lazy("On what it rests"), words.TRACE, more=True),
        Filter(
            "section",
            lazy("Part of the study"),
            lambda viewer, world: {one: one for one in queries.sections(viewer, world)},
            more=True,
        ),
        of_words("status", lazy("How it stands"), words.STATUS, more=True),
        Filter("mine", lazy("Whose"), lambda viewer, world: MINE if viewer.user_id else {}, more=True),
    ),
    orders={"new": (lazy("Newest first"), ("-made_at", "-pk"))},
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What was said, as far as the viewer may see it, with how many statements stand behind each heading."""
    asked = listing.asked_of(request, LIST)
    counted = queries.counted(_rows(asked).prefetch_related(None))
    rows = [
        [
            house.DRIVER.get(driver, _("Nothing of these")),
            *({"text": str(bands[band]), "format": "numeric"} for band in words.BANDS),
        ]
        for driver, bands in sorted(counted.items(), key=lambda one: -sum(one[1].values()))
    ]
    head = [
        _("What helps or gets in the way"),
        *({"text": str(one), "format": "numeric"} for one in words.BANDS.values()),
    ]
    return listing.answer(request, LIST, counts={"head": head, "rows": rows} if rows else None)


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One claim: what speaks for it, what against it, how strong, of when, and how far it holds."""
    claim = claim_or_404(request, ref)
    if ref != claim.ref:
        return redirect(url_of(claim))
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rest = queries.rest_of(viewer, claim)
    keeps = queries.keeps(viewer, claim)
    url = url_of(claim)
    context = {
        "facts": _facts(viewer, claim),
        "speaks_for": [presenters.source(one, viewer, url) for one in rest.speaks_for],
        "against": [presenters.source(one, viewer, url) for one in rest.against],
        "hidden": rest.hidden,
        "told": words.told(rest),
        "agreement": words.AGREEMENT[rest.agreement],
        "ways_of_knowing": presenters.ways_of_knowing(rest),
        "trace": words.TRACE[claim.trace] if claim.trace != "named" else "",
        "trace_means": words.TRACE_MEANS.get(claim.trace, ""),
        "source": presenting.source_of(claim),
        "keeps": keeps,
        "may_object": queries.may_object(viewer, claim) and not keeps,
        "may_sign_in": viewer.user_id is None and claim.status != "withdrawn",
        "mark": sight.mark(viewer, claim),
        "is_study": claim.source_id is not None and claim.standing == "history",
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return claim_page(request, "show", claim, context)


DONE = {
    "said": lazy("Kept."),
    "cited": lazy("Kept. It stands below."),
    "objected": lazy("Kept. It stands below, under what speaks against it."),
    "away": lazy("Taken away."),
}


def claim_page(
    request: HttpRequest,
    template: str,
    claim: Any,
    context: dict[str, Any] | None = None,
    problems: list[Any] | None = None,
) -> HttpResponse:
    """A page of a claim, in its frame: `templates/evidence/claims/<template>.html.jinja`."""
    wrong = problems or []
    shown = {
        "it": {
            "sentence": claim.sentence,
            "url": url_of(claim),
            "ref": claim.ref,
            "status": claim.status,
            "status_text": words.STATUS[claim.status],
            "status_why": claim.status_why,
            "tone": words.TONE[claim.status],
            "standing": claim.standing,
            "standing_text": presenting.standing_text(claim) if claim.standing == "history" else "",
            "limits": claim.limits,
        },
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST,
        "practice": claim.world == PRACTICE,
        "practice_exit_url": "/claims/",
    }
    status = 422 if wrong else 200
    return render(request, f"evidence/claims/{template}.html.jinja", shown | (context or {}), status=status)


def _facts(viewer: Any, claim: Any) -> list[dict[str, Any]]:
    """Of when it is, what it is about, and where it stands in its source."""
    year = claim.standing == "history" and claim.as_of
    about = []
    if claim.offer is not None:
        kind = "innovations" if claim.offer.kind == "innovation" else "offers"
        about.append((claim.offer.title, f"/{kind}/{claim.offer.ref}/"))
    case = cases.case_for(viewer, claim.case.ref) if claim.case is not None else None
    if case is not None:
        about.append((case.title, f"/cases/{case.ref}/"))
    driver = house.DRIVER.get(claim.driver, "")
    return [
        presenting.links(_("What it is about"), about),
        presenting.fact(
            _("What helps or gets in the way"),
            driver,
            f"/claims/?driver={claim.driver}{'&world=practice' if claim.world == PRACTICE else ''}"
            if driver
            else "",
        ),
        presenting.fact(_("As known in"), str(claim.as_of.year))
        if year
        else presenting.fact(_("As known on"), long_date(claim.as_of)),
        presenting.fact(_("Part of its source"), claim.section),
        presenting.fact(_("Footnote in its source"), claim.footnote),
    ]


@require_GET
def study(request: HttpRequest) -> HttpResponse:
    """Who took part in the study: its tables 2 and 3 as printed, with the sums beside them."""
    numbers = queries.took_part(world=presenting.world_of(request))
    tables = [presenters.grid(one) for one in participation_rules.tables(numbers)]
    if kind := downloads.asked_for(request):
        at = request.GET.get("list", "")
        chosen = next((one for number, one in enumerate(tables, 2) if str(number) == at), None)
        if chosen is not None:
            rows = [[row[0], *(cell["text"] for cell in row[1:])] for row in chosen["rows"]]
            return downloads.as_file(
                kind, f"{chosen['name']} {chosen['title']}", chosen["plain"], rows, chosen["misprints"]
            )
    for number, one in enumerate(tables, 2):
        one["downloads"] = downloads.links(request, list=str(number))
    context = {
        "tables": tables,
        "engaged": participation_rules.engaged(numbers),
        "source": presenting.source_of(_Source(numbers[0].dataset)) if numbers else {},
        "practice": presenting.world_of(request) == PRACTICE,
        "practice_exit_url": "/claims/study/",
    }
    return render(request, "evidence/claims/study.html.jinja", context)


class _Source:
    """The data set as `presenting.source_of` reads it."""

    note = basis = source = ""

    def __init__(self, dataset: Any) -> None:
        self.dataset = dataset
