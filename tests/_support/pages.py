"""Every page as its readers get it: found by following links, and read block by block."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

SILENT = {"script", "style", "template", "svg"}
INLINE = {"a", "abbr", "b", "br", "em", "i", "span", "strong", "small", "mark", "time", "cite", "q", "code"}
SPOKEN = ("aria-label", "title", "alt", "placeholder")
# Their rows are in no shipped data: `specs/test_sight_of_people.py` opens these with a world that has people.
OF_PEOPLE = re.compile(
    r"^/(account|you|yours|circles|introductions|enquiries|calls|moderation|ordering|report|come-back|l|ask-about"
    r"|tell-privately|sharing|partnerships|hosts|questions|actors/same)/|/new/."
    r"|/(edit|confirm|host|join|close|call|ours|history|merge|split|tie|checked|trail|convene)/"
    r"|^/asks/(checking|said|mine)/|/checking/|^/asks/calendar.ics"
    r"|^/(asks|asks/sessions|answers|ballots|panels|suggestions|suggestions/calls)/<"  # nothing asked ships
    r"|^/innovations/[^/]+/((journey|support)/.|record/(history|bring|drop|questions|sections)/)"
    r"|^/innovations/[^/]+/(begin|sharing|links|adoptions/talk|adoptions/plans/new)/|^/adoptions/"  # nor
    r"|^/innovations/[^/]+/(adoptions|journey|pack|spread|spread/why|spread/first|support)/$"  # empty ones
    r"|^/portfolios/(<|board)"  # nor are projects put together
    r"|^/cases/(<|new/)|^/costs/bring/"  # nor has anybody worked out what something is worth
    r"|^/evaluations/(<|new/)"  # nor has anything been looked at
    r"|^/measures/(new|series|asked|boards/(<|new))"  # nor is any figure followed
    r"|^/claims/(new/|[^/]+/(sources|object|stand|edit|sharing)/)|^/innovations/[^/]+/standards/"
    r"|^/panels/[^/]+/(yours|pool|draw/new|seats|payments|sessions|verdict)/"
)
EACH, OF_ALL = 2, 8  # visits of one route with the same names in its query, and with any


@dataclass
class Visit:
    """One page that was reached: where, by which route, with what status, and its HTML."""

    path: str
    route: str
    status: int
    html: str
    kind: str


@dataclass
class Reader(HTMLParser):
    """The text of a page in blocks, with what is only spoken; and its links, tags and landmarks."""

    html: str
    blocks: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._silent = 0
        self._now: list[str] = []
        self.feed(self.html)
        self._end()

    def _end(self) -> None:
        text = " ".join("".join(self._now).split())
        if text:
            self.blocks.append(text)
        self._now = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, unless the tag stands within one."""
        given = dict(attrs)
        self.tags.append((tag, given))
        self.blocks += [text for name in SPOKEN if (text := given.get(name))]
        if tag == "meta" and given.get("name") == "description":
            self.blocks.append(given.get("content") or "")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag in SILENT:
            self._silent += 1
        if tag not in INLINE:
            self._end()
        if tag == "br":
            self._now.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End the block."""
        if tag in SILENT:
            self._silent -= 1
        if tag not in INLINE:
            self._end()

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._silent:
            self._now.append(data)


class Stored:
    """What people and sources wrote: the free texts in the database.

    Values of a choice and single words in small letters are left out: those are codes of ours.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = {text for one in texts if (text := " ".join(one.split()))}
        self.whole: set[str] = set()
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for text in sorted(self.texts, key=len, reverse=True):
            self._by_first[_first(text)].append(text)

    @classmethod
    def here(cls, *asked: str) -> Stored:
        """Read them all, and add what was asked."""
        from django.apps import apps
        from django.db.models import CharField, TextField

        found = set(asked)
        for model in apps.get_models():
            if model.__module__.startswith("alongside."):
                fields = model._meta.fields
                free = [f.name for f in fields if isinstance(f, (CharField, TextField)) and not f.choices]
                for values in model._default_manager.values_list(*free) if free else []:
                    found.update(value for value in values if value and len(value) > 3)
        kept = cls(text for text in found if " " in text or not text.islower())
        kept.whole = {text.lower() for text in found}
        return kept

    def without(self, block: str) -> str:
        """A block less what others wrote; an ellipsis stands where it was."""
        if block.lower() in self.whole or self._is_cut(block):
            return "…"
        words = {_first(word) for word in re.split(r"[\s“”‘’\"'(]+", block) if word}
        near = [text for word in words for text in self._by_first.get(word, ())]
        for text in sorted(near, key=len, reverse=True):
            block = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "…", block, flags=re.IGNORECASE)
        return block

    def _is_cut(self, block: str) -> bool:
        """Whether a block is the beginning of what somebody wrote."""
        start, cut, _ = block.lower().rpartition("...")
        near = self._by_first.get(_first(start), ())
        return bool(cut) and any(text.lower().startswith(start) for text in near)


def _first(text: str) -> str:
    return (re.findall(r"\w+", text.lower()) or [""])[0]


def walk(client: Any, seeds: list[str], each: int = EACH, of_all: int = OF_ALL) -> list[Visit]:
    """Follow the links of the pages from the seeds on, each route a few times with each kind of query."""
    from django.urls import Resolver404, resolve

    seen: Counter[Any] = Counter()
    waiting, done, visits = list(dict.fromkeys(seeds)), set(), []
    while waiting:
        path = waiting.pop(0).split("#")[0]
        if path in done:
            continue
        done.add(path)
        parts = urlsplit(path)
        try:
            route = resolve(parts.path).route
        except Resolver404:
            route = ""
        kind = (route, frozenset(name for name, _ in parse_qsl(parts.query)))
        if any(name == "lang" for name, _ in parse_qsl(parts.query)):
            continue  # the same page in another language
        often = seen[kind] >= each or seen[route] >= of_all
        if route.startswith("api/") or (often and path not in seeds):
            continue
        seen.update([kind, route])
        response = client.get(path)
        content_type = response.headers.get("Content-Type", "")
        if response.status_code in (301, 302):
            waiting.append(urljoin(path, response.headers["Location"]))
        html = response.content.decode() if content_type.startswith("text/html") else ""
        visits.append(Visit(path, route, response.status_code, html, content_type.split(";")[0]))
        here = [urljoin(path, link) for link in Reader(html).links] if html else []
        waiting += [link for link in here if link.startswith("/")]
    return visits


def addresses(patterns: Any = None, prefix: str = "/") -> Iterator[str]:
    """Every address of the house, as its pattern."""
    from django.urls import URLResolver, get_resolver

    for found in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(found, URLResolver):
            yield from addresses(found.url_patterns, prefix + str(found.pattern))
        else:
            yield prefix + str(found.pattern)
