"""The pages of what came out: three sentences first, small numbers hidden, files, and Polis both ways."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from alongside.exchange.accounts.models import User
from alongside.exchange.analyses import opinions
from alongside.exchange.voices.models import Ask
from alongside.web.voices import parts
from tests._support import voices
from tests._support.voices_opinions import over, question, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    """Two sides, and three people who came since."""
    made = question()
    vote(made, 14, side=0, days=2)
    vote(made, 9, side=1, days=1)
    opinions.refresh(conversation_id=made.pk)
    vote(made, 3)
    return made


def page(found, path=""):
    response = Client().get(f"/questions/{found.ask.ref}/results/{path}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_opens_with_three_sentences_and_says_the_same_in_a_list(found):
    text = page(found)
    assert "Most people in both groups agree: “Number 1 of what was said”" in text
    assert "People differ most on this: “Number 5 of what was said”" in text
    assert "23 people voted; there are 2 groups" in text
    assert "Group 1: 14 people (blue circles)" in text and "Group 2: 9 people (orange squares)" in text
    assert text.count("<polygon") <= 2 and text.count("<path d=") >= 23
    assert "26 people" not in text  # three came since


def test_before_five_people_nothing_is_shown():
    made = question()
    vote(made, 4)
    assert "Too few people have voted yet" in page(made) + page(made, "report/")


def test_the_report_explains_itself(found):
    text = page(found, "report/")
    for said in (
        "Do a few people account for it?",
        "came within one hour",
        "Who took part",
        "How stable it is",
    ):
        assert said in text


def test_you_are_shown_to_yourself_only(found):
    part, client = found.ask.participants.first(), Client()
    response = parts.remember(HttpResponse(), found.ask, part)
    client.cookies.update(response.cookies)
    mine = client.get(f"/questions/{found.ask.ref}/results/")
    assert "you are nearest to group 1" in mine.content.decode()
    assert "no-store" in mine["Cache-Control"]
    assert "you are nearest" not in page(found)


def test_files_to_keep(found):
    response = Client().get(f"/questions/{found.ask.ref}/results/?download=csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Number,What was said,What we found,Group 1: agree")
    assert len(lines) == 11 and lines[1].endswith(",14,0,0,9,0,0")


def test_open_data_once_it_is_over(found):
    address = f"/questions/{found.ask.ref}/results/data/"
    assert "once the question is closed" in page(found, "data/")
    assert Client().get(f"{address}votes.csv").status_code == 404
    over(found)
    assert "CC BY 4.0" in page(found, "data/")
    for name, count in (("votes", 231), ("comments", 11), ("participants-votes", 24)):
        body = Client().get(f"{address}{name}.csv").content.decode()
        assert len(body.splitlines()) == count
    assert Client().get(f"{address}other.csv").status_code == 404


def test_what_one_may_not_see_is_not_there(found):
    Ask.objects.update(visibility="private")
    for path in ("", "report/", "data/", "data/votes.csv"):
        assert Client().get(f"/questions/{found.ask.ref}/results/{path}").status_code == 404


def files(**contents):
    return {name: SimpleUploadedFile(f"{name}.csv", body.encode()) for name, body in contents.items()}


def test_a_question_is_brought_in_from_polis():
    _, by = voices.asker()
    client = Client()
    assert client.get("/questions/import/").status_code == 302
    client.force_login(User.objects.get(pk=by.user_id))
    assert client.get("/questions/import/").status_code == 200
    body = "comment-id,voter-id,vote\n" + "".join(
        f"{what},{who},1\n" for what in range(8) for who in range(6)
    )
    promise = {
        "decides": "The bus",
        "decider": "The council",
        "answer_by-day": "1",
        "answer_by-month": "2",
        "answer_by-year": "2027",
    }
    wrong = client.post("/questions/import/", promise | files(votes=body))
    assert wrong.status_code == 422 and "Write the question." in wrong.content.decode()
    assert "The council" in wrong.content.decode()
    nothing = client.post("/questions/import/", promise)
    assert nothing.status_code == 422 and "Choose the file of votes" in nothing.content.decode()
    done = client.post(
        "/questions/import/", promise | files(votes=body + "1,,1\n", summary="topic,What then?\n")
    )
    text = done.content.decode()
    assert done.status_code == 200 and "An id is missing." in text
    made = Ask.objects.get(title="What then?")
    assert f"/questions/{made.ref}/results/" in text
    assert "6 people voted" in page(made.conversation)
