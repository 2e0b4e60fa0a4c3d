"""A record as a document: real headings in Word, tags and nothing from outside in PDF."""

import io
import re
import zlib

import pytest
from docx import Document as Word

from alongside.web import documents
from alongside.web.documents import Document, Group, Row

LAMP = Document(
    title="Lamp & <torch>",
    caption="Change that made things better",
    groups=(
        Group("In short", (Row("What it is", ("Dŵr, a lamp", "that warns")), Row("The problem"))),
        Group("Cost", empty="Nothing is known about this yet."),
    ),
    about=("Everyone may see this.",),
)


def test_a_word_file_has_headings_and_says_what_is_not_known():
    read = Word(io.BytesIO(documents.as_docx(LAMP)))
    told = [(one.style.name, one.text) for one in read.paragraphs]
    assert ("Heading 1", "Lamp & <torch>") in told and ("Heading 2", "In short") in told
    at = told.index(("Heading 3", "The problem"))
    assert told[at + 1][1] == "Not known"
    assert read.core_properties.title == "Lamp & <torch>"


def test_signs_that_a_file_cannot_hold_are_left_out():
    made = documents.as_docx(Document("Lamp\x00\x0b", groups=(Group("a\x01"),)))
    assert "Lamp" in [one.text for one in Word(io.BytesIO(made)).paragraphs]


@pytest.mark.pango
def test_a_pdf_is_tagged_and_titled():
    made = documents.as_pdf(LAMP)
    inside = b"".join(map(unpacked, re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL)))
    assert made.startswith(b"%PDF-")
    assert all(mark in made + inside for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/H3", b"/Lang"))


def unpacked(stream):
    """A stream of a PDF in plain; nothing where it is packed in another way."""
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_a_document_takes_nothing_from_outside():
    with pytest.raises(ValueError, match="nothing from outside"):
        documents._nothing_from_outside("http://example.org/a.png")
