"""Polis' files: every row that is no good is named, and none that is good is lost."""

import pytest

from alongside.exchange.feeds.polis import read_polis
from alongside.exchange.feeds.reading import FileBroken

VOTES = b"timestamp,datetime,comment-id,voter-id,vote\n"


def test_the_last_vote_counts_and_what_is_no_good_is_named():
    found = read_polis(
        VOTES + b"1700000000002,x,5,1,-1\n1700000000001,x,5,1,1\n1700000000000,x,5,2,7\n"
        b'1700000000000,"x,5,3,1\n1700000000000,x,6,,1\n\n1,2\n'
    )
    assert {key: value for key, (value, _) in found.votes.items()} == {("1", "5"): -1, ("3", "5"): 1}
    assert [row[:2] for row in found.left_out] == [("votes", 4), ("votes", 6), ("votes", 8)]
    assert found.votes["1", "5"][1].year == 2023
    assert [one.text for one in found.statements] == ["Number 5"]


def test_comments_keep_words_over_several_lines_and_commas_without_quotation_marks():
    comments = (
        b"timestamp,comment-id,author-id,moderated,is-seed,comment-body\n"
        b'1700000000000,0,4,1,true,"Two\nlines"\n'
        b"1700000000000,1,4,-1,false,Tea, cake and talk\n"
        b"1700000000000,1,4,1,false,The same id\n"
        b"1700000000000,2,4,1,false,\n"
    )
    found = read_polis(VOTES + b"1,x,0,1,1\n1,x,9,1,0\n", comments, b"topic,What now?\n")
    assert found.title == "What now?"
    assert [(one.key, one.text, one.is_shown, one.is_seed) for one in found.statements] == [
        ("0", "Two lines", True, True),
        ("1", "Tea, cake and talk", False, False),
        ("9", "Number 9", True, False),
    ]
    assert [row[:2] for row in found.left_out] == [("comments", 4), ("comments", 5)]


def test_a_wide_file():
    found = read_polis(b"participant,xid,group-id,n-votes,0,1\n7,,1,2,1,-1\n8,,0,1,,x\n,,0,1,1,1\n")
    assert {key: value for key, (value, _) in found.votes.items()} == {("7", "0"): 1, ("7", "1"): -1}
    assert [row[:2] for row in found.left_out] == [("votes", 3), ("votes", 4)]


@pytest.mark.parametrize(
    ("votes", "comments", "says"),
    [
        (b"a,b\n1,2\n", b"", "no column voter-id"),
        (VOTES, b"", "no vote in it"),
        (b"", b"", "empty"),
        (b"\xff\xfe", b"", "not text"),
        (VOTES + b"1,x,0,1,1\n", b"a,b\n", "comment-body"),
    ],
)
def test_what_cannot_be_read_is_said(votes, comments, says):
    with pytest.raises(FileBroken, match=says):
        read_polis(votes, comments)
