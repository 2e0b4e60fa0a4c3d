"""Terms between parties: the numbers each kind takes, who must answer, when they are settled. No rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alongside.exchange.audit.decisions import Refused

LONGEST = 4000  # characters of a text
MOST = 10.0**12  # pounds
# What each kind takes, in the order of its form. A name ending in ? may stay empty.
#   party: a party of the case; money: pounds above 0; number: above 0; years: so many of the case's;
#   line: a line of the case that is counted; shares: by party, percent.
FIELDS: dict[str, tuple[tuple[str, str], ...]] = {
    "fixed": (("payer", "party"), ("payee", "party"), ("amount", "money"), ("years", "years")),
    "activity": (
        ("payer", "party"),
        ("payee", "party"),
        ("counted", "line"),
        ("fee", "money"),
        ("cap", "money?"),
    ),
    "bonus": (
        ("payer", "party"),
        ("payee", "party"),
        ("counted", "line"),
        ("bonus", "money"),
        ("floor", "number?"),
        ("cap", "money?"),
    ),
    "milestone": (
        ("payer", "party"),
        ("payee", "party"),
        ("counted", "line"),
        ("reached", "number"),
        ("amount", "money"),
        ("by", "years?"),
    ),
    "gain-share": (("gainer", "party"), ("shares", "shares"), ("beyond", "money?"), ("cap", "money?")),
    "risk-share": (("bearer", "party"), ("shares", "shares"), ("band", "money?"), ("cap", "money?")),
    "investment": (
        ("investor", "party"),
        ("provider", "party"),
        ("commissioner", "party"),
        ("amount", "money"),
        ("counted", "line"),
        ("price", "money"),
        ("cap", "money"),
    ),
}
# The number of a kind by which it is made dearer or cheaper.
MAIN = {
    "fixed": "amount",
    "activity": "fee",
    "bonus": "bonus",
    "milestone": "amount",
    "gain-share": "shares",
    "risk-share": "shares",
    "investment": "price",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """Numbers as they are kept, and what is wrong: by field, the key of a sentence."""

    numbers: dict[str, Any]
    wrong: dict[str, str]


def checked(
    kind: str, said: Mapping[str, str], parties: Sequence[str], lines: Collection[str], years: int
) -> Checked:
    """Read what was typed for a kind of terms. `said`: by field, shares as `share-<party>`.

    `parties`: keys of those in the case; `lines`: keys of its lines that can be counted; `years` it covers.
    """
    numbers: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, sort in FIELDS[kind]:
        if sort == "shares":
            numbers[name], fault = _shares(said, parties, str(numbers.get("gainer", numbers.get("bearer"))))
        else:
            numbers[name], fault = _read(sort, said.get(name, ""), parties, lines, years)
        if fault:
            wrong[name] = fault
        elif numbers[name] is None:
            del numbers[name]
    named = [name for name, sort in FIELDS[kind] if sort == "party" and name not in wrong]
    for name in named[1:]:
        if numbers[name] in [numbers[other] for other in named[: named.index(name)]]:
            wrong[name] = "same-party"
    return Checked(numbers, wrong)


def _read(
    sort: str, text: str, parties: Collection[str], lines: Collection[str], years: int
) -> tuple[Any, str]:
    """One field: its value, None where it may stay empty and does, and what is wrong with it."""
    if sort == "party":
        return (text, "") if text in parties else (None, "no-party-of-it")
    if sort == "line":
        return (text, "") if text in lines else (None, "no-line")
    if not text.strip() and sort.endswith("?"):
        return None, ""
    found = amount(text)
    if sort.rstrip("?") == "years":
        fits = found is not None and found == int(found) and 1 <= found <= years
        return (int(found), "") if fits and found is not None else (None, "no-years-of-it")
    if found is None or not 0 < found <= MOST:
        return None, "no-money" if sort.startswith("money") else "no-number"
    return found, ""


def amount(text: str) -> float | None:
    """A number as people type it, £1,200.50; None where it is none."""
    plain = text.strip().removeprefix("£").replace(",", "").removesuffix("%").strip()
    try:
        found = float(plain)
    except ValueError:
        return None
    return found if abs(found) <= MOST and "e" not in plain.lower() else None


def _shares(said: Mapping[str, str], parties: Sequence[str], giver: str) -> tuple[dict[str, float], str]:
    """Shares by party, 0 to 1, of all but the one who gives."""
    found = {}
    for key in parties:
        text = said.get(f"share-{key}", "").strip()
        if key == giver or not text:
            continue
        share = amount(text)
        if share is None or not 0 <= share <= 100:
            return {}, "no-share"
        if share:
            found[key] = share / 100
    if not found:
        return {}, "no-shares"
    return (found, "") if sum(found.values()) <= 1 + 1e-9 else ({}, "too-many-shares")


def typed(kind: str, numbers: Mapping[str, Any]) -> dict[str, str]:
    """Kept numbers as the form shows them; what `checked` reads back."""
    found = {}
    for name, sort in FIELDS[kind]:
        value = numbers.get(name)
        if sort == "shares":
            found |= {f"share-{key}": f"{100 * share:.10g}" for key, share in (value or {}).items()}
        elif value is not None:
            found[name] = value if isinstance(value, str) else f"{value:.15g}"
    return found


def moves(kind: str, numbers: Mapping[str, Any]) -> list[str]:
    """Those who pay or get something, each once, in the order of the form."""
    found = []
    for name, sort in FIELDS[kind]:
        if sort == "party":
            found.append(numbers[name])
        elif sort == "shares":
            found += list(numbers[name])
    return list(dict.fromkeys(found))


def may_propose(*, status: str, moved: Iterable[str], answered_for: Collection[str]) -> Refused | None:
    """Why terms may not be proposed; None where they may. `answered_for`: parties with somebody to answer."""
    if status not in ("review", "agreed"):
        return Refused("not-sent")
    if len(answered_for) < 2:
        return Refused("nobody-to-agree")
    return None if all(key in answered_for for key in moved) else Refused("nobody-answers")


def settled(answers: Mapping[str, bool], asked: Collection[str]) -> str:
    """`refused` when one party says no, `agreed` when all that are asked say yes, else nothing."""
    if any(not yes for key, yes in answers.items() if key in asked):
        return "refused"
    return "agreed" if asked and all(answers.get(key) for key in asked) else ""
