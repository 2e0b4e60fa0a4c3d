"""How lists are put in order, for those who run it: what counts, what was learnt, who gets seen."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.analyses import learning, services
from alongside.exchange.analyses.ordering import weights_now
from alongside.exchange.analyses.seen import Line, Seen, may_see, who_gets_seen
from alongside.web import downloads, words
from alongside.web.components.formats import count, long_date
from alongside.web.presenting import PRACTICE, address, world_of
from alongside.web.typed import line, problem

WRONG = 422
DONE = {
    "learn": lazy("It was worked out. Nothing is changed until you use it."),
    "on": lazy("This counts from now on."),
    "off": lazy("What we ship counts again."),
}
SIZE = {
    "one": lazy("One entry"),
    "some": lazy("Two to nine entries"),
    "many": lazy("Ten entries or more"),
    "not-known": lazy("Not known"),
}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def counts(request: Any) -> HttpResponse:
    """Show what counts and what was learnt; work it out anew, use it, or go back."""
    if not learning.may_learn(request.viewer):
        raise Http404
    world = world_of(request)
    if request.method != "POST":
        return _counts(request, world)
    try:
        done = _act(request, world)
    except services.WeightsRefused as refused:
        return _counts(request, world, [problem(_why_not(refused), "learn")])
    return redirect(address("/ordering/", did=done, world=_part(world)))


def _act(request: Any, world: str) -> str:
    """Do what the button says."""
    try:
        if ref := line(request, "on"):
            services.switch_on(ref=ref, by=request.doer)
            return "on"
        if ref := line(request, "off"):
            services.switch_off(ref=ref, by=request.doer)
            return "off"
        services.fit_weights(world=world, by=request.doer)
    except services.WeightSet.DoesNotExist as gone:
        raise Http404 from gone
    return "learn"


def _why_not(refused: services.WeightsRefused) -> str:
    """Why nothing was learnt, or not used."""
    said = {"has": refused.outcomes, "least": learning.LEAST, "each": learning.LEAST_EACH}
    if refused.why == "few":
        return _("Too little is known yet: %(has)s answers, and at least %(least)s are needed.") % said
    if refused.why == "one-sided":
        return _("At least %(each)s answers that went well are needed, and as many that did not.") % said
    return _("This cannot be used: on answers that it had not seen it was no better than what counts now.")


def _counts(request: Any, world: str, problems: list[dict[str, str]] | None = None) -> HttpResponse:
    has = learning.told(world)
    sets = learning.weight_sets(request.viewer, world)
    page = {
        "now": _table(world),
        "has": {"all": count(has.outcomes), "good": count(has.good), "bad": count(has.outcomes - has.good)},
        "least": {"all": learning.LEAST, "each": learning.LEAST_EACH},
        "enough": has.enough,
        "sets": [_set(one) for one in sets],
        "on": next((_set(one) for one in sets if one.active), None),
        "did": DONE.get(request.GET.get("did", ""), ""),
        "problems": problems or [],
        "act_url": address("/ordering/", world=_part(world)),
        "seen_url": address("/ordering/seen/", world=_part(world)),
        "practice": world == PRACTICE,
        "practice_exit_url": "/ordering/",
    }
    return render(request, "ordering/counts.html.jinja", page, status=WRONG if problems else 200)


def _part(world: str) -> str:
    """The world as an address says it."""
    return PRACTICE if world == PRACTICE else ""


def _table(world: str) -> dict[str, Any]:
    """How much each part counts now, a column for each kind of help."""
    rows = [
        [str(text), *({"text": f"{amount:g}", "format": "numeric"} for amount in row)]
        for text, row in zip(words.PART.values(), weights_now(world).table.T.round(2).tolist(), strict=True)
    ]
    kinds = [{"text": str(text), "format": "numeric"} for text in words.KIND.values()]
    return {"head": [_("What we look at"), *kinds], "rows": rows}


def _set(one: Any) -> dict[str, Any]:
    """What was learnt once, in words."""
    found, better = one.compared, learning.is_better(one.compared)
    return {
        "ref": one.ref,
        "active": one.active,
        "made": long_date(timezone.localtime(one.made_at)),
        "switched": long_date(timezone.localtime(one.switched_at)) if one.switched_at else "",
        "by": one.switched_by.name if one.switched_by else "",
        "outcomes": count(one.outcomes),
        "good": count(one.good),
        "better": better,
        "right_now": _percent(found["base_auc"]),
        "right_then": _percent(found["auc"]),
        "gain": [f"{found[name]:+.3f}" for name in ("gain", "gain_low", "gain_high")],
        "changes": [
            [str(text), {"text": f"{factor:.2f}", "format": "numeric"}]
            for text, factor in zip(words.PART.values(), one.factors, strict=True)
        ],
    }


@require_GET
@login_required
def seen(request: Any) -> HttpResponse:
    """Show who has how much of what is looked at in the lists, next to how well they fit."""
    if not may_see(request.viewer):
        raise Http404
    world = world_of(request)
    found = who_gets_seen(world, settings.SMALL_FLOOR)
    if kind := downloads.asked_for(request):
        head = [_("Grouped by"), *_head()]
        return downloads.as_file(kind, _("Who gets seen"), head, _lines(found), [_explained()])
    page = {
        "lists": found.lists,
        "head": [head if not at else {"text": head, "format": "numeric"} for at, head in enumerate(_head())],
        "sectors": [_row(one, words.SECTOR) for one in found.by_sector],
        "sizes": [_row(one, SIZE) for one in found.by_size],
        "costs": [
            [
                _percent(one.floor) if one.floor else _("None"),
                {"text": _percent(one.share), "format": "numeric"},
                {"text": f"{one.kept:.1%}", "format": "numeric"},
            ]
            for one in found.costs
        ],
        "floor": _percent(settings.SMALL_FLOOR) if settings.SMALL_FLOOR else "",
        "explained": _explained(),
        "downloads": downloads.links(request) if found.lists else [],
        "counts_url": address("/ordering/", world=_part(world)) if learning.may_learn(request.viewer) else "",
        "practice": world == PRACTICE,
        "practice_exit_url": "/ordering/seen/",
    }
    return render(request, "ordering/seen.html.jinja", page)


def _head() -> list[str]:
    return [
        _("Who"),
        _("Organisations"),
        _("Times listed"),
        _("Share of what is looked at"),
        _("Share by how well it fits"),
        _("Seen for how well it fits"),
    ]


def _explained() -> str:
    """What the last column says."""
    return _("1 is even: they are looked at as much as they fit. Below 1 it is less, above 1 more.")


def _values(one: Line, names: Any) -> list[str]:
    name = str(names.get(one.key, SIZE["not-known"]))
    if one.listed is None or one.seen is None or one.relevance is None or one.ratio is None:
        return [name, _("not shown"), "–", "–", "–", "–"]
    return [
        name,
        count(one.organisations),
        count(one.listed),
        _percent(one.seen),
        _percent(one.relevance),
        f"{one.ratio:.2f}",
    ]


def _row(one: Line, names: Any) -> list[Any]:
    name, *values = _values(one, names)
    return [name, *({"text": value, "format": "numeric"} for value in values)]


def _lines(found: Seen) -> list[list[str]]:
    by = ((_("Sector"), found.by_sector, words.SECTOR), (_("Entries here"), found.by_size, SIZE))
    return [[name, *_values(one, names)] for name, lines, names in by for one in lines]


def _percent(share: float) -> str:
    return f"{share:.0%}"
