"""Offers and needs are split into the same stems, whichever side of the Atlantic they were spelt on."""

import pytest

from alongside.backends.words import stems


@pytest.mark.parametrize(
    "british, american",
    [
        ("organisation", "organization"),
        ("socialising", "socializing"),
        ("hospitalised", "hospitalized"),
        ("behaviour", "behavior"),
        ("neighbours", "neighbors"),
        ("centres", "centers"),
        ("programmes", "programs"),
        ("paediatric", "pediatric"),
        ("anaemia", "anemia"),
        ("diarrhoea", "diarrhea"),
        ("orthopaedic", "orthopedic"),
        ("counselling", "counseling"),
        ("mum", "mom"),
        ("enrol", "enroll"),
        ("licence", "license"),
        ("analyse", "analyze"),
    ],
)
def test_two_spellings_have_one_stem(british, american):
    assert stems(british) == stems(american) != []


@pytest.mark.parametrize("word", ["size", "prize", "quiz", "citizen", "horizon"])
def test_words_that_only_look_american_stay(word):
    assert stems(word)[0].startswith(word[:4])
    assert "iz" in stems(word)[0]


def test_a_text_keeps_its_order():
    assert stems("Colours of the centre") == ["colour", "of", "the", "centr"]
