"""The subjects that ship form a tree that people can read, and tag what they should."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from alongside.engines.matching.subjects import Rules, questions, tag

TAXONOMY = Path(__file__).resolve().parents[2] / "data" / "taxonomy"


def table(name):
    with (TAXONOMY / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SUBJECTS = table("subjects.csv")
AMBIGUOUS = table("ambiguous.csv")
EXTRA = table("rules.csv")
BY_CODE = {row["code"]: row for row in SUBJECTS}
RULES = Rules.from_tables(SUBJECTS, EXTRA, AMBIGUOUS)
ROOTS = {"condition": "conditions", "group": "groups", "help": "help", "setting": "settings"}


def codes(text):
    return {one.code for one in tag(text, RULES)}


def test_there_are_about_150_subjects():
    assert 140 <= len(SUBJECTS) <= 180


def test_codes_are_unique_slugs():
    assert len(BY_CODE) == len(SUBJECTS)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in BY_CODE)


def test_the_tree_has_one_root_for_each_kind_and_every_subject_hangs_under_its_own():
    assert {row["kind"]: row["code"] for row in SUBJECTS if not row["parent"]} == ROOTS
    for row in SUBJECTS:
        at, steps = row, 0
        while at["parent"]:
            at, steps = BY_CODE[at["parent"]], steps + 1
            assert steps < 6, row["code"]
        assert at["code"] == ROOTS[row["kind"]]


def test_a_parent_comes_before_its_children():
    seen = {""}
    for row in SUBJECTS:
        assert row["parent"] in seen, row["code"]
        seen.add(row["code"])


@pytest.mark.parametrize("row", SUBJECTS, ids=lambda row: row["code"])
def test_each_subject_has_a_label_and_one_plain_sentence(row):
    assert row["label"]
    assert row["definition"].endswith(".")
    assert len(row["definition"]) <= 200


def test_labels_are_unique():
    assert Counter(row["label"].casefold() for row in SUBJECTS).most_common(1)[0][1] == 1


def test_no_phrase_belongs_to_two_subjects():
    shared = {" ".join(stems): found for stems, found in RULES.codes.items() if len(found) > 1}
    assert shared == {}


def test_an_ambiguous_word_belongs_to_no_subject_and_offers_known_choices():
    assert not set(RULES.ambiguous) & set(RULES.codes)
    for row in AMBIGUOUS:
        choices = row["choices"].split(";")
        assert len(choices) > 1
        assert set(choices) <= set(BY_CODE)
        assert row["question"].endswith("?")


def test_rules_and_maps_name_only_known_subjects():
    assert {row["code"] for row in EXTRA} <= {"", *BY_CODE}
    for name in ("ukcat_map.csv", "icnptso_map.csv"):
        rows = table(name)
        assert {row["ours"] for row in rows} <= set(BY_CODE)
        assert len({(row["theirs"], row["ours"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("row", [row for row in SUBJECTS if row["parent"]], ids=lambda row: row["code"])
def test_each_subject_is_found_by_its_own_label_and_synonyms(row):
    for phrase in filter(None, [row["label"], *row["synonyms"].split(";")]):
        if phrase.split()[0].lower() not in {"no", "not", "cannot"}:
            assert row["code"] in codes(phrase), phrase


def test_every_kind_of_cell_is_clean():
    for row in SUBJECTS:
        assert all(cell == cell.strip() for cell in row.values())
        parts = row["synonyms"].split(";") if row["synonyms"] else []
        assert all(part and part == part.strip() for part in parts), row["code"]


def test_carer_alone_is_asked_about():
    assert not codes("a carer") & {"unpaid-carers", "care-workers"}
    assert [one.choices for one in questions("Our carers feel alone", RULES)] == [
        ("unpaid-carers", "care-workers")
    ]
    assert [one.word for one in questions("Skills for dementia carers", RULES)] == ["dementia carer"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "family members looking after someone with dementia want to learn how",
            {"unpaid-carers", "dementia"},
        ),
        ("Family carers feel alone", {"unpaid-carers", "loneliness"}),
        ("She had a fall and is unsteady on her feet", {"falls"}),
        ("There is no bus to the surgery", {"transport-poverty"}),
        (
            "teenagers with low mood waiting for CAMHS",
            {"young-people", "depression-anxiety", "mental-health"},
        ),
        ("newly diagnosed with type 2 diabetes", {"diabetes"}),
        ("People who speak little English", {"language-barriers"}),
        ("no internet at home", {"digital-exclusion", "home"}),
        ("a food bank and a community fridge", {"food-help"}),
        ("coming home from hospital to an empty house", {"hospital-discharge"}),
        ("a short break for parents", {"respite", "new-parents"}),
        ("home care workers", {"care-workers"}),
        ("help with intellectual property and procurement", {"ip-legal", "procurement"}),
        ("a business case and an evaluation", {"business-case", "evaluation"}),
        ("Lunch and company for men who live alone", {"food-help", "loneliness", "men"}),
        ("People fall in the first weeks after hospital", {"falls", "hospital-discharge"}),
        ("No way to get to the clinic from the villages", {"transport-poverty"}),
        ("Homes too cold to get well in", {"cold-homes"}),
        ("no wheelchair access", set()),
        ("not for children", set()),
    ],
)
def test_needs_as_people_say_them_are_understood(text, expected):
    assert codes(text) >= expected
    if not expected:
        assert codes(text) == set()
