"""How far it has spread and what may come, in sentences."""

from math import ceil, floor, isnan
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from alongside.exchange.analyses.spread import Spread
from alongside.exchange.analyses.spread_ties import CHANCE, RUNS, Learnt
from alongside.exchange.analyses.spread_uses import DROPPED, PLANNED, STOPPED, USING
from alongside.web.components.formats import count, long_date
from alongside.web.words import Words

STATE = Words(
    {
        USING: gettext_noop("Uses it now"),
        PLANNED: gettext_noop("Plans to start"),
        STOPPED: gettext_noop("Stopped using it"),
        DROPPED: gettext_noop("Gave the plan up"),
    }
)
TONE = {USING: "open", PLANNED: "unclaimed", STOPPED: "history", DROPPED: "history"}  # as on small maps
KIND = (  # by the time of the first start; of organisations, never of people
    gettext_noop("Among the first"),
    gettext_noop("Early"),
    gettext_noop("Later"),
    gettext_noop("Most recent"),
)
WHY_NOT = Words(
    {
        "nobody": gettext_noop(
            "Nobody has told us that they use it, so nothing can be said of what may come."
        ),
        "few": gettext_noop("Too few have started, or it is too early, to say how far it will spread."),
        "at-once": gettext_noop("All started at about the same time, which says nothing of what may come."),
        "no-peak": gettext_noop(
            "It is spreading faster and faster, so nobody can say yet where that will end."
        ),
        "no-curve": gettext_noop(
            "It does not spread like other things have, so we do not say what may come."
        ),
    }
)


def summary(found: Spread) -> str:
    """How many use it now, plan it and stopped, in one sentence."""
    using, planned, stopped = (found.count(state) for state in (USING, PLANNED, STOPPED))
    said = []
    if using:
        said.append(
            ngettext("%(n)s organisation uses it now", "%(n)s organisations use it now", using) % {"n": using}
        )
    if planned:
        said.append(ngettext("%(n)s plans to start", "%(n)s plan to start", planned) % {"n": planned})
    if stopped:
        said.append(ngettext("%(n)s stopped", "%(n)s stopped", stopped) % {"n": stopped})
    if not said:
        return nobody()
    line = "; ".join(said)
    return f"{line[:1].upper()}{line[1:]}."


def nobody() -> str:
    """That nothing is known."""
    return _("Nobody has told us that they use it.")


def sites_between(low: float, high: float) -> tuple[int, int]:
    """A range as whole sites, no narrower than it is."""
    return floor(low), ceil(high)


def forecast(found: Spread) -> str:
    """What may come, with how sure that is; or why nobody can say."""
    looked = found.outlook
    if not looked.enough:
        return WHY_NOT[looked.why]
    low, high = sites_between(looked.low[-1], looked.high[-1])
    day = long_date(found.ahead[-1])
    if low == high:
        line = ngettext(
            "If it goes on as it has, most likely %(n)s organisation will have started by %(day)s.",
            "If it goes on as it has, most likely %(n)s organisations will have started by %(day)s.",
            low,
        )
        return line % {"n": count(low), "day": day}
    said = {"low": count(low), "high": count(high), "day": day}
    return (
        _(
            "If it goes on as it has, likely between %(low)s and %(high)s organisations will have started by "
            "%(day)s (in 8 of 10 such cases)."
        )
        % said
    )


def learnt(found: Learnt) -> str:
    """Whether organisations start because those they work with have, in one sentence."""
    if not found.enough:
        return _("Too few that work with others have started to say whether they learn it from each other.")
    said = {"share": percent(found.mean), "chance": percent(found.by_chance)}
    if found.learns:
        return (
            _(
                "Organisations seem to learn it from those they work with: when one started, on average "
                "%(share)s of those it works with used it already, and by chance it would be %(chance)s."
            )
            % said
        )
    if found.p < CHANCE:
        return (
            _(
                "Organisations start apart from each other: when one started, on average %(share)s of those "
                "it works with used it already, and by chance it would be %(chance)s."
            )
            % said
        )
    return (
        _(
            "Who works with whom makes no difference that shows: when one started, on average %(share)s of "
            "those it works with used it already, about as many as by chance (%(chance)s)."
        )
        % said
    )


def nearness(found: Learnt) -> str:
    """Whether those that use it now are near each other, for how it was worked out."""
    said = {"near": f"{found.near:.2f}", "p": chance(found.near_p), "test": chance(found.p)}
    return _(
        "Shuffled %(runs)s times who started when: the chance of so large a difference is %(test)s. Those "
        "that use it now and how near they are to each other: Moran’s I %(near)s, chance %(p)s."
    ) % {**said, "runs": RUNS}


def chance(p: float) -> str:
    """How likely something is by chance."""
    if isnan(p):
        return _("not known")
    return _("under 1 in 100") if p < 0.01 else _("%(n)s in 100") % {"n": round(100 * p)}


def percent(share: float) -> str:
    """A share as a whole percentage."""
    return f"{100 * share:.0f}%"


def spells(use: Any) -> str:
    """From when until when a site used it."""
    said = []
    for since, until in use.spells:
        if until is None:
            said.append(_("since %(day)s") % {"day": long_date(since)})
        else:
            said.append(_("%(since)s to %(until)s") % {"since": long_date(since), "until": long_date(until)})
    if use.state == PLANNED and use.plan:
        said.append(_("planned for %(day)s") % {"day": long_date(use.plan)})
    line = "; ".join(said)
    return f"{line[:1].upper()}{line[1:]}"
