"""Personal details in what somebody is about to post: hints, never a wall. Reads no row."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

PHONE = re.compile(r"(?<![\w+])(?:\+44\s?(?:\(0\)\s?)?|0)(?:[\s-]?\d){9,10}(?!\w)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TEN_DIGITS = re.compile(r"(?<![\d+])(\d{3})[\s-]?(\d{3})[\s-]?(\d{4})(?!\d)")
STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Way|Court|Ct|Crescent|Gardens|Place|Terrace|Grove"
    r"|Square|Hill|Row|Walk|Mews)"
)
ADDRESS = re.compile(
    rf"\b(?:(?:[Ff]lat|[Nn]umber|[Nn]o\.?)\s+)?\d{{1,4}}[a-z]?,?\s+(?:[A-Z][\w'’-]*\s+){{1,3}}{STREET}\b"
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?")
KIN = (
    r"(?:husband|wife|partner|mother|father|mum|mam|dad|son|daughter|brother|sister|aunt|uncle|grandmother"
    r"|grandfather|nan|gran|grandad|grandson|granddaughter|neighbour|friend|patient|client|boy|girl)"
)
OF_MINE = re.compile(rf"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Aa])\s+{KIN},?\s+([A-Z][a-z][\w'’-]*)")
CALLED = re.compile(r"\b(?:called|named|name is|name's)\s+([A-Z][a-z][\w'’-]*(?:\s+[A-Z][\w'’-]+)?)")
NO_NAMES = frozenset("I I’m I'm The This That It And But Who With Has Is Was Lives Needs Monday".split())


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that may point at a person: its kind, the words, and a sentence."""

    kind: str  # phone, mail, nhs-number, address, postcode, name
    words: str
    sentence: str


def personal_details(text: str) -> list[Hint]:
    """What in a text may point at a person, in the order it stands there, each once."""
    found: dict[tuple[int, int], Hint] = {}
    for kind, spans in FINDERS:
        for start, end in spans(text):
            if not any(start < b and a < end for a, b in found):
                words = text[start:end].strip()
                found[start, end] = Hint(kind, words, _sentence(kind, words))
    once = {(hint.kind, hint.words): hint for _place, hint in sorted(found.items())}
    return list(once.values())


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number: the last checks the others, by remainders of eleven.

    Source: NHS Data Dictionary, NHS NUMBER: weights 10 to 2, eleven less the remainder, 11 read as 0.
    """
    if len(digits) != 10 or not digits.isdigit() or len(set(digits)) == 1:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def _sentence(kind: str, words: str) -> str:
    sentences = {
        "phone": _("“%(words)s” looks like a phone number."),
        "mail": _("“%(words)s” looks like a mail address."),
        "nhs-number": _("“%(words)s” looks like an NHS number."),
        "address": _("“%(words)s” looks like where somebody lives."),
        "postcode": _("“%(words)s” is a whole postcode. Its first half is enough."),
        "name": _("“%(words)s” looks like somebody’s name."),
    }
    return sentences[kind] % {"words": words}


def _whole(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _name(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (
        match.span(1) for match in pattern.finditer(text) if match[1].split()[0] not in NO_NAMES
    )


def _nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in TEN_DIGITS.finditer(text) if is_nhs_number("".join(match.groups())))


FINDERS: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("mail", _whole(MAIL)),
    ("nhs-number", _nhs_numbers),
    ("phone", _whole(PHONE)),
    ("address", _whole(ADDRESS)),
    ("postcode", _whole(POSTCODE)),
    ("name", _whole(TITLED)),
    ("name", _name(OF_MINE)),
    ("name", _name(CALLED)),
)
