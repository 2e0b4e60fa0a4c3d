"""Who helps an innovation along: what may be asked, answered and written down. Pure decisions."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from alongside.exchange.audit.decisions import Allowed, Refused

from .journey_rules import first_of, too_long
from .stages import STAGES

PRACTICE = "practice"
SETTLED = ("given", "declined", "nothing")
FOR_STAGE = {  # what is most needed at a stage; the others can be asked for too
    "idea": ("people", "design", "property", "leads"),
    "development": ("design", "property", "regulation", "data", "funding"),
    "testing": ("evaluation", "economics", "champion", "data", "regulation"),
    "adoption": ("procurement", "economics", "champion", "training", "leads"),
    "diffusion": ("champion", "training", "leads", "procurement"),
    "scale-up": ("leads", "procurement", "economics", "evaluation"),
    "decommissioning": ("people", "training", "leads"),
}
FOR_TYPE = {  # what a type needs above the others
    "medicine": ("regulation", "economics", "property"),
    "device": ("regulation", "procurement", "property"),
    "digital": ("data", "design", "procurement"),
    "service": ("champion", "training", "people"),
}
# Words by which an offer says of itself that it helps with something.
SAYS = {
    "leads": ("innovation lead", "sponsor", "broker", "network", "collaborative"),
    "property": ("intellectual property", "patents", "licens", "trade mark", "copyright", "spin-out"),
    "evaluation": ("evaluat", "trial", "research", "pilot", "evidence"),
    "economics": ("economic", "value for money", "business case", "savings", "cost-effective", "costing"),
    "procurement": ("procure", "contract", "tender", "supplier", "buying"),
    "regulation": ("regulat", "safety", "marking", "mhra", "clinical safety"),
    "design": ("design", "usab", "prototyp", "accessib", "co-design"),
    "data": ("information governance", "data protection", "data security", "cyber", "software"),
    "champion": ("champion", "clinical lead", "practice lead", "front line", "peer support"),
    "people": ("lived experience", "involve", "co-design", "engagement", "patient group", "panel"),
    "training": ("training", "workshop", "coach", "mentor", "skills", "improvement"),
    "funding": ("grant", "fund", "invest", "loan", "award", "prize", "money"),
}
MONEY = "funding"


def kinds_for(stage: str, types: Iterable[str]) -> list[str]:
    """What sort of help is most needed at a stage and for these types, in the order of need, each once."""
    found = [*FOR_STAGE.get(stage, ())]
    for one in types:
        found += FOR_TYPE.get(one, ())
    return list(dict.fromkeys(found))


def helps_with(kind: str, text: str, *, is_fund: bool) -> str:
    """The words by which an offer says that it helps with this; empty where it says nothing of the sort."""
    for word in SAYS.get(kind, ()):
        if found := re.search(rf"\b{re.escape(word)}\w*", text, re.IGNORECASE):
            return found[0].lower()
    return "money" if kind == MONEY and is_fund else ""


def may_ask(
    *, kind: str, kinds: Collection[str], words: str, whom: str, asked_on: date | None, today: date
) -> Allowed | Refused:
    """Whether it may be written down that help was asked for."""
    return first_of(
        ("no-support", kind not in kinds),
        ("no-whom", not whom),
        ("no-asked-words", not words),
        ("no-asked-on", asked_on is None or asked_on > today),
        ("too-long", too_long(words)),
    )


def may_settle(
    *, state: str, given_by: str, outcome: str, answered_on: date | None, asked_on: date, today: date
) -> Allowed | Refused:
    """Whether it may be written down what came of it."""
    return first_of(
        ("no-answer-state", state not in SETTLED),
        ("no-given-by", state == "given" and not given_by),
        ("no-outcome", state == "given" and not outcome),
        ("no-answered-on", answered_on is None or not asked_on <= answered_on <= today),
        ("too-long", too_long(outcome)),
    )


def may_stand_behind(
    *,
    kind: str,
    stage: str,
    organisation: str,
    role: str,
    site: str,
    trained: int | None,
    since: date | None,
    until: date | None,
) -> Allowed | Refused:
    """Whether somebody may be put down as standing behind it, in policy or in practice at a site."""
    return first_of(
        ("no-sponsor-kind", kind not in ("policy", PRACTICE)),
        ("no-organisation", not organisation),
        ("no-role", not role),
        ("no-site", kind == PRACTICE and not site),
        ("no-sponsor-stage", bool(stage) and stage not in STAGES),
        ("no-since", since is None),
        ("ends-early", since is not None and until is not None and until < since),
        ("trained-policy", kind != PRACTICE and trained is not None),
    )


STATUSES = {  # what an official body can say, by kind of matter
    "designation": ("nominated", "shortlisted", "positive", "negative", "withdrawn"),
    "": ("planned", "under-way", "positive", "conditional", "negative", "withdrawn"),
}


def statuses_of(kind: str) -> tuple[str, ...]:
    """What can be said in a matter of this kind."""
    return STATUSES.get(kind, STATUSES[""])


def may_appraise(
    *, kind: str, kinds: Collection[str], body: str, name: str, status: str, on: date | None, today: date
) -> Allowed | Refused:
    """Whether it may be written down what an official body said."""
    return first_of(
        ("no-appraisal-kind", kind not in kinds),
        ("no-body", not body),
        ("no-name", not name),
        ("no-appraisal-status", status not in statuses_of(kind)),
        ("no-on", on is None or on > today),
    )
