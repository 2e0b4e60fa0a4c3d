"""The record of an innovation as it is read: on its page, in print, and in files."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.innovations import record_rules as rules
from alongside.web import documents, sight
from alongside.web import words as house
from alongside.web.components.formats import long_date
from alongside.web.documents import Document, Group, Row
from alongside.web.innovations import words
from alongside.web.presenting import PRACTICE, source_of

from . import wording

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_.-]+")


def said(key: str, value: Any) -> tuple[str, ...]:
    """An answer as paragraphs: choices in their words, texts as they are."""
    if rules.is_empty(value):
        return ()
    known = wording.choices(key)
    if isinstance(value, list):
        return ("; ".join(str(known.get(one, one)) for one in value),)
    return (str(known[value]),) if value in known else _lines(value)


def _lines(text: Any) -> tuple[str, ...]:
    return tuple(line for line in str(text).splitlines() if line.strip())


def short(key: str, value: Any) -> str:
    """An answer in one paragraph."""
    return " ".join(said(key, value))


def extra_name(theirs: str) -> str:
    """An id of the national record as words: 'marketResearch' is 'Market research'."""
    words = " ".join(CAMEL.sub(" ", theirs).split())
    return words[:1].upper() + words[1:].lower()


def extra_texts(value: Any) -> tuple[str, ...]:
    """What is kept under such an id, as paragraphs."""
    if isinstance(value, list):
        each = [extra_texts(one) for one in value]
        plain = all(isinstance(one, str) for one in value)
        return ("; ".join(map(str, value)),) if plain else tuple(text for texts in each for text in texts)
    if isinstance(value, dict):
        return (", ".join(f"{extra_name(str(key))}: {one}" for key, one in value.items()),)
    return _lines(value)


def six(told: Any) -> tuple[Row, ...]:
    """The six questions with what is said of them; 'not known' where nothing is."""
    answers = {} if told.innovation is None else told.answers
    rows = []
    for page in rules.SIX:
        for question in page:
            texts = said(question.key, answers.get(question.key))
            if texts or question is page[0] or question.key == "better":
                rows.append(Row(wording.label(question.key), texts))
    return tuple(rows)


def sections(told: Any) -> tuple[Group, ...]:
    """Every section with what is said in it."""
    return tuple(
        Group(str(wording.SECTION[section.key][0]), tuple(_rows(section, told)), empty=_nothing())
        for section in rules.SECTIONS
    )


def _nothing() -> str:
    return _("Nothing is known about this yet.")


def _rows(section: Any, told: Any) -> Iterable[Row]:
    for question in rules.asked(section, told.types):
        if texts := said(question.key, told.answers.get(question.key)):
            yield Row(wording.label(question.key), texts)


def first_rows(offer: Any, told: Any) -> tuple[Row, ...]:
    """What is known without a record: kind, how far it has got."""
    stages = [told.innovation.stage] if told.innovation and told.innovation.stage else offer.stages
    types = [str(house.TYPE[one]) for one in told.types]
    return (
        Row(_("What kind of thing"), _together(types)),
        Row(_("Where it's got to"), _together(str(house.STAGE.get(one, one)) for one in stages)),
    )


def _together(texts: Iterable[str]) -> tuple[str, ...]:
    """Short texts as one paragraph; none for none."""
    return tuple(filter(None, ["; ".join(texts)]))


def source_rows(offer: Any, names: Iterable[str]) -> tuple[Row, ...]:
    """What the source of a record of the past says: its words, who was named, where it is said and when."""
    source = source_of(offer) or {}
    return (
        Row(_("In the source’s words"), tuple(filter(None, [offer.summary]))),
        Row(_("Named with it"), _together(names)),
        Row(_("Where this comes from"), tuple(filter(None, [source.get("text", "")]))),
    )


def extras(told: Any) -> Group | None:
    """What was taken from a file and our form does not ask."""
    rows = tuple(Row(extra_name(key), extra_texts(value)) for key, value in told.extras.items())
    return Group(_("More from the national record"), rows) if rows else None


def who_sees(viewer: Any, row: Any) -> str:
    """Who may see a record, inside a sentence."""
    said = sight.mark(viewer, row) or _("Everyone")
    return said[:1].lower() + said[1:]


def progress(told: Any) -> str:
    """'3 of 9 sections are done'."""
    many = len(rules.SECTIONS)
    return ngettext(
        "%(done)d of %(many)d sections is done", "%(done)d of %(many)d sections are done", told.done
    ) % {
        "done": told.done,
        "many": many,
    }


def document(viewer: Any, offer: Any, told: Any, names: Iterable[str] = ()) -> Document:
    """The whole record for somebody who may see it; a record of the past as its source tells it."""
    first = [*first_rows(offer, told)]
    groups = [Group(_("In short"), (*first, *six(told)))]
    if told.innovation is None:
        groups.insert(0, Group(_("What is known of it"), source_rows(offer, names)))
    else:
        more = extras(told)
        groups += [*sections(told), *([more] if more else [])]
    row = told.innovation or offer
    about = [_("Who may see this: %(who)s.") % {"who": who_sees(viewer, row)}]
    if told.at:
        about.append(_("Last changed on %(day)s.") % {"day": long_date(localdate(told.at))})
    about.append(_("Printed on %(day)s.") % {"day": long_date(localdate())})
    return Document(
        title=offer.title,
        caption=str(words.WORD[told.innovation.word if told.innovation else "innovation"]),
        lines=(documents.INVENTED,) if offer.world == PRACTICE else (),
        groups=tuple(groups),
        about=tuple(about),
    )
