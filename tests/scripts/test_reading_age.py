"""How hard the pages are to read, and whether the measure measures."""

import pytest

from scripts import reading_age as script

RESIDENT = (
    "home", "find", "can_help", "errors/", "about/privacy", "about/contact", "layout", "places/show",
    "web/home", "web/matches",
)  # fmt: skip
EASY, PLAIN = 8, 10  # grades: about thirteen, and fifteen years of age
KNOWN = {
    1: "source asked changed use who",
    2: (
        "person people needed public practice empty private being table places able over nothing "
        "science create quiet doing service evening business closes likely someone statement"
    ),
    3: (
        "area idea somebody register invented anything evidence neighbourhood equipment charity "
        "telephone usual different created radio media period management"
    ),
    4: "community voluntary available experience material",
    5: "organisation university",
}


def test_the_formula_gives_the_grades_that_are_worked_by_hand():
    # 0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59
    assert script.Count(1, 6, 6).grade == pytest.approx(-1.45)  # The cat sat on the mat.
    platypus = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert script.Count(1, 13, 24).grade == pytest.approx(11.26, abs=0.01)
    assert script.measure(script.split(platypus)).grade == pytest.approx(11.26, abs=1)


def test_syllables_are_right_on_the_whole():
    known = {word: number for number, words in KNOWN.items() for word in words.split()}
    assert sum(map(script.syllables, known)) == pytest.approx(sum(known.values()), rel=0.03)
    assert max(abs(script.syllables(word) - number) for word, number in known.items()) < 2


def test_only_what_runs_in_sentences_is_measured():
    assert script.split("Kind of help") == []
    assert script.split("%(count)d were found. Ask a person: it helps!") == [
        "it were found.",
        "Ask a person:",
        "it helps!",
    ]
    assert script.split("See e.g. example.org for more.") != []


def test_a_page_is_measured_with_what_it_stands_on():
    assert {
        "templates/needs/index.html.jinja",
        "templates/layout.html.jinja",
        "components/records.jinja",
    } <= script.parts("needs/index.html.jinja")


def test_no_page_is_hard_to_read():
    found = script.pages()
    hard = {
        page: round(count.grade, 1)
        for page, count in found.items()
        if count.grade > (EASY if page.startswith(RESIDENT) else PLAIN)
    }
    assert hard == {}
    assert {"home.html.jinja", "find.html.jinja"} <= set(found)
