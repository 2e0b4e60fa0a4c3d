"""What starting goes with: the sentences, and the data set to take away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.spread import read_learnt, read_spread
from alongside.exchange.analyses.spread_factors import FEWEST_STARTS, Factors, read_factors
from alongside.web import downloads, words
from alongside.web.components.formats import count
from alongside.web.innovations import doors
from alongside.web.presenting import PRACTICE

from .wording import percent


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """What goes with starting, as far as there is enough to tell; the data set as a file."""
    offer = doors.innovation_or_404(request, ref)
    viewer, today = request.viewer, timezone.localdate()  # type: ignore[attr-defined]
    found = read_spread(viewer, offer, today)
    ground, _learnt = read_learnt(viewer, offer, found, today)
    factors = read_factors(viewer, offer.world, found.uses, ground, today)
    if kind := downloads.asked_for(request):
        return _file(kind, offer, factors)
    context = {
        "says": sentences(factors),
        "is_told": bool(factors.said),
        "files": downloads.links(request) if factors.rows else [],
    }
    return doors.page(request, "spread/reasons", offer, context)


def sentences(found: Factors) -> list[str]:
    """What the regression says, or why it says nothing."""
    if found.why == "few":
        return [
            _("Too few have started to say what starting goes with: it takes %(n)s for each thing.")
            % {"n": FEWEST_STARTS}
        ]
    if found.why == "not-installed":
        return [
            _("The part that works this out is not installed here. Whoever runs this site can add it."),
            _("They add it with: pip install 'alongside[regression]'"),
        ]
    return [text for one in found.said if (text := _sentence(one))]


def _sentence(one: Any) -> str:
    if one.code == "base":
        starts, actors, _rows = one.numbers
        said = {"starts": count(int(starts)), "all": count(int(actors))}
        return _("This rests on %(starts)s starts among %(all)s organisations.") % said
    if one.code == "refused":
        return _refused(one)
    if one.code == "not-cause":
        return _("What goes together need not bring about: those who start may be alike in other ways.")
    ratio, low, high, step = one.numbers
    said = {
        "what": things(one.name, step),
        "ratio": f"{ratio:.1f}",
        "low": f"{low:.1f}",
        "high": f"{high:.1f}",
    }
    if one.code == "unclear":
        text = _("%(what)s: no difference that shows (likely between %(low)s and %(high)s times as often).")
    elif one.code == "more":
        text = _("%(what)s: start more often, about %(ratio)s times (likely between %(low)s and %(high)s).")
    else:
        text = _("%(what)s: start less often, about %(ratio)s times (likely between %(low)s and %(high)s).")
    return text % said


def _refused(one: Any) -> str:
    if one.name:
        return _("Nothing can be said of this: %(what)s.") % {"what": things(one.name, 1.0)}
    return _("There is not enough to say what starting goes with.")


def things(name: str, step: float) -> str:
    """What is compared, in words, with how much more of it."""
    if name == "around":
        return _("Where %(share)s more of those they work with use it already") % {"share": percent(step)}
    if name == "many":
        text = ngettext(
            "Where they work with %(n)s more organisation",
            "Where they work with %(n)s more organisations",
            round(step),
        )
        return text % {"n": f"{step:g}"}
    if name == "asked":
        text = ngettext(
            "Where %(n)s more thing is asked for in their place",
            "Where %(n)s more things are asked for in their place",
            round(step),
        )
        return text % {"n": f"{step:g}"}
    return _("Public bodies")


def _file(kind: str, offer: Any, found: Factors) -> HttpResponse:
    """The data set: a row for each organisation."""
    head = [
        _("Organisation"),
        _("Kind of organisation"),
        _("Started"),
        _("Share of those it works with that use it now"),
        _("How many it works with"),
        _("Public body"),
        _("Things asked for in its place"),
    ]
    rows = [
        [
            row.name,
            words.SECTOR.get(row.sector, row.sector),
            row.started,
            round(row.around, 3),
            row.many,
            _("Yes") if row.public else _("No"),
            row.asked,
        ]
        for row in found.rows
    ]
    about = [offer.title, *sentences(found)]
    if offer.world == PRACTICE:
        about.append(_("Practice town: invented. Nothing here is real."))
    return downloads.as_file(kind, _("What starting goes with"), head, rows, about)
