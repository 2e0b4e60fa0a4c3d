"""Whether a few people account for what came out, and who took part: sentences for the report."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.accounts.small_numbers import FEWEST, shown

from . import words

MUCH, RUSH, KEPT = 0.5, 0.4, 0.6  # shares from which, and below which, a warning is due
MANY = 20  # people below which an hour says nothing


def balance(outcome: dict[str, Any]) -> list[str]:
    """What to be careful about: that a few people, one hour, or a few authors account for the result."""
    told, found = outcome["balance"], []
    if told["active_share"] >= MUCH:
        found.append(
            _("The tenth of people who voted most gave %(share)s of all votes.")
            % {"share": _percent(told["active_share"])}
        )
    if told["active_kept"] < KEPT:
        found.append(
            _(
                "Without the tenth of people who voted most, other things would come first among what "
                "most agree on."
            )
        )
    if outcome["people"] >= MANY and told["burst_share"] >= RUSH:
        found.append(
            _("%(share)s of all people came within one hour. Ask who sent them.")
            % {"share": _percent(told["burst_share"])}
        )
    if told["burst"] >= FEWEST and told["burst_kept"] < KEPT:
        found.append(
            _(
                "Without those who came in the busiest hour, other things would come first among what "
                "most agree on."
            )
        )
    if told["said"] >= 10 and (told["authors_share"] or 0) >= MUCH:
        found.append(_("A tenth of the people who said something said half of it or more."))
    return found


def steady(outcome: dict[str, Any]) -> list[str]:
    """What was looked at, also where there is nothing to warn of."""
    told = outcome["balance"]
    return [
        _("Everybody counts once on each thing that was said, however much they voted."),
        _(
            "The tenth of people who voted most gave %(share)s of all votes. Without them, %(kept)s of what "
            "most agree on would stay first."
        )
        % {"share": _percent(told["active_share"]), "kept": _percent(told["active_kept"])},
        _("In the busiest hour %(share)s of all people came. Without them, %(kept)s would stay first.")
        % {"share": _percent(told["burst_share"]), "kept": _percent(told["burst_kept"])},
    ]


def enough(outcome: dict[str, Any], rows: list[dict[str, Any]]) -> list[str]:
    """Whether enough people took part to go by it."""
    low, middle, high = outcome["given"]
    thin = sum(one["kind"] == "few" for one in rows)
    found = [
        _("Half of all people voted on %(low)s to %(high)s things; the middle one on %(middle)s.")
        % {"low": low, "middle": middle, "high": high}
    ]
    if outcome["people"] < 5 * MANY:
        found.append(
            _(
                "This is what %(people)s said who chose to take part. It does not say what everybody "
                "here thinks."
            )
            % {"people": words.people(outcome["people"])}
        )
    if thin:
        found.append(
            ngettext(
                "Of %(n)s thing that was said too few have spoken yet to say anything.",
                "Of %(n)s things that were said too few have spoken yet to say anything.",
                thin,
            )
            % {"n": thin}
        )
    return found


def ways(told: dict[str, int]) -> list[dict[str, str]]:
    """How people took part, small numbers hidden."""
    counts = {name: told.get(name, 0) for name in words.WAY}
    kept = shown(counts).counts
    return [
        {"key": words.WAY[name], "value": _(words.FEWER) if kept[name] is None else f"{kept[name]:,}"}
        for name in counts
        if counts[name]
    ]


def _percent(value: float) -> str:
    return f"{round(100 * value)}%"
