"""Names as they are compared: without case, accents, articles, legal forms and ways to shorten a word."""

from __future__ import annotations

import re
import unicodedata

LEGAL = (
    "charitable incorporated organisation",
    "community interest company",
    "community benefit society",
    "company limited by guarantee",
    "limited liability partnership",
    "public limited company",
    "registered charity",
    "ltd by guarantee",
)
LEGAL_WORDS = frozenset("cic cio clg co company inc incorporated limited llp ltd plc scio".split())
EMPTY = frozenset("a an and at for in of on the".split())
SHORT = {
    "assn": "association", "assoc": "association", "center": "centre", "cttee": "committee", "ctr": "centre",
    "dept": "department", "grp": "group", "hlth": "health", "hosp": "hospital", "hse": "house",
    "intl": "international", "med": "medical", "natl": "national", "org": "organisation",
    "organization": "organisation", "pract": "practice", "rd": "road", "sch": "school", "soc": "society",
    "svc": "service", "svcs": "services", "univ": "university", "yth": "youth",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
}  # fmt: skip
BODIES = frozenset(
    """
    academy alumni appeal association branch brownies charity choir church clinic club college cubs endowment
    federation foundation friends fund guides hospice infant infants junior league library museum nursery
    parents pharmacy playgroup practice preschool primary pta scout scouts school secondary society surgery
    union volunteers
    """.split()
)
FORMER = re.compile(r"\b(formerly|previously)( known as)?\b.*")
INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, in their order.

    'The Alder Coast Med. Ctr & Hospice Ltd' gives alder, coast, medical, centre, hospice. Where nothing
    would be left, as of 'The Company Ltd', all words stay. Applying it to its own result changes nothing.
    """
    words = [SHORT.get(word, word) for word in _plain(name).split()]
    words = _joined_saints(words)
    text = " ".join(words)
    for form in LEGAL:
        text = re.sub(rf"\b{form}\b", " ", text)
    told = [word for word in text.split() if word not in LEGAL_WORDS and word not in EMPTY]
    return tuple(told or words)


def _plain(name: str) -> str:
    """Small letters, digits and single blanks; initials joined, possessives closed."""
    flat = unicodedata.normalize("NFKD", name.casefold())
    flat = "".join(letter for letter in flat if not unicodedata.combining(letter))
    flat = INITIALS.sub(lambda found: found.group().replace(".", "") + " ", flat)
    flat = re.sub(r"['’‘`´]", "", flat).replace("&", " and ").replace("+", " and ")
    flat = re.sub(r"[^\w]+|_+", " ", flat)
    kept = FORMER.sub(" ", flat)
    return kept if kept.strip() else flat


def _joined_saints(words: list[str]) -> list[str]:
    """'Saint' as 'st', save as the only word."""
    return ["st" if word in ("saint", "st") and len(words) > 1 else word for word in words]


def telling(words: tuple[str, ...]) -> str:
    """The words that make another body of one, sorted: those with a digit, friends, school and the like.

    Where these differ, names that are otherwise alike are those of two: the hospital and its friends.
    """
    return " ".join(
        sorted({word for word in words if word in BODIES or any(letter.isdigit() for letter in word)})
    )
