"""The words people read: plain text in the reader's own language, whatever is done with them."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from jinja2 import Environment

from alongside.engines.matching.exclusions import EXCLUSIONS
from alongside.web import words

LOCALE = Path(words.__file__).parent / "locale"


@pytest.fixture
def table(monkeypatch):
    """A table in a language of two words, so that no test waits for translators."""
    said = {"Money": "Arian", "Open now": "Ar agor nawr"}

    def gettext(text):
        return said.get(text, text) if translation.get_language() == "cy" else text

    monkeypatch.setattr(words, "gettext", gettext)
    return words.Words({"fund": "Money", "open": ("Open now", "Money"), 3: "Other"})


def test_a_word_is_read_in_the_language_of_its_reader(table):
    assert table["fund"] == "Money"
    with translation.override("cy"):
        assert (table["fund"], table.get("none", "")) == ("Arian", "")
        assert table["open"] == ("Ar agor nawr", "Arian")
    assert dict(table.items())["open"] == ("Open now", "Money")


def test_what_comes_out_is_text_that_can_be_joined_sorted_and_sent(table):
    with translation.override("cy"):
        assert type(table["fund"]) is str
        assert " · ".join([table["fund"], table[3]]) == "Arian · Other"
        assert sorted([table["fund"], table[3], *table["open"]])[0] == "Ar agor nawr"
        assert json.dumps(table["fund"]) == '"Arian"'
        page = Environment(autoescape=True).from_string(
            "{{ t.fund ~ '!' }} {{ t.fund == 'Arian' }} {{ t.fund is string }} {{ 'fund' in t }}"
        )
        assert page.render(t=table) == "Arian! True True True"


def test_a_table_without_some_of_its_keys_is_still_read_late(table):
    less = table.but("open")
    with translation.override("cy"):
        assert dict(less) == {"fund": "Arian", 3: "Other"}


def test_every_language_of_the_settings_but_english_has_its_folder():
    folders = {path.name for path in LOCALE.iterdir() if path.is_dir()}
    assert folders == {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}


def test_every_reason_for_leaving_out_has_its_sentences():
    for reason in EXCLUSIONS:
        assert words.left_out(reason, 1).startswith("One was left out: ")
        assert words.left_out(reason, 2).startswith("2 were left out: ")


def test_a_tie_reads_from_both_its_ends():
    assert (words.tie("runs", ours=True), words.tie("runs", ours=False)) == ("Runs it", "Is run by it")
