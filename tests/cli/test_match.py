"""`alongside match` answers as the design's table of commands says."""

import pytest

pytestmark = pytest.mark.django_db
PARTS = {"topic", "subject", "reach", "audience", "stage", "trust", "capacity", "freshness", "evidence"}
EXCLUDED = {"audience", "kind", "place", "stage", "expired", "declined", "rival", "unavailable"}


def offers(answer):
    return [match["offer"] for match in answer["matches"]]


def test_words_are_answered_with_one_json_object_of_the_promised_form(indexed_town, alongside):
    ran = alongside("match", "carers feel alone", "--place", "wenbury", "--json")
    answer = ran.json()
    assert ran.code == 0
    assert set(answer) == {"need", "matches", "excluded", "nothing_fits", "index"}
    assert answer["need"] | {"subjects": []} == {
        "id": None, "title": answer["need"]["title"], "text": "carers feel alone", "subjects": [],
        "place": {"id": "wenbury", "name": "Wenbury"},
    }  # fmt: skip
    assert set(answer["index"]) == {"generation", "offers"}
    assert set(answer["excluded"]) <= EXCLUDED
    assert set(offers(answer)) == {"off-circle", "off-listed", "off-past"} and not answer["nothing_fits"]
    for rank, match in enumerate(answer["matches"], start=1):
        assert set(match) == {
            "rank",
            "offer",
            "standing",
            "kind",
            "title",
            "actor",
            "place",
            "score",
            "reasons",
        }
        assert match["rank"] == rank and 0 <= match["score"] <= 1
        assert {reason["part"] for reason in match["reasons"]} <= PARTS


def test_every_score_can_be_worked_out_from_its_reasons(indexed_town, alongside):
    for match in alongside("match", "carers feel alone", "--json").json()["matches"]:
        weights = sum(reason["weight"] for reason in match["reasons"])
        worked = sum(reason["weight"] * reason["score"] for reason in match["reasons"]) / weights
        assert match["score"] == pytest.approx(worked, abs=1e-5)


def test_a_need_is_known_by_its_id_and_its_ref(indexed_town, alongside):
    by_id = alongside("match", "need-alone", "--json").json()
    by_ref = alongside("match", indexed_town.need.ref, "--json").json()
    assert by_id == by_ref
    assert by_id["need"]["id"] == "need-alone" and by_id["need"]["place"]["id"] == "wenbury"


def test_text_reads_even_an_id_as_words(indexed_town, alongside):
    assert alongside("match", "need-alone", "--text", "--json").json()["need"]["id"] is None


@pytest.mark.parametrize("place", ["wenbury", "Wenbury", "E07000999", "WB1 1AA", "wb1 1"])
def test_a_place_is_read_from_id_name_code_or_postcode(indexed_town, alongside, place):
    indexed_town.district.code = "E07000999"
    indexed_town.district.save()
    found = alongside("match", "carers alone", "--place", place, "--json").json()["need"]["place"]
    assert found["id"] in {"wenbury", "WB11", "WB1 1AA"} and "Wenbury" in found["name"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("--kind", "innovation"), {"off-past"}),
        (("--kind", "innovation", "--kind", "asset"), {"off-past", "off-listed"}),
        (("--standing", "history"), {"off-past"}),
        (("--standing", "open", "--standing", "unclaimed"), {"off-circle", "off-listed"}),
    ],
)
def test_filters_keep_what_they_name(indexed_town, alongside, words, kept):
    assert set(offers(alongside("match", "carers feel alone", *words, "--json").json())) == kept


def test_top_cuts_the_one_ranking(indexed_town, alongside):
    whole = offers(alongside("match", "carers feel alone", "--json").json())
    assert offers(alongside("match", "carers feel alone", "--top", "2", "--json").json()) == whole[:2]


def test_the_worlds_are_not_mixed_and_hidden_rows_are_not_named(indexed_town, alongside):
    assert not {"off-practice", "off-hidden"} & set(
        offers(alongside("match", "carers feel alone", "--json").json())
    )
    assert offers(alongside("match", "carers feel alone", "--place", "Playford", "--json").json()) == [
        "off-practice"
    ]


def test_nothing_that_fits_is_an_answer(indexed_town, alongside):
    ran = alongside("match", "xqzv plooth", "--json")
    assert ran.code == 0
    assert ran.json()["nothing_fits"] and ran.json()["matches"] == []
    assert "Nothing here fits" in alongside("match", "xqzv plooth").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("carers", "--place", "Wenbery"), "We do not know a place called 'Wenbery'. Did you mean Wenbury?"),
        (("carers", "--place", "ZZ9 9ZZ"), "We do not know the postcode 'ZZ9 9ZZ'"),
        (("carers", "--kind", "spaceship"), "--kind: 'spaceship' is not one of capability, asset"),
        (("carers", "--stage", "x"), "--stage: 'x' is not one of idea"),
        (("carers", "--standing", "x"), "--standing: 'x' is not one of open"),
        ((" ",), "Say what is needed"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_a_sentence(indexed_town, alongside, words, said):
    ran = alongside("match", *words, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    "words", [(), ("carers", "--top", "0"), ("carers", "--top", "x"), ("a", "b"), ("a", "--no-such")]
)
def test_wrong_usage_ends_with_2(alongside, words):
    ran = alongside("match", *words)
    assert (ran.code, ran.out) == (2, "")


def test_without_an_index_the_command_to_build_one_is_named(town, no_index, alongside):
    ran = alongside("match", "carers", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "alongside index rebuild" in ran.err


def test_people_read_a_table_with_reasons(indexed_town, alongside):
    ran = alongside("match", "carers feel alone")
    assert ran.code == 0 and "off-circle" in ran.out and "Evening" in ran.out


def test_markup_in_a_title_is_text(indexed_town, alongside):
    indexed_town.offer.title = "Carers [bold]alone[/bold] [/nonsense]"
    indexed_town.offer.save()
    assert "[/nonsense]" in "".join(alongside("match", "carers feel alone").out.split())
