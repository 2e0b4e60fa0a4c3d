"""How working together goes, in sentences: who is missing, who knew whom, what is late, who has a say."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.notices_governance import POWER
from alongside.exchange.partnerships.queries.deciding import imbalances_of
from alongside.exchange.partnerships.queries.health import health_of
from alongside.exchange.partnerships.queries.pulse import trust_trend
from alongside.web.presenting import in_a_sentence

from . import words
from .sections import Section

TREND = {
    "up": lazy("Trust in each other has grown, you say."),
    "down": lazy("Trust in each other has gone down, you say. Talk about it."),
    "same": lazy("Trust in each other has stayed the same, you say."),
}


def sentences(viewer: Any, found: Any, members: Sequence[Any], parts: Sequence[Section]) -> dict[str, Any]:
    """What to look at first, and what is as it should be: `to_do` and `good`, sentences each.

    `parts`: the sections of the page, which say how much of theirs is late.
    """
    health = health_of(viewer, found, list(members))
    to_do = [str(words.MISSING[one]) for one in health.missing]
    to_do += _late(health, parts)
    to_do += _power(viewer, found, members, said=health.outweighs)
    good = [_known(health), _mix(health)]
    trend = trust_trend(found).direction
    if trend in TREND:
        (to_do if trend == "down" else good).append(str(TREND[trend]))
    return {"to_do": to_do, "good": [one for one in good if one]}


def _late(health: Any, parts: Sequence[Section]) -> list[str]:
    """What should have been done by now."""
    said = []
    if health.review_is_late:
        said.append(_("The day on which you wanted to look at this again has passed."))
    if health.late:
        many = ngettext("One figure of success is late.", "%(n)d figures of success are late.", health.late)
        said.append(many % {"n": health.late})
    if over := sum(one.overdue for one in parts if one.key != "measures"):
        many = ngettext("One thing is overdue.", "%(n)d things are overdue.", over)
        said.append(many % {"n": over})
    return said


def _known(health: Any) -> str:
    """How many had worked with each other before, and have now."""
    if not health.pairs:
        return ""
    said = ngettext(
        "Of the %(pairs)d pair here, %(before)d had worked together before; %(now)d has by now.",
        "Of the %(pairs)d pairs here, %(before)d had worked together before; %(now)d have by now.",
        health.pairs,
    )
    return said % {"pairs": health.pairs, "before": health.before, "now": health.now}


def _mix(health: Any) -> str:
    """Which sectors take part, and which outweighs the others."""
    if health.outweighs:
        most = words.SECTOR[health.outweighs]
        return _("Most who take part are %(sector)s. Whose view is missing?") % {"sector": most}
    if not health.sectors:
        return ""
    mixed = in_a_sentence([f"{words.SECTOR[one]} ({many})" for one, many in health.sectors.items()])
    return _("Who takes part: %(sectors)s.") % {"sectors": mixed}


def _power(viewer: Any, found: Any, members: Sequence[Any], *, said: str) -> list[str]:
    """Where what is brought and who has a say do not go together; not of a sector that is `said` already."""
    named = queries.names_of(viewer, list(members))
    told = []
    for one in imbalances_of(found):
        if said and one.sector == said:
            continue
        who = named.get(one.member or 0)
        words_of = {
            "who": (who.name if who else "") or _("Somebody"),
            "share": round(one.share * 100),
            "sector": words.SECTOR.get(one.sector, ""),
        }
        told.append(str(POWER[one.why]) % words_of)
    return told
