"""The votes as open data: once it is over, without who said what, and read back they are the same votes."""

import csv
import io

import pytest

from alongside.exchange.analyses import opinions
from alongside.exchange.analyses.opinions_data import open_data
from alongside.exchange.feeds.polis import read_polis
from tests._support.voices_opinions import WORDS, over, question, vote

pytestmark = pytest.mark.django_db


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def made(first=8, second=7):
    found = question()
    vote(found, first, side=0, days=2)
    vote(found, second, side=1, days=1)
    opinions.refresh(conversation_id=found.pk)
    return found


def test_there_is_none_while_it_is_open_or_of_fewer_than_five():
    found = made()
    assert open_data(found, "") is None
    few = question(state="closed")
    vote(few, 4)
    assert open_data(few, "") is None


def test_the_files_hold_each_vote_and_no_moment():
    found = made()
    vote(found, 3)  # after the last picture
    over(found)
    data = open_data(found, "https://here.example/")
    assert data.people == 15
    votes = rows(data.files["votes"])
    assert len(votes) == 150 and {int(row["timestamp"]) % 86_400_000 for row in votes} == {0}
    assert {row["voter-id"] for row in votes} == {str(number) for number in range(15)}
    people = rows(data.files["participants-votes"])
    assert sorted(row["group-id"] for row in people) == ["0"] * 8 + ["1"] * 7
    said = rows(data.files["comments"])
    assert [row["comment-body"] for row in said] == list(WORDS)
    assert {row["author-id"] for row in said} == {""}
    assert float(said[0]["group-informed-consensus"]) == pytest.approx(9 / 10 * 8 / 9)
    assert "voters,15" in data.files["summary"] and "groups,2" in data.files["summary"]


def test_read_back_they_are_the_same_votes():
    found = made()
    over(found)
    files = {name: text.encode() for name, text in open_data(found, "").files.items()}
    long = read_polis(files["votes"], files["comments"], files["summary"])
    wide = read_polis(files["participants-votes"], files["comments"])
    assert {key: value for key, (value, _) in long.votes.items()} == {
        key: value for key, (value, _) in wide.votes.items()
    }
    assert long.left_out == wide.left_out == () and long.title == found.ask.title
    assert [one.text for one in long.statements] == list(WORDS)
