"""How something new has spread: map, curve, who started when; as files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.spread import Spread, read_learnt, read_spread
from alongside.exchange.analyses.spread_growth import SEED
from alongside.exchange.analyses.spread_ties import Learnt
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.innovations import doors
from alongside.web.presenting import PRACTICE

from . import presenters, wording

SITES, CURVE = "sites", "curve"


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The page, or one of its lists as a file."""
    offer = doors.innovation_or_404(request, ref)
    found = read_spread(request.viewer, offer, timezone.localdate())  # type: ignore[attr-defined]
    _ground, learnt = read_learnt(request.viewer, offer, found, timezone.localdate())  # type: ignore[attr-defined]
    if kind := downloads.asked_for(request):
        return _file(request, kind, offer, found, learnt)
    context = {
        "summary": wording.summary(found),
        "none": not found.uses,
        "points": presenters.points(found),
        "areas_url": presenters.PRACTICE_AREAS if offer.world == PRACTICE else presenters.REAL_AREAS,
        "curve": presenters.curve(found, downloads.links(request, list=CURVE)),
        "head": presenters.site_head(),
        "rows": presenters.site_rows(found, learnt),
        "learnt": wording.learnt(learnt),
        "followed": presenters.followed(found, learnt),
        "files": downloads.links(request, list=SITES) if found.uses else [],
        "how": how(found, learnt),
    }
    return doors.page(request, "spread/show", offer, context)


def how(found: Spread, learnt: Learnt) -> list[str]:
    """How it was worked out, so that anyone can do it again."""
    said = [_("Only what you may see is counted. Each organisation says itself when it started and stopped.")]
    looked = found.outlook
    if looked.enough:
        share = round(100 * looked.weight)
        said.append(
            _(
                "What may come is drawn from four known curves of growth, each as far as it fits what has "
                "happened; the likeliest is called %(name)s (%(share)s in 100). Seed %(seed)s."
            )
            % {"name": looked.best, "share": share, "seed": SEED}
        )
    if learnt.enough:
        said.append(wording.nearness(learnt))
    said.append(_("Mark of what went in: %(digest)s.") % {"digest": found.digest[:12]})
    return said


def _file(request: HttpRequest, kind: str, offer: Any, found: Spread, learnt: Learnt) -> HttpResponse:
    """The sites or the curve."""
    wants_curve = request.GET.get("list") == CURVE
    head, rows = presenters.curve_file(found) if wants_curve else presenters.file_rows(request, found, learnt)
    name = _("Curve") if wants_curve else _("Who uses it")
    day = long_date(timezone.localdate())
    about = [
        presenters.title(offer),
        wording.summary(found),
        wording.forecast(found),
        wording.learnt(learnt),
        *how(found, learnt),
        _("Made on %(day)s from %(address)s") % {"day": day, "address": request.build_absolute_uri()},
    ]
    if offer.world == PRACTICE:
        about.append(_("Practice town: invented. Nothing here is real."))
    return downloads.as_file(kind, f"{name} {offer.title[:60]}", head, rows, about)
