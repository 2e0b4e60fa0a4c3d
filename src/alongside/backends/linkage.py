"""Records that may be one, learned and scored by Splink on DuckDB; without Splink, by the weights that ship.

Nothing leaves the machine: Splink's charts are never drawn and DuckDB may not reach outside. Beyond one
machine Splink runs the same settings on Spark through its own backend; that has not been tried here.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from alongside.engines.linkage import (
    KEYS,
    ORGANISATIONS,
    SHIPPED,
    Comparison,
    Level,
    Model,
    Scored,
    columns_of,
    keys_of,
    prior_for,
    score,
)
from alongside.engines.linkage.comparisons import KM_PER_DEGREE, SHARED_WORDS, Columns
from alongside.engines.linkage.records import Organisation

SEED = 1
SAMPLED = 1_000_000  # pairs of which the levels are counted
FEW = 300  # records: with fewer there is nothing to learn from
LEAST = 1e-6  # a level that no sampled pair fell into is taken to be this rare

Frame = Mapping[str, Sequence[str] | NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What Splink compares and blocks on. `learn`: values on which pairs are blocked while m is learned."""

    comparisons: tuple[Comparison, ...]
    keys: tuple[tuple[str, ...], ...]
    prior: float
    learn: tuple[tuple[str, ...], ...] = ()
    sampled: int = SAMPLED


def installed() -> bool:
    """Whether Splink and DuckDB are here."""
    return all(importlib.util.find_spec(name) is not None for name in ("splink", "duckdb"))


def scored(records: Sequence[Organisation], *, seed: int = SEED) -> tuple[Scored, str]:
    """Pairs of organisations, compared and ready to be judged, and by what: `splink` or `shipped`.

    Splink counts how often pairs of these very records agree by chance (u). How often two records of one
    organisation agree (m) is that which ships: the few that stand twice are too few to learn it from.
    Cost: with Splink some seconds for 15,000 records, most of it counting; without it less.
    """
    columns = columns_of(records)
    if len(records) < FEW or not installed():
        return score(columns, seed=seed), "shipped"
    plan = Plan(ORGANISATIONS, KEYS, prior_for(len(records)))
    keys = {rule[0]: keys_of(columns, rule) for rule in KEYS}
    linker = _linker([_with_keys(columns, keys)], plan, start=SHIPPED)
    _count_by_chance(linker, plan, seed)
    model = Model(plan.prior, SHIPPED.m, _model(linker, plan, SHIPPED).u)
    return _scored(_predicted(linker, plan), plan, model), "splink"


def linked(left: Frame, right: Frame, plan: Plan, *, seed: int = SEED) -> tuple[Scored, NDArray[np.float64]]:
    """Pairs of one table and another with what Splink makes of them: m, u and the prior all learned.

    `Scored.left` are rows of the left table, `Scored.right` of the right one; the second value is how likely
    each pair is one. Needs Splink.
    """
    linker = _linker([left, right], plan)
    _count_by_chance(linker, plan, seed)
    for rule in plan.learn:
        linker.training.estimate_parameters_using_expectation_maximisation(_rule(rule))
    found = _predicted(linker, plan, probability=True)
    model = _model(linker, plan)
    return _scored(found, plan, model), np.array(found["match_probability"].to_numpy())


def _with_keys(columns: Columns, keys: Mapping[str, Sequence[str]]) -> Frame:
    return {**columns, **{f"key_{name}": values for name, values in keys.items()}}


def _linker(frames: Sequence[Frame], plan: Plan, start: Model | None = None) -> Any:
    import duckdb
    from splink import DuckDBAPI, Linker, SettingsCreator

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    connection.execute("SET enable_external_access = false; SET autoinstall_known_extensions = false")
    connection.execute("SET threads = 2; SET enable_progress_bar = false")
    database = DuckDBAPI(connection)
    tables = [
        database.register(_table(frame), dataset_display_name=f"records_{at}")
        for at, frame in enumerate(frames)
    ]
    settings = SettingsCreator(
        link_type="dedupe_only" if len(frames) == 1 else "link_only",
        comparisons=[_comparison(one, start) for one in plan.comparisons],
        blocking_rules_to_generate_predictions=[_rule(_key(rule, len(frames))) for rule in plan.keys],
        probability_two_random_records_match=plan.prior,
        unique_id_column_name="row",
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=True,
    )
    return Linker(tables if len(tables) > 1 else tables[0], settings, log_level=None)


def _key(rule: tuple[str, ...], frames: int) -> tuple[str, ...]:
    """Where one table is compared with itself, the columns from which crowded values are taken out."""
    return tuple(f"key_{name}" for name in rule) if frames == 1 else rule


def _rule(rule: Sequence[str]) -> Any:
    from splink import block_on

    return block_on(*rule)


def _table(frame: Frame) -> pa.Table:
    """The columns as Arrow, empty texts and NaN as null, with the number of each row."""
    made: dict[str, pa.Array] = {}
    for name, values in frame.items():
        if isinstance(values, np.ndarray):
            made[name] = pa.array(values, type=pa.float64(), from_pandas=True)
        else:
            made[name] = pa.array([value or None for value in values], type=pa.string())
    made["row"] = pa.array(range(len(next(iter(frame.values())))), type=pa.int64())
    return pa.table(made)


def _comparison(one: Comparison, start: Model | None) -> dict[str, Any]:
    """A comparison as Splink wants it: null, the levels from the most alike down, the rest."""
    m = start.m[one.key] if start is not None else None
    known = " OR ".join(dict.fromkeys(f"({_both_known(level)})" for level in one.levels))
    levels: list[dict[str, Any]] = [
        {"sql_condition": f"NOT ({known})", "label_for_charts": "not known", "is_null_level": True}
    ]
    for position, level in enumerate(one.levels):
        made: dict[str, Any] = {"sql_condition": _sql(level), "label_for_charts": level.key}
        if m is not None:
            made["m_probability"] = m[one.value_of(position)]
        levels.append(made)
    rest = {"sql_condition": "ELSE", "label_for_charts": "none of these"}
    levels.append(rest if m is None else rest | {"m_probability": m[0]})
    return {"output_column_name": one.key, "comparison_levels": levels}


def _both_known(level: Level) -> str:
    names = ("lat", "lon") if level.test == "within" else (level.column,)
    return " AND ".join(f'"{name}_{side}" IS NOT NULL' for name in names for side in "lr")


def _sql(level: Level) -> str:
    """The test of a level in SQL, the very one that the engine makes."""
    mine, other = f'"{level.column}_l"', f'"{level.column}_r"'
    if level.test == "within":
        north = '("lat_l" - "lat_r")'
        east = '(("lon_l" - "lon_r") * cos(radians(("lat_l" + "lat_r") / 2)))'
        said = f"{KM_PER_DEGREE} * sqrt({north} * {north} + {east} * {east}) <= {level.limit}"
    elif level.test == "one_word":
        a, b = (f"list_distinct(string_split({side}, ' '))" for side in (mine, other))
        both = f"len(list_intersect({a}, {b}))"
        said = f"({both} >= {SHARED_WORDS} AND len({a}) + len({b}) - 2 * {both} <= 1)"
    elif level.test == "edit":
        said = (
            f"1 - levenshtein({mine}, {other}) / greatest(length({mine}), length({other})) >= {level.limit}"
        )
    elif level.test == "jaro":
        said = f"jaro_winkler_similarity({mine}, {other}) >= {level.limit}"
    else:
        said = f"{mine} = {other}"
    if level.same:
        said += f" AND coalesce(\"{level.same}_l\", '') = coalesce(\"{level.same}_r\", '')"
    return said


def _count_by_chance(linker: Any, plan: Plan, seed: int) -> None:
    linker.training.estimate_u_using_random_sampling(
        max_pairs=plan.sampled, seed=seed, min_count_per_level=None, num_chunks=1
    )


def _model(linker: Any, plan: Plan, start: Model | None = None) -> Model:
    """What Splink learned, by comparison from level 0 up; a level that it never met is as at the start."""
    said = linker.misc.save_model_to_json()
    learned: dict[str, dict[str, tuple[float, ...]]] = {"m_probability": {}, "u_probability": {}}
    for one in said["comparisons"]:
        key = one["output_column_name"]
        levels = [level for level in one["comparison_levels"] if not level.get("is_null_level")][::-1]
        for name, known in learned.items():
            before = (start.m if name.startswith("m") else start.u)[key] if start else [LEAST] * len(levels)
            known[key] = tuple(level.get(name) or before[at] for at, level in enumerate(levels))
    return Model(said["probability_two_random_records_match"], *learned.values())


def _predicted(linker: Any, plan: Plan, *, probability: bool = False) -> pa.Table:
    names = ["row_l", "row_r", *(f"gamma_{one.key}" for one in plan.comparisons)]
    names += ["match_probability"] if probability else []
    listed = ", ".join(names)
    told = linker.inference.predict(warning_mode="never")
    return told.query_sql(f"SELECT {listed} FROM {{this}} ORDER BY row_l, row_r").as_pyarrow_table()


def _scored(found: pa.Table, plan: Plan, model: Model) -> Scored:
    levels = [found[f"gamma_{one.key}"].to_numpy() for one in plan.comparisons]
    return Scored(
        left=found["row_l"].to_numpy().astype(np.int64),
        right=found["row_r"].to_numpy().astype(np.int64),
        levels=np.stack(levels, axis=1).astype(np.int8),
        model=model,
    )
