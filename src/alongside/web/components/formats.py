"""How dates, distances, money and counts read on a page."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
    _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip

LINKED = ("http://", "https://", "/", "#", "?", "tel:", "mailto:")


def long_date(value: date | str | None) -> str:
    """A day as people say it: 3 November 2026. Nothing for None; text is read as an ISO day."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    if isinstance(value, datetime):
        value = value.date()
    return f"{value.day} {gettext(MONTHS[value.month - 1])} {value.year}"


def distance(kilometres: float | None) -> str:
    """A distance no finer than it is known: under 1 km, 4 km, 120 km. Nothing for None or not a number."""
    if kilometres is None or kilometres != kilometres:
        return ""
    return gettext("under 1 km") if kilometres < 1 else f"{kilometres:,.0f} km"


def money(pounds: float | None) -> str:
    """An amount in pounds: £950, £12,500, £2.5 million. Nothing for None."""
    if pounds is None:
        return ""
    sign, size = ("-" if pounds < 0 else ""), abs(pounds)
    if round(size) >= 1_000_000:
        return f"{sign}£{size / 1_000_000:,.1f}".removesuffix(".0") + " " + gettext("million")
    return f"{sign}£{size:,.0f}"


def count(number: int | None) -> str:
    """A count with commas: 33,755. Nothing for None."""
    return "" if number is None else f"{number:,}"


def web_address(value: str | None) -> str:
    """The address if a page may link to it, else nothing: an address from outside could hold a script."""
    return value if value and value.lower().startswith(LINKED) else ""


FILTERS = {
    "long_date": long_date,
    "distance": distance,
    "money": money,
    "count": count,
    "web_address": web_address,
}
