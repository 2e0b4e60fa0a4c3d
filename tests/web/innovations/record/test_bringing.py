"""Take in a record from a file, and give it out again."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.exchange.innovations.models import RecordAnswer
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
SAID = {
    "description": "A lamp",
    "mainPurpose": "PREVENT_CONDITION",
    "categories": ["DIGITAL", "AI"],
    "officeLocation": "Wales",
    "userTests": [{"kind": "Night test", "feedback": "Good"}],
}


@pytest.fixture
def lamp():
    return innovation(title="Lamp", owner=rows.actor("Ward").party)


@pytest.fixture
def keeper(client, lamp):
    client.force_login(user_of(lamp.owner, "ward@example.org"))
    return client


def path(lamp, rest="bring/"):
    return f"/innovations/{lamp.offer.ref}/record/{rest}"


def file(said, name="record.json"):
    text = said if isinstance(said, str) else json.dumps(said)
    return SimpleUploadedFile(name, text.encode())


def test_a_file_is_shown_then_taken_in_and_goes_out_the_same(keeper, lamp):
    keeper.post(path(lamp, "questions/1/"), {"what": "A torch"})
    schema = [{"id": "description", "type": "textarea"}, {"id": "officeLocation", "type": "radio-group",
              "items": [{"id": "England"}]}]  # fmt: skip
    shown = keeper.post(path(lamp), {"file": file(SAID), "schema": file(schema)})
    for text in (
        "A torch",
        "Office location",
        "is none of its answers",
        "has no such question",
        "Night test",
    ):
        assert text in shown.text
    assert RecordAnswer.objects.count() == 1
    assert keeper.post(path(lamp), {"record": json.dumps(SAID), "take": "yes"}).status_code == 302
    lamp.offer.refresh_from_db()
    assert lamp.offer.innovation_types == ["digital"]
    page = keeper.get(path(lamp, "")).text
    assert "Office location" in page and "Wales" in page
    out = json.loads(keeper.get(path(lamp, "?download=national")).content)["answers"]
    assert out == SAID | {"name": "Lamp"}
    ours = keeper.get(path(lamp, "?download=json")).content.decode()
    assert "say what is here already" in keeper.post(path(lamp), {"record": ours}).text


def test_what_is_kept_can_be_taken_out(keeper, lamp):
    keeper.post(path(lamp), {"record": json.dumps(SAID), "take": "yes"})
    keeper.post(path(lamp, "drop/"), {"id": "officeLocation"})
    assert "Wales" not in keeper.get(path(lamp, "")).text
    assert "Wales" in keeper.get(path(lamp, "history/")).text


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose a file"),
        ({"file": ""}, "empty"),
        ({"file": "{"}, "cannot be read"),
        ({"file": "id;value"}, "columns id and value"),
        ({"file": "{}"}, "no answers"),
        ({"file": '{"a b": "x"}'}, "is not an id"),
        ({"file": '{"name": "a\\u0000"}'}, "cannot be kept"),
        ({"file": '{"name": "x"}', "schema": "{}"}, "not the list of questions"),
        ({"file": '{"format": "alongside-innovation-record", "answers": {"word": "x"}}'}, "does not fit"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_why(keeper, lamp, sent, told):
    wrong = keeper.post(path(lamp), {name: file(text) for name, text in sent.items()})
    assert (wrong.status_code, told in wrong.text) == (422, True)
