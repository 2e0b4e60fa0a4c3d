"""Sites, curve and what may come as rows, points and charts; page, files and map are made from the same."""

from math import isnan
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.analyses.spread import Spread
from alongside.exchange.analyses.spread_ties import SOON, Learnt
from alongside.exchange.analyses.spread_uses import Use
from alongside.web.components import charts
from alongside.web.components.formats import count, long_date

from . import wording

NUMERIC = "numeric"
PRACTICE_AREAS = "/map/areas.geojson?world=practice&level=town"
REAL_AREAS = "/map/areas.geojson?level=finest"
MOST_CURVE = 36  # rows of the table under the curve; the file has all


def title(offer: Any) -> str:
    """What is shown, as a caption."""
    return _("How it has spread: %(title)s") % {"title": offer.title}


def site_rows(found: Spread, learnt: Learnt) -> list[list[Any]]:
    """The sites as rows of a table: who started first comes first."""
    return [
        [
            {"items": [{"text": f"{at + 1}. {use.name}", "url": f"/actors/{use.actor_ref}/"}]},
            use.place or "–",
            {"items": [{"text": wording.STATE[use.state], "url": f"/adoptions/{use.ref}/"}]},
            " · ".join(filter(None, [wording.spells(use), kind(learnt, at)])) or "–",
            around(learnt, at),
            ", ".join(name for _pk, name in use.lenders) or "–",
        ]
        for at, use in enumerate(found.uses)
    ]


def site_head() -> list[str]:
    """The columns of the sites."""
    return [
        _("Organisation"),
        _("Where"),
        _("Now"),
        _("When"),
        _("Used then by those it works with"),
        _("Got it from"),
    ]


def kind(learnt: Learnt, at: int) -> str:
    """Whether a site started early or late, in words; nothing where too few did to tell."""
    return _(wording.KIND[learnt.kind[at]]) if learnt.kind[at] >= 0 else ""


def around(learnt: Learnt, at: int) -> str:
    """How many of those a site works with used it when it started."""
    number, share = learnt.around[at], learnt.share[at]
    if isnan(number):
        return "–"
    if share <= 0:
        return "0"
    return _("%(n)s of %(all)s") % {"n": count(round(number)), "all": count(round(number / share))}


def followed(found: Spread, learnt: Learnt) -> list[dict[str, str]]:
    """Whom others followed: within months of its start, and by what they say themselves."""
    said = []
    for at, soon, many in learnt.followed:
        use = found.uses[at]
        text = ngettext(
            "After it started, %(n)s of the %(all)s that work with it and had not started did so within "
            "%(months)s months.",
            "After it started, %(n)s of the %(all)s that work with it and had not started did so within "
            "%(months)s months.",
            soon,
        ) % {"n": count(soon), "all": count(many), "months": SOON}
        said.append({"title": use.name, "url": f"/actors/{use.actor_ref}/", "line": text})
    return said


def points(found: Spread) -> list[dict[str, Any]]:
    """The sites on the map, numbered as in the list that leads to each: many lie too close to be touched."""
    return [
        {
            "lat": use.lat,
            "lon": use.lon,
            "title": f"{use.name}: {wording.STATE[use.state]}",
            "url": "",
            "tone": wording.TONE[use.state],
            "number": number,
        }
        for number, use in enumerate(found.uses, start=1)
        if use.lat is not None and use.lon is not None
    ]


def lines() -> dict[str, str]:
    """The lines of the curve, in words."""
    return {"ever": _("Have ever started"), "using": _("Use it now"), "stopped": _("Have stopped")}


def curve(found: Spread, links: list[dict[str, str]]) -> dict[str, Any] | None:
    """The curve with what may come, its sentence, table and files; None before anybody started."""
    if found.points is None:
        return None
    shown = curve_rows(found)
    return {
        "says": wording.forecast(found),
        "spec": charts.steps(_values(found), _("Organisations"), _fan(found)) if len(shown) > 1 else None,
        "head": [{"text": text, "format": NUMERIC} if at else text for at, text in enumerate(curve_head())],
        "rows": [
            [text if at == 0 else {"text": text, "format": NUMERIC} for at, text in enumerate(row)]
            for row in shown[-MOST_CURVE:]
        ],
        "links": links,
    }


def curve_head() -> list[str]:
    """The columns of the curve's table."""
    return [_("By the end of"), *lines().values()]


def curve_rows(found: Spread) -> list[list[str]]:
    """The curve as text, oldest first; then what may come, as 'likely between'."""
    if found.points is None:
        return []
    at = found.points
    rows = [
        [long_date(end), *(count(number) for number in numbers)]
        for end, *numbers in zip(at.ends, at.ever, at.using, at.stopped, strict=True)
    ]
    return rows + [
        [long_date(end), _between(low, high), "–", "–"]
        for end, low, high in zip(found.ahead, found.outlook.low, found.outlook.high, strict=True)
    ]


def _between(low: float, high: float) -> str:
    least, most = map(count, wording.sites_between(low, high))
    if least == most:
        return _("likely %(n)s") % {"n": least}
    return _("likely %(low)s to %(high)s") % {"low": least, "high": most}


def _values(found: Spread) -> list[dict[str, Any]]:
    at = found.points
    if at is None:
        return []
    start = at.ends[0].replace(day=1).isoformat()
    values: list[dict[str, Any]] = []
    for key, name in lines().items():
        values.append({"day": start, "name": name, "value": 0})
        numbers = zip(at.ends, getattr(at, key), strict=True)
        values += [{"day": end.isoformat(), "name": name, "value": number} for end, number in numbers]
    return values


def _fan(found: Spread) -> list[dict[str, Any]]:
    at, looked = found.points, found.outlook
    if at is None or not looked.enough:
        return []
    now = {
        "day": at.ends[at.whole - 1].isoformat(),
        "low": at.ever[at.whole - 1],
        "high": at.ever[at.whole - 1],
    }
    return [
        now,
        *(
            {"day": end.isoformat(), "low": round(low, 2), "high": round(high, 2)}
            for end, low, high in zip(found.ahead, looked.low, looked.high, strict=True)
        ),
    ]


def file_rows(request: HttpRequest, found: Spread, learnt: Learnt) -> tuple[list[str], list[list[Any]]]:
    """The head and the rows of the file of sites: one for each time that a site used it."""
    head = [
        _("Organisation"),
        _("Where"),
        _("Latitude"),
        _("Longitude"),
        _("Now"),
        _("Planned for"),
        _("Started"),
        _("Stopped"),
        _("Early or late"),
        _("Used then by those it works with"),
        _("Got it from"),
        _("Its page"),
    ]
    return head, [
        [
            use.name,
            use.place,
            use.lat,
            use.lon,
            wording.STATE[use.state],
            use.plan,
            since,
            until,
            kind(learnt, at),
            around(learnt, at),
            ", ".join(name for _pk, name in use.lenders),
            request.build_absolute_uri(f"/adoptions/{use.ref}/"),
        ]
        for at, use in enumerate(found.uses)
        for since, until in _spells(use)
    ]


def _spells(use: Use) -> tuple[tuple[Any, Any], ...]:
    return use.spells or ((None, None),)


def curve_file(found: Spread) -> tuple[list[str], list[list[Any]]]:
    """The head and the rows of the file of the curve, with what may come."""
    head = [
        *curve_head(),
        _("Likely from"),
        _("Likely to"),
        _("In 95 of 100 cases from"),
        _("In 95 of 100 cases to"),
    ]
    at, looked = found.points, found.outlook
    if at is None:
        return head, []
    rows: list[list[Any]] = [
        [end, ever, using, stopped, None, None, None, None]
        for end, ever, using, stopped in zip(at.ends, at.ever, at.using, at.stopped, strict=True)
    ]
    for end, middle, low, high, widest in zip(
        found.ahead, looked.middle, looked.low, looked.high, looked.widest, strict=True
    ):
        edges = [round(number, 2) for number in (low, high, *widest)]
        rows.append([end, round(middle, 2), None, None, *edges])
    return head, rows


WIDE, HIGH = 240, 60  # of the small drawing, in its own units


def drawing(found: Spread) -> dict[str, Any] | None:
    """How many had ever started and how many use it, as two small lines; None where there is no line yet."""
    at = found.points
    if at is None or len(at.ends) < 3:
        return None
    top, last = max(at.ever), len(at.ends)

    def line(numbers: tuple[int, ...]) -> str:
        places = enumerate((0, *numbers))
        return " ".join(f"{WIDE * x / last:.1f},{HIGH - HIGH * value / top:.1f}" for x, value in places)

    said = {"start": long_date(at.ends[0].replace(day=1)), "ever": count(top), "using": count(at.using[-1])}
    return {
        "ever": line(at.ever),
        "using": line(at.using),
        "wide": WIDE,
        "high": HIGH,
        "title": _("Since %(start)s: %(ever)s have started, %(using)s use it now") % said,
    }
