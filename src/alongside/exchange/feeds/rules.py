"""Who may bring a list, and when two rows speak of the same thing. Pure decisions."""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from alongside.exchange.audit.decisions import Allowed, Refused

BRINGERS = ("broker", "editor", "admin")
# What a name ends in when it only says which sort of body it is.
BODY = {"ltd", "limited", "cic", "cio", "plc", "llp", "scio", "uk"}
# Many bodies have their page on these; the host alone names none of them.
SHARED_HOSTS = {
    *(
        "facebook.com",
        "m.facebook.com",
        "instagram.com",
        "twitter.com",
        "x.com",
        "linkedin.com",
        "youtube.com",
    ),
    *("sites.google.com", "linktr.ee", "eventbrite.co.uk", "meetup.com", "nhs.uk", "gov.uk", "tinyurl.com"),
    *("bit.ly", "justgiving.com", "register-of-charities.charitycommission.gov.uk", "example.com"),
}
FRONT = {"", "/index.html", "/index.htm", "/index.php", "/home", "/home.html", "/default.aspx"}


def may_bring(*, roles: Iterable[str]) -> Allowed | Refused:
    """Decide whether somebody who acts for a party in these roles may bring a list for it."""
    if set(roles) & set(BRINGERS):
        return Allowed()
    return Refused(
        "Lists are brought by people who look after an organisation's entries here. "
        "Ask your connector to add you."
    )


def may_keep(*, state: str, new: int) -> Allowed | Refused:
    """Decide whether the good rows of a list may be kept now. `new`: how many there are."""
    if state == "kept":
        return Refused("This list has been kept already.")
    if state == "keeping":
        return Refused("This list is being kept now. Wait until it is done.")
    if state != "checked":
        return Refused("Look at the columns first; then the list can be kept.")
    if not new:
        return Refused("There is nothing new in this list to keep.")
    return Allowed()


def name_key(name: str) -> str:
    """What two spellings of one name have in common: words without case, accents, signs, legal form."""
    text = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ").replace("+", " and ")
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    text = re.sub(r"['’`.]", "", text)
    words = re.sub(r"[^\w]+|_", " ", text).split()
    while len(words) > 1 and words[-1] in BODY:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or " ".join(name.casefold().split())


def same_place(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two places are the same, or one lies in the other.

    Each is given as its own id with those of all it lies in; an unknown place (empty) is the same as any.
    """
    return not one or not other or one <= other or other <= one


def address_key(website: str) -> str:
    """A web address without what does not matter; empty where it names nobody alone."""
    text = website.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = parts.path.rstrip("/").casefold()
    path = "" if path in FRONT else path
    if "." not in host or (not path and host in SHARED_HOSTS):
        return ""
    return host + path


PUBLIC = re.compile(
    r"\b(council|nhs|hospitals?|surgery|medical (centre|practice)|school|library|police|fire)\b"
)
ACADEMIC = re.compile(r"\b(university|college|institute of)\b")
COMPANY = re.compile(r"\b(ltd|limited|plc|llp)\b")


def sector_of(*, name: str, charity: str = "", company: str = "") -> str:
    """The sector that a name and numbers speak for; a charity or community group where nothing does."""
    text = name.casefold()
    if charity or re.search(r"\b(cic|cio|charity|trust fund|friends of)\b", text):
        return "third"
    if ACADEMIC.search(text):
        return "academic"
    if PUBLIC.search(text):
        return "public"
    if company or COMPANY.search(text):
        return "private"
    return "third"


MONEY = re.compile(r"\b(grants?|bursar(y|ies)|funding available|small fund)\b")
ADVICE = re.compile(
    r"\b(advice|advis\w+|training|course|counsel\w*|information|support|help\s?line|mentor\w*|advoca\w+|befriend\w*)\b"
)
SPOT = re.compile(
    r"\b(caf[eé]|club|group|choir|room|hall|space|garden|hub|centre|library|lunch|class(es)?|venue|kitchen|shed|"
    r"equipment|walks?|coffee|drop[- ]?in|meet\w*|bank|pantry|museum|playgroup)\b"
)


def kind_of(text: str) -> str:
    """The kind of help that some words speak of; what people can do, where nothing tells."""
    text = text.casefold()
    if MONEY.search(text):
        return "fund"
    if SPOT.search(text):
        return "asset"
    return "support" if ADVICE.search(text) else "capability"


def title_of(text: str, *, most: int = 90) -> str:
    """The first sentence or clause of a text, short enough to stand as a heading."""
    first = re.split(r"(?<=[.!?])\s|\n|;\s|: | – ", " ".join(text.split(" ")).strip(), maxsplit=1)[0].strip()
    first = first.rstrip(" .;:,")
    if len(first) <= most:
        return first
    cut = first[:most].rsplit(" ", 1)[0].rstrip(" .;:,–-")
    return f"{cut or first[:most]} …"
