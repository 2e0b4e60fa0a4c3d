"""What is searched for is found: names before words, seen by those who may, and nothing told of the rest."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.backends.search import Search, SearchWriter
from alongside.backends.search.reader import MOST
from alongside.backends.search.schema import NoSearchIndex
from tests.backends.search.worlds import asked, item

ALL = ("need", "offer", "tried", "actor", "place")


def built(folder, items):
    with SearchWriter.open(folder) as writer:
        writer.rebuild(items, 1)
    return Search.open(folder)


def ids(index, question, section="need"):
    return [hit.id for hit in index.find(question, [section])[section].hits]


def test_the_ladder_code_then_whole_name_then_its_beginning_then_words_in_it_then_words_in_the_text(tmp_path):
    index = built(
        tmp_path,
        [
            item(1, "Something else", text="a garden for the memory"),
            item(2, "The garden of memory"),
            item(3, "Memory garden club"),
            item(4, "Memory garden"),
            item(5, "Other", codes=("memory garden",)),
            item(6, "Nothing to do with it"),
        ],
    )
    assert ids(index, asked("memory garden")) == [5, 4, 3, 2, 1]


def test_another_name_and_a_number_are_found_whole(tmp_path):
    index = built(
        tmp_path,
        [
            item(1, "Harbour Trust", "Quay Friends", codes=("1001234", "GB-CHC-1001234"), kind="actor"),
            item(2, "Harbour Trustees", codes=("10012345",), kind="actor"),
        ],
    )
    assert ids(index, asked("quay friends")) == [1]
    assert ids(index, asked("1001234")) == [1]
    assert ids(index, asked("gb-chc-1001234")) == [1]
    assert ids(index, asked("GB CHC 1001234")) == [1]
    assert ids(index, asked("100123")) == [], "the beginning of a number is not the number"


def test_accents_case_plural_and_the_beginning_of_the_last_word_do_not_matter(tmp_path):
    index = built(tmp_path, [item(1, "Café for Carers"), item(2, "Cavern")])
    for said in ("cafe carer", "CAFÉ", "carers caf", "café for car"):
        assert ids(index, asked(said)) == [1], said


def test_every_word_must_be_there_unless_some_will_do(tmp_path):
    index = built(tmp_path, [item(1, "Wheelchair taxi"), item(2, "Taxi"), item(3, "Bread")])
    assert ids(index, asked("wheelchair taxi")) == [1]
    assert ids(index, asked("wheelchair taxi", every=False)) == [1, 2]


def test_of_equals_what_can_be_had_now_comes_first_then_the_title(tmp_path):
    index = built(
        tmp_path,
        [
            item(1, "Choir A", standing="history"),
            item(2, "Choir C", standing="open"),
            item(3, "Choir B", standing="unclaimed"),
            item(4, "Choir B", standing="open"),
        ],
    )
    assert ids(index, asked("choir")) == [4, 2, 3, 1]
    assert ids(index, asked("choir", standings=frozenset({"unclaimed"}))) == [3]


def test_a_hidden_row_changes_neither_the_count_nor_the_order_nor_the_spelling(tmp_path):
    seen = [item(number, f"walk {number}", text="a walk in a park") for number in range(1, 9)]
    seen.append(item(9, "rare rose", text="walk"))
    secret = [
        item(100 + number, f"rose {number}", text="rose zephyranthes", audiences=("party:7",))
        for number in range(40)
    ]
    alone, among = built(tmp_path / "a", seen), built(tmp_path / "b", [*seen, *secret])
    for said in ("walk", "rose walk", "zephyranthes"):
        for every in (True, False):
            question = asked(said, every=every)
            one, other = alone.find(question, ALL), among.find(question, ALL)
            assert one == other, said
    assert among.near(asked("x"), "zephyranthus") == ""
    assert among.near(asked("x", "party:7"), "zephyranthus") == "zephyranthes"


def test_spelling_goes_to_the_nearest_word_and_of_equals_to_the_one_most_said(tmp_path):
    index = built(
        tmp_path,
        [item(1, "dementia"), item(2, "dementia"), item(3, "demented"), item(4, "bath"), item(5, "path")],
    )
    assert index.near(asked("x"), "demensia") == "dementia"
    assert index.near(asked("x"), "batt") == "bath"
    assert index.near(asked("x"), "zath") == "", "the first letter is taken as right"
    assert index.near(asked("x"), "bat") == "", "three letters are taken as right"


WORDS = ("bread", "soup", "tea", "walk", "choir")
AUDIENCES = ("public", "members", "circle:1", "party:2")
THINGS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
        st.lists(st.sampled_from(WORDS), max_size=3),
        st.sets(st.sampled_from(AUDIENCES), max_size=2),
        st.sampled_from(("real", "practice")),
        st.sampled_from(ALL),
    ),
    max_size=14,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    things=THINGS,
    said=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True),
    sees=st.sets(st.sampled_from(AUDIENCES[1:])),
)
def test_just_what_may_be_seen_and_has_the_words_is_found(tmp_path_factory, things, said, sees):
    items = [
        item(
            number,
            " ".join(names),
            text=" ".join(text),
            audiences=tuple(sorted(who)),
            world=world,
            section=section,
        )
        for number, (names, text, who, world, section) in enumerate(things)
    ]
    index = built(tmp_path_factory.mktemp("world"), items)
    question = asked(" ".join(said), *sees)
    found = index.find(question, ALL)
    for section in ALL:
        slow = {
            one.id
            for one in items
            if one.section == section
            and one.world == "real"
            and {"public", *sees} & set(one.audiences)
            and all(word in f"{one.names[0]} {one.text}".split() for word in said)
        }
        assert {hit.id for hit in found[section].hits} == slow and found[section].total == len(slow)


def test_no_more_than_the_most_are_given_and_all_are_counted(tmp_path):
    index = built(tmp_path, [item(number, f"walk {number}") for number in range(MOST + 7)])
    found = index.find(asked("walk"), ["need"])["need"]
    assert len(found.hits) == MOST and found.total == MOST + 7
    assert index.find(asked("walk"), ["need"], 3)["need"].total == MOST + 7


@pytest.mark.parametrize("said", ["", "   ", "…", "\ud800", "a" * 5000, '"+-(:*~^', "the of", "-1", "null"])
def test_odd_words_find_nothing_and_break_nothing(tmp_path, said):
    index = built(tmp_path, [item(1, "Bread")])
    assert ids(index, asked(said)) == []
    assert ids(index, asked(said, every=False)) == []


def test_the_order_in_which_things_were_written_does_not_matter(tmp_path):
    items = [item(number, f"walk {number % 3}", text="tea" * (number % 2)) for number in range(30)]
    shuffled = list(items)
    random.Random(7).shuffle(shuffled)
    one, other = built(tmp_path / "a", items), built(tmp_path / "b", shuffled)
    for said in ("walk", "tea", "walk 1"):
        assert one.find(asked(said), ALL) == other.find(asked(said), ALL)


def test_a_reader_sees_a_commit_when_it_looks_again(tmp_path):
    index = built(tmp_path, [item(1, "Bread")])
    with SearchWriter.open(tmp_path) as writer:
        writer.apply([item(2, "Bread rolls")], [], 2)
        assert ids(index, asked("bread")) == [1]
        index.refresh()
        assert ids(index, asked("bread")) == [1, 2] and index.feed_seq == 2
        assert index.keys() == {"need:1", "need:2"}


def test_the_letter_that_apostrophes_leave_is_not_looked_for(tmp_path):
    index = built(tmp_path, [item(1, "Carers lunch"), item(2, "Carer's tea")])
    assert ids(index, asked("carer's")) == [2, 1]


def test_without_an_index_the_reader_says_what_to_do(tmp_path):
    with pytest.raises(NoSearchIndex, match="Run: alongside index rebuild"):
        Search.open(tmp_path / "none")
    index = built(tmp_path / "one", [replace(item(1), audiences=())])
    assert ids(index, asked("thing")) == [], "what has no audience is for no one"
