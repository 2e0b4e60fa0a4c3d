"""What was found, as a page tells it: the answer first, the chart with its table, what it rests on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.analyses.evaluations import Told
from alongside.exchange.evidence.queries import evaluations as queries
from alongside.exchange.evidence.queries.measures import title_of
from alongside.web.components import charts
from alongside.web.components.formats import count, long_date

from ..measures.presenters import when
from . import doors, words


def number(value: float | None, signed: bool = False) -> str:
    """A figure with as many digits as tell something: 1,204, 37.2, 0.051; a dash for none."""
    if value is None:
        return "–"
    size = abs(value)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3
    text = f"{value:{'+' if signed else ''},.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−") if text not in ("-0", "+0") else "0"


def between(ends: Sequence[float | None], unit: str = "", signed: bool = True) -> str:
    """'−4.2 days, likely between −6.1 and −2.3'; only the dash where nothing is known."""
    value, low, high = ends
    if value is None:
        return "–"
    said = f"{number(value, signed)} {unit}".strip()
    if low is None or high is None:
        return said
    return _("%(value)s, likely between %(low)s and %(high)s") % {
        "value": said,
        "low": number(low, signed),
        "high": number(high, signed),
    }


def item(row: Any) -> dict[str, Any]:
    """One in a list: the question, who keeps it, and what was found or how far it is."""
    line = " · ".join(
        str(one)
        for one in (
            queries.owner_name(row),
            words.DESIGN.get(row.design, ""),
            row.place.name if row.place else "",
            _("Grade %(grade)s") % {"grade": row.grade} if row.grade else "",
        )
        if one
    )
    return {
        "title": row.question,
        "url": doors.url_of(row),
        "line": line,
        "why": words.ANSWER[row.answer] if row.answer else "",
        "badge": words.STATUS_SHORT[row.status],
        "tone": words.TONE[row.status],
    }


def unit_of(row: Any) -> str:
    """In what it is counted."""
    if row.design == "trial":
        return row.unit
    return row.series.definition.unit if row.series is not None else ""


def headline(row: Any, told: Told) -> str:
    """The answer in one sentence."""
    return str(words.ANSWER[told.answer])


def sentences(row: Any, told: Told) -> list[str]:
    """What stands right under the answer: how much, beside what is usual, among how many."""
    unit = unit_of(row)
    said = []
    if told.sites:
        return [_together(_trial_unit(row, told.sites), one) for one in told.sites["together"]]
    if told.change[0] is not None:
        said.append(_("The difference: %(change)s.") % {"change": between(told.change, unit)})
    if told.means and told.means[0] is not None and told.means[1] is not None:
        said.append(
            _("On average %(before)s before and %(after)s after.")
            % {"before": number(told.means[0]), "after": number(told.means[1])}
        )
    if told.usual and told.usual[1] is not None and told.values:
        after = sum(one is not None for one in told.values[told.begin :])
        if told.outside:
            text = ngettext(
                "Of %(all)s figures since the start, %(num)s is beyond what was usual before.",
                "Of %(all)s figures since the start, %(num)s are beyond what was usual before.",
                told.outside,
            )
            said.append(text % {"all": count(after), "num": count(told.outside)})
        else:
            said.append(
                _(
                    "Before the start, figures between %(low)s and %(high)s were usual. "
                    "All since lie in that range."
                )
                % {"low": number(told.usual[1]), "high": number(told.usual[2])}
            )
    if told.place_of:
        said.append(
            _("Of %(all)s places, each taken in turn as the one that began, it moved away %(rank)s.")
            % {"all": count(told.place_of[1]), "rank": _ranked(told.place_of[0])}
        )
    return said


def _ranked(rank: int) -> str:
    return _("the furthest") if rank == 1 else _("as number %(rank)s") % {"rank": rank}


def rests_on(told: Told) -> list[dict[str, Any]]:
    """What the answer rests on, each with its tick and what the figures say."""
    found = []
    for key, state, _facts in told.rests_on:
        tick, says = words.SAYS[state]
        found.append({"tick": tick, "text": words.RESTS_ON[key], "says": says, "state": state})
    return found


def grade_why(told: Told) -> list[str]:
    """Why it has its grade."""
    said = []
    if told.best:
        said.append(_("At best, this way of looking gets %(best)s.") % {"best": told.best})
    for keys, text in (
        (told.broken, _("The figures speak against this: %(what)s")),
        (told.weak, _("In doubt: %(what)s")),
    ):
        said += [text % {"what": words.RESTS_ON[key]} for key in keys]
    if told.best and told.best == told.grade:
        said.append(_("Nothing that could be tested took it lower."))
    return said


def chart(row: Any, told: Told, links: list[dict[str, str]]) -> dict[str, Any] | None:
    """The line of figures, what was usual before and what would have been, for `components/chart.jinja`."""
    if not told.values or all(one is None for one in told.values):
        return None
    often = row.series.often
    head, rows = table(row, told)
    return {
        "says": _says(told, often),
        "spec": charts.followed(_points(told), unit_of(row), _start(told)),
        "head": [head[0], *({"text": one, "format": "numeric"} for one in head[1:-1]), head[-1]],
        "rows": [[one[0], *({"text": x, "format": "numeric"} for x in one[1:-1]), one[-1]] for one in rows],
        "links": links,
    }


def _start(told: Told) -> str:
    return told.periods[told.begin] if told.begin < len(told.periods) else ""


def _says(told: Told, often: str) -> str:
    said = [
        _("It began: %(when)s.") % {"when": when(date.fromisoformat(_start(told)), often)}
        if _start(told)
        else ""
    ]
    if told.expected:
        said.append(_("The dashed line is what would have been without it, as far as can be told."))
    if told.usual:
        said.append(_("The thin lines show what was usual before."))
    return " ".join(one for one in said if one)


def _points(told: Told) -> list[dict[str, Any]]:
    usual = told.usual or [None] * 3
    found = []
    for at, day in enumerate(told.periods):
        found.append(
            {
                "day": day,
                "value": told.values[at],
                "mean": usual[0],
                "low": usual[1],
                "high": usual[2],
                "expected": told.expected[at] if told.expected and at >= told.begin else None,
                "mark": bool(told.signs and told.signs[at] and at >= told.begin),
            }
        )
    return found


def table(row: Any, told: Told) -> tuple[list[str], list[list[str]]]:
    """The same as a table: a row a period."""
    head = [_("When"), _("Figure")]
    columns: list[Sequence[float | None]] = [told.values]
    for name, values in (
        (_("What would have been"), told.expected),
        (_("Those beside it"), told.theirs),
    ):
        if values:
            head.append(name)
            columns.append(values)
    often = row.series.often
    rows = []
    for at, day in enumerate(told.periods):
        sign = told.signs[at] if told.signs else 0
        note = _("after the start") if at >= told.begin else ""
        if at >= told.begin and sign:
            note = _("after the start; beyond what was usual")
        rows.append([when(date.fromisoformat(day), often), *(number(one[at]) for one in columns), note])
    return [*head, _("Note")], rows


def more(row: Any, told: Told) -> list[dict[str, str]]:
    """Further estimates, for those who want them."""
    return [
        {"key": str(words.MORE[name]), "value": between(ends, unit_of(row))}
        for name, ends in told.more.items()
        if ends[0] is not None
    ]


def trial(row: Any, told: Told) -> dict[str, Any] | None:
    """The results of a trial side by side: a row a site, a column a way, and how far from the usual."""
    found = told.sites
    if not found:
        return None
    others = [one for one in found["ways"] if one != found["usual"]]
    unit = _trial_unit(row, found)
    head = [_("Where")] + [_usual(one) if one == found["usual"] else one for one in found["ways"]]
    if found["usual"]:
        head += [_("%(way)s beside the usual way") % {"way": one} for one in others]
    rows = []
    for one in found["rows"]:
        apart = [between(ends, unit) if ends else "–" for ends in one["apart"]]
        cells = [_cell(cell, row.unit) for cell in one["cells"]]
        rows.append([one["site"], *cells, *(apart if found["usual"] else [])])
    return {"head": head, "rows": rows}


def _trial_unit(row: Any, sites: dict[str, Any]) -> str:
    cells = [cell for one in sites["rows"] for cell in one["cells"] if cell]
    return _("in every 100") if any("share" in cell for cell in cells) else str(row.unit)


def _usual(way: str) -> str:
    return _("%(way)s (the usual way)") % {"way": way}


def _cell(cell: dict[str, Any] | None, unit: str) -> str:
    if cell is None:
        return "–"
    people = count(cell["people"])
    if cell.get("hidden"):
        return _("too few to show, of %(people)s") % {"people": people}
    if "share" in cell:
        said = {"count": count(cell["count"]), "people": people, "share": number(cell["share"])}
        return _("%(count)s of %(people)s (%(share)s in every 100)") % said
    said = {
        "mean": f"{number(cell['mean'])} {unit}".strip(),
        "spread": number(cell["spread"]),
        "people": people,
    }
    return _("%(mean)s on average (spread %(spread)s, %(people)s people)") % said


def _together(unit: str, one: dict[str, Any]) -> str:
    if one["change"][0] is None:
        return _("%(way)s: nothing to hold it against yet.") % {"way": one["way"]}
    text = ngettext(
        "%(way)s beside the usual way, at %(num)s place: %(change)s.",
        "%(way)s beside the usual way, at %(num)s places together: %(change)s.",
        one["sites"],
    )
    said = text % {
        "way": one["way"],
        "num": count(one["sites"]),
        "change": between(one["change"], unit),
    }
    if one["sites"] > 1 and one["unlike"] is not None and one["unlike"] > 0.5:
        said += " " + _("The places differ more than chance would have it: look at each.")
    return said


def facts(request: Any, row: Any) -> list[dict[str, Any]]:
    """What it is about, who asked, who does it, how and since when."""
    viewer = request.viewer
    people = queries.people_of(viewer, row)
    began = _("It began on") if row.began_on and row.status != "planned" else _("It begins on")
    return [
        {
            "key": _("About"),
            "links": [
                {"text": name, "url": words.ABOUT_URL[kind].format(ref)}
                for kind, ref, name in queries.about_of(viewer, row)
            ],
        },
        {"key": _("How it is looked at"), "value": str(words.DESIGN.get(row.design, _("Not chosen yet")))},
        {"key": _("The figure"), "link": figure_link(viewer, row)},
        {"key": began, "value": long_date(row.began_on)},
        {"key": _("What was counted"), "value": row.measured},
        *(
            {"key": text, "link": {"text": people[name].name, "url": f"/actors/{people[name].ref}/"}}
            for name, text in (("commissioned_by", _("Asked for by")), ("done_by", _("Done by")))
            if name in people
        ),
        {"key": _("Kept by"), "value": queries.owner_name(row)},
    ]


def figure_link(viewer: Any, row: Any) -> dict[str, str] | None:
    """The figure it looks at, where the viewer may see it."""
    shared = queries.figures_of(viewer, row)
    if shared is None or shared[0] is None:
        return None
    return {"text": title_of(shared[0]), "url": f"/measures/series/{shared[0].ref}/"}
