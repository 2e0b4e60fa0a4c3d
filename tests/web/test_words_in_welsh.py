"""Welsh on the pages that residents use: begun, whole there, and marked where a part is English."""

import re

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from alongside.web import words
from alongside.web.jinja import HERE
from tests._support.pages import Reader

PO = HERE / "locale/cy/LC_MESSAGES/django.po"
WHOLE = (
    "web/templates/home", "web/templates/find", "web/templates/layout", "web/templates/errors",
    "web/templates/_parts/header", "web/templates/_parts/answer", "web/templates/_parts/question",
    "web/templates/about/privacy", "web/templates/about/contact", "web/templates/needs/index",
    "web/home", "web/matches", "web/components/formats", "web/words",
)  # fmt: skip
needs_texts = pytest.mark.skipif(
    not PO.with_suffix(".mo").exists(), reason="no texts compiled here: run make"
)


@pytest.fixture(scope="module")
def catalogue():
    with PO.open("rb") as file:
        return read_po(file, locale="cy")


def test_every_text_of_the_pages_that_residents_use_has_its_welsh(catalogue):
    left = [
        message.id
        for message in catalogue
        if message.id and any(name.startswith(WHOLE) for name, _ in message.locations)
        for said in [message.string if isinstance(message.string, tuple) else (message.string,)]
        if not all(said)
    ]
    assert left == []


def test_no_translation_loses_a_value_or_a_link(catalogue):
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        if ids[0] and any(said):
            values = set(re.findall(r"%\(\w+\)[sd]", " ".join(ids)))
            tags = re.findall(r"<[^>]+>", ids[0])
            for text in said:
                assert set(re.findall(r"%\(\w+\)[sd]", text)) <= values, ids
                assert re.findall(r"<[^>]+>", text) == tags, ids


@needs_texts
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/find/?q=carers+feel+alone&place=Wenbury", 200),
        ("/find/?q=", 422),
        ("/can-help/", 200),
        ("/needs/", 200),
        ("/about/privacy", 200),
        ("/nowhere/", 404),
    ],
)
def test_a_page_is_welsh_for_whoever_chose_it_and_stays_so(client, indexed_town, path, status):
    english = client.get(path)
    assert Reader(english.content.decode()).tags[0][1]["lang"] == "en-gb"
    chosen = client.get(path + ("&" if "?" in path else "?") + "lang=cy")
    assert chosen.status_code == status and chosen.headers["Content-Language"] == "cy"
    page = client.get(path)  # the choice is kept
    read = Reader(page.content.decode())
    given = dict(reversed(read.tags))
    assert given["html"]["lang"] == "cy"
    assert "Neidio i'r prif gynnwys" in read.blocks
    assert any("Fersiwn gyntaf yw'r cyfieithiad hwn" in block for block in read.blocks)
    back = [attrs for tag, attrs in read.tags if tag == "a" and attrs.get("hreflang") == "en-gb"]
    assert len(back) == 1 and back[0]["lang"] == "en-gb" and "lang=en-gb" in back[0]["href"]


@needs_texts
@pytest.mark.django_db
def test_reasons_stay_english_and_say_so(client, indexed_town):
    page = client.get("/find/?q=carers+feel+alone&place=Wenbury&lang=cy").content.decode()
    assert re.search(r'app-why__list"\s+lang="en"', page)
    assert "q=carers+feel+alone" in next(link for link in Reader(page).links if "lang=en-gb" in link)


@needs_texts
def test_words_and_dates_are_welsh_too():
    from datetime import date

    from alongside.web.components.formats import long_date

    with translation.override("cy"):
        assert words.KIND["fund"] == "Arian"
        assert long_date(date(2026, 11, 3)) == "3 Tachwedd 2026"
        assert words.left_out("unavailable", 3) == "Gadawyd 3 allan: llawn."
    assert words.KIND["fund"] == "Money"
