"""The forms of a page, as a browser would send them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

KEPT = {"hidden", "submit"}  # sent as they stand: a token, a button


@dataclass
class Form:
    """One form: where it goes, how, and what it would send; `free` are the fields that a person fills."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    free: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


class _Forms(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path, self.found, self.now = path, [], None
        self.in_select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.now = Form(given.get("action") or self.path, given.get("method", "get").lower())
            self.found.append(self.now)
        elif self.now is not None and tag in {"input", "textarea", "button", "select"} and name:
            kind = given.get("type", "submit" if tag == "button" else "text")
            self.now.fields.setdefault(name, []).append(given.get("value", ""))
            if kind == "file":
                self.now.files.add(name)
            elif kind not in KEPT:
                self.now.free.add(name)
            self.in_select = name if tag == "select" else ""
        elif self.now is not None and tag == "option" and self.in_select:
            self.now.fields[self.in_select].append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        if tag == "select":
            self.in_select = ""


def forms_in(html: str, path: str) -> list[Form]:
    """Every form of a page at this path."""
    reader = _Forms(path)
    reader.feed(html)
    return reader.found
