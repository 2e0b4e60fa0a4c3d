"""Small invented worlds for the matching engine's tests."""

from dataclasses import fields

import numpy as np

from alongside.engines.matching import KINDS, STAGES, NeedProfile, Offers, SubjectTree

TODAY = 739_900
NAN = float("nan")


def ragged(rows):
    """Lists of values, one per row, as (indptr, indices)."""
    return np.cumsum([0, *(len(row) for row in rows)]), np.array(
        [v for row in rows for v in row], dtype=np.int64
    )


DEFAULTS = {
    "lexical": 5.0,
    "semantic": 0.5,
    "coverage": 0.5,
    "kind": KINDS.index("support"),
    "standing": 0,
    "stages": 0,
    "lat": NAN,
    "lon": NAN,
    "actor": -1,
    "capacity": NAN,
    "confirmed": 0,
    "valid_until": 0,
    "evidence": -1,
    "trust": NAN,
    "subjects": (),
    "reach": (),
    "groups": (),
}


def offers(*rows):
    """Offers from dictionaries; what a row does not say is not known, and its id is its number from 1."""
    full = [{"id": number, **DEFAULTS, **row} for number, row in enumerate(rows, 1)]
    columns = {name: [row[name] for row in full] for name in ("id", *DEFAULTS)}
    columns["subjects"], columns["reach"] = ragged(columns["subjects"]), ragged(columns["reach"])
    columns["groups"] = tuple(tuple(groups) for groups in columns["groups"])
    return Offers(**columns)


def need(**said):
    """A need that says nothing but what is given."""
    return NeedProfile(**{"today": TODAY, **said})


def taken(given, rows):
    """The same offers in another order, or fewer of them."""
    columns = {f.name: getattr(given, f.name) for f in fields(Offers)}
    for name, column in columns.items():
        if name in ("subjects", "reach"):
            start, values = column
            columns[name] = ragged([values[start[i] : start[i + 1]].tolist() for i in rows])
        elif name == "groups":
            columns[name] = tuple(column[i] for i in rows)
        elif name == "akin":
            columns[name] = column and tuple(each[list(rows)] for each in column)
        else:
            columns[name] = column[list(rows)]
    return Offers(**columns)


#      1 conditions      5 people
#      ├ 2 memory        ├ 6 carers ─ 7 unpaid carers
#      │ └ 3 dementia    └ 8 older people
#      └ 4 asthma
TREE = SubjectTree(
    ids=np.arange(1, 9),
    parents=np.array([-1, 1, 2, 1, -1, 5, 6, 5]),
    slugs=("conditions", "memory", "dementia", "asthma", "people", "carers", "unpaid-carers", "older-people"),
)


def random_tree(rng):
    """Up to 12 subjects, every parent made before its child, in shuffled order."""
    n = int(rng.integers(1, 13))
    parents = np.array([-1, *(int(rng.integers(-1, i)) for i in range(1, n))])
    ids = rng.permutation(50)[:n] + 1
    of = np.where(parents >= 0, ids[np.maximum(parents, 0)], -1)
    order = rng.permutation(n)
    return SubjectTree(ids=ids[order], parents=of[order], slugs=tuple(f"s{i}" for i in ids[order]))


def random_world(seed, most=12):
    """A need, some offers and a tree, with facts missing at random on every side."""
    rng = np.random.default_rng(seed)
    tree = random_tree(rng)
    n = int(rng.integers(0, most + 1))

    def some(pool, count=3):
        return rng.choice(pool, int(rng.integers(0, count)), replace=False).tolist()

    def maybe(value, missing, share=0.3):
        return missing if rng.random() < share else value

    every = [*tree.ids.tolist(), 99]
    slugs = [*tree.slugs, "stranger"]
    rows = []
    for number in rng.permutation(n):
        coverage = maybe(float(rng.random()), 0.0)
        rows.append(
            {
                "id": int(number) + 1,
                "coverage": coverage,
                "lexical": coverage * float(rng.uniform(5, 20)),
                "semantic": float(rng.uniform(-0.2, 0.9)),
                "kind": int(rng.integers(len(KINDS))),
                "standing": int(rng.integers(3)),
                "stages": maybe(int(rng.integers(1 << len(STAGES))), 0),
                "lat": maybe(float(rng.uniform(50, 51)), NAN),
                "lon": maybe(float(rng.uniform(-4, -3)), NAN),
                "actor": maybe(int(rng.integers(6)), -1),
                "capacity": maybe(float(rng.choice([0, 0.25, 0.5, 1])), NAN),
                "confirmed": maybe(TODAY - int(rng.integers(-5, 3000)), 0),
                "valid_until": maybe(TODAY + int(rng.integers(-3, 9)), 0, 0.8),
                "evidence": int(rng.integers(-1, 5)),
                "trust": float(rng.choice([0, 0.5, 1, 3, 5, np.inf, np.nan])),
                "subjects": some(every),
                "reach": some(range(1, 7)),
                "groups": some(slugs, 2),
            }
        )
    asked = need(
        subjects=some(every),
        places=maybe([1, 2], [], 0.2),
        inside=some([3, 4], 2),
        lat=maybe(50.5, NAN),
        lon=-3.5,
        radius_km=float(rng.choice([0.0, 10.0])),
        stages=maybe(int(rng.integers(1 << len(STAGES))), 0),
        groups=tuple(some(slugs, 2)),
        owner=maybe(2, -1),
        rivals=some(range(6), 2),
        declined=some(range(1, 13), 2),
        only_kinds=tuple(some(KINDS, 5)) if rng.random() < 0.2 else (),
        only_stages=maybe(0, int(rng.integers(1 << len(STAGES))), 0.1),
    )
    return asked, offers(*rows), tree
