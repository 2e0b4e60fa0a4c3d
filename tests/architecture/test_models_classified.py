"""No model and no field is left unclassified: `models.csv` and `fields.csv` equal the models in the code.

A model says whether its rows change, whether they speak of people, and who may see them. A field says
whether it is personal, what erasure does to it, what a merger of two records does to it, and who may see it.
"""

import csv
from pathlib import Path

import pytest
from django.apps import apps

HERE = Path(__file__).parent

CHANGES = {
    "once": "written once, never changed",
    "edited": "changed by people, through services",
    "replaced": "written anew with the row or run it belongs to",
    "reloaded": "changed when its data set or the program is loaded again",
}
PERSONAL = {"no": "speaks of nobody", "may": "its words may name somebody", "yes": "speaks of a person"}
ERASED = {
    "stays": "nothing of the person is in it, or the law asks that it be kept",
    "blanked": "emptied, the row stays",
    "unlinked": "the row that joins it to the person goes",
}
MERGED = {
    "kept": "the surviving record's value",
    "newer": "the later of the two",
    "both": "both are kept",
    "moved": "points to the surviving record",
    "recomputed": "made again after the merger",
    "never": "rows of this kind are never merged",
}
SEEN = {
    "everyone": "public",
    "as-row": "whoever the row's visibility allows",
    "as-parent": "whoever may see the row it belongs to",
    "as-both-sides": "whoever may see both rows it joins",
    "members": "those who belong to it",
    "self": "the person it is about, and operators",
    "operators": "those who run this exchange",
    "nobody": "no door shows it",
}


def table(name: str, keys: int) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Read one of the two tables; a key that stands twice is an error."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)][1:]
    read = {row[:keys]: row[keys:] for row in rows}
    assert len(read) == len(rows), f"{name} names something twice"
    return read


def fields_in_code() -> set[tuple[str, ...]]:
    return {
        (model._meta.label, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("alongside.")
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
    }


def compare(written: set[tuple[str, ...]], in_code: set[tuple[str, ...]], name: str) -> None:
    missing = "\n  ".join(",".join(row) for row in sorted(in_code - written))
    gone = "\n  ".join(",".join(row) for row in sorted(written - in_code))
    assert not missing, f"Classify these in tests/architecture/{name}:\n  {missing}"
    assert not gone, f"These are gone from the code; take them out of tests/architecture/{name}:\n  {gone}"


def test_every_model_is_classified():
    compare(set(table("models.csv", 1)), {(model._meta.label,) for model in apps.get_models()}, "models.csv")


def test_every_field_is_classified():
    compare(set(table("fields.csv", 2)), fields_in_code(), "fields.csv")


def test_classes_are_ones_that_we_know():
    for name, keys, known in (
        ("models.csv", 1, (CHANGES, PERSONAL, SEEN)),
        ("fields.csv", 2, (PERSONAL, ERASED, MERGED, SEEN)),
    ):
        for key, classes in table(name, keys).items():
            assert len(classes) == len(known), (name, key)
            assert all(value in words for value, words in zip(classes, known, strict=True)), (
                name,
                key,
                classes,
            )


def test_a_personal_field_can_be_erased_unless_it_is_the_trail():
    for (model, field), (personal, erased, _, _) in table("fields.csv", 2).items():
        if personal != "no" and model != "audit.Entry":  # the trail keeps an id, which then names nobody
            assert erased != "stays", f"{model}.{field} is personal, and erasure would leave it"


def test_a_model_with_a_personal_field_says_so():
    models = table("models.csv", 1)
    for (model, field), (personal, *_) in table("fields.csv", 2).items():
        if personal != "no":
            assert models[(model,)][1] != "no", f"{model}.{field} is personal; models.csv says {model} is not"


def test_each_of_our_models_says_in_its_docstring_what_is_personal():
    for model in apps.get_models():
        if model.__module__.startswith("alongside."):
            assert "personal data" in (model.__doc__ or "").lower(), model._meta.label


def test_a_field_that_is_not_classified_is_reported():
    with pytest.raises(AssertionError, match=r"needs\.Need,secret"):
        compare({("needs.Need", "title")}, {("needs.Need", "title"), ("needs.Need", "secret")}, "fields.csv")
    with pytest.raises(AssertionError, match="gone from the code"):
        compare({("needs.Need", "old")}, set(), "fields.csv")
