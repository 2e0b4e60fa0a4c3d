"""Who would lose, and what would put it right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import splits as analyses
from alongside.exchange.analyses import terms as looks
from alongside.exchange.evidence.queries import cases as queries

from .. import doors
from . import presenters
from .doors import may_propose


@require_GET
def split(request: HttpRequest, ref: str) -> HttpResponse:
    """Every party's position, the least payments that leave nobody worse off, and a fair split."""
    case = doors.case_or_404(request, ref)
    version = queries.newest(case)
    count = analyses.CASH if request.GET.get("count") == analyses.CASH else analyses.ALL
    needed = request.GET.getlist("needed") if "count" in request.GET else None
    found = analyses.split(version.model, count=count, needed=needed) if version is not None else None
    if version is None or found is None:
        return doors.case_page(request, "terms/split", case, {"found": None})
    is_cash = count == analyses.CASH
    context: dict[str, Any] = {
        "found": found,
        "together": presenters.together(found, looks.years(version.model)),
        "who": presenters.parties(found, is_cash),
        "least": presenters.least(found),
        "fair": presenters.fair(found),
        "apart": presenters.apart(found),
        "not_known": presenters.names(found.not_known),
        "counts": [
            ("all", _("Everything: money, time and room, wellbeing")),
            ("cash", _("Only money that can be spent elsewhere")),
        ],
        "count": count,
        "who_all": [(one.key, one.name) for one in found.parties],
        "needed": [one.key for one in found.parties if one.needed],
        "may_propose": may_propose(request, case),
        "version": version,
    }
    return doors.case_page(request, "terms/split", case, context)
