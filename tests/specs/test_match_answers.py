"""Whoever asks of the shipped data gets answers that one would show a broker, or hears that nothing fits.

The questions and what is expected of each are in `answers.yaml`.
"""

from pathlib import Path

import pytest
import yaml

from tests._support import shipped

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]  # the index answers alike on both
QUESTIONS = yaml.safe_load(Path(__file__).with_name("answers.yaml").read_text("utf-8"))
ASKED = [(row["ask"], row.get("world", "real"), row.get("place", "")) for row in QUESTIONS]
HOLLOW = ("shares some words", "none", "nan", "unknown", "  ")


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load what ships, ask every question, and put the database back as it was."""
    with django_db_blocker.unblock(), shipped.loaded(tmp_path_factory.mktemp("shipped") / "index"):
        ask = shipped.asker()
        return {asked: ask(*asked) for asked in ASKED}


def listed(answer):
    return [match["offer"] for match in answer["matches"]]


@pytest.mark.parametrize(
    "row", [row for row in QUESTIONS if not row.get("nothing")], ids=lambda row: row["ask"][:40]
)
def test_a_broker_sees_first_what_helps_and_never_what_does_not(answers, row):
    answer = answers[row["ask"], row.get("world", "real"), row.get("place", "")]
    found = listed(answer)
    first = found[: row.get("k", 5)]
    assert not set(row.get("top", [])) - set(first), first
    assert not set(row.get("never", [])) & set(found)
    assert not set(row.get("excluded", [])) - answer["excluded"].keys(), answer["excluded"]
    assert answer["nothing_fits"] is (not found)


@pytest.mark.parametrize(
    "row", [row for row in QUESTIONS if row.get("nothing")], ids=lambda row: row["ask"][:40]
)
def test_a_question_that_nothing_can_answer_gets_no_answer(answers, row):
    answer = answers[row["ask"], row.get("world", "real"), row.get("place", "")]
    assert (listed(answer), answer["nothing_fits"]) == ([], True)


def test_every_score_can_be_worked_out_again_from_its_reasons(answers):
    for answer in answers.values():
        for match in answer["matches"]:
            total = sum(reason["weight"] for reason in match["reasons"])
            again = sum(reason["weight"] * reason["score"] for reason in match["reasons"]) / total
            assert again == pytest.approx(match["score"], abs=1e-6), match["offer"]
            assert 0 <= match["score"] <= 1


def test_answers_come_best_first_and_once(answers):
    for answer in answers.values():
        scores = [match["score"] for match in answer["matches"]]
        assert scores == sorted(scores, reverse=True)
        assert [match["rank"] for match in answer["matches"]] == list(range(1, len(scores) + 1))
        assert len(set(listed(answer))) == len(scores)


def test_every_reason_is_a_sentence_with_a_fact_in_it(answers):
    for answer in answers.values():
        for match in answer["matches"]:
            assert match["reasons"][0]["part"] == "topic"
            for reason in match["reasons"]:
                why = reason["why"]
                assert why[0].isupper() or why[0].isdigit(), why
                assert len(why.split()) >= 3 and not why.endswith("."), why
                assert not any(hollow in why.lower().split(", ") for hollow in HOLLOW), why


def test_nearly_every_answer_names_the_words_it_shares(answers):
    said = [match["reasons"][0]["why"] for answer in answers.values() for match in answer["matches"][:5]]
    assert sum(why.startswith("Shares the word") for why in said) >= 0.9 * len(said)


def test_what_was_reported_is_never_open_and_claims_no_room(answers):
    for (_, world, _), answer in answers.items():
        for match in answer["matches"]:
            if world == "real":
                assert match["standing"] == "history", match["offer"]
                assert "capacity" not in {reason["part"] for reason in match["reasons"]}


def test_the_practice_town_and_the_real_world_do_not_meet(answers):
    for (_, world, _), answer in answers.items():
        assert all(match["offer"].startswith("aq-") == (world == "practice") for match in answer["matches"])


def test_distance_is_only_claimed_where_a_place_was_asked_for(answers):
    for (_, _, place), answer in answers.items():
        if not place:
            for match in answer["matches"]:
                assert "reach" not in {reason["part"] for reason in match["reasons"]}
