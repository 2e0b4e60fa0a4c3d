"""How success is counted, and what was counted when."""

import math
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.partnerships import queries, services
from alongside.exchange.partnerships.queries.health import late_measures
from alongside.exchange.partnerships.services import PartnershipRefused
from alongside.web import downloads, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of

from . import doors
from .sections import Section


def section(request: HttpRequest, found: Any) -> Section:
    """How success is counted, in the list of what is in a workspace."""
    many = len(queries.measures_of(found))
    said = ngettext("%(n)d way to count it", "%(n)d ways to count it", many) % {"n": many}
    said = said if many else _("Not said yet. Say it before you begin, so that you can tell later.")
    late = late_measures(found, timezone.localdate())
    return Section(
        "measures", _("How we know that it works"), f"/partnerships/{found.ref}/measures/", said, late
    )


@forms
def measures(request: HttpRequest, ref: str) -> HttpResponse:
    """What is counted, from where to where; a form for one more, and for a figure of each."""
    found = doors.inside_or_404(request, ref)
    if kind := downloads.asked_for(request):
        return _file(kind, found)
    if request.method != "POST":
        return _page(request, found)
    member = doors.mine_or_404(request, found)
    adding = typed.line(request, "do") == "value"
    try:
        if adding:
            _value(request, ref, by(request, member.party_id))
        else:
            _measure(request, ref, by(request, member.party_id))
    except PartnershipRefused as refused:
        return _page(request, found, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect("partnership-measures", ref)


def _measure(request: HttpRequest, ref: str, by: Any) -> None:
    """Keep one more way to count."""
    day = typed.day(request, "by_when")
    if day is None and typed.any_typed(request, "by_when"):
        raise PartnershipRefused("bad-day", "by_when-day")
    services.set_measure(
        ref=ref,
        what=typed.line(request, "what"),
        how=typed.words(request, "how"),
        baseline=_number(request, "baseline"),
        target=_number(request, "target"),
        by_when=day,
        by=by,
    )


def _value(request: HttpRequest, ref: str, by: Any) -> None:
    """Keep one figure of a day."""
    which = typed.line(request, "measure")
    pk = int(which) if which.isascii() and which.isdigit() and len(which) < 18 else 0
    value = _number(request, "value", f"value-{pk}")
    if value is None:
        raise PartnershipRefused("no-number", f"value-{pk}")
    day = typed.day(request, "on") if typed.any_typed(request, "on") else timezone.localdate()
    if day is None:
        raise PartnershipRefused("bad-day", f"value-{pk}")
    services.add_value(ref=ref, measure_id=pk, on=day, value=value, by=by)


def _number(request: HttpRequest, name: str, field: str = "") -> float | None:
    """A number as typed, commas, £ and % allowed; none where nothing is. Raises: PartnershipRefused."""
    said = typed.line(request, name).replace(",", "").strip("£% ")
    if not said:
        return None
    try:
        number = float(said)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or abs(number) > 1e15:
        raise PartnershipRefused("no-number", field or name)
    return number


def _page(request: HttpRequest, found: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    may = bool(queries.my_members(request.viewer, found)) and found.state != "closed"  # type: ignore[attr-defined]
    rows = queries.measures_of(found)
    context = {
        "rows": [_row(one) for one in rows],
        "may": may,
        "downloads": downloads.links(request) if rows else [],
    }
    return doors.page(request, "measures", found, context, problems)


def _row(one: Any) -> dict[str, Any]:
    values = [(long_date(value.on), f"{value.value:g}") for value in one.values.all()]
    ends = []
    if one.baseline is not None:
        ends.append(_("It was %(number)s at first") % {"number": f"{one.baseline:g}"})
    if one.target is not None:
        ends.append(_("we want %(number)s") % {"number": f"{one.target:g}"})
    if one.by_when:
        ends.append(_("by %(day)s") % {"day": long_date(one.by_when)})
    return {
        "id": one.pk,
        "what": one.what,
        "how": one.how,
        "line": ", ".join(ends),
        "counted": values,
        "met": bool(_is_met(one)),
    }


def _is_met(one: Any) -> bool:
    """Whether the last figure has reached what is wanted, from whichever side it began."""
    values = list(one.values.all())
    if not values or one.target is None:
        return False
    falls = one.baseline is not None and one.baseline > one.target
    return values[-1].value <= one.target if falls else values[-1].value >= one.target


def _file(kind: str, found: Any) -> HttpResponse:
    head = [_("What is counted"), _("How"), _("At first"), _("Wanted"), _("By when"), _("Day"), _("Figure")]
    lines = [
        [one.what, one.how, one.baseline, one.target, one.by_when, on, value]
        for one in queries.measures_of(found)
        for on, value in [(row.on, row.value) for row in one.values.all()] or [(None, None)]
    ]
    return downloads.as_file(kind, found.name, head, lines)
