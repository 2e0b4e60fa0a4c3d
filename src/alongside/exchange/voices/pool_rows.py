"""Read a register of people who may be drawn: which column is what, and which rows cannot be kept. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.exchange.audit.limits import LONGEST

MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
UNSAID = frozenset(
    {
        "",
        "prefer not to say",
        "i prefer not to say",
        "rather not say",
        "not said",
        "unknown",
        "n/a",
        "-",
        "pnts",
    }
)
HEADINGS = {
    "name": ("name", "full name", "first name", "who", "contact name"),
    "email": ("email", "e mail", "mail", "email address", "mail address"),
    "phone": ("phone", "telephone", "mobile", "tel", "phone number", "mobile number"),
    "address": ("address", "household", "street", "home address", "postal address", "address line 1"),
    "postcode": ("postcode", "post code", "postal code"),
    "access": ("access", "access needs", "needs", "support needs", "what they need"),
    "skills": ("skills", "experience", "can bring"),
}
MEANS = {text: role for role, texts in HEADINGS.items() for text in texts}


@dataclass(frozen=True, slots=True)
class Category:
    """A category with its answers, by name; `id` and the values of `features` as the caller knows them."""

    id: int
    name: str
    features: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Person:
    """One row that can be kept. `traits`: by category, the feature or None where it was not said."""

    row: int
    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    access: str = ""
    skills: str = ""
    traits: tuple[tuple[int, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Bad:
    """One row that is left out: its number in the file, the column, and why: a key with what it speaks of."""

    row: int
    column: str
    why: str
    said: str = ""
    could: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """What a file holds: rows to keep, rows left out, what each column is, categories without a column."""

    people: tuple[Person, ...]
    bad: tuple[Bad, ...]
    columns: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def plain(text: str) -> str:
    """A heading or an answer without signs, spaces and capitals that differ."""
    text = text.casefold().replace("\u2013", "-").replace("\u2014", "-").replace("\u2019", "'")
    return " ".join(re.sub(r"[^a-z0-9+'\-]+", " ", text).split())


def read_register(
    rows: Sequence[tuple[int, Sequence[str]]], categories: Sequence[Category], *, known: frozenset[str]
) -> Register:
    """The people in a table whose first row holds the headings. `known`: mail addresses that are there.

    A row is left out without a name, without a way to reach the person, with an answer that is none of its
    category, or where the mail address was there before. Columns that mean nothing here are passed over.
    """
    if not rows:
        return Register((), (), (), tuple(one.name for one in categories))
    head = [plain(cell) for cell in rows[0][1]]
    by_name = {plain(one.name): one for one in categories}
    meant = [MEANS.get(cell.replace("-", " "), "") for cell in head]
    roles = [f"={by_name[cell].name}" if cell in by_name else meant[at] for at, cell in enumerate(head)]
    roles = [role if role not in roles[:at] else "" for at, role in enumerate(roles)]
    columns = tuple(zip([cell.strip() for cell in rows[0][1]], roles, strict=True))
    missing = tuple(one.name for one in categories if f"={one.name}" not in roles)
    people, bad = [], []
    seen = set(known)
    for number, cells in rows[1:]:
        said = {role: cells[at].strip() for at, role in enumerate(roles) if role and at < len(cells)}
        found = _person(number, said, categories, seen)
        (people if isinstance(found, Person) else bad).append(found)  # type: ignore[arg-type]
        if isinstance(found, Person) and found.email:
            seen.add(found.email)
    return Register(tuple(people), tuple(bad), columns, missing)


def _person(
    number: int, said: Mapping[str, str], categories: Sequence[Category], seen: set[str]
) -> Person | Bad:
    """The person of one row, or why the row is left out."""
    name, email = said.get("name", "")[:120], said.get("email", "").lower()
    phone = said.get("phone", "")[:30]
    if not name:
        return Bad(number, "name", "no-name")
    if not email and not phone:
        return Bad(number, "email", "no-reach", name)
    if email and (not MAIL.fullmatch(email) or len(email) > 254):
        return Bad(number, "email", "no-mail", email)
    if email in seen and email:
        return Bad(number, "email", "twice", email)
    traits = []
    for one in categories:
        value = plain(said.get(f"={one.name}", ""))
        by_name = {plain(feature): pk for feature, pk in one.features.items()}
        if value not in by_name and value not in UNSAID:
            return Bad(number, one.name, "no-answer", said[f"={one.name}"], ", ".join(one.features))
        traits.append((one.id, by_name.get(value)))
    return Person(
        row=number,
        name=name,
        email=email,
        phone=phone,
        address=" ".join(filter(None, [said.get("address", ""), said.get("postcode", "")])),
        access=said.get("access", "")[:LONGEST],
        skills=said.get("skills", "")[:LONGEST],
        traits=tuple(traits),
    )
