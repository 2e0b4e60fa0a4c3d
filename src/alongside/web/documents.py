"""A record as a document to keep: the same parts for the page that prints, for Word and for PDF."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

INVENTED = lazy("Practice town: invented. Nothing here is real.")
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing: what it is called, and what is said of it in paragraphs; nothing is 'not known'."""

    label: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with rows; `empty` stands where there are none."""

    title: str
    rows: tuple[Row, ...] = ()
    empty: Any = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A title with a line above it, sentences, groups, and what is said about the document at its end."""

    title: str
    caption: str = ""
    lines: tuple[Any, ...] = ()
    groups: tuple[Group, ...] = ()
    about: tuple[str, ...] = field(default=())


def as_file(body: bytes, kind: str, name: str) -> HttpResponse:
    """Bytes as a file to keep, named after `name`."""
    response = HttpResponse(body, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)[:80] or "record"}.{kind}"'
    return response


def as_docx(document: Document) -> bytes:
    """For a word processor: real headings, so that a screen reader and a contents list find them."""
    from docx import Document as Word
    from docx.opc.pkgwriter import PackageWriter

    made: Any = Word()
    made.core_properties.title = _plain(document.title)[:250]
    made.core_properties.language = get_language() or "en-gb"
    made.core_properties.author = "Alongside"
    made.core_properties.comments = ""
    if document.caption:
        made.add_paragraph(_plain(document.caption))
    made.add_heading(_plain(document.title), level=1)
    for line in document.lines:
        made.add_paragraph(_plain(line)).runs[0].bold = True
    for group in document.groups:
        made.add_heading(_plain(group.title), level=2)
        if not group.rows:
            made.add_paragraph(_plain(group.empty))
        for row in group.rows:
            made.add_heading(_plain(row.label), level=3)
            for text in row.texts or (_("Not known"),):
                made.add_paragraph(_plain(text))
    for line in document.about:
        made.add_paragraph(_plain(line))
    out = io.BytesIO()
    PackageWriter.write(out, made.part.package.rels, made.part.package.parts)
    return out.getvalue()


def _plain(text: Any) -> str:
    """Without signs that a file cannot hold."""
    return "".join(sign for sign in str(text) if sign >= " " or sign in "\n\t")


@cache
def makes_pdf() -> bool:
    """Whether this machine can make a PDF: the extra `pdf` is installed, and Pango is there."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def as_pdf(document: Document) -> bytes:
    """A tagged PDF (PDF/UA), which a screen reader reads in its order. Only where `makes_pdf`."""
    from weasyprint import HTML

    shown = render_to_string("_parts/document.html.jinja", {"document": document})
    return bytes(HTML(string=shown, url_fetcher=_nothing_from_outside).write_pdf(pdf_variant="pdf/ua-1"))


def _nothing_from_outside(url: str, *_args: Any, **_more: Any) -> Any:
    raise ValueError(f"A document takes nothing from outside: {url}")


def links(path: str, kinds: Iterable[str]) -> list[dict[str, str]]:
    """The addresses of a document in these kinds, for `components/downloads.jinja`."""
    return [{"text": kind.upper(), "url": f"{path}?download={kind}"} for kind in kinds]
