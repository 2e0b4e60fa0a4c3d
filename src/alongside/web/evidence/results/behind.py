"""What stands behind a case as sentences, tables and charts: each a part of the page for analysts."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.exchange.analyses.cases_deep import WORTHS
from alongside.web.components import charts_amounts as charts
from alongside.web.components.formats import money

from .presenters import between_said, heads, number
from .sure import in_100, place, plain

MOST_BARS = 12


def worth_knowing(found: Any) -> dict[str, Any]:
    """Which number is worth finding out before deciding, and what that is worth at most."""
    answer, knowing = found.answer, found.knowing
    rows = [
        [place(answer, key), number(money(worth.value))]
        for key, worth in knowing.each
        if worth.value >= 0.5 and worth.value > 2 * worth.se
    ]
    return {
        "says": _knowing_says(answer, knowing, rows),
        "head": heads(_("Which number"), _("Worth finding out, at most")),
        "rows": rows,
    }


def _knowing_says(answer: Any, knowing: Any, rows: list[Any]) -> str:
    if knowing.all.value < 0.5:
        return _(
            "Whatever the numbers turn out to be within their ranges, the decision stays the same: no study "
            "is worth its money for this decision."
        )
    said = _(
        "To know every number for certain before deciding would be worth %(money)s: no study should cost "
        "more."
    )
    parts = [said % {"money": money(knowing.all.value)}]
    if rows:
        parts.append(_("Most worth finding out: %(what)s.") % {"what": rows[0][0]})
    else:
        parts.append(_("No single number would change the decision by itself."))
    return " ".join(parts)


def plane(found: Any) -> dict[str, Any]:
    """Each draw by what it brings in time and wellbeing and what it costs in money."""
    points = [{"x": round(x), "y": round(y)} for x, y in found.dots.tolist()]
    names = (
        _("Brings time and wellbeing, and money as well"),
        _("Brings time and wellbeing, and costs money"),
        _("Takes time and wellbeing, and brings money"),
        _("Takes time and wellbeing, and costs money"),
    )
    return {
        "says": _(
            "Each dot is one of the draws. Under the broken line, what it brings is worth more than the "
            "money it costs, £1 for £1."
        ),
        "spec": charts.cloud(points, _("Brings in time and wellbeing, £"), _("Costs in money, £"), 1.0),
        "head": heads(_("Where the draws lie"), _("Of 100 draws")),
        "rows": [
            [name, number(f"{100 * share:.0f}")] for name, share in zip(names, found.quadrants, strict=True)
        ],
    }


def acceptable(found: Any) -> dict[str, Any]:
    """How likely going ahead is right as £1 of time or wellbeing counts for more, and the frontier."""
    ahead, right = _("Going ahead is best"), _("What is best on average is right")
    points = [
        {"x": worth, "value": round(float(share), 4), "name": name}
        for name, shares in ((ahead, found.chance), (right, found.frontier))
        for worth, share in zip(WORTHS, shares, strict=True)
    ]
    rows = [
        [
            f"£{worth:.2f}",
            *map(number, [in_100(found.chance[at]), in_100(found.frontier[at]), money(found.evpi[at])]),
        ]
        for at, worth in enumerate(WORTHS)
        if at % 5 == 0
    ]
    at_one = found.chance[WORTHS.index(1.0)]
    return {
        "says": _(
            "Where £1 of time or wellbeing counts as much as £1 of money, going ahead is best in %(chance)s "
            "draws."
        )
        % {"chance": in_100(float(at_one))},
        "spec": charts.curves(points, _("What £1 of time or wellbeing counts, £"), _("Chance"), 1.0),
        "head": heads(_("£1 of time or wellbeing counts"), ahead, right, _("Worth knowing all, at most")),
        "rows": rows,
    }


def one_way(found: Any) -> dict[str, Any]:
    """Each number by itself from the low to the high end of its range."""
    answer = found.answer
    bars = found.bars[:MOST_BARS]
    points = [
        {
            "name": place(answer, one.key),
            "low": round(min(one.at_low, one.at_high)),
            "high": round(max(one.at_low, one.at_high)),
        }
        for one in bars
    ]
    rows = [
        [
            place(answer, one.key),
            number(plain(one.low)),
            number(plain(one.high)),
            number(money(one.at_low)),
            number(money(one.at_high)),
            _("Yes") if one.turns else _("No"),
        ]
        for one in bars
    ]
    return {
        "says": _(
            "Each number moved alone from the low to the high end of its range, all others as they are. The "
            "broken line is the answer."
        ),
        "spec": charts.ranges(points, _("Worth in today's money, £"), round(answer.result.npv))
        if points
        else None,
        "head": [
            *heads(_("Which number"), _("Low"), _("High"), _("Then worth"), _("Then worth (high)")),
            _("Turns the answer"),
        ],
        "rows": rows,
    }


def variance(found: Any) -> dict[str, Any]:
    """How much of the spread of the answer comes from each number."""
    rows = [
        [
            place(found.answer, key),
            number(f"{max(100 * first, 0):.0f}%"),
            number(f"{max(100 * total, 0):.0f}%"),
        ]
        for key, first, total in found.shares[:MOST_BARS]
    ]
    return {
        "says": _(
            "Of the whole spread of the answer: how much would go if a number were known, and how much would"
            " stay if all others were."
        ),
        "head": heads(_("Which number"), _("Would go"), _("Would stay")),
        "rows": rows,
    }


def switching(found: Any) -> dict[str, Any]:
    """At which value of each number the answer turns."""
    rows = [
        [
            place(found.answer, one.key),
            number(plain(one.best)),
            number(plain(one.at)),
            number(f"{100 * one.change:+.0f}%" if one.change is not None else "–"),
            _("Yes") if one.within else _("No"),
        ]
        for one in found.turns
        if one.at is not None
    ]
    return {
        "says": _(
            "The value at which a number by itself would make the case worth just nothing. The nearest comes"
            " first."
        ),
        "head": [
            *heads(_("Which number"), _("In the case"), _("Turns at"), _("Change")),
            _("Within its range"),
        ],
        "rows": rows,
    }


def what_ifs(found: Any) -> dict[str, Any]:
    """The case as it is and in each scenario, a column each."""
    every = [found.answer.result, *(one.result for one in found.what_ifs)]
    names = found.answer.names
    rows = [
        [_("Worth in today's money"), *(number(money(one.npv)) for one in every)],
        [_("Back for each £1"), *(number("–" if one.bcr is None else f"£{one.bcr:,.2f}") for one in every)],
        [_("Left over in money alone"), *(number(money(one.cash_npv)) for one in every)],
    ]
    for at, position in enumerate(found.answer.result.positions):
        totals = (number(money(one.positions[at].total)) for one in every)
        rows.append([_("Better off by: %(who)s") % {"who": names[position.party]}, *totals])
    return {
        "says": _("Each column is the whole case with some numbers otherwise."),
        "head": heads(_("What"), _("As it is"), *(one.name for one in found.what_ifs)),
        "rows": rows,
    }


def budget(found: Any) -> dict[str, Any]:
    """Money in and out of each year, by party, with the range that the draws give it."""
    result, names = found.answer.result, found.answer.names
    touched = [at for at, one in enumerate(result.positions) if one.revenue.any() or one.capital.any()]
    points, rows = [], []
    for year, label in enumerate(result.years):
        row: list[Any] = [str(label)]
        for at in touched:
            one = result.positions[at]
            net = float(one.revenue[year] + one.capital[year])
            low, high = float(found.low[year, at]), float(found.high[year, at])
            between = f" ({between_said(low, high)})" if round(low) != round(high) else ""
            row.append(number(f"{money(net)}{between}"))
            points.append({"name": str(label), "part": names[one.party], "value": round(net)})
        rows.append(row)
    capital = sum(float(-one.capital.sum()) for one in result.positions if one.capital.sum() < 0)
    says = _("Money alone, in each year's own amount, not discounted. Below nought is paid out.")
    if capital:
        says += " " + _("Of it, %(money)s is bought once and lasts (capital).") % {"money": money(capital)}
    return {
        "says": says,
        "spec": charts.both_sides(points, _("Money in or out, £")) if points else None,
        "head": heads(_("Year"), *(names[result.positions[at].party] for at in touched)),
        "rows": rows,
    }


def weighted(answer: Any) -> dict[str, Any]:
    """What it comes to where £1 counts more for some than for others."""
    names, result = answer.names, answer.result
    if len({one.weight for one in result.positions}) == 1:
        return {
            "says": _("£1 counts the same for everybody in this case."),
            "head": heads("", ""),
            "rows": [],
        }
    rows = [
        [
            names[one.party],
            *map(number, [f"{one.weight:g}", money(one.total), money(one.weight * one.total)]),
        ]
        for one in result.positions
    ]
    together = sum(one.total for one in result.positions)
    rows.append([_("Together"), *map(number, ["–", money(together), money(result.weighted)])])
    return {
        "says": _("£1 counts more for some than for others: counted so, it comes to %(money)s.")
        % {"money": money(result.weighted)},
        "head": heads(_("Who"), _("£1 counts"), _("Better off by"), _("Counted so")),
        "rows": rows,
    }


def mix(answer: Any) -> dict[str, Any] | None:
    """What adds to what staff do and what replaces it: posts and money; None where no line says which."""
    found: dict[bool | None, list[Any]] = {}
    lines = {one.stream: one for one in answer.result.lines}
    for stream in answer.case.streams:
        if stream.staff is not None:
            found.setdefault(stream.staff.replaces, []).append(stream)
    if not found:
        return None
    names = {False: _("Adds to what staff do"), True: _("Replaces what staff do"), None: _("Nobody says")}
    rows = []
    for key, streams in sorted(found.items(), key=lambda one: list(names).index(one[0])):
        posts = [one.staff.fte for one in streams]
        worth = {
            kind: sum(lines[one.id].worth for one in streams if one.kind in kind)
            for kind in (("cost", "closing"), ("benefit",))
        }
        known = [one for one in posts if one is not None]
        rows.append(
            [
                names[key],
                number(f"{sum(known):+.1f}" if known else _("Not known")),
                *(number(money(value)) for value in worth.values()),
            ]
        )
    return {
        "says": _(
            "Work that people do for each other can add to what staff do or take its place. Only what takes "
            "its place can free money, and only where posts or contracts really end."
        ),
        "head": heads(_("What sort"), _("Full-time posts"), _("Costs"), _("Sets free")),
        "rows": rows,
    }
