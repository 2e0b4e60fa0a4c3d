"""Figures in words, tables and charts; what counts too few people is never among them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from alongside.exchange.analyses.figures import Charted
from alongside.exchange.evidence.queries import measures as queries
from alongside.web.components.control import control_chart
from alongside.web.components.formats import MONTHS, long_date
from alongside.web.presenting import FEWER
from alongside.web.sight import short_mark

from . import doors, words


def number(value: float | None, unit: str = "") -> str:
    """A figure with its unit: 1,234.5, 71%, £12. Nothing for None."""
    if value is None:
        return ""
    places = 0 if abs(value) >= 1000 or float(value).is_integer() else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if unit == "%":
        return f"{text}%"
    if unit == "£":
        return f"£{text}".replace("£-", "-£")
    return f"{text} {unit}".strip()


def when(day: date, often: str) -> str:
    """A time in words: March 2026, the week from 2 March 2026, January to March 2026, 2026."""
    month = gettext(MONTHS[day.month - 1])
    if often == "month":
        return f"{month} {day.year}"
    if often == "quarter":
        last = gettext(MONTHS[day.month + 1])
        return _("%(first)s to %(last)s %(year)s") % {"first": month, "last": last, "year": day.year}
    if often == "year":
        return str(day.year)
    if often == "week":
        return _("week from %(day)s") % {"day": long_date(day)}
    return long_date(day)


def hidden_text() -> str:
    """What stands where a figure counts too few people."""
    return _("hidden: fewer than %(number)d people") % {"number": FEWER}


def told(point: Any, unit: str) -> str:
    """A figure as a page tells it, hidden ones as hidden."""
    if point is None:
        return _("missing")
    return hidden_text() if point.hidden else number(point.value, unit)


MARKS = {"up": {1: "better", -1: "worse"}, "down": {1: "worse", -1: "better"}}


def mark_of(direction: str, sign: int) -> str:
    """How a point is drawn: ordinary, better, worse, or other where neither is better."""
    return MARKS.get(direction, {}).get(sign, "other") if sign else "ordinary"


def spec(series: Any, charted: Charted) -> dict[str, Any] | None:
    """The chart; none where there is nothing to draw."""
    if not any(one is not None and one.value is not None for one in charted.points):
        return None
    read, direction = charted.read, series.definition.direction
    points = []
    for at, day in enumerate(charted.days):
        point = charted.points[at]
        points.append(
            {
                "day": day.isoformat(),
                "value": point.value if point else None,
                "mean": read.mean[at] if read else None,
                "low": read.low[at] if read else None,
                "high": read.high[at] if read else None,
                "part": sum(at >= one for one in charted.anew),
                "mark": mark_of(direction, read.signs[at] if read else 0),
            }
        )
    return control_chart(points, series.definition.unit, target=series.target)


def says(series: Any, charted: Charted) -> str:
    """The sentence that says what the chart shows."""
    known = [one for one in charted.points if one is not None and not one.hidden]
    if not known:
        return _("There is no figure yet that can be shown.")
    unit, last = series.definition.unit, known[-1]
    first = _("%(when)s: %(value)s.") % {
        "when": upper(when(last.starts_on, series.often)),
        "value": number(last.value, unit),
    }
    if charted.read is None:
        return f"{first} {words.NOW['none']}"
    read = charted.read
    usual = next((at for at in range(len(read.mean) - 1, -1, -1) if read.mean[at] is not None), None)
    more = [words.NOW[read.variation]]
    if usual is not None and read.low[usual] is not None and read.high[usual] is not None:
        more.append(
            _("Usual is %(mean)s, and anything between %(low)s and %(high)s.")
            % {
                "mean": number(read.mean[usual], unit),
                "low": number(read.low[usual], unit),
                "high": number(read.high[usual], unit),
            }
        )
    if series.target is not None and read.assurance in ("hit", "miss", "either"):
        more.append(words.AIM[read.assurance])
    return " ".join([first, *more])


def upper(text: str) -> str:
    """With a capital at its start."""
    return text[:1].upper() + text[1:]


def quality(charted: Charted) -> list[str]:
    """How good the figures are, plainly: what is missing, estimated, hidden; how firm what is usual is."""
    points = charted.points
    known = [one for one in points if one is not None]
    missing = len(points) - len(known)
    found = []
    counts = (
        (missing, ngettext("%(num)d is missing between the others.", "%(num)d are missing.", missing)),
        (
            many := sum(one.quality == "estimated" for one in known),
            ngettext("%(num)d is estimated.", "%(num)d are estimated.", many),
        ),
        (
            many := sum(one.quality == "partial" for one in known),
            ngettext("Of %(num)d not all was counted.", "Of %(num)d not all was counted.", many),
        ),
        (
            many := sum(one.hidden for one in known),
            ngettext(
                "%(num)d is hidden, as it counts fewer than five people.",
                "%(num)d are hidden, as they count fewer than five people.",
                many,
            ),
        ),
    )
    for many, text in counts:
        if many:
            found.append(text % {"num": many})
    if charted.read is not None and charted.read.provisional:
        found.append(_("What is usual rests on fewer than twelve figures and may still move."))
    if not found and known:
        found.append(_("No figure is missing or estimated."))
    return found


def head(series: Any) -> list[Any]:
    """The heads of the table of figures."""
    definition = series.definition
    found: list[Any] = [_("When"), {"text": upper(definition.unit), "format": "numeric"}]
    if definition.is_ratio:
        found += [
            {"text": _("What was counted"), "format": "numeric"},
            {"text": _("Out of how many"), "format": "numeric"},
        ]
    return [*found, _("How good it is"), _("What stands out"), _("Remarks")]


def rows(series: Any, charted: Charted) -> list[list[Any]]:
    """The rows of the table, the newest first."""
    found = []
    for at in range(len(charted.days) - 1, -1, -1):
        point = charted.points[at]
        row: list[Any] = [
            upper(when(charted.days[at], series.often)),
            {"text": told(point, series.definition.unit), "format": "numeric"},
        ]
        if series.definition.is_ratio:
            row += [
                {"text": number(point.numerator if point else None) or "–", "format": "numeric"},
                {"text": number(point.denominator if point else None) or "–", "format": "numeric"},
            ]
        rules = charted.read.rules[at] if charted.read else ()
        row += [
            words.QUALITY[point.quality] if point else "–",
            ", ".join(words.RULE[one] for one in rules) or "–",
            (point.note if point else "") or "–",
        ]
        found.append(row)
    return found


def file_head(series: Any) -> list[str]:
    """The heads of the file of figures."""
    unit = f"{_('Figure')} ({series.definition.unit})"
    both = [_("What was counted"), _("Out of how many")] if series.definition.is_ratio else []
    return [_("First day"), _("Last day"), unit, *both, _("How good it is"), _("How it came"), _("Remarks")]


def file_rows(series: Any, points: Sequence[Any]) -> list[list[Any]]:
    """The rows of the file, the oldest first."""
    found = []
    for one in points:
        value = hidden_text() if one.hidden else one.value
        both = [one.numerator, one.denominator] if series.definition.is_ratio else []
        plain = (str(words.QUALITY[one.quality]), str(words.CAME[one.came]), one.note)
        found.append([one.starts_on, one.ends_on, value, *both, *plain])
    return found


def item(series: Any, points: Sequence[Any]) -> dict[str, Any]:
    """A series in a list, with its newest figure."""
    last = points[-1] if points else None
    where = ", ".join(one["text"] for one in doors.where_of(series))
    newest = ""
    if last is not None:
        newest = f"{upper(when(last.starts_on, series.often))}: {told(last, series.definition.unit)}"
    return {
        "title": queries.title_of(series),
        "url": doors.url_of(series),
        "line": " · ".join(filter(None, [where, newest])),
        "mark": short_mark(series),
    }


def items(rows: Sequence[Any], *, by_where: bool = False) -> list[dict[str, Any]]:
    """Several in a list; one question to the database for all their figures.

    `by_where`: each is called by what it is kept for, where all count the same.
    """
    known = queries.points_by(rows)
    shown = [item(one, known[one.pk]) for one in rows]
    if by_where:
        for one in shown:
            where, _dot, newest = one["line"].partition(" · ")
            one |= {"title": where, "line": newest}
    return shown
