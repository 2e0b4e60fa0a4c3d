"""`alongside lottery`: people and quotas from files; a fair draw by a public seed, or why there is none."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from alongside.engines import lotteries as engine
from alongside.engines._shared.errors import EngineInputError
from alongside.engines.lotteries import Conflict, Lottery, Person, Pool, Quota
from alongside.exchange.feeds.reading import FileBroken

from .columns import Columns, read_columns

__all__ = ["FileBroken", "replayed", "run"]

ADDRESSES = ("address", "address2", "address3")
QUOTAS = ("category", "feature")
BOUNDS = ("min", "max")
OTHER_NAMES = {"name": "feature", "value": "feature"}
DIGITS, NAMED, LONGEST = 9, 5, 200_000_000
Warn = Callable[[str], None]


def run(
    *,
    people: Path,
    quotas: Path,
    size: int,
    seed: str,
    fair: str,
    alternates: int,
    out: Path | None,
    warn: Warn,
) -> dict[str, Any]:
    """Read, draw, and return what `--json` prints; nothing depends on the order of the rows.

    Raises: FileBroken, a sentence that names file, row and column.
    """
    wanted = _quotas(quotas, size, warn)
    pool = _pool(people, wanted, size, warn)
    try:
        found = engine.lottery(pool, fair)
        if isinstance(found, Conflict):
            return {"panel": [], "probabilities": {}, "infeasible": _why(found)}
        drawn = engine.draw(found.panels, seed)
        more = engine.alternates(pool, drawn.panel, alternates, seed) if alternates else ()
    except EngineInputError as problem:
        raise FileBroken(str(problem)) from problem
    if found.never:
        warn(f"In no possible panel, so without a chance: {_some(found.never)}.")
    done = _told(found, drawn)
    if alternates:
        done["alternates"] = list(more)
    if out:
        _write(out, found, drawn)
    return done


def _told(found: Lottery, drawn: engine.Draw) -> dict[str, Any]:
    spread = engine.fairness(found.chances)
    return {
        "panel": list(drawn.panel),
        "probabilities": {
            one: round(chance, DIGITS) for one, chance in zip(found.ids, found.chances, strict=True)
        },
        "infeasible": None,
        "lottery": {
            "seed": drawn.seed,
            "panels": len(found.panels),
            "number": drawn.number,
            "inputs": found.inputs,
            "list": drawn.digest,
            "difference": round(found.difference, DIGITS),
        },
        "fairness": {
            "least": round(spread.least, DIGITS),
            "most": round(spread.most, DIGITS),
            "geometric": round(spread.geometric, DIGITS),
            "gini": round(spread.gini, DIGITS),
            "bound": round(found.bound, DIGITS),
        },
        "never": list(found.never),
    }


def _why(conflict: Conflict) -> dict[str, Any]:
    """Why, with the bounds that exclude each other; the smallest changes, and other ways out."""
    quotas = [mend for mend in conflict.mends if mend.quotas]
    first = (quotas or list(conflict.mends))[:1]
    return {
        "why": conflict.why,
        "conflict": [
            {
                "category": bound.quota.category,
                "feature": bound.quota.feature,
                **({"min": bound.quota.least} if bound.is_least else {"max": bound.quota.most}),
            }
            for bound in conflict.bounds
        ],
        "smallest_changes": [change for mend in first for change in _changes(mend)],
        "ways": [
            {"say": mend.say, "steps": mend.steps, "changes": _changes(mend)} for mend in conflict.mends
        ],
    }


def _changes(mend: engine.Mend) -> list[dict[str, Any]]:
    if mend.quotas:
        return [
            {"category": quota.category, "feature": quota.feature, "min": quota.least, "max": quota.most}
            for quota in mend.quotas
        ]
    if mend.more:
        return [
            {"category": category, "feature": feature, "invite": many}
            for many, category, feature in mend.invite
        ]
    return [{"size": mend.size}]


def _quotas(path: Path, size: int, warn: Warn) -> list[Quota]:
    rows = read_columns(path, QUOTAS, BOUNDS, warn, _quota_names)
    category, feature = (rows.texts(name).to_pylist() for name in QUOTAS)
    least = _whole(rows, "min", 0)
    most = _whole(rows, "max", size)
    found: dict[tuple[str, str], Quota] = {}
    for place, number in enumerate(rows.rows.tolist()):
        one = Quota(category[place], feature[place], least[place], most[place])
        if one.least > one.most:
            raise FileBroken(
                f"{path.name}, row {number}: min {one.least} is above max {one.most}. Correct it."
            )
        if (one.category, one.feature) in found:
            raise FileBroken(
                f"{path.name}, row {number}: {one.category}, {one.feature} is there twice. Keep one."
            )
        found[one.category, one.feature] = one
    if not found:
        raise FileBroken(f"{path.name}: it has no quotas. Give rows of category, feature, min, max.")
    return list(found.values())


def _quota_names(header: Sequence[str]) -> list[str]:
    """The names by which quotas are known, also those that others use: feature,value and category,name."""
    plain = [one.strip().casefold() for one in header]
    if "category" not in plain and "value" in plain:
        plain = ["category" if one == "feature" else one for one in plain]
    if "feature" not in plain:
        plain = [OTHER_NAMES.get(one, one) for one in plain]
    return plain


def _whole(rows: Columns, column: str, empty: int) -> list[int]:
    if column not in rows.cells:
        return [empty] * len(rows.rows)
    numbers = rows.numbers(column, float(empty))
    wrong = (numbers != numbers.round()) | (numbers > LONGEST)
    if wrong.any():
        raise rows.broken(column, wrong, "is not a whole number that is 0 or more. Correct it.")
    return [int(one) for one in numbers]


def _pool(path: Path, quotas: Sequence[Quota], size: int, warn: Warn) -> Pool:
    categories = tuple(dict.fromkeys(quota.category for quota in quotas))
    if taken := [one for one in categories if one in ("id", *ADDRESSES)]:
        raise FileBroken(f"A category cannot be called '{taken[0]}'. Give it another name in both files.")
    by_plain = {one.casefold(): one for one in categories}

    def names(header: Sequence[str]) -> list[str]:
        plain = [" ".join(one.split()) for one in header]
        return [
            one if one in categories else by_plain.get(one.casefold(), one.casefold().replace(" ", ""))
            for one in plain
        ]

    rows = read_columns(path, categories, ("id", *ADDRESSES), warn, names)
    ids = rows.texts("id").to_pylist() if "id" in rows.cells else [f"{n + 1}" for n in range(len(rows.rows))]
    seen: dict[str, int] = {}
    for one, number in zip(ids, rows.rows.tolist(), strict=True):
        if one in seen:
            raise FileBroken(
                f"{path.name}, row {number}, column id: '{one}' stands in row {seen[one]} too. "
                "Give each person an id of their own."
            )
        seen[one] = number
    features = [_features(rows, category, quotas, warn) for category in categories]
    parts = [rows.trimmed(name).to_pylist() for name in ADDRESSES if name in rows.cells]
    homes = [
        " | ".join(" ".join((one or "").split()).casefold() for one in row)
        for row in zip(*parts, strict=True)
    ]
    people = [
        Person(one, row, home if home.strip(" |") else "")
        for one, row, home in zip(ids, zip(*features, strict=True), homes or [""] * len(ids), strict=True)
    ]
    try:
        return Pool(categories, tuple(people), tuple(quotas), size)
    except EngineInputError as problem:
        raise FileBroken(str(problem)) from problem


def _features(rows: Columns, category: str, quotas: Sequence[Quota], warn: Warn) -> list[str]:
    """A column as features that quotas name, whatever their capitals; empty where nothing was said."""
    known = [quota.feature for quota in quotas if quota.category == category]
    plain = {one.casefold(): one for one in known}
    found, wrong = [], []
    for value, number in zip(rows.trimmed(category).to_pylist(), rows.rows.tolist(), strict=True):
        text = value or ""
        feature = text if text in known else plain.get(text.casefold(), "")
        if text and not feature:
            wrong.append((text, number))
        found.append(feature)
    if wrong:
        text, number = wrong[0]
        near = difflib.get_close_matches(text, known, 1)
        others = f" The same holds for row {_some([f'{one}' for _, one in wrong[1:]])}." if wrong[1:] else ""
        raise FileBroken(
            f"{rows.name}, row {number}, column {category}: '{text}' has no quota. "
            + (f"Did you mean {near[0]}? " if near else "")
            + f"Correct it, or add a quota for it; leave the cell empty where nothing was said.{others}"
        )
    unsaid = found.count("")
    if unsaid:
        warn(f"{rows.name}: {unsaid:,} say nothing on {category}; they count to none of its quotas.")
    return found


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _write(path: Path, found: Lottery, drawn: engine.Draw) -> None:
    """Write what anyone needs to draw again."""
    said = {
        "rule": engine.RULE,
        "seed": drawn.seed,
        "number": drawn.number,
        "list": drawn.digest,
        "inputs": found.inputs,
        "panel": list(drawn.panel),
        "panels": [list(panel) for panel in found.panels],
    }
    try:
        path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as problem:
        raise FileBroken(f"{path}: it cannot be written: {problem.strerror}.") from problem


def replayed(path: Path) -> dict[str, Any]:
    """Draw once more from a kept record, and say what is the same.

    `same` holds where the number, the panel and the hash of the list come out again, and the secret, if one
    was promised, has the hash that was shown and gives the seed. Raises: FileBroken.
    """
    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"))
        again = engine.replay(said)
    except FileNotFoundError as problem:
        raise FileBroken(f"{path.name}: there is no such file. Check its name.") from problem
    except EngineInputError as problem:
        raise FileBroken(f"{path.name}: {problem}") from problem
    except (ValueError, OSError) as problem:
        raise FileBroken(f"{path.name}: it cannot be read as JSON. Take the file again.") from problem
    checks = dict(again.checks)
    return {
        "same": all(checks.values()),
        "checks": checks,
        "number": again.number,
        "panel": list(again.panel),
    }
