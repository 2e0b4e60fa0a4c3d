"""The fields of the search index, and how texts become their words."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from tantivy import Document, Filter, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from alongside.backends.index.problems import IndexProblem
from alongside.backends.search.items import Item
from alongside.backends.words import LONGEST_WORD, sayable, stems

FORMAT = "1"  # the folder's name: another format is another folder
STATE = "state"  # key of the one document that says up to which change the index is true
LONGEST_TEXT = 20_000  # characters of one item's text that are searched
ONES = ("key", "kind", "section", "world", "standing")  # one whole value each
MANY = ("who", "whole", "code")  # several whole values
WORDS = ("name", "stem", "said", "text")  # words, and their stems, of names; and of all that is said
APART = re.compile(r"[\W_]+")


class NoSearchIndex(IndexProblem):
    """There is no search index in the folder, or none that can be read."""

    def __init__(self, path: Path, what: str = "there is no search index here yet") -> None:
        super().__init__(f"{path}: {what}. Run: alongside index rebuild")


@lru_cache(maxsize=1)
def schema() -> Schema:
    """The fields. Only keys, titles and the state are stored."""
    builder = SchemaBuilder()
    for name in ONES:
        builder.add_text_field(name, stored=name == "key", tokenizer_name="raw", index_option="basic")
    for name in MANY:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("title", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("seq", stored=True)
    return builder.build()


@lru_cache(maxsize=1)
def _plain() -> Any:
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for step in (Filter.remove_long(LONGEST_WORD), Filter.lowercase(), Filter.ascii_fold()):
        builder = builder.filter(step)
    return builder.build()


def plain(text: str) -> list[str]:
    """Split a text into lower-case words without accents. Order: as in the text."""
    found: list[str] = _plain().analyze(sayable(text))
    return found


def whole(name: str) -> str:
    """A name as it is compared: its plain words with one space between."""
    return " ".join(plain(name))


def code(value: str) -> str:
    """A number or code as it is compared: 'E06 000.027' is 'e06000027'."""
    return APART.sub("", value).casefold()


def document(item: Item) -> Document:
    """One item as the index keeps it."""
    title = sayable(item.names[0]) if item.names else ""
    names, text = ". ".join(item.names), item.text[:LONGEST_TEXT]
    named, stemmed = [plain(name) for name in item.names], stems(names)
    words = [word for name in named for word in name]
    return Document(
        key=item.key,
        kind=item.kind,
        section=item.section,
        world=item.world,
        standing=item.standing,
        who=sorted(item.audiences),
        whole=sorted({" ".join(name) for name in named} - {""}),
        code=sorted({code(value) for value in item.codes} - {""}),
        name=_once(words),
        stem=_once(stemmed),
        said=_once(words + plain(text)),
        text=_once(stemmed + stems(text)),
        title=title,
    )


def _once(words: list[str]) -> str:
    return " ".join(dict.fromkeys(words))
