"""How figures and cautions of a case are said in a file."""

from __future__ import annotations

from alongside.engines.economics import Case, Caution

COUNTED = {"cash": "Cash", "capacity": "Capacity", "wellbeing": "Wellbeing"}
LOSES = "Of {draws} draws of all uncertain numbers, {share} come out below nothing."
WHOLE = "Nothing is said of what it costs to stop what is there now."
SAID = {
    "block-contract": "is said to be cash; under a block contract no cash leaves, so it counts as capacity",
    "average-cost": "is said to be cash, but at an average cost: most of it goes on; it counts as capacity",
    "not-known": "is not known and in no sum",
    "average-or-marginal": "is said to be cash; nobody says whether it is what is in fact no longer spent",
    "no-source": "has no source",
    "no-grade": "has no grade of evidence",
    "no-range": "has no range",
    "nobody-asked": "replaces what staff do; it is not said who was asked",
}


def pounds(value: float) -> str:
    """An amount as people write it, to the pound."""
    whole = round(float(value))
    return f"{'−' if whole < 0 else ''}£{abs(whole):,}"


def ratio(value: float | None) -> str:
    """What comes back for each £1."""
    return "–" if value is None else f"£{value:.2f}"


def years_word(value: float | None) -> str:
    """How long it takes to be paid back."""
    return "not within these years" if value is None else f"after {value:.1f} years"


def count_word(name: str) -> str:
    """What something counts as, as a heading."""
    return COUNTED[name]


def caution(case: Case, one: Caution) -> str:
    """A caution as a sentence."""
    if not one.stream:
        return WHOLE
    amount = f" ({one.amount.replace('_', ' ')})" if one.amount else ""
    return f"{case.stream(one.stream).name}{amount} {SAID[one.kind]}."
