"""The record on pages: answered in sittings, read by others, kept as files, put back."""

import io
import json

import pytest
from docx import Document

from alongside.exchange.innovations import record_rules as rules
from alongside.exchange.innovations.models import RecordAnswer
from alongside.web import documents
from tests._support import rows
from tests._support.innovations import DAY, innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamp():
    return innovation(
        title="Lamp", owner=rows.actor("Ward").party, innovation_types=["device"], visibility="members"
    )


@pytest.fixture
def keeper(client, lamp):
    client.force_login(user_of(lamp.owner, "ward@example.org"))
    return client


def at(lamp):
    return f"/innovations/{lamp.offer.ref}/record/"


def test_six_questions_are_answered_one_after_another_and_shown(keeper, lamp):
    path = at(lamp)
    assert f"{path}questions/1/" in keeper.get(path).text
    sent = {
        1: {"what": "A lamp"},
        2: {"problem": "Falls at night"},
        3: {"who-benefits": "Patients"},
        4: {"word": "improvement", "better": "It warns"},
        5: {"reached": "Two wards", "behind": "The ward"},
        6: {"wanted": ["try", "money", "invented"], "next": "A third ward"},
    }
    for number, said in sent.items():
        assert keeper.get(f"{path}questions/{number}/").status_code == 200
        later = keeper.post(f"{path}questions/{number}/", said)
        assert later.status_code == 302
        assert later.url == (f"{path}questions/{number + 1}/" if number < 6 else f"{path}?done=six")
    lamp.refresh_from_db()
    assert lamp.word == "improvement"
    page = keeper.get(f"{path}print/").text
    for text in ("A lamp", "Falls at night", "It warns", "Somebody to try it with us", "A third ward"):
        assert text in page
    assert "invented" not in RecordAnswer.objects.get(question="wanted").value
    shown = keeper.get(f"/innovations/{lamp.offer.ref}/").text
    assert "Falls at night" in shown and path in shown


def test_somebody_leaves_and_comes_back(keeper, lamp):
    assert keeper.post(f"{at(lamp)}questions/1/", {"what": "A lamp", "later": "yes"}).url.endswith(
        "done=later"
    )
    assert f"{at(lamp)}questions/2/" in keeper.get(f"{at(lamp)}?done=later").text


def test_what_is_too_long_comes_back_with_the_page(keeper, lamp):
    text = "word " * 1001
    wrong = keeper.post(f"{at(lamp)}questions/2/", {"problem": text})
    assert wrong.status_code == 422
    assert text.strip() in wrong.text and 'href="#problem"' in wrong.text
    assert not RecordAnswer.objects.exists()


def test_what_may_point_at_a_person_is_asked_about_first(keeper, lamp):
    said = {"behind": "Ring Ada on 07700 900123", "reached": ""}
    wrong = keeper.post(f"{at(lamp)}questions/5/", said)
    assert wrong.status_code == 422 and 'name="as_it_is"' in wrong.text
    assert keeper.post(f"{at(lamp)}questions/5/", said | {"as_it_is": "yes"}).status_code == 302


def test_a_section_is_saved_for_itself_and_counted(keeper, lamp):
    path = f"{at(lamp)}sections/cost/"
    assert "0 of 9 sections are done" in keeper.get(at(lamp)).text
    keeper.post(path, {"cost": "£20 a lamp", "cost-known": "rough", "finished": "yes"})
    page = keeper.get(at(lamp)).text
    assert "1 of 9 sections is done" in page
    keeper.post(path, {"cost": "£20 a lamp", "cost-known": "rough", "finished": "no"})
    assert "Begun" in keeper.get(at(lamp)).text
    assert keeper.get(f"{at(lamp)}sections/nothing/").status_code == 404
    assert keeper.post(path, {"cost-known": "made-up"}).status_code == 422


def test_each_type_has_its_own_way_through_the_rules(keeper, lamp):
    path = f"{at(lamp)}sections/rules/"
    device = keeper.get(path).text
    assert "The way of a device or test" in device and "The way of a digital product" not in device
    keeper.post(f"{at(lamp)}sections/type/", {"types": ["digital", "service"], "finished": "no"})
    lamp.offer.refresh_from_db()
    assert lamp.offer.innovation_types == ["digital", "service"]
    other = keeper.get(path).text
    assert "The way of a digital product" in other and "The way of a device or test" not in other
    keeper.post(path, {"digital.standards": "under-way", "finished": "no"})
    assert "Under way" in keeper.get(f"{at(lamp)}print/").text


def test_others_read_what_they_may_and_write_nothing(client, lamp):
    RecordAnswer.objects.create(innovation=lamp, question="terms", value="Free for all", version=1)
    assert client.get(at(lamp)).status_code == 404
    client.force_login(user_of(rows.actor("Else").party, "else@example.org"))
    page = client.get(at(lamp)).text
    assert "Free for all" in page and "Not known" in page
    for path in ("history/", "bring/", "questions/1/", "sections/cost/"):
        assert client.get(f"{at(lamp)}{path}").status_code == 404
    lamp.visibility = "private"
    lamp.save()
    for path in (
        at(lamp),
        f"{at(lamp)}print/",
        *(f"{at(lamp)}?download={one}" for one in ("json", "national")),
    ):
        assert "Free for all" not in client.get(path).text
    word = Document(io.BytesIO(client.get(f"{at(lamp)}?download=docx").content))
    assert "Free for all" not in [one.text for one in word.paragraphs]


def test_history_says_nothing_of_records_and_offers_ways_to_say_more(client):
    found = rows.offer(
        "Old lamp", kind="innovation", standing="history", summary="Seen in a ward", reported_on=DAY
    )
    page = client.get(f"/innovations/{found.ref}/record/").text
    assert "Seen in a ward" in page and "Not known" in page and f"/ask-about/?offer={found.ref}" in page


def test_an_older_answer_is_put_back(keeper, lamp):
    for text in ("A lamp", "A torch"):
        keeper.post(f"{at(lamp)}questions/1/", {"what": text})
    page = keeper.get(f"{at(lamp)}history/").text
    assert page.index("A torch") < page.index("A lamp") and "Ward" in page
    first = RecordAnswer.objects.get(version=1)
    keeper.post(f"{at(lamp)}history/", {"version": first.pk})
    newest = RecordAnswer.objects.order_by("-pk").first()
    assert (newest.value, newest.version, newest.how) == ("A lamp", 3, "restored")
    assert keeper.post(f"{at(lamp)}history/", {"version": "0"}).status_code == 422


def test_files_say_what_the_page_says(keeper, lamp):
    keeper.post(f"{at(lamp)}questions/1/", {"what": "A lamp\nthat warns\x0b"})
    word = keeper.get(f"{at(lamp)}?download=docx")
    read = Document(io.BytesIO(word.content))
    texts = [one.text for one in read.paragraphs]
    assert read.paragraphs[1].style.name == "Heading 1" and texts[1] == "Lamp"
    assert {"A lamp", "that warns", "Not known"} <= set(texts)
    assert "lamp.docx" in word["Content-Disposition"]
    ours = json.loads(keeper.get(f"{at(lamp)}?download=json").content)
    assert ours["answers"]["what"].startswith("A lamp") and ours["innovation"]["types"] == ["device"]
    national = json.loads(keeper.get(f"{at(lamp)}?download=national").content)["answers"]
    assert national["name"] == "Lamp" and national["categories"] == ["MEDICAL_DEVICE"]
    assert national["description"].startswith("A lamp")
    assert keeper.get(f"{at(lamp)}?download=exe").status_code == 404


def test_without_a_way_to_a_pdf_the_page_says_how_to_print_one(keeper, lamp, monkeypatch):
    monkeypatch.setattr(documents, "makes_pdf", lambda: False)
    assert "Save as PDF" in keeper.get(f"{at(lamp)}print/").text
    assert keeper.get(f"{at(lamp)}?download=pdf").status_code == 404
    assert "download=pdf" not in keeper.get(at(lamp)).text


def test_every_question_and_choice_has_words(keeper, lamp):
    lamp.offer.innovation_types = list(rules.TYPES)
    lamp.offer.save()
    for section in rules.SECTIONS:
        page = keeper.get(f"{at(lamp)}sections/{section.key}/").text
        for one in section.questions:
            assert f'name="{one.key}"' in page
            assert all(f'value="{choice}"' in page for choice in one.options)
