"""Who has to look at which figures of a case, and what a case is still missing. No rows, no engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .building_rules import NOT_KNOWN, numbers_in, sources_in

WHOLE = ("first_year", "years", "price_year", "discount", "inflation", "optimism")
AGREES = ("agreed", "with-comment")
MOSTLY_BLOCK = "nhs"  # the kind of party whose pay often does not follow what is done


@dataclass(frozen=True, slots=True)
class Stands:
    """How a party stands: `state` agreed, with-comment, not-agreed, waiting, again, nobody; its last word."""

    key: str
    name: str
    state: str
    last: Any = None


def touching(model: Mapping[str, Any], key: str) -> dict[str, Any]:
    """All in a case that makes a party's figures: the lines in which it stands, their sources, the terms.

    What is the same for two versions leaves every figure of that party as it was.
    """
    rows = [one for one in model.get("streams") or [] if key in (one.get("bears"), one.get("gains"))]
    named = {source for one in rows for source in sources_in(one)}
    return {
        "party": [one for one in model.get("parties") or [] if one.get("id") == key],
        "streams": rows,
        "sources": [one for one in model.get("sources") or [] if one.get("id") in named],
        "terms": {name: model.get(name) for name in WHOLE},
    }


def stand(model: Mapping[str, Any], parties: Iterable[Any], words: Iterable[Any]) -> list[Stands]:
    """How each party stands on a model.

    `parties`: have `key`, `name`, `actor_id`; `words`: sign-offs, the newest first, with `party`, `decision`,
    `actor_id` and `version.model`. A word about other figures, or of another organisation, is out of date.
    """
    said = list(words)
    found = []
    for one in parties:
        last = next((word for word in said if word.party == one.key), None)
        if one.actor_id is None:
            state = "nobody"
        elif last is None or last.actor_id != one.actor_id:
            state = "waiting"
        elif touching(last.version.model, one.key) != touching(model, one.key):
            state = "again"
        else:
            state = last.decision
        found.append(Stands(one.key, one.name, state, last))
    return found


def all_agree(stands: Iterable[Stands]) -> bool:
    """Whether everybody who answers for a party agrees; somebody must."""
    asked = [one for one in stands if one.state != "nobody"]
    return bool(asked) and all(one.state in AGREES for one in asked)


@dataclass(frozen=True, slots=True)
class Lack:
    """What a case lacks: a key of the page's words, and the lines or parties it is about."""

    key: str
    about: tuple[str, ...] = ()


def lacks(model: Mapping[str, Any], stands: Iterable[Stands], attached: Iterable[str]) -> list[Lack]:
    """What is missing before somebody can decide on a case; nothing where all is there.

    `attached`: kinds of the assessments that are there.
    """
    rows = list(model.get("streams") or [])
    parties = {one.get("id"): one for one in model.get("parties") or []}
    there = set(attached)
    found = [
        Lack("unknown", _names(one for one in rows if _unknown(one))),
        Lack("unsourced", _names(one for one in rows if not _unknown(one) and not sources_in(one))),
        Lack("no-range", _names(one for one in rows if not _unknown(one) and not _has_range(one))),
        Lack("not-asked", _names(one for one in rows if _replaces(one) and not one["staff"].get("asked"))),
        Lack("fares", _names(one for one in rows if one.get("double_running") and "until" not in one)),
        Lack("cost-basis", _names(one for one in rows if _saves(one) and "marginal" not in one)),
        Lack("block", _blocked(rows, parties)),
        Lack("nobody", tuple(one.name for one in stands if one.state == "nobody")),
    ]
    wanted = [Lack(f"no-{kind}") for kind in ("quality", "equality", "data") if kind not in there]
    commercial = [Lack(key) for key, missing in _realities(rows, parties) if missing]
    return [one for one in found if one.about] + commercial + wanted


def _names(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(str(one.get("name") or one.get("id")) for one in rows)


def is_known(number: Any) -> bool:
    """Whether a number of a document is known."""
    return (number.get("best") if isinstance(number, Mapping) else number) not in (NOT_KNOWN, None)


def _unknown(row: Mapping[str, Any]) -> bool:
    return not all(is_known(one) for one in numbers_in(row).values())


def _has_range(row: Mapping[str, Any]) -> bool:
    return any(isinstance(one, Mapping) and "low" in one for one in numbers_in(row).values()) or (
        numbers_in(row).get("quantity") == 0
    )


def _replaces(row: Mapping[str, Any]) -> bool:
    return bool((row.get("staff") or {}).get("replaces"))


def _saves(row: Mapping[str, Any]) -> bool:
    return row.get("kind") == "benefit" and row.get("counts_as") in ("cash", "capacity")


def _blocked(rows: list[Any], parties: Mapping[Any, Any]) -> tuple[str, ...]:
    """Parties of the health service to which cash is promised, of which nobody said how they are paid."""
    gain = {one.get("gains") for one in rows if _saves(one) and one.get("counts_as") == "cash"}
    found = [one for key, one in parties.items() if key in gain and one.get("kind") == MOSTLY_BLOCK]
    return tuple(str(one.get("name")) for one in found if "block_contract" not in one)


def _realities(rows: list[Any], parties: Mapping[Any, Any]) -> list[tuple[str, bool]]:
    """What somebody who sells to the health service is asked, and whether the case does not say it."""
    kinds = {one.get("kind") for one in rows}
    pays = {one.get("bears") for one in rows if one.get("kind") == "cost" and one.get("counts_as") == "cash"}
    gains = {one.get("gains") for one in rows if _saves(one)}
    sold = any(one.get("kind") == "company" for one in parties.values())
    return [
        ("no-closing", "closing" not in kinds and any(_saves(one) for one in rows)),
        ("no-start", not any(one.get("recurrent") is False and one.get("kind") == "cost" for one in rows)),
        ("payer-gains-nothing", bool(pays and gains) and pays.isdisjoint(gains)),
        (
            "no-price",
            sold and not any(parties.get(one.get("gains"), {}).get("kind") == "company" for one in rows),
        ),
        ("one-year-budget", not any(one.get("counts_as") == "cash" and _saves(one) for one in rows)),
    ]


@dataclass(frozen=True, slots=True)
class Mix:
    """What people do on top of staff and instead of them. Hours a year; pounds a year; None: not known."""

    adds: float | None
    replaces: float | None
    saved: float | None
    put_back: float | None


def mix_of(model: Mapping[str, Any]) -> Mix | None:
    """The hours that people give, what they replace, and what is put back; none without such hours."""
    rows = list(model.get("streams") or [])
    given = [
        one for one in rows if _in_hours(one) and one.get("bears") and "carers" not in str(one.get("id"))
    ]
    if not given:
        return None
    saved = [one for one in rows if _replaces(one) and one.get("kind") == "benefit"]
    back = [one for one in rows if one.get("kind") == "transfer" and one.get("id") == "put-back"]
    return Mix(
        adds=_sum([_hours(one) for one in given if not _replaces(one)]),
        replaces=_sum([_hours(one) for one in given if _replaces(one)]),
        saved=_sum([_yearly(one) for one in saved]),
        put_back=_sum([_yearly(one) for one in back]),
    )


def _in_hours(row: Mapping[str, Any]) -> bool:
    quantity = row.get("quantity")
    return isinstance(quantity, Mapping) and str(quantity.get("unit", "")).startswith("hours")


def _hours(row: Mapping[str, Any]) -> float | None:
    return _product(row, ("quantity", "population", "take_up"))


def _yearly(row: Mapping[str, Any]) -> float | None:
    """What a line comes to in a full year by its best guesses, before what is due to something else."""
    return _product(row, ("value", "quantity", "population", "take_up", "effect", "attribution"))


def _product(row: Mapping[str, Any], names: Iterable[str]) -> float | None:
    found = 1.0
    for name in names:
        if name not in row:
            continue
        number = row[name]
        best = number.get("best") if isinstance(number, Mapping) else number
        if isinstance(best, str) or best is None:
            return None
        found *= float(best)
    return found


def _sum(numbers: list[float | None]) -> float | None:
    """Nothing where there is none; not known where one is not."""
    return None if any(one is None for one in numbers) else sum(one for one in numbers if one is not None)
