"""What a panel may be, who may register, be drawn, asked and paid, and how shares become seats. Pure."""

import hashlib
import hmac
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.audit.limits import LONGEST as LONGEST

LARGEST = 300  # people in one panel
MOST_CATEGORIES = 8
MOST_FEATURES = 30  # of one category
FEWEST_FEATURES = 2
DRAWN_ALWAYS = frozenset({"jury", "senate"})  # into these nobody comes without a lot
HOLDS = frozenset({"drawn", "invited", "confirmed"})  # who has a seat now
LEFT = frozenset({"declined", "dropped"})
LINE = re.compile(r"^(?P<name>.*?)(?:\s*[:=\t|]\s*|\s+)(?P<share>\d{1,3}(?:[.,]\d+)?)\s*%?$")


@dataclass(frozen=True, slots=True)
class Answers:
    """One category as it is set up: what it is called, how it is asked and why, its answers with shares."""

    name: str
    question: str = ""
    why: str = ""
    features: tuple[tuple[str, float | None], ...] = ()


def answers_of(text: str) -> tuple[tuple[str, float | None], ...]:
    """Answers with their shares in per cent, from lines such as `16 to 29: 21`; a share may be left out.

    A number is a share only after a colon, a bar or a tab, or with a per cent sign: `aged 65` is an answer.
    """
    found: dict[str, float | None] = {}
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        said = LINE.match(line)
        marked = said is not None and (line.endswith("%") or re.search(r"[:=|]\s*[\d.,]+$", line))
        if said is not None and marked and said["name"]:
            found[said["name"][:60]] = float(said["share"].replace(",", "."))
        else:
            found[line[:60]] = None
    return tuple(found.items())


def seats_of(share: float | None, size: int) -> tuple[int, int]:
    """How many of `size` seats a share in per cent has: rounded down and up, one seat apart at least."""
    if share is None:
        return 0, size
    exact = share * size / 100
    least = math.floor(exact + 1e-9)
    return least, min(size, max(least + 1, math.ceil(exact - 1e-9)))


def may_keep(
    *,
    size: int | None,
    alternates: int | None,
    starts_on: date | None,
    ends_on: date | None,
    categories: Sequence[Answers],
) -> Allowed | Refused:
    """Whether a panel can be set up like this."""
    if size is None or not 1 <= size <= LARGEST:
        return Refused("size")
    if alternates is None or not 0 <= alternates <= LARGEST:
        return Refused("alternates")
    if starts_on and ends_on and ends_on < starts_on:
        return Refused("ends")
    if len(categories) > MOST_CATEGORIES:
        return Refused("many-categories")
    if len({one.name.casefold() for one in categories}) < len(categories):
        return Refused("twice")
    return Allowed()


def problem_of(category: Answers) -> str:
    """What is wrong with one category: the key of a sentence, or nothing."""
    if not category.name:
        return "no-category"
    if not FEWEST_FEATURES <= len(category.features) <= MOST_FEATURES:
        return "features"
    if len({name.casefold() for name, _share in category.features}) < len(category.features):
        return "twice-feature"
    shares = [share for _name, share in category.features if share is not None]
    return "over-100" if sum(shares) > 100.5 else ""


def may_register(*, state: str, drawn: bool, kind: str, before: bool) -> Allowed | Refused:
    """Whether somebody can register: while it is open and, where all are drawn, before the draw."""
    if state != "open":
        return Refused("not-open")
    if before:
        return Refused("registered")
    return Refused("drawn-already") if drawn and kind in DRAWN_ALWAYS else Allowed()


def may_prepare(*, state: str, pool: int, size: int, waits: bool, drawn: bool) -> Allowed | Refused:
    """Whether a draw can be prepared, by promising a number that nobody has seen."""
    if state not in ("open", "closed"):
        return Refused("not-open")
    if drawn:
        return Refused("drawn-already")
    if waits:
        return Refused("waits")
    return Allowed() if pool >= size else Refused("small-pool")


def may_answer_seat(*, state: str) -> Allowed | Refused:
    """Whether somebody can still say yes or no."""
    return Allowed() if state == "invited" else Refused("answered")


def may_leave(*, state: str) -> Allowed | Refused:
    """Whether somebody can drop out."""
    return Allowed() if state in HOLDS else Refused("no-seat")


def may_pay(*, pence: int | None, paid_on: date | None, today: date, kind: str) -> Allowed | Refused:
    """Whether a payment can be kept: an amount above nothing, on a day that has come."""
    if kind not in ("honorarium", "expenses", "access"):
        return Refused("pay-kind")
    if pence is None or not 0 < pence <= 99_999_999:
        return Refused("amount")
    return Allowed() if paid_on is not None and paid_on <= today else Refused("paid-on")


def household_of(address: str, key: str) -> str:
    """A hash by which two of one household are known; the address cannot be read from it without the key."""
    plain = re.sub(r"[^a-z0-9]+", "", address.casefold())
    return hmac.new(key.encode(), plain.encode(), hashlib.sha256).hexdigest() if plain else ""


def seed_of(secret: str, words: str) -> str:
    """The seed of a draw: SHA-256 of the secret that was promised and of what was given in public."""
    return hashlib.sha256(f"{secret}|{words}".encode()).hexdigest()


def commitment_of(secret: str) -> str:
    """What is shown before a draw: SHA-256 of the secret, so that it cannot be changed afterwards."""
    return hashlib.sha256(secret.encode()).hexdigest()
