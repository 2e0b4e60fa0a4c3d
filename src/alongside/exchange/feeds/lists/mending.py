"""Mend what can safely be mended in a cell, and say what was; say why not, where it cannot."""

import re
import unicodedata

from ..known import Unfit
from . import patterns

QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'"})
NOTHING = {
    *("n/a", "na", "n.a.", "none", "nil", "tbc", "tba", "-", "--", "?", "unknown", "not known", "x", "null"),
    *("ongoing", "rolling", "varies", "various", "."),
}
DAYS = ("checked", "begins", "ends", "by_when")
# Where a spreadsheet's error stands in one of these, nothing is left to know the row by.
NAMING = ("name", "title", "statement", "place", "postcode")

SPACES = "spaces taken away"
SIGNS = "odd characters mended"
STRAIGHT = "curly quotation marks made straight"
POSTCODE = "postcode spaced as usual"
NOUGHT = "the 0 before a phone number put back"
DATE = "date read as day, month, year"
NUMBER = "number read from text"
ERROR = "spreadsheet error left empty"
UNREAD = "what is no {what} left empty"


def clean(text: str, mends: set[str]) -> str:
    """The text without stray signs; what was done is added to `mends`."""
    before = text
    if re.search("â€|Ã[\x80-\xbf©¨ª¢§]|Â[ £°]", text):
        text = _once_decoded(text)
    text = "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs")
    )
    if text != before:
        mends.add(SIGNS)
    straight = text.translate(QUOTES)
    if straight != text:
        mends.add(STRAIGHT)
    lines = [" ".join(line.split()) for line in straight.split("\n")]
    tidy = "\n".join(line for line in lines if line)
    if tidy != straight:
        mends.add(SPACES)
    return tidy


def _once_decoded(text: str) -> str:
    """Text that was read in the wrong encoding once, read back."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def mended(role: str, text: str, mends: set[str]) -> str:
    """A cell as its column needs it.

    Raises: Unfit, when what it says cannot be read and must not be guessed.
    """
    text = clean(text, mends)
    if patterns.ERROR.match(text):
        if role in NAMING:
            raise Unfit(
                f"the cell holds the spreadsheet's error {text}. Mend it, or type what belongs there."
            )
        mends.add(ERROR)
        return ""
    if role in MENDERS and text.casefold() in NOTHING:
        return ""
    return MENDERS[role](text, mends) if role in MENDERS and text else text


def _postcode(text: str, mends: set[str]) -> str:
    bare = re.sub(r"[\s.]", "", text.upper())
    if not patterns.POSTCODE.match(bare):
        raise Unfit(f"'{text}' is not a postcode. Write it like TQ1 2AB, or leave the cell empty.")
    spaced = f"{bare[:-3]} {bare[-3:]}"
    if spaced != text:
        mends.add(POSTCODE)
    return spaced


def _day(text: str, mends: set[str]) -> str:
    found = patterns.day(text)
    if found is None:
        raise Unfit(f"'{text}' is not a date. Write it like 30/11/2026, or leave the cell empty.")
    if found.isoformat() != text:
        mends.add(DATE)
    return found.isoformat()


def _phone(text: str, mends: set[str]) -> str:
    bare = re.sub(r"[\s'.]", "", text.removesuffix(".0"))
    if patterns.PHONE_WITHOUT_0.match(bare):
        mends.add(NOUGHT)
        return f"0{bare}"
    return text.lstrip("'")


def _email(text: str, mends: set[str]) -> str:
    return re.sub(r"^mailto:", "", text.strip("<>"), flags=re.I)


def _website(text: str, mends: set[str]) -> str:
    if " " in text:
        text = next((word for word in text.split() if "." in word), "")
    address = text if "://" in text else f"https://{text}"
    if not re.fullmatch(r"https?://[^\s/.@]+(\.[^\s/.@]+)+([/?#]\S*)?", address, re.I):
        mends.add(UNREAD.format(what="web address"))
        return ""
    return address


def _number(text: str, mends: set[str]) -> str:
    bare = text.lstrip("'").replace(",", "")
    bare = bare.removesuffix(".0")
    if not re.fullmatch(r"\d{1,9}", bare):
        mends.add(UNREAD.format(what="number"))
        return ""
    if bare != text:
        mends.add(NUMBER)
    return bare


def _degrees(text: str, mends: set[str]) -> str:
    if not re.fullmatch(r"'?-?\d{1,3}(\.\d+)?", text):
        mends.add(UNREAD.format(what="latitude or longitude"))
        return ""
    return text.lstrip("'")


def _charity(text: str, mends: set[str]) -> str:
    bare = re.sub(r"[\s,']", "", text.upper()).removesuffix(".0").removeprefix("GB-CHC-")
    if not patterns.CHARITY.match(bare):
        mends.add(UNREAD.format(what="charity number"))
        return ""
    if bare != text:
        mends.add(NUMBER)
    return bare


def _company(text: str, mends: set[str]) -> str:
    bare = re.sub(r"[\s,']", "", text.upper()).removesuffix(".0")
    bare = bare.zfill(8) if bare.isdigit() else bare
    if not patterns.COMPANY.match(bare) and not re.fullmatch(r"\d{8}", bare):
        mends.add(UNREAD.format(what="company number"))
        return ""
    if bare != text:
        mends.add(NUMBER)
    return bare


MENDERS = {
    "postcode": _postcode,
    **dict.fromkeys(DAYS, _day),
    "phone": _phone,
    "email": _email,
    "website": _website,
    "capacity": _number,
    "lat": _degrees,
    "lon": _degrees,
    "charity": _charity,
    "company": _company,
}


def identifiers(charity: str, company: str) -> str:
    """The numbers with their schemes, as the loader reads them."""
    found = []
    if charity:
        scheme = "GB-SC" if charity.startswith("SC") else "GB-NIC" if charity.startswith("N") else "GB-CHC"
        found.append(f"{scheme}:{charity}")
    if company:
        found.append(f"GB-COH:{company}")
    return ";".join(found)
