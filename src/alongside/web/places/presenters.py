"""How a place, what is needed there, and its figures read on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.web import presenting, words
from alongside.web.components.formats import count, long_date

SHARE = "share"  # units that begin so are parts of 1, and are shown as per cent
NO_UNIT = "as published"
FIGURE_HEAD = (
    "Place",
    "Figure",
    "Period",
    "Value",
    "Unit",
    "Likely from",
    "Likely to",
    "Source",
    "Licence",
    "Note",
)


def need_item(need: Any) -> dict[str, Any]:
    """Something needed here and not answered: who says so, since when, for how many."""
    who = need.actor.name if need.actor else ""
    since = long_date(need.since)
    said = _("%(who)s says so, since %(day)s") if who else _("Waiting since %(day)s")
    many = presenting.no_small_number(need.how_many)
    line = [said % {"who": who, "day": since}, need.place.name if need.place else "", many]
    return presenting.need_item(need) | {"line": " · ".join(filter(None, line)), "badge": ""}


def who_says(counts: Mapping[str, int | None]) -> str:
    """'Who says so: public body (7); a few each: company, resident.' Small counts of people stay unsaid."""
    named = {sector: words.SECTOR[sector].lower() if sector else _("not named") for sector in counts}
    told = sorted((-number, named[sector], number) for sector, number in counts.items() if number)
    few = sorted(named[sector] for sector, number in counts.items() if number is None)
    parts = [", ".join(f"{name} ({number})" for _order, name, number in told)] if told else []
    if few:
        parts.append(_("a few each: %(who)s") % {"who": ", ".join(few)})
    return _("Who says so: %(who)s.") % {"who": "; ".join(parts)} if parts else ""


def value_text(value: float, unit: str) -> str:
    """A value as people read it: 12.4%, 1,234, 0.057."""
    if unit.startswith(SHARE):
        return f"{value * 100:.1f}%"
    if unit.startswith("%"):
        return f"{value:.3g}%" if abs(value) < 10 else f"{value:.1f}%"
    if float(value).is_integer() or abs(value) >= 1000:
        return count(round(value))
    return f"{value:.2f}".rstrip("0") if abs(value) >= 1 else f"{value:.3g}"


def unit_text(unit: str) -> str:
    """What stands behind the value: 'of adults', 'score'; nothing where the source names no unit."""
    if unit.startswith(NO_UNIT):
        return ""
    if unit.startswith(SHARE):
        return unit.removeprefix(SHARE).split(", 0")[0].strip()
    return unit.removeprefix("%").strip()


def axis_text(unit: str) -> str:
    """What the axis of a chart counts."""
    behind = unit_text(unit)
    return f"% {behind}".strip() if unit.startswith((SHARE, "%")) else behind


def on_axis(value: float | None, unit: str) -> float | None:
    """The value in the unit of the axis."""
    return value * 100 if value is not None and unit.startswith(SHARE) else value


def value_with_unit(figure: Any) -> str:
    """'7.9% of patients of all ages'."""
    unit = figure.indicator.unit
    behind = unit_text(unit)
    behind = f"({behind})" if "," in behind else behind
    return f"{value_text(figure.value, unit)} {behind}".strip()


def beside_text(place: Any, beside: Any) -> str:
    """Where a value stands: 'higher than 130 of 151 council areas'."""
    if beside is None or beside.peers == 0:
        return ""
    peers = peers_text(place, beside.peers)
    if beside.lower >= beside.higher:
        return _("higher than %(n)s of %(peers)s") % {"n": count(beside.lower), "peers": peers}
    return _("lower than %(n)s of %(peers)s") % {"n": count(beside.higher), "peers": peers}


def peers_text(place: Any, number: int) -> str:
    """'151 other council areas'; neighbourhoods are those of the same council area."""
    words_ = {"num": count(number)}
    if place.kind == "district":
        return ngettext("%(num)s other council area", "%(num)s other council areas", number) % words_
    if place.kind == "system":
        return ngettext("%(num)s other care system", "%(num)s other care systems", number) % words_
    if place.kind == "small_area":
        said = ngettext("%(num)s other neighbourhood", "%(num)s other neighbourhoods", number) % words_
        return (
            _("%(peers)s of %(place)s") % {"peers": said, "place": place.parent.name}
            if place.parent
            else said
        )
    return ngettext("%(num)s other place of its kind", "%(num)s other places of its kind", number) % words_


def tone_of(indicator: Any, beside: Any) -> str:
    """Whether a value far from the middle is good or hard for people: `good`, `hard`, or nothing."""
    if beside is None or beside.peers < 10 or indicator.better == "neither":
        return ""
    share = beside.share_lower if indicator.better == "higher" else 1 - beside.share_lower
    return "hard" if share <= 0.15 else "good" if share >= 0.85 else ""


def stand_out(series: Iterable[Any], beside: Mapping[int, Any], most: int = 6) -> list[Any]:
    """The figures that lie furthest from the middle of the peers', those hard for people first."""
    told = [one for one in series if tone_of(one.indicator, beside.get(one.indicator.pk))]

    def far(one: Any) -> tuple[bool, float, str]:
        found = beside[one.indicator.pk]
        return (tone_of(one.indicator, found) != "hard", -abs(found.share_lower - 0.5), one.indicator.name)

    return sorted(told, key=far)[:most]


def figure_line(place: Any, series: Any, beside: Any) -> dict[str, Any]:
    """One figure of a place in a list of them."""
    figure, indicator = series.latest, series.indicator
    return {
        "name": indicator.name,
        "url": f"/places/{place.ref}/figures/{indicator.code}/",
        "value": value_text(figure.value, indicator.unit),
        "unit": unit_text(indicator.unit)
        or (_("no unit named") if indicator.unit.startswith(NO_UNIT) else ""),
        "period": figure.period,
        "beside": beside_text(place, beside),
        "tone": tone_of(indicator, beside),
        "warning": indicator.warning,
    }


def themes(place: Any, series: Sequence[Any], beside: Mapping[int, Any]) -> list[dict[str, Any]]:
    """The figures by the source that tells of them, each source with its licence."""
    found: dict[str, dict[str, Any]] = {}
    for one in series:
        theme = found.setdefault(
            one.indicator.source, {"title": one.indicator.source, "licences": [], "lines": []}
        )
        licence = one.indicator.licence
        if licence and licence not in theme["licences"]:
            theme["licences"].append(licence)
        theme["lines"].append(figure_line(place, one, beside.get(one.indicator.pk)))
    return list(found.values())


def figure_row(figure: Any, place_name: str) -> list[Any]:
    """A figure as a row of a file: value and unit as the source gives them."""
    about = figure.indicator
    said = [place_name, about.name, figure.period, figure.value, about.unit, figure.low, figure.high]
    return [*said, about.source, about.licence, " ".join(filter(None, [about.warning, figure.note]))]


def connector(person: Any) -> dict[str, str]:
    """Whom to ring, when, and how soon an answer comes."""
    if person is None:
        return {}
    reply = person.reply_time
    return {
        "name": person.name,
        "phone": person.phone,
        "call": "tel:" + "".join(sign for sign in person.phone if sign in "+0123456789"),
        "email": person.email,
        "hours": person.hours,
        "reply": f"{reply[0].lower()}{reply[1:]}" if reply else "",
        "place": person.place.name,
    }
