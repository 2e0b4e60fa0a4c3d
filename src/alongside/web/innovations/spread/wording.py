"""How far it has spread and what may come, in sentences."""

from math import ceil, floor
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from alongside.exchange.analyses.spread import Spread
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
PERIOD = Words({"1": gettext_noop("Month"), "3": gettext_noop("Quarter"), "12": gettext_noop("Year")})
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
