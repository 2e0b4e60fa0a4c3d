"""The national record as a format: every id has a home or is kept, and what comes in goes out the same."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.exchange.innovations import national
from alongside.exchange.innovations import record_rules as rules
from tests._support.needs import shared

KINDS = {
    "text": "text",
    "textarea": "text",
    "radio-group": "one",
    "checkbox-array": "many",
    "autocomplete-array": "many",
    "fields-group": "rows",
}
TEXT = st.text("aŵ ='\n1", min_size=1, max_size=6)


def values(theirs):
    """Answers that could stand under an id: those it foresees, and others."""
    choices = list(national.HOMES.get(theirs, ("", {}))[1])
    kind = national.IDS[theirs]
    one = st.sampled_from(choices) if choices else TEXT
    if kind == "many":
        one = st.lists(one, min_size=1, max_size=3)
    return st.one_of(one, TEXT, st.lists(st.dictionaries(TEXT, TEXT), min_size=1, max_size=2), st.booleans())


DOCUMENTS = st.lists(st.sampled_from(sorted(national.IDS)), min_size=1, max_size=5, unique=True).flatmap(
    lambda ids: st.fixed_dictionaries({one: values(one) for one in ids})
)


@settings(max_examples=15)
@given(DOCUMENTS)
def test_what_comes_in_goes_out_the_same(document):
    taken = national.take_in(json.loads(json.dumps(document)))
    assert national.give_out(taken.answers.items(), title="") == document
    for key in taken.homes:
        assert rules.may_answer(key, taken.answers[key]) == rules.Allowed()


def test_there_are_63_ids_and_each_home_is_a_question_of_ours():
    assert len(national.IDS) == 63 and set(national.HOMES) <= set(national.IDS)
    ours = [key for key, _choices in national.HOMES.values()]
    assert len(set(ours)) == len(ours) and set(ours) <= set(rules.QUESTION)
    for key, choices in national.HOMES.values():
        assert tuple(choices.values()) == rules.QUESTION[key].options


@pytest.mark.pack
def test_the_schema_of_the_record_is_the_one_we_know():
    path = shared() / "england/innovations/nhs_innovation_record_schema.json"
    schema = national.read_schema(path.read_bytes())
    assert {one["id"]: KINDS[one["type"]] for one in schema} == dict(national.IDS)
    for one in schema:
        if one["id"] in national.HOMES and one.get("items"):
            assert list(national.HOMES[one["id"]][1]) == [item["id"] for item in one["items"]]
    by_id = {one["id"]: [item["id"] for item in one.get("items") or []] for one in schema}
    assert set(national.CATEGORY.values()) | set(national.TYPE_OF) <= set(by_id["categories"])
    ours = {*national.STANDARD_OF_CLASS, *national.STANDARD_OF_STEP.values()}
    assert ours <= set(by_id["standards"])
    said = {one: by_id[one][0] if kind == "one" and by_id[one] else "x" for one, kind in national.IDS.items()}
    said |= {one: by_id[one][:2] or ["x"] for one, kind in national.IDS.items() if kind == "many"}
    said |= {one: [{"a": "b"}] for one, kind in national.IDS.items() if kind == "rows"}
    taken = national.take_in(said, schema)
    assert not taken.doubts and len(taken.homes) + len(taken.kept) == 63
    assert national.give_out(taken.answers.items()) == said


def test_answers_are_found_flat_under_a_name_by_section_and_in_rows():
    flat = {"name": "Lamp", "areas": ["A", "B"]}
    for document in (
        flat,
        {"answers": flat},
        {"ABOUT": flat},
        [{"id": key, "value": flat[key]} for key in flat],
    ):
        assert national.answers_in(document) == flat
    text = "id,value\nname,Lamp\nareas,A\nareas,B\n"
    assert national.answers_in(national.read_file(text.encode())) == flat


def test_of_two_answers_about_one_question_the_last_counts():
    kept, ours = ("nhs:mainPurpose", "OWN_WORDS"), ("purpose", "treat")
    assert national.give_out([ours, kept])["mainPurpose"] == "OWN_WORDS"
    assert national.give_out([kept, ours])["mainPurpose"] == "PROVIDE_TREATMENT"
    assert "mainPurpose" not in national.give_out([kept, ("purpose", "")])


def test_types_classes_and_steps_say_categories_and_standards():
    out = national.give_out([("class", "two-a"), ("digital.standards", "to-do")], types=["device", "digital"])
    assert out == {"categories": ["MEDICAL_DEVICE", "DIGITAL"], "standards": ["CE_UKCA_CLASS_II_A", "DTAC"]}
    assert national.give_out([("digital.standards", "not-needed"), ("class", "not-known")]) == {}
    assert national.take_in({"categories": ["AI", "PHARMACEUTICAL"]}).hints == {
        "types": ["medicine", "digital"]
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"x" * (national.MOST_BYTES + 1), "file-large"),
        (b"\xff\xfe", "file-text"),
        (b"  ", "file-empty"),
        (b"{", "file-json"),
        (b'{"a": NaN}', "file-json"),
        (b"[" * 100_000, "file-json"),
        (b"a,b\n1,2", "file-csv"),
        (b"{}", "file-record"),
        (b"[1]", "file-record"),
        (b'{"answers": 3}', "file-record"),
        (json.dumps({f"a{at}": "x" for at in range(501)}).encode(), "file-many"),
        (b'{"a b": "x"}', "file-id"),
        (json.dumps({"name": "x" * 20_001}).encode(), "file-long"),
        (b'{"name": ["a\\u0000"]}', "file-signs"),
        (b'{"name": "\\ud800"}', "file-signs"),
        (b'{"name": {"a": [1e999]}}', "file-signs"),
        (b'{"format": "alongside-innovation-record", "answers": {"purpose": "x"}}', "file-answer"),
        (b'{"format": "alongside-innovation-record", "answers": []}', "file-record"),
    ],
)
def test_a_file_that_is_no_record_says_why(content, why):
    with pytest.raises(national.CannotRead) as wrong:
        national.take_in(national.read_file(content))
    assert wrong.value.why == why


def test_a_schema_names_what_it_does_not_foresee_and_nothing_else():
    schema = [
        {"id": "name", "type": "text"},
        {"id": "areas", "type": "checkbox-array", "items": [{"id": "A"}]},
        {"id": "hasPatents", "type": "radio-group", "items": [{"id": "HAS_NONE"}]},
        {"id": "userTests", "type": "fields-group"},
    ]
    said = {
        "name": "Lamp",
        "areas": ["A", "B"],
        "hasPatents": "HAS_NONE",
        "userTests": [{"a": 1}],
        "more": "x",
    }
    assert [(one.id, one.why, one.value) for one in national.take_in(said, schema).doubts] == [
        ("areas", "no-choice", "B"),
        ("more", "no-id", None),
    ]
    assert [one.why for one in national.take_in({"areas": "A"}, schema).doubts] == ["no-kind"]
    for content in (b"{}", b"[]", b"[1]", b"x"):
        with pytest.raises(national.CannotRead):
            national.read_schema(content)
