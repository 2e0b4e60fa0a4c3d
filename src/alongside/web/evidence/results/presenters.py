"""What a case comes to as sentences, tables and charts: who pays, who gains, is it cash."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.web.components import charts_amounts as charts
from alongside.web.components.formats import money

from . import words

KINDS = tuple(words.COUNTS)
NUMERIC = "numeric"


def number(text: str) -> dict[str, str]:
    """A cell that holds a number."""
    return {"text": text or "–", "format": NUMERIC}


def heads(first: str, *numbers: str) -> list[Any]:
    """A head whose first column is a name and whose others are numbers."""
    return [first, *(number(text) for text in numbers)]


def back(ratio: float | None) -> str:
    """'£2.40 back for each £1'; nothing where nothing is spent."""
    return "" if ratio is None else _("£%(back)s back for each £1") % {"back": f"{ratio:,.2f}"}


def sentence(answer: Any) -> str:
    """What the case comes to, in one sentence."""
    result, years = answer.result, answer.case.years
    if not result.costs.any() and not result.benefits.any():
        return _("Too little is known yet to say what it comes to.")
    size = {"money": rough(abs(result.npv)), "n": years}
    if result.npv >= 0:
        said = ngettext(
            "Over %(n)s year it brings about %(money)s more than it costs, in today's money",
            "Over %(n)s years it brings about %(money)s more than it costs, in today's money",
            years,
        )
    else:
        said = ngettext(
            "Over %(n)s year it costs about %(money)s more than it brings, in today's money",
            "Over %(n)s years it costs about %(money)s more than it brings, in today's money",
            years,
        )
    return f"{said % size}{': ' + back(result.bcr) if result.bcr is not None else ''}."


def cash_sentence(answer: Any) -> str:
    """How much of what it brings is money that can be spent elsewhere."""
    share = answer.result.cashable_share
    if share is None:
        return ""
    if round(share * 100) == 0:
        return _("None of what it brings is money that can be spent elsewhere.")
    percent = {"share": round(share * 100)}
    return _("Of what it brings, %(share)s%% is money that can be spent elsewhere.") % percent


def unknown_sentence(answer: Any) -> str:
    """What nobody knows, which counts nothing here and is not nought."""
    names = [answer.case.stream(key).name for key in answer.result.not_known]
    if not names:
        return ""
    said = ngettext(
        "Not known, and so in no sum here: %(names)s.",
        "Not known, and so in no sum here: %(names)s.",
        len(names),
    )
    return said % {"names": ", ".join(names)}


def who(answer: Any, drawn: Any) -> dict[str, Any]:
    """A bar and a row for each party."""
    result, names = answer.result, answer.names
    points = [
        {"name": names[one.party], "part": words.SHORT[kind], "value": round(float(one.net[at]))}
        for one in result.positions
        for at, kind in enumerate(KINDS)
        if one.bears.any() or one.gains.any()
    ]
    head = heads(_("Who"), _("Pays or gives up"), _("Gains"), _("Better off by"), _("Likely between"))
    return {
        "spec": charts.both_sides(points, _("Better off by, £ in today's money")) if points else None,
        "head": head,
        "rows": [_party_row(one, names, drawn) for one in result.positions],
        "says": who_says(answer),
    }


def _party_row(one: Any, names: dict[str, str], drawn: Any) -> list[Any]:
    if not one.bears.any() and not one.gains.any():
        texts = ["–", "–", _("Nothing known") if not one.known.all() else money(0), "–"]
        return [names[one.party], *map(number, texts)]
    better = money(one.total) + ("" if one.known.all() else " + ?")
    between = between_said(*likely_of(drawn, one)) if drawn is not None and drawn.uncertain else "–"
    return [
        names[one.party],
        *map(number, [money(float(one.bears.sum())), money(float(one.gains.sum())), better, between]),
    ]


def likely_of(drawn: Any, one: Any) -> tuple[float, float]:
    """Between what a party likely is better off by."""
    spread = drawn.parties[one.party]
    return spread.low, spread.high


def who_file(answer: Any, drawn: Any) -> tuple[list[str], list[list[Any]]]:
    """The parties as rows of a file: pounds in today's money."""
    head = [
        _("Who"),
        _("Pays or gives up"),
        _("Gains"),
        _("Better off by"),
        *(words.COUNTS[kind] for kind in KINDS),
        _("Likely from"),
        _("Likely to"),
        _("All of it known"),
    ]
    rows = []
    for one in answer.result.positions:
        low, high = likely_of(drawn, one) if drawn is not None and drawn.uncertain else (None, None)
        figures = [float(one.bears.sum()), float(one.gains.sum()), one.total, *one.net.tolist(), low, high]
        rows.append(
            [
                answer.names[one.party],
                *(None if figure is None else round(figure, 2) for figure in figures),
                _("Yes") if one.known.all() else _("No"),
            ]
        )
    return head, rows


def map_file(answer: Any, _drawn: Any) -> tuple[list[str], list[list[Any]]]:
    """Every line beside every party as rows of a file; what is not known is empty."""
    case, names = answer.case, answer.names
    head = [_("What"), _("What sort"), _("Counts as"), *(names[one.id] for one in case.parties)]
    rows = []
    for line in answer.result.lines:
        stream = case.stream(line.stream)
        sides = [(stream.gains == one.id) - (stream.bears == one.id) for one in case.parties]
        figures = [round(side * line.worth, 2) if side and line.known else None for side in sides]
        rows.append([stream.name, words.KIND[stream.kind], words.COUNTS[line.counts_as], *figures])
    return head, rows


def discount_said(discount: Any) -> str:
    """By which rates later years count less."""
    if discount.money == discount.health == "green-book":
        return _("the Green Book's rates")
    return _("money %(money)s, health %(health)s") % {
        "money": _rates(discount.money),
        "health": _rates(discount.health),
    }


def _rates(rates: Any) -> str:
    if isinstance(rates, str):
        return _("as the Green Book")
    shown = [f"{100 * one:.3g}%" for one in rates]
    return shown[0] if len(set(shown)) == 1 else f"{shown[0]} … {shown[-1]}"


def rough(pounds: float) -> str:
    """An amount no finer than three digits: £123,000 for £122,694."""
    return money(float(f"{pounds:.3g}"))


def between_said(low: float, high: float, said: Callable[[float], str] = money) -> str:
    """'£1,000 to £2,000'; one amount where the two are the same."""
    least, most = said(low), said(high)
    return least if least == most else _("%(low)s to %(high)s") % {"low": least, "high": most}


def who_says(answer: Any) -> str:
    """Who is better off and who is worse off, by name."""
    names = answer.names
    better = [names[one.party] for one in answer.result.positions if one.total > 0.5]
    worse = [names[one.party] for one in answer.result.positions if one.total < -0.5]
    parts = []
    if better:
        parts.append(_("Better off: %(names)s.") % {"names": ", ".join(better)})
    if worse:
        parts.append(_("Worse off: %(names)s.") % {"names": ", ".join(worse)})
    return " ".join(parts) or _("Nobody is better or worse off.")


def flag(answer: Any) -> dict[str, str] | None:
    """Whether the one who pays most is another than the one who gains most; None where it is the same."""
    rows = [one for one in answer.result.positions if one.bears.any() or one.gains.any()]
    if not rows:
        return None
    payer = max(rows, key=lambda one: float(one.bears.sum()))
    gainer = max(rows, key=lambda one: float(one.gains.sum()))
    if payer is gainer or not payer.bears.any() or not gainer.gains.any():
        return None
    names = answer.names
    return {
        "title": _("Who pays is not who gains"),
        "says": _(
            "%(payer)s pays or gives up most, %(paid)s, and gets %(back)s. %(gainer)s gains most, "
            "%(gained)s, and pays %(gives)s."
        )
        % {
            "payer": names[payer.party],
            "paid": money(float(payer.bears.sum())),
            "back": money(float(payer.gains.sum())),
            "gainer": names[gainer.party],
            "gained": money(float(gainer.gains.sum())),
            "gives": money(float(gainer.bears.sum())),
        },
    }


def whole_map(answer: Any) -> dict[str, Any]:
    """Every line beside every party: what it costs each and what it brings each, in today's money."""
    case, names = answer.case, answer.names
    rows = []
    for line in answer.result.lines:
        stream = case.stream(line.stream)
        cells = [_cell(stream, line, party.id) for party in case.parties]
        rows.append([stream.name, *map(number, cells), words.SHORT[line.counts_as]])
    sums = [
        number(money(one.total) if one.bears.any() or one.gains.any() else "–")
        for one in answer.result.positions
    ]
    rows.append([_("Together"), *sums, "–"])
    return {
        "head": [_("What"), *(number(names[one.id]) for one in case.parties), _("Counts as")],
        "rows": rows,
    }


def _cell(stream: Any, line: Any, party: str) -> str:
    sides = (stream.gains == party) - (stream.bears == party)
    if not sides:
        return "–"
    if not line.known:
        return "?"
    return f"{'+' if sides * line.worth > 0 else ''}{money(sides * line.worth)}"


def cash(answer: Any) -> dict[str, Any]:
    """Money, time and room, and wellbeing, each for itself; and why something is no money."""
    result, case = answer.result, answer.case
    rows = [
        [
            words.COUNTS[kind],
            number(money(float(result.benefits[at]))),
            number(money(float(result.costs[at]))),
            number(money(float(result.npv_by[at]))),
        ]
        for at, kind in enumerate(KINDS)
    ]
    notes = [
        words.NOT_CASH[line.why]
        % {"line": case.stream(line.stream).name, "party": answer.names[case.stream(line.stream).gains]}
        for line in result.lines
        if line.why
    ]
    return {
        "says": cash_sentence(answer),
        "head": heads(_("What sort"), _("Brings"), _("Costs"), _("Left over")),
        "rows": rows,
        "notes": notes,
        "payback": payback(result.cash_payback, bool(result.costs[0])),
    }


def payback(years: float | None, spends: bool) -> str:
    """When the money has come back."""
    if not spends:
        return _("No money is spent.")
    if years is None:
        return _("The money does not come back as money within these years.")
    months = max(round(years * 12), 1)
    if months < 24:
        said = ngettext(
            "Counted in money alone, it has come back after %(n)s month.",
            "Counted in money alone, it has come back after %(n)s months.",
            months,
        )
        return said % {"n": months}
    return _("Counted in money alone, it has come back after %(n)s years.") % {"n": f"{years:.1f}"}


def sources(answer: Any) -> list[dict[str, str]]:
    """Where the numbers come from, with year and licence, and which lines rest on each."""
    used: dict[str, list[str]] = {}
    for stream in answer.case.streams:
        for _name, amount in stream.amounts:
            if amount.source and stream.name not in used.setdefault(amount.source, []):
                used[amount.source].append(stream.name)
    known = {one.id: one for one in answer.case.sources}
    return [_source(known.get(key), key, used.get(key, [])) for key in dict.fromkeys([*known, *used])]


def _source(one: Any, key: str, used: list[str]) -> dict[str, str]:
    if one is None:
        return {"text": key, "url": "", "about": "", "used": ", ".join(used)}
    about = [str(one.year) if one.year else "", one.licence or _("licence not known")]
    return {
        "text": one.title,
        "url": one.url,
        "about": " · ".join(filter(None, about)),
        "used": ", ".join(used),
    }
