"""Who would lose, and what terms leave each with, as sentences and tables."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.web.components import charts_amounts as charts
from alongside.web.components.formats import money

from ..results import words
from ..results.presenters import between_said, heads, number
from ..results.sure import in_100

NAMED = 3  # groups that are named


def position(amount: float) -> str:
    """'+£1,200' or '−£300': what somebody is better or worse off by."""
    return f"{'−' if round(amount) < 0 else '+'}{money(abs(amount))}" if round(amount) else money(0)


def unsure(amount: float, known: bool) -> str:
    """The same, with a question mark where something about it is not known."""
    return position(amount) if known else f"{position(amount)} + ?" if round(amount) else "?"


def names(said: Iterable[str]) -> str:
    """Names in one breath: a, b and c."""
    every = list(said)
    if len(every) < 2:
        return "".join(every)
    return _("%(first)s and %(last)s") % {"first": ", ".join(every[:-1]), "last": every[-1]}


def parties(split: Any, is_cash: bool) -> dict[str, Any]:
    """A bar and a row for each party: where it stands, and after the least and the fair payments."""
    points = [
        {"name": one.name, "part": words.COUNTS[part], "value": round(getattr(one, part))}
        for one in split.parties
        for part in words.COUNTS
        if (one.bears or one.total) and not (is_cash and part != "cash")
    ]
    parts = ["cash"] if is_cash else list(words.COUNTS)
    head = heads(_("Who"), *(words.SHORT[part] for part in parts), *([] if is_cash else [_("Together")]))
    rows = []
    for one in split.parties:
        figures = [position(getattr(one, part)) for part in parts]
        figures = [*figures[: len(parts) - is_cash], unsure(one.total, one.known)]
        rows.append([one.name, *map(number, figures)])
    return {
        "spec": charts.both_sides(points, _("Better off by, £ in today's money")) if points else None,
        "says": losing(split),
        "head": head,
        "rows": rows,
    }


def losing(split: Any) -> str:
    """Who would lose, and how much."""
    losers = split.losers
    if not losers:
        return _("Nobody would lose.")
    told = names(_("%(who)s (%(much)s)") % {"who": one.name, "much": money(-one.total)} for one in losers)
    return _("These would lose: %(told)s.") % {"told": told}


def together(split: Any, years: int) -> str:
    """What all come to together."""
    size = {"much": money(abs(split.total)), "n": years}
    if split.total >= 0.5:
        text = ngettext(
            "All together are better off by %(much)s over %(n)s year, in today's money.",
            "All together are better off by %(much)s over %(n)s years, in today's money.",
            years,
        )
    else:
        text = ngettext(
            "All together are no better off over %(n)s year: it costs %(much)s more than it brings.",
            "All together are no better off over %(n)s years: it costs %(much)s more than it brings.",
            years,
        )
    return text % size


def paid(payments: Iterable[Any]) -> list[str]:
    """Who pays whom how much, a line each."""
    return [
        _("%(payer)s pays %(payee)s %(much)s.")
        % {"payer": one.payer, "payee": one.payee, "much": money(one.amount)}
        for one in payments
        if round(one.amount)
    ]


def least(split: Any) -> dict[str, Any]:
    """The smallest payments that leave nobody worse off, and what stands against them."""
    says, more = "", []
    if not split.losers:
        says = _("No payments are needed.")
    elif split.lacks >= 0.5 and split.smallest_total < 0.5:
        says = _("Nobody who gains could pay for it. %(much)s is missing.") % {"much": money(split.lacks)}
    elif split.lacks >= 0.5:
        says = _("Those who gain cannot make good all of it: %(much)s is missing.") % {
            "much": money(split.lacks)
        }
    else:
        says = _("With these payments, %(much)s in all, nobody would lose.") % {
            "much": money(split.smallest_total)
        }
    if split.not_cash >= 0.5:
        more.append(
            _("%(much)s of it would come from gains that are no cash. Somebody must find that money.")
            % {"much": money(split.not_cash)}
        )
    return {"says": says, "paid": paid(split.smallest), "more": more}


def fair(split: Any) -> dict[str, Any] | None:
    """The fair split; nothing where it is worth nothing to all of them together."""
    if split.total < 0.5:
        return None
    if split.shared < 0.5:
        return {
            "says": _(
                "What is gained is gained by people, and they keep it. In money there is nothing left to "
                "share: whoever wants it for them would have to find what is missing."
            ),
            "paid": [],
            "rows": [],
        }
    return {
        "says": "" if split.fair else _("No payments are needed for it."),
        "paid": paid(split.fair),
        "head": heads(_("Who"), _("As it is"), _("Gets or pays"), _("Left with")),
        "rows": [
            [
                one.name,
                number(unsure(one.total, one.known)),
                number(position(one.gets)),
                number(unsure(one.total + one.gets, one.known)),
            ]
            for one in split.parties
        ],
    }


def apart(split: Any) -> list[str]:
    """Whether any group would do better alone than with the fair split."""
    if split.total < 0.5 or split.shared < 0.5:
        return []
    if split.steady is None:
        return [_("There are too many parties to look at every group of them.")]
    if not split.leave:
        return [_("No. No group of them would do better alone than with this split.")]
    said = [
        _("Yes: %(names)s would do better without the others, by %(much)s.")
        % {"names": names(one.names), "much": money(one.lacks)}
        for one in split.leave[:NAMED]
    ]
    if split.steady:
        said.append(_("There are other ways to share it that no group would leave. Look for one together."))
    else:
        said.append(_("No way to share it suits every group. Some goodwill is needed."))
    return said


def outlook(found: Any) -> dict[str, Any]:
    """What terms leave each with, as a table, and what they reward."""
    rows = [
        [
            one.name,
            *map(
                number,
                (
                    unsure(one.alone, one.known),
                    position(one.paid),
                    unsure(one.expected, one.known),
                    between_said(one.low, one.high) if one.low or one.high else "–",
                    in_100(one.loses) if one.low or one.high else "–",
                    position(one.cash),
                ),
            ),
        ]
        for one in found.parties
    ]
    return {
        "head": heads(
            _("Who"),
            _("Without it"),
            _("Gets or pays"),
            _("Left with"),
            _("Likely between"),
            _("Chance that it loses"),
            _("In cash alone"),
        ),
        "rows": rows,
        "says": _still(found),
        "rewards": [_reward(one, found) for one in found.parties if one.agrees is not None]
        if found.result
        else [],
        "aligned": found.aligned,
        "result": found.result,
        "done": found.done,
        "not_known": found.not_known,
    }


def _still(found: Any) -> str:
    losers = [one for one in found.parties if one.expected < -0.5]
    if not losers:
        return _("On average nobody would lose.")
    told = names(_("%(who)s (%(much)s)") % {"who": one.name, "much": money(-one.expected)} for one in losers)
    return _("On average these would still lose: %(told)s.") % {"told": told}


def _reward(one: Any, found: Any) -> str:
    told = {"who": one.name, "more": position(one.outcome), "busy": position(one.activity)}
    if one.agrees:
        said = _(
            "%(who)s: yes. One more result is worth %(more)s to it, doing more without a result %(busy)s."
        )
    elif one.outcome <= 0:
        said = _("%(who)s: no. One more result is worth %(more)s to it.")
    else:
        said = _(
            "%(who)s: no. Doing more without a result is worth %(busy)s to it, one more result %(more)s."
        )
    return said % told


def works(kind: str, low: float | None, high: float | None, shown: Any) -> str:
    """Between which numbers none who pays or gets expects to lose. `shown`: how such a number is written."""
    if low is None or high is None:
        return _("With no number here would all who pay or get come out of it without a loss.")
    if low == high:
        return _("Only about %(low)s leaves none of those who pay or get with a loss.") % {"low": shown(low)}
    return _("From about %(low)s to %(high)s, none of those who pay or get expects to lose.") % {
        "low": shown(low),
        "high": shown(high),
    }


def beside(
    found: Mapping[str, list[tuple[float, float, bool]]], who: list[str], title: Any
) -> dict[str, Any]:
    """Several terms side by side: a column each, what a party is left with and the chance that it loses."""
    head = heads(_("Who"), *(title(key) for key in found))
    rows = [[name, *(number(_cell(*column[at])) for column in found.values())] for at, name in enumerate(who)]
    return {"head": head, "rows": rows}


def _cell(expected: float, loses: float, known: bool) -> str:
    left = unsure(expected, known)
    return _("%(left)s, loses %(chance)s") % {"left": left, "chance": in_100(loses)} if expected else left
