"""A draw in words and figures. Chances are told without whose they are; few people are not counted."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.accounts.small_numbers import shown
from alongside.exchange.analyses.lotteries import RULE, Replay
from alongside.web.components.formats import long_date

BANDS = 8
KINDS = {"panel": lazy("The group"), "replacement": lazy("Somebody in another’s stead")}
CHECKS = {
    "number": lazy("The same group comes out."),
    "panel": lazy("The same people were picked."),
    "list": lazy("The list of groups has the print it had."),
    "promise": lazy("The promised number has the print that was shown before."),
    "seed": lazy("The draw used the promised number and what the public gave."),
}


def record(draw: Any) -> dict[str, Any]:
    """What draws it again, as `alongside lottery --replay` reads it."""
    panels = [[str(one) for one in panel] for panel in draw.panels]
    return {
        "rule": RULE,
        "commitment": draw.commitment,
        "secret": draw.secret,
        "words": draw.words,
        "seed": draw.seed,
        "fair": draw.fair,
        "inputs": draw.input_hash,
        "list": draw.why.get("list_hash") or None,
        "number": draw.drawn,
        "panel": [str(one) for one in draw.members],
        "quotas": draw.quotas,
        "panels": panels,
    }


def told(draw: Any) -> dict[str, Any]:
    """The facts of a draw for its page."""
    chances = list(draw.chances.values())
    panels = len(draw.panels)
    return {
        "drawn_on": long_date(draw.drawn_at.date()),
        "promised_on": long_date(draw.committed_at.date()),
        "lead_text": _("%(size)s picked from %(pool)s, by lot")
        % {"size": draw.size, "pool": f"{draw.pool:,}"},
        "panels": f"{panels:,}",
        "last": f"{panels - 1:,}",
        "number": f"{draw.drawn:,}",
        "is_leximin": draw.fair == "leximin",
        "never": draw.why.get("never", 0),
        "spread": [
            {"key": _("Least chance"), "value": _percent(min(chances, default=0))},
            {"key": _("Most chance"), "value": _percent(max(chances, default=0))},
            {"key": _("If all had the same"), "value": _percent(draw.size / draw.pool if draw.pool else 0)},
        ],
        "quotas": [
            [f"{one['category']}: {one['feature']}", str(one["least"]), str(one["most"])]
            for one in draw.quotas
            for one in draw.quotas
        ],
        "proof": [
            {"key": _("Print of the promised number"), "value": draw.commitment},
            {"key": _("The promised number"), "value": draw.secret},
            {"key": _("Given by the public"), "value": draw.words or _("nothing")},
            {"key": _("What the lot was drawn with"), "value": draw.seed},
            {"key": _("Print of the list of groups"), "value": draw.why.get("list_hash", "")},
            {"key": _("Print of what was asked"), "value": draw.input_hash},
        ],
    }


def promise(draw: Any) -> dict[str, str]:
    """What is known of a draw that was not held yet."""
    return {"commitment": draw.commitment, "when": long_date(draw.committed_at.date())}


def bands(draw: Any) -> tuple[list[str], list[list[str]]]:
    """How many people had which chance, from the least to the most; fewer than five are not counted."""
    head = [str(_("Chance")), str(_("People"))]
    chances = [float(one) for one in draw.chances.values()]
    if not chances:
        return head, []
    low, high = min(chances), max(chances)
    step = (high - low) / BANDS or 1.0
    counted = Counter(min(int((one - low) / step), BANDS - 1) for one in chances)
    many = shown({f"{at}": counted[at] for at in range(BANDS) if counted[at]}).counts
    rows = []
    for at in range(BANDS):
        if counted[at]:
            ends = [_percent(low + at * step), _percent(low + (at + 1) * step)]
            said = ends[0] if high == low else _("%(low)s to %(high)s") % {"low": ends[0], "high": ends[1]}
            people = many[f"{at}"]
            rows.append([said, str(_("few")) if people is None else f"{people:,}"])
    return head, rows


def own(draw: Any, typed: str) -> dict[str, str]:
    """What the list says of one number, for whoever has it."""
    number = typed.strip()
    if not number:
        return {}
    chance = draw.chances.get(number)
    if chance is None:
        return {"number": number, "say": _("This number was not in the draw.")}
    times = round(float(chance) * len(draw.panels))
    say = ngettext(
        "It stands in %(times)s of %(panels)s group.",
        "It stands in %(times)s of %(panels)s groups.",
        len(draw.panels),
    ) % {"times": f"{times:,}", "panels": f"{len(draw.panels):,}"}
    return {
        "number": number,
        "say": f"{say} {_('That is a chance of %(chance)s.') % {'chance': _percent(chance)}}",
    }


def again(replay: Replay | None) -> dict[str, Any]:
    """What came of drawing it once more."""
    if replay is None:
        return {}
    checks = [(str(CHECKS[name]), good) for name, good in replay.checks]
    return {"is_same": replay.is_same, "number": f"{replay.number:,}", "checks": checks}


def others(draws: Sequence[Any], shown_draw: Any, at: str) -> list[dict[str, str]]:
    """The other draws of the panel, as links."""
    return [
        {
            "url": f"{at}?draw={draw.ref}",
            "text": f"{KINDS[draw.kind]}, {long_date((draw.drawn_at or draw.committed_at).date())}",
        }
        for draw in draws
        if shown_draw is None or draw.pk != shown_draw.pk
    ]


def _percent(chance: float) -> str:
    return f"{100 * chance:.1f}%"
