"""The script that gathers what people read and compiles what translators wrote."""

import gettext

import pytest

from scripts import texts as script

PO = """\
msgid ""
msgstr ""
"Language: cy\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;\\n"

msgid "Find help"
msgstr "Dod o hyd i help"

msgid "Said no longer"
msgstr "Ni ddywedir mwyach"
"""
PYTHON = """\
from django.utils.translation import gettext as _, gettext_lazy, ngettext
A = gettext_lazy("Find help")
def b(n): return ngettext("One place", "%(n)d places", n) % {"n": n}
"""
TEMPLATE = """{{ _("Hello %(name)s", name=x) }}{% trans %}Said here{% endtrans %}{{ _("Find help") }}"""


@pytest.fixture
def tree(tmp_path, monkeypatch):
    source = tmp_path / "src"
    messages = source / "web/locale/cy/LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "django.po").write_text(PO, "utf-8")
    (source / "a.py").write_text(PYTHON, "utf-8")
    (source / "web/_parts").mkdir()
    (source / "web/_parts/b.html.jinja").write_text(TEMPLATE, "utf-8")
    monkeypatch.setattr(script, "SOURCE", source)
    monkeypatch.setattr(script, "LOCALE", source / "web/locale")
    return source


def test_gathering_keeps_what_was_translated_adds_what_is_new_and_drops_what_is_gone(tree):
    assert script.main(["gather"]) == 0
    found = {message.id: message.string for message in script.translated("cy") if message.id}
    assert found == {
        "Find help": "Dod o hyd i help",
        ("One place", "%(n)d places"): ("", "", "", ""),
        "Hello %(name)s": "",
        "Said here": "",
    }


def test_gathering_twice_gives_the_same_bytes(tree):
    script.main(["gather"])
    first = script.po_file("cy").read_bytes()
    script.main(["gather"])
    assert script.po_file("cy").read_bytes() == first
    assert str(tree).encode() not in first


def test_a_new_language_begins_with_an_empty_folder(tree):
    (tree / "web/locale/da").mkdir()
    (tree / "web/locale/da/LC_MESSAGES").mkdir()
    assert script.main(["gather"]) == 0
    assert "Danish" in script.po_file("da").read_text("utf-8")


def test_what_is_compiled_is_served_with_the_plurals_of_the_language(tree):
    script.main(["gather"])
    path = script.po_file("cy")
    text = path.read_text("utf-8")
    for number, word in enumerate(("Un lle", "%(n)d le", "%(n)d lle", "%(n)d o leoedd")):
        text = text.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{word}"')
    path.write_text(text, "utf-8")
    assert script.main(["compile"]) == 0
    with path.with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    said = [read.ngettext("One place", "%(n)d places", n) % {"n": n} for n in (1, 2, 5, 11)]
    assert said == ["Un lle", "2 le", "5 lle", "11 o leoedd"]
    assert read.gettext("Hello %(name)s") == "Hello %(name)s"  # not yet translated: English


def test_checking_tells_of_texts_not_gathered_and_of_a_translation_that_lost_a_value(tree, capsys):
    assert script.main(["check"]) == 1
    assert "run make fix" in capsys.readouterr().err
    script.main(["gather"])
    assert script.main(["check"]) == 0
    path = script.po_file("cy")
    path.write_text(
        path.read_text("utf-8").replace('%(name)s"\nmsgstr ""', '%(name)s"\nmsgstr "Helo %(enw)s"'), "utf-8"
    )
    assert script.main(["check"]) == 1
    assert "Hello %(name)s" in capsys.readouterr().err


def test_another_word_is_refused(capsys):
    assert script.main(["translate"]) == 2
    assert "gather, compile or check" in capsys.readouterr().err
