"""Gather the texts that people read, for translators, and compile what they wrote.

`gather` brings each language's `django.po` up to date with the templates and the Python; `compile` makes of
it the `django.mo` that is served, which git ignores; `check` says what has not been gathered and what a
translation got wrong. Babel does the work, so no gettext programs are needed. Nothing here dates a file: the
same texts give the same bytes.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/alongside"
LOCALE = SOURCE / "web/locale"
METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]
OPTIONS = {
    "**.jinja": {
        "newstyle_gettext": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
    }
}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "lazy": None,
    "noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# Django's own for the language, so that its catalogue and ours count alike.
PLURALS = {"cy": "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;"}
HEADER = """\
# What people read on the pages of Alongside, in {language}.
# A first version, made with care and not yet read by a native speaker: please correct it.
# Licence: the same as the program's."""
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def main(words: list[str]) -> int:
    """Do what is asked: gather, compile or check. Returns the exit code."""
    asked = words[0] if len(words) == 1 else ""
    if asked == "gather":
        for language in languages():
            po_file(language).write_bytes(updated(language))
    elif asked == "compile":
        for language in languages():
            compile_one(language)
    elif asked == "check":
        faults = [fault for language in languages() for fault in faults_of(language)]
        print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
        return bool(faults)
    else:
        print("texts: say gather, compile or check", file=sys.stderr)
        return 2
    return 0


def languages() -> list[str]:
    """The languages that have a folder here; English is what the texts are written in."""
    return sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir())


def po_file(language: str) -> Path:
    """Where translators write."""
    return LOCALE / language / "LC_MESSAGES/django.po"


def texts() -> Catalog:
    """Every text of the pages that goes through gettext, with the files it stands in."""
    found = Catalog(charset="utf-8", fuzzy=False)
    gathered = extract_from_dir(
        SOURCE, METHODS, OPTIONS, KEYWORDS, directory_filter=lambda folder: not folder.endswith("static")
    )
    for name, _, message, _, context in sorted(gathered, key=lambda one: (one[0], one[1])):
        found.add(message, None, [(name, None)], context=context)
    return found


def translated(language: str) -> Catalog:
    """What translators have written so far; nothing yet for a language that is new here."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> bytes:
    """The texts of today with the translations there are; what is no longer said falls away."""
    made = translated(language)
    made.update(texts(), no_fuzzy_matching=True)
    made.project, made.version, made.copyright_holder = "Alongside", "1", "Alongside"
    made.header_comment = HEADER.format(language=made.locale.english_name)
    made.creation_date = made.revision_date = NO_DATE
    made.last_translator, made.language_team = "", made.locale.english_name
    made.msgid_bugs_address = ""
    made.fuzzy = False
    if language in PLURALS:
        count, expression = PLURALS[language].removesuffix(";").split("; ")
        made._num_plurals = int(count.removeprefix("nplurals="))
        made._plural_expr = expression.removeprefix("plural=")
    out = BytesIO()
    write_po(out, made, width=100, ignore_obsolete=True, sort_by_file=True, include_lineno=False)
    return out.getvalue()


def faults_of(language: str) -> list[str]:
    """What is wrong with a language's file, in sentences."""
    late = po_file(language).read_bytes() != updated(language)
    faults = [
        f"texts: what people read has changed since it was gathered for {language}: run make fix"
    ] * late
    for message, errors in translated(language).check():
        faults += [f"texts: {language}: {message.id!r}: {error}" for error in errors]
    return faults


def compile_one(language: str) -> None:
    """Make the file that is served, whole or not at all."""
    path = po_file(language).with_suffix(".mo")
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        write_mo(file, translated(language))
    fresh.replace(path)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
