"""Counts are brought as a file or pasted; what is wrong is said with its row, and nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.exchange.voices.models import CountSheet
from tests._support import rows
from tests._support.introductions import user
from tests._support.unheard import Area
from tests.web.voices.unheard.test_views import text_of

pytestmark = pytest.mark.django_db
URL = "/unheard/counts/"


@pytest.fixture
def nell(client):
    made = user("nell", rows.actor("A").party)
    client.force_login(made)
    return made


def test_a_visitor_signs_in_first(client):
    answer = client.get(URL)
    assert answer.status_code == 302 and answer.url.startswith("/account/login/?next=")


def test_rows_that_are_wrong_are_named_and_what_was_typed_stays(client, nell):
    rows.place("Area", "small_area", code="E01")
    answer = client.post(URL, {"title": "Ours", "rows": "code,voices\nE01,5\n,3\nE02,many"})
    said = text_of(answer)
    assert answer.status_code == 422 and "Row 3 has no code" in said and "Row 4 has no whole number" in said
    assert 'value="Ours"' in answer.content.decode() and "E02,many" in answer.content.decode()
    assert "Choose a file, or paste the rows" in text_of(client.post(URL, {"title": "T"}))
    assert "Give it a name" in text_of(client.post(URL, {"rows": "E01,5"}))


def test_a_file_leads_to_the_page_with_these_voices(client, nell):
    those = Area()
    file = SimpleUploadedFile("v.csv", b"code;voices\nE00;30\nE07;2\n")
    answer = client.post(f"{URL}?in={those.system.ref}", {"title": "Healthwatch", "file": file})
    sheet = CountSheet.objects.get()
    assert (
        answer.status_code == 302 and f"voices={sheet.ref}" in answer.url and those.system.ref in answer.url
    )
    assert "About 35 voices were counted" in text_of(client.get(answer.url))
    assert "Your list: Healthwatch" in text_of(client.get(answer.url))


def test_unknown_codes_are_named_and_the_rest_is_kept(client, nell):
    rows.place("Area", "small_area", code="E01")
    said = text_of(client.post(URL, {"title": "Ours", "rows": "E01,5\nX99,3"}))
    assert "1 code is not known here" in said and "X99" in said and "See who is not heard" in said


def test_only_who_brought_it_deletes_it(client, nell):
    other = CountSheet.objects.create(user=user("ned", rows.actor("B").party), title="Theirs", counts={})
    mine = CountSheet.objects.create(user=nell, title="Mine", counts={})
    assert client.post(f"{URL}{other.ref}/delete/").status_code == 404
    assert client.post(f"{URL}{mine.ref}/delete/").status_code == 302
    assert list(CountSheet.objects.all()) == [other]
