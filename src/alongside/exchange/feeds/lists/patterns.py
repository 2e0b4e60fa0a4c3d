"""What a cell looks like, whatever stands above it: a postcode, a mail address, a phone number, a date."""

import datetime
import re

POSTCODE = re.compile(r"^[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}$")
IN_TEXT = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b")
EMAIL = re.compile(r"^(mailto:)?[^\s@<>;,]+@[^\s@<>;,]+\.[a-z]{2,}$", re.I)
PHONE = re.compile(r"^(\+44|0044|0)[\d\s()./-]{8,17}(\s*(ext|x)\.?\s*\d+)?$", re.I)
PHONE_WITHOUT_0 = re.compile(r"^[1-37]\d{8,9}$")
WEB = re.compile(
    r"^(https?://\S+|www\.\S+\.\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(org|com|co|uk|net|info|cic|nhs|gov)(\.uk)?(/\S*)?)$",
    re.I,
)
CHARITY = re.compile(r"^(1\d{6}|[2-9]\d{5}|SC\d{6}|NIC?\d{6})$", re.I)
COMPANY = re.compile(r"^(0\d{7}|[A-Z]{2}\d{6})$", re.I)
ERROR = re.compile(r"^#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|####+)$", re.I)
TOTAL = re.compile(r"^\s*(grand |sub[- ]?|overall )?(totals?|sum|count)\b.{0,12}$", re.I)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SERIAL = (20_000, 80_000)  # days since the end of 1899, as a spreadsheet counts: 1954 to 2119


def kind_of_cell(text: str) -> str:
    """The role that the shape of a cell alone speaks for, or nothing."""
    text = text.strip()
    for role, shape in (("postcode", POSTCODE), ("email", EMAIL), ("phone", PHONE), ("charity", CHARITY)):
        if shape.match(text.upper() if role == "postcode" else text):
            return role
    if PHONE_WITHOUT_0.match(text):
        return "phone"
    if COMPANY.match(text):
        return "company"
    if WEB.match(text):
        return "website"
    return "checked" if not text.isdigit() and day(text) else ""


def day(text: str) -> datetime.date | None:
    """A day, as people in Britain write one: day before month; a month alone is its first day."""
    text = text.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}([T ].*)?", text):
        return _date(text[:4], text[5:7], text[8:10])
    if found := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})( .*)?", text):
        return _date(found[3], found[2], found[1])
    if found := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", text):
        return _date(found[1], found[2], found[3])
    words = re.sub(r"(?<=\d)(st|nd|rd|th)\b|,|\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", " ", text.casefold())
    if found := re.fullmatch(r"\s*(?:(\d{1,2})[\s/.-]+)?([a-z]{3,9})[\s/.-]+(\d{4}|\d{2})\s*", words):
        return _date(found[3], _month(found[2]), found[1] or "1")
    if found := re.fullmatch(r"\s*([a-z]{3,9})\s+(\d{1,2})\s+(\d{4})\s*", words):
        return _date(found[3], _month(found[1]), found[2])
    if re.fullmatch(r"\d{5}", text) and SERIAL[0] < int(text) < SERIAL[1]:
        return datetime.date(1899, 12, 30) + datetime.timedelta(days=int(text))
    return None


def _month(word: str) -> str:
    full = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
    known = word[:3] in MONTHS and any(
        name.startswith(word) for name in (*full, "november", "december", "sept")
    )
    return str(MONTHS.index(word[:3]) + 1) if known else "0"


def _date(year: str, month: str, number: str) -> datetime.date | None:
    try:
        return datetime.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number))
    except ValueError:
        return None
