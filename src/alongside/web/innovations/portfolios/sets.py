"""Sets of projects as tables: side by side, their sums with cash, time and wellbeing apart."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.web.components.formats import money

from .board import worth_text

LETTERS = "ABCDEFGH"


def name(at: int) -> str:
    """How a set is called."""
    return _("Set %(letter)s") % {"letter": LETTERS[at]}


def choice_text(at: int, rows: Sequence[Any]) -> str:
    """A set in the list to decide from."""
    many = ngettext("%(num)d project", "%(num)d projects", len(rows)) % {"num": len(rows)}
    return _("%(set)s: %(many)s for %(pounds)s a year") % {
        "set": name(at),
        "many": many,
        "pounds": money(sum(one.cost or 0 for one in rows)),
    }


def side_by_side(looked: Any, sets: Sequence[Sequence[int]]) -> dict[str, Any]:
    """A row for each project that is in one of the sets, a column for each set."""
    often = {pk: (low, high) for pk, low, high in looked.found.often}
    counted = {one.offer.pk: sum(one.offer.pk in chosen for chosen in sets) for one in looked.held}
    inside = [one for one in looked.held if counted[one.offer.pk]]
    order = sorted(inside, key=lambda one: (-counted[one.offer.pk], one.offer.title))
    head: list[Any] = [_("Project"), _("Costs a year"), *(name(at) for at in range(len(sets)))]
    if often:
        head.append(_("How often it is in the best set"))
    rows = []
    for one in order:
        pk = one.offer.pk
        row: list[Any] = [one.offer.title, {"text": money(one.cost), "format": "numeric"}]
        row += [_("yes") if pk in chosen else "–" for chosen in sets]
        if often:
            row.append(often_text(*often[pk]))
        rows.append(row)
    return {"head": head, "rows": rows}


def often_text(low: float, high: float) -> str:
    """A likely range of a share in words: in 4 to 6 of 10."""
    least, most = round(low * 10), round(high * 10)
    if most <= 0 or (least == 0 and high < 0.1):
        return _("hardly ever")
    if least >= 10:
        return _("always")
    return _("%(low)d to %(high)d in 10") % {"low": least, "high": most}


def sums(looked: Any, sets: Sequence[Sequence[int]]) -> dict[str, Any]:
    """What each set costs and may bring: cash, time and wellbeing are never added up."""
    rows = {one.offer.pk: one for one in looked.held}
    chosen = [[rows[pk] for pk in one] for one in sets]
    items = [[one.item for one in some] for some in chosen]
    lines = (
        (_("Costs a year"), [money(sum(one.cost or 0 for one in some)) for some in chosen]),
        (_("Likely worth a year"), [worth_text(_worth([one.worth for one in some])) for some in chosen]),
        (
            _("Of that, money that can be spent elsewhere"),
            [_sum([o.cash for o in some], money) for some in items],
        ),
        (_("Hours a month from staff"), [_sum([o.hours for o in some], _plain) for some in items]),
        (_("Hours a month given back"), [_sum([o.frees_hours for o in some], _plain) for some in items]),
        (
            _("Wellbeing a year, in years lived one step better"),
            [_sum([o.wellbeing for o in some], _plain) for some in items],
        ),
    )
    return {
        "head": [_("Together"), *(name(at) for at in range(len(sets)))],
        "rows": [[text, *cells] for text, cells in lines],
    }


def sum_of(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The same for one decided set, as facts."""
    worth = _worth([(one.value_low, one.value_likely, one.value_high) for one in rows])
    return [
        {"key": _("Costs a year"), "value": money(sum(one.cost for one in rows))},
        {"key": _("Likely worth a year"), "value": worth_text(worth)},
        {
            "key": _("Of that, money that can be spent elsewhere"),
            "value": _sum([one.cash for one in rows], money),
        },
        {"key": _("Hours a month from staff"), "value": _sum([one.hours for one in rows], _plain)},
        {"key": _("Hours a month given back"), "value": _sum([one.frees_hours for one in rows], _plain)},
        {
            "key": _("Wellbeing a year, in years lived one step better"),
            "value": _sum([one.wellbeing for one in rows], _plain),
        },
    ]


def _worth(values: Sequence[Any]) -> tuple[int, int, int] | None:
    """Least, likely and most together: the least if all went badly at once, the most if all went well."""
    if not values:
        return None
    low, likely, high = (sum(one[at] for one in values) for at in range(3))
    return low, likely, high


def _plain(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _sum(values: Sequence[Any], show: Any) -> str:
    """A sum of what is known, and of how many it is not known."""
    known = [one for one in values if one is not None]
    left = len(values) - len(known)
    if not known:
        return _("not known")
    text: str = show(sum(known))
    if not left:
        return text
    return ngettext("%(sum)s, and of %(num)d not known", "%(sum)s, and of %(num)d not known", left) % {
        "sum": text,
        "num": left,
    }


def decided(rows: Sequence[Any]) -> dict[str, Any]:
    """A decided set as a table."""
    head = [
        _("Project"),
        _("Costs a year"),
        _("What it may be worth a year"),
        _("Hours a month"),
        _("Given back"),
    ]
    return {
        "head": head,
        "rows": [
            [
                one.offer.title,
                {"text": money(one.cost), "format": "numeric"},
                worth_text((one.value_low, one.value_likely, one.value_high)),
                _plain(one.hours) if one.hours is not None else _("not known"),
                _plain(one.frees_hours) if one.frees_hours is not None else _("not known"),
            ]
            for one in rows
        ],
    }


def ranks(answer: Any, names: dict[int, str]) -> dict[str, Any] | None:
    """Where each may stand by worth less cost: from where to where, never one place."""
    if not answer.ranks:
        return None
    many = len(answer.ranks)
    return {
        "head": [_("Project"), _("Where it may stand")],
        "rows": [
            [
                names[pk],
                _("between place %(low)d and %(high)d of %(all)d") % {"low": low, "high": high, "all": many},
            ]
            for pk, low, high in answer.ranks
        ],
    }
