"""Tagging finds what a text says, and no more, and shows why."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines.matching import subjects
from alongside.engines.matching.subjects import SHIELD, Ambiguous, Rules, Where, main_subjects, questions, tag

ROWS = [
    ("dementia", "Dementia", ("Alzheimer's", "memory loss", "memory café"), ()),
    ("care-home", "Care home", ("nursing home",), ()),
    ("nursing", "Nursing", ("nurse",), ()),
    ("children", "Children", ("kids",), ()),
    ("young-people", "Young people", ("youth",), ()),
    ("access", "Wheelchair access", (), ()),
    ("counselling", "Counselling", ("talking therapy",), ()),
    ("respite", "Respite", ("short break",), ()),
    ("transport", "Transport", ("minibus", "lift to hospital"), ()),
    ("unpaid-carers", "Unpaid carers", ("family carer", "carers of people"), ()),
    ("care-workers", "Care workers", ("paid carer",), ()),
    ("ethnic-minorities", "Ethnic minority communities", ("BME",), ()),
    ("prevention", "Prevention", (), ("prevention of cruelty",)),
    ("training", "Training", ("course",), ()),
    (SHIELD, "", ("golf course",), ()),
]
CARER = Ambiguous("carer", "Unpaid carers or care workers?", ("unpaid-carers", "care-workers"))
RULES = Rules.from_rows(ROWS, [CARER])
PHRASES = sorted(phrase for code, label, synonyms, _ in ROWS if code for phrase in (label, *synonyms))


def codes(texts, rules=RULES, **options):
    return [one.code for one in tag(texts, rules, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("People living with dementia", ["dementia"]),
        ("ALZHEIMER’S support", ["dementia"]),
        ("Alzheimers Society", ["dementia"]),
        ("two memory cafés a week", ["dementia"]),
        ("A child and a kid", ["children"]),
        ("for B.M.E. groups", ["ethnic-minorities"]),
        ("the nurses' home", ["nursing"]),
        ("counselling, transport & respite", ["counselling", "transport", "respite"]),
        ("a transporter", []),
        ("", []),
    ],
)
def test_a_phrase_is_found_whatever_its_case_apostrophe_or_plural(text, expected):
    assert codes(text) == expected


def test_the_longest_phrase_wins():
    assert codes("a nursing home") == ["care-home"]
    assert codes("nursing at home") == ["nursing"]


def test_a_phrase_does_not_run_over_the_end_of_a_clause():
    assert codes("We give care. Home visits too") == []


def test_a_shield_keeps_its_words_from_others():
    assert codes("a golf course and a first-aid course") == ["training"]
    assert tag("a golf course", RULES) == ()


def test_an_unless_phrase_stops_only_what_it_touches():
    assert codes("prevention of cruelty") == []
    assert codes("prevention of cruelty, and prevention of falls") == ["prevention"]


@pytest.mark.parametrize(
    "text",
    [
        "no wheelchair access",
        "not for children",
        "not for children or young people",
        "We do not provide any respite",
        "We don't offer counselling",
        "Counselling is not available",
        "transport isn’t provided",
        "children are not admitted",
        "without transport",
        "except children",
        "respite: unavailable. Young people excluded",
        "neither counselling nor transport",
    ],
)
def test_a_denied_phrase_is_not_tagged(text):
    found = codes(text)
    assert found == [] or text.startswith("respite:")
    assert codes(text, keep_denied=True)


@pytest.mark.parametrize(
    "text",
    [
        "not only children",
        "no matter how young, children are welcome",
        "no charge for transport",
        "a not for profit counselling group",
        "We do not close, but respite is short",
        "Not far. Children welcome",
    ],
)
def test_words_that_deny_something_else_deny_nothing(text):
    assert len(codes(text)) == 1


def test_each_tag_says_which_phrase_fired_and_where():
    text = "Talking therapies for Alzheimer’s, and counselling"
    first, second = tag(["A title", text], RULES)
    assert (first.code, first.words) == ("counselling", ("Talking therapies", "counselling"))
    assert first.phrases == ("talking therapy", "Counselling")
    assert first.where[0] == Where(1, 0, 17)
    assert text[second.where[0].start : second.where[0].end] == second.words[0] == "Alzheimer’s"


def test_phrases_can_be_listed():
    assert RULES.phrases_of("care-home") == ("Care home", "nursing home")


def test_a_carer_alone_is_asked_about_and_tagged_as_neither():
    assert codes("Our carers feel alone") == []
    (question,) = questions("Our carers feel alone; carers need a rest", RULES)
    assert (question.word, question.words, question.where) == ("carer", "carers", Where(0, 4, 10))
    assert question.choices == ("unpaid-carers", "care-workers")


def test_nothing_is_asked_where_the_text_says_which_carers():
    assert questions("family carers", RULES) == ()
    assert questions("Paid carers work nights. Carers are tired", RULES) == ()


def test_main_subjects_are_in_the_title_the_opening_or_said_often():
    padding = "x " * 40
    texts = ["Dementia", f"Respite {padding} children {padding} transport, transport, transport"]
    kept = [one.code for one in main_subjects(tag(texts, RULES))]
    assert kept == ["dementia", "respite", "transport"]
    untitled = main_subjects(tag(padding + "children", RULES), first_is_title=False)
    assert untitled == ()


def test_rows_may_come_as_tables():
    rules = Rules.from_tables(
        [{"code": "falls", "label": "Falls", "synonyms": "had a fall; unsteady"}],
        [
            {"code": "", "phrase": "fall within", "unless": ""},
            {"code": "falls", "phrase": "trips", "unless": ""},
        ],
        [{"word": "carer", "question": "Which?", "choices": "a;b"}],
    )
    assert codes("It falls within our remit", rules) == []
    assert codes("unsteady after trips", rules) == ["falls"]
    assert questions("a carer", rules)[0].choices == ("a", "b")


def slow_tag(text, rows):
    """The obvious way: try every phrase at every word, longest first, first come first served."""
    stems = subjects._words(text).stems
    phrases = {
        (subjects._stems(phrase), code) for code, label, synonyms, _ in rows for phrase in (label, *synonyms)
    }
    hits = sorted(
        (-len(stem), at, code)
        for stem, code in phrases
        if stem
        for at in range(len(stems))
        if stems[at : at + len(stem)] == stem
    )
    free, found, taken_by = set(range(len(stems))), set(), {}
    for size, at, code in hits:
        places = range(at, at - size)
        if free.issuperset(places) or taken_by.get(at) == places:
            free -= set(places)
            taken_by[at] = places
            found.add(code)
    return found - {SHIELD}


SOME = "care home nursing a nurse golf course the Children memory loss café young people, . paid carer"
WORDS = st.sampled_from(SOME.split())
SIMPLE = [row for row in ROWS if not row[3]]


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_fast_way_agrees_with_the_obvious_way(text):
    assert set(codes(text, Rules.from_rows(SIMPLE))) == slow_tag(text, SIMPLE)


@given(st.text())
def test_any_text_is_read_without_a_fault_and_the_words_are_in_it(text):
    for one in tag(text, RULES):
        assert [text[where.start : where.end] for where in one.where] == list(one.words)
    questions(text, RULES)


@given(st.lists(st.text(), max_size=4), st.lists(st.text(min_size=1), max_size=3))
def test_any_rules_are_compiled_without_a_fault(texts, phrases):
    rules = Rules.from_rows([("a", "", tuple(phrases), ())])
    assert set(codes(texts, rules)) <= {"a"}


@given(st.lists(st.sampled_from([*PHRASES, "and", "for", "the"]), max_size=6).map(" ".join))
def test_case_changes_nothing(text):
    assert codes(text.upper()) == codes(text.lower()) == codes(text)


@given(
    st.sampled_from(PHRASES), st.sampled_from(["no ", "not for ", "without ", "We do not offer ", "except "])
)
def test_any_phrase_can_be_denied(phrase, denial):
    assert codes(phrase)
    assert codes(denial + phrase) == []


@given(st.lists(st.sampled_from([*PHRASES, "and", "with", "no"]), max_size=6).map(" ".join))
def test_tagging_again_finds_the_same(text):
    found = tag(text, RULES)
    assert tag(text, RULES) == found
    for one in found:
        for words in one.words:
            assert codes(words) == [one.code]


@settings(max_examples=30)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(PHRASES), max_size=5).map(", ".join))
def test_the_order_of_rules_changes_nothing(shuffler: random.Random, text):
    rows = [(code, label, tuple(shuffler.sample(more, len(more))), no) for code, label, more, no in ROWS]
    shuffler.shuffle(rows)
    assert Rules.from_rows(rows, [CARER]) == RULES
    assert tag(text, Rules.from_rows(rows, [CARER])) == tag(text, RULES)


@given(st.lists(st.sampled_from([*PHRASES, "and"]), max_size=6).map(" ".join))
def test_tags_come_in_the_order_of_the_text(text):
    keys = [(one.where[0].text, one.where[0].start, one.code) for one in tag(text, RULES)]
    assert all(before < after for before, after in pairwise(keys))
