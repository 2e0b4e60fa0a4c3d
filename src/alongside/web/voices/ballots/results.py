"""What came out of a ballot: three sentences, the order with how sure it is, and files with what they are."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import priorities
from alongside.exchange.voices.ballot_rules import ASPECTS, STEP
from alongside.exchange.voices.queries import ballots as queries
from alongside.web import downloads
from alongside.web.components import charts
from alongside.web.components.formats import long_date
from alongside.web.voices.words import LICENCE

from . import doors, telling, words

NUMBER = "numeric"


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The result that may be shown; `?download=` gives it as a file, `?download=card` what the file is."""
    found = doors.ballot_or_404(request, ref)
    options = queries.options_of(found)
    titles = {one.pk: one.title for one in options}
    shown = priorities.shown_for(found)
    if shown is None:
        return doors.page(request, "results", found.ask, {"shown": None, "needed": 2 * STEP})
    rows = [row for row in shown.outcome["options"] if row["id"] in titles]
    head, cells = _file(shown, rows, titles)
    if kind := downloads.asked_for(request):
        return downloads.as_file(
            kind, f"ballot-{ref}", head, cells, [f"{k}: {v}" for k, v in _card(found, shown, head)]
        )
    if request.GET.get("download") == "card":
        return JsonResponse(dict(_card(found, shown, head)), json_dumps_params={"ensure_ascii": False})
    is_criteria = shown.outcome["way"] == "criteria"
    parts = _criteria(rows, titles, shown) if is_criteria else _pairs(rows, titles)
    few = [titles[one] for one in shown.outcome["few"] if one in titles]
    links = [
        *downloads.links(request),
        {"text": _("What the file is"), "url": f"{request.path}?download=card"},
    ]
    context = {
        "shown": shown,
        "sentences": telling.sentences(shown.outcome, titles, shown.people),
        "few": few,
        "links": links,
        "is_final": shown.is_final,
        "step": STEP,
        "cannot": shown.outcome.get("cannot", 0),
        "is_criteria": is_criteria,
        **parts,
    }
    return doors.page(request, "results", found.ask, context)


def _pairs(rows: list[Any], titles: dict[int, str]) -> dict[str, Any]:
    points = [
        {
            "name": titles[row["id"]],
            "value": telling.of_hundred(row["score"]),
            "low": telling.of_hundred(row["low"]),
            "high": telling.of_hundred(row["high"]),
        }
        for row in rows
    ]
    cells = [
        [
            titles[row["id"]],
            _number(str(row["rank"])),
            _number(telling.places(row["rank_low"], row["rank_high"])),
            _number(point["value"]),
            _number(_("%(low)d to %(high)d") % {"low": point["low"], "high": point["high"]}),
        ]
        for row, point in zip(rows, points, strict=True)
    ]
    head = [
        _("What"),
        _number(pgettext("in an order", "Place")),
        _number(_("Likely place")),
        _number(_("First, of 100 times")),
        _number(_("Likely between")),
    ]
    spec = charts.between(points, _("Put first, of 100 times"))
    return {"spec": spec if rows else None, "head": head, "cells": cells}


def _criteria(rows: list[Any], titles: dict[int, str], shown: Any) -> dict[str, Any]:
    points = [{"name": titles[row["id"]], "value": round(100 * row["top"])} for row in rows]
    cells = [
        [
            titles[row["id"]],
            _number(round(100 * row["top"])),
            _number(round(100 * row["top_any"])),
            words.ASPECT[row["why"]] if row["why"] else "–",
        ]
        for row in rows
    ]
    head = [
        _("What"),
        _number(_("First, of 100 ways in which people here see it")),
        _number(_("First, of 100 ways to see it at all")),
        _("First for those for whom this counts more"),
    ]
    means = [
        [titles[row["id"]], *(_number(_mean(*one)) for one in zip(row["mean"], row["spread"], strict=True))]
        for row in rows
    ]
    return {
        "spec": charts.bars(points, _("First, of 100 ways to see it")) if rows else None,
        "head": head,
        "cells": cells,
        "means_head": [_("What"), *(_number(words.ASPECT[one]) for one in ASPECTS)],
        "means": means,
        "weighed": shown.outcome["weighed"],
        "weights": _weights(shown.outcome["weights"]),
    }


def _mean(mean: float, spread: float | None) -> str:
    """A mean from 1 to 5, and whether people differ; nothing where too few said."""
    if spread is None:
        return "–"
    said = f"{mean:.1f}"
    return _("%(mean)s, people differ") % {"mean": said} if spread >= telling.DIFFER else said


def _weights(shares: list[float]) -> list[str]:
    """What counts, most first, in words."""
    order = sorted(zip(shares, ASPECTS, strict=False), key=lambda one: -one[0])
    return [
        _("%(what)s: %(n)d of 100") % {"what": words.ASPECT[one], "n": round(100 * share)}
        for share, one in order
    ]


def _number(text: Any) -> dict[str, str]:
    return {"text": str(text), "format": NUMBER}


def _file(shown: Any, rows: list[Any], titles: dict[int, str]) -> tuple[list[str], list[list[Any]]]:
    """The head and rows of the file; its head is the same in every language, as programs read it."""
    if shown.outcome["way"] == "criteria":
        head = ["title", "place", "first_as_people_weigh", "first_at_all"]
        head += [f"mean_{one}" for one in ASPECTS] + [f"spread_{one}" for one in ASPECTS]
        return head, telling.criteria_rows(rows, titles)
    head = ["title", "place", "place_low", "place_high", "first_of_100", "low", "high", "asked", "put_first"]
    return head, telling.pair_rows(rows, titles)


def _card(found: Any, shown: Any, head: list[str]) -> list[tuple[str, str]]:
    """What the file is, how it was made, and what is left out of it."""
    ask, criteria = found.ask, shown.outcome["way"] == "criteria"
    how = (
        _("Stochastic multi-criteria acceptability analysis over the weights that people stated")
        if criteria
        else _("Bradley–Terry with half a win each for ‘the same’, a weak prior, and likely ranges of 95%")
    )
    return [
        ("title", ask.title),
        ("asked by", str(ask.owner.actor.name) if hasattr(ask.owner, "actor") else ""),
        ("what it decides", ask.decides),
        ("answers counted", _("%(n)d people") % {"n": shown.people}),
        ("final", _("yes") if shown.is_final else _("no, people can still answer")),
        ("worked out on", long_date(shown.run.made_at.date())),
        ("how", how),
        ("engine", f"{shown.run.engine} {shown.run.version}, seed {shown.run.seed}"),
        ("hash of the answers", shown.run.input_hash),
        ("left out", _("What fewer than %(n)d people answered; who answered what") % {"n": STEP}),
        ("licence", LICENCE),
        ("columns", ", ".join(head)),
    ]
