"""What a decision maker will ask for, by type, by what it does and by what is at stake. Pure decisions.

The five groups, and the order by what a product does, follow the evidence standards framework for digital
health technologies of the National Institute for Health and Care Excellence (ECD7, 2018, as updated 2022), in
our words and for all four types; `rules` is what the law and regulators ask of each type; `selling` is what
a buyer in the health service asks of a firm's business case. It is a help to get ready, and judges nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from alongside.exchange.audit.decisions import Refused
from alongside.exchange.innovations.record_rules import ROUTES
from alongside.exchange.innovations.stages import TYPES

REACH = ("behind", "informs", "cares")
STAKES = ("low", "high")
STATES = ("there", "partly", "missing", "not-needed")
GROUPS = ("made", "value", "works", "money", "use", "rules", "selling")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is asked.

    `types`: for which types, empty for all; `reach`: from which it is asked on; `high`: only where much is at
    stake; `helps`: sorts of help that bring it; `record`: questions of the record that say something of it.
    """

    key: str
    group: str
    types: tuple[str, ...] = ()
    reach: str = "behind"
    high: bool = False
    helps: tuple[str, ...] = ()
    record: tuple[str, ...] = ()


def _steps() -> tuple[Item, ...]:
    """One for each step of each type's way through the rules, as the record asks them."""
    return tuple(
        Item(f"{kind}.{step}", "rules", (kind,), helps=("regulation",), record=(f"{kind}.{step}",))
        for kind in TYPES
        for step in ROUTES[kind]
    )


ITEMS: tuple[Item, ...] = (
    Item("users", "made", helps=("design", "people"), record=("users-design", "users-tested")),
    Item("fair", "made", helps=("people", "data"), record=("left-out",)),
    Item("climate", "made", helps=("evaluation",)),
    Item("data", "made", helps=("data",), record=("digital.personal-data", "service.personal-data")),
    Item("oversight", "made", reach="informs", helps=("champion",)),
    Item("right-words", "made", reach="informs", helps=("champion", "people")),
    Item("trusted", "made", reach="informs", helps=("champion", "leads")),
    Item("safeguards", "made", reach="informs", high=True, helps=("data", "people")),
    Item("purpose", "value", helps=("leads",), record=("for-whom",)),
    Item("now", "value", helps=("leads",), record=("instead",)),
    Item("then", "value", helps=("leads",), record=("pathway", "pathway-fit")),
    Item("effects", "value", helps=("economics",), record=("compared", "better")),
    Item("effect", "works", reach="informs", helps=("evaluation",), record=("shown", "grade")),
    Item("trial", "works", reach="cares", high=True, helps=("evaluation",)),
    Item("real-life", "works", helps=("evaluation",), record=("site-effects",)),
    Item("watching", "works", helps=("evaluation",), record=("gathering-how",)),
    Item("budget", "money", helps=("economics",), record=("cost",)),
    Item("worth", "money", high=True, helps=("economics",)),
    Item("beginning", "use", helps=("training", "procurement"), record=("rooms", "agreed")),
    Item("told", "use", helps=("training", "people"), record=("training", "service.consent")),
    Item("growing", "use", helps=("leads",), record=("ready", "can-grow")),
    *_steps(),
    Item("who-pays", "selling", helps=("economics",), record=("pays", "gains")),
    Item("cash", "selling", helps=("economics",)),
    Item("contract", "selling", helps=("economics", "procurement")),
    Item("stopping", "selling", helps=("economics", "leads"), record=("stops",)),
    Item("budget-year", "selling", helps=("economics", "funding")),
    Item("buying", "selling", helps=("procurement",)),
    Item("local-way", "selling", helps=("leads", "champion"), record=("pathway-fit",)),
    Item("staff-time", "selling", helps=("training", "champion"), record=("staff-do",)),
    Item("systems", "selling", types=("digital", "device"), helps=("data",)),
    Item("place-like-theirs", "selling", helps=("evaluation", "champion"), record=("sites",)),
    Item("whole-price", "selling", helps=("procurement",), record=("cost",)),
    Item("interests", "selling", helps=("leads",), record=("interests",)),
)
BY_KEY = {one.key: one for one in ITEMS}


def asked(types: Iterable[str], reach: str, stakes: str) -> list[Item]:
    """What is asked of something of these types that does this, with this at stake.

    Where it is not said what it does or what is at stake, nothing is left out for that.
    """
    mine = set(types)
    most = REACH.index(reach) if reach in REACH else len(REACH)
    return [
        one
        for one in ITEMS
        if (not one.types or not mine or mine & set(one.types))
        and REACH.index(one.reach) <= most
        and (not one.high or stakes != "low")
    ]


STEP_STATES = {"done": "there", "under-way": "partly", "to-do": "missing", "not-needed": "not-needed"}


def from_record(item: Item, answers: Mapping[str, Any]) -> str:
    """What the record says of it: a state where it is a step of a type's way, else `said` or nothing."""
    said = [answers[key] for key in item.record if answers.get(key)]
    if item.group == "rules" and said:
        return STEP_STATES.get(str(said[0]), "")
    return "said" if said else ""


def may_answer(*, item: str, state: str, words: str, url: str) -> Refused | None:
    """Why what there is may not be kept so; None where it may."""
    if item not in BY_KEY:
        return Refused("no-item")
    if state not in STATES:
        return Refused("no-state")
    said = bool(words) or (state != "not-needed" and bool(url))
    return Refused("no-words") if state != "missing" and not said else None


def may_set(*, reach: str, stakes: str) -> Refused | None:
    """Why what it does and what is at stake may not be kept so; None where it may."""
    if reach not in REACH:
        return Refused("no-reach")
    return Refused("no-stakes") if stakes not in STAKES else None


def may_stamp(
    *,
    standard: str,
    judge: str,
    judged_on: date | None,
    on_what: str,
    outcome: str,
    until: date | None,
    today: date,
) -> Refused | None:
    """Why a stamp may not be given so; None where it may. It says which standard, who, when, on what."""
    checks = (
        ("no-standard", not standard),
        ("no-judge", not judge),
        ("no-day", judged_on is None or judged_on > today),
        ("no-what", not on_what),
        ("no-outcome", outcome not in ("met", "partly", "not-met")),
        ("until", until is not None and judged_on is not None and until < judged_on),
    )
    return next((Refused(why) for why, wrong in checks if wrong), None)
