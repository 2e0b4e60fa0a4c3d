"""Sheets of paper count once, typed twice the same or settled line by line; nobody reads one afterwards."""

import pytest

from alongside.exchange.voices.models import Ask, Keying, Participant, Vote
from alongside.exchange.voices.notices_paper import PaperRefused
from alongside.exchange.voices.queries import paper as queries
from alongside.exchange.voices.services.moderating import decide
from alongside.exchange.voices.services.paper import key_sheet, print_form, set_aside, settle
from tests._support.voices_said import Talk

pytestmark = pytest.mark.django_db


class Paper(Talk):
    """A question with five sheets printed, of its first three statements."""

    def __init__(self):
        super().__init__()
        self.form = print_form(ref=self.ask.ref, numbers=[3, 1, 2, 99], sheets=5, by=self.by(self.nell))

    def key(self, who, number=1, alone=False, **marks):
        lines = {int(line[1:]): value for line, value in marks.items()}
        return key_sheet(ref=self.ask.ref, number=number, marks=lines, alone=alone, by=self.by(who))


@pytest.fixture
def paper():
    return Paper()


def votes():
    return sorted(Vote.objects.values_list("statement__number", "value"))


def test_sheets_are_numbered_through_all_printings(paper):
    assert [line.statement.number for line in queries.lines_of(paper.form)] == [3, 1, 2]
    again = print_form(ref=paper.ask.ref, numbers=[4], sheets=2, by=paper.by(paper.ned))
    assert [sheet.number for sheet in queries.sheets_of(again)] == [6, 7]
    with pytest.raises(Ask.DoesNotExist):
        print_form(ref=paper.ask.ref, numbers=[4], sheets=2, by=paper.by(paper.mo))


def test_two_entries_that_are_the_same_count_as_one_person_on_paper(paper):
    assert paper.key(paper.nell, l1=1, l2=-1).state == "keyed"
    assert votes() == []
    assert paper.key(paper.ned, l1=1, l2=-1).state == "counted"
    assert votes() == [(1, -1), (3, 1)]
    part = Participant.objects.get(way="paper")
    assert part.started_at and part.contributions.count() == 1
    assert [row.marks for row in Keying.objects.all()] == [{}, {}], "nobody reads it any more"
    with pytest.raises(PaperRefused, match="counted"):
        paper.key(paper.nell, l1=1)


def test_what_differs_is_settled_before_it_counts(paper):
    paper.key(paper.nell, l1=1, l2=-1, l3=0)
    assert paper.key(paper.ned, l1=1, l2=1).state == "differs"
    typed = queries.typed_of(queries.sheet_of(paper.ask, 1))
    assert [(one.line, one.first, one.second) for one in typed.apart] == [(2, -1, 1), (3, 0, None)]
    assert votes() == []
    with pytest.raises(PaperRefused, match="each line"):
        settle(ref=paper.ask.ref, number=1, chosen={2: 1}, by=paper.by(paper.nell))
    found = settle(ref=paper.ask.ref, number=1, chosen={2: 1, 3: None}, by=paper.by(paper.nell))
    assert (found.state, found.apart) == ("counted", 2)
    assert votes() == [(1, 1), (3, 1)]


def test_one_alone_says_so(paper):
    paper.key(paper.nell, l1=1)
    with pytest.raises(PaperRefused) as refused:
        paper.key(paper.nell, l1=1)
    assert refused.value.field == "alone"
    assert paper.key(paper.nell, alone=True, l1=1).state == "counted"
    assert [row.alone for row in Keying.objects.order_by("turn")] == [False, True]


def test_the_second_sees_nothing_of_the_first(paper):
    paper.key(paper.nell, l1=1)
    typed = queries.typed_of(queries.sheet_of(paper.ask, 1))
    assert typed.apart == [] and not hasattr(typed, "marks")


def test_a_sheet_set_aside_is_not_counted_and_unknown_ones_are_none(paper):
    paper.key(paper.nell, l1=1)
    set_aside(ref=paper.ask.ref, number=1, by=paper.by(paper.nell))
    with pytest.raises(PaperRefused, match="set aside"):
        paper.key(paper.ned, l1=1)
    with pytest.raises(PaperRefused, match="no sheet"):
        paper.key(paper.ned, number=77, l1=1)
    with pytest.raises(PaperRefused):
        paper.key(paper.ned, number=2, l9=1)
    assert queries.states_of(paper.ask) == {"printed": 4, "void": 1} and Keying.objects.get().marks == {}


def test_what_became_part_of_another_since_counts_for_that_once(paper):
    first, second = (paper.seeds[at].contribution.ref for at in (0, 1))
    decide(ref=first, outcome="merged", into=second, by=paper.by(paper.nell))
    paper.key(paper.nell, l2=1, l3=-1)
    paper.key(paper.ned, l2=1, l3=-1)
    assert votes() == [(2, 1)]
