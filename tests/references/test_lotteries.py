"""Published lotteries: unit examples worked out by hand, a small pool, the fairness of two real panels."""

import csv
import json
from fractions import Fraction

import pytest

from alongside.engines.lotteries import FAIR, Conflict, Person, Pool, Quota, fairness, lottery

pytestmark = pytest.mark.reference
NEAR = 1e-6
PRINTED = {  # from the statistics beside the data: gini, geometric mean, both in per cent to one digit
    "mass_24": {"LEGACY": ("14.9", "32.6"), "LEXIMIN": ("14.8", "32.7"), "least": "20.0", "below": "12.9"},
    "sf_b_20": {"LEGACY": ("59.6", "3.5"), "LEXIMIN": ("47.4", "4.8"), "least": "4.0", "below": "44.8"},
}


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "references" / "07_sortition"


@pytest.fixture(scope="module")
def examples(folder):
    return json.loads((folder / "unit_examples.json").read_text())


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pool_of(example, with_address):
    categories = tuple(example["features"])
    quotas = tuple(
        Quota(category, feature, bounds["min"], bounds["max"])
        for category, features in example["features"].items()
        for feature, bounds in features.items()
    )
    people = tuple(
        Person(
            name,
            tuple(said[category] for category in categories),
            "|".join(said[column] for column in example["address_columns"]) if with_address else "",
        )
        for name, said in example["people"].items()
    )
    return Pool(categories, people, quotas, example["panel_size"])


@pytest.mark.parametrize("with_address", [False, True])
@pytest.mark.parametrize("name", ["example1", "example2", "example3"])
def test_the_examples_have_the_published_chances(examples, name, with_address):
    example = examples["examples"][name]
    printed = example["results"][f"maximin_{'with' if with_address else 'no'}_address"]["marginals"]
    for fair in FAIR:
        found = lottery(pool_of(example, with_address), fair)
        assert dict(zip(found.ids, found.chances, strict=True)) == pytest.approx(printed, abs=NEAR)


@pytest.mark.parametrize(
    ("name", "with_address", "key"),
    [
        ("example1", False, "example1_maximin_no_address"),
        ("example1", True, "example1_maximin_with_address"),
        ("example3", False, "example3_maximin_no_address"),
    ],
)
def test_the_chances_are_those_worked_out_by_hand(examples, name, with_address, key):
    by_hand = {one: float(Fraction(chance)) for one, chance in examples["expected"][key].items()}
    found = lottery(pool_of(examples["examples"][name], with_address), "maximin")
    assert dict(zip(found.ids, found.chances, strict=True)) == pytest.approx(by_hand, abs=NEAR)


@pytest.mark.parametrize("with_address", [False, True])
def test_the_fourth_example_has_no_panel(examples, with_address):
    found = lottery(pool_of(examples["examples"]["example4"], with_address))
    assert isinstance(found, Conflict)
    assert found.mends[0].steps == 1


def test_everybody_in_the_small_pool_has_one_chance_in_ten(folder):
    people = rows(folder / "example_small_20.respondents.csv")
    quotas = rows(folder / "example_small_20.categories.csv")
    pool = Pool(
        tuple(people[0]),
        tuple(Person(f"{at}", tuple(one.values())) for at, one in enumerate(people)),
        tuple(Quota(q["category"], q["feature"], int(q["min"]), int(q["max"])) for q in quotas),
        20,
    )
    found = lottery(pool)
    assert found.chances == pytest.approx([0.1] * 200, abs=NEAR)
    assert set(found.listed) == {100}


@pytest.mark.parametrize("panel", PRINTED)
def test_the_fairness_of_real_panels_to_the_printed_digits(folder, panel):
    chances = {}
    for row in rows(folder / "reference" / f"{panel}_prob_allocs_data.csv"):
        chances.setdefault(row["algorithm"].upper(), []).append(float(row["selection probability"]))
    printed = PRINTED[panel]
    said = (folder / "reference" / f"{panel}_statistics.txt").read_text()
    for name in ("LEGACY", "LEXIMIN"):
        found = fairness(chances[name])
        assert (f"{100 * found.gini:.1f}", f"{100 * found.geometric:.1f}") == printed[name]
        assert f"gini coefficient of {name}:\t{printed[name][0]}%" in said
        assert f"geometric mean of {name}:\t{printed[name][1]}%" in said
    least = fairness(chances["LEXIMIN"]).least
    assert f"{100 * least:.1f}" == printed["least"]
    below = sum(one < least for one in chances["LEGACY"]) / len(chances["LEGACY"])
    assert f"{100 * below:.1f}" == printed["below"]
