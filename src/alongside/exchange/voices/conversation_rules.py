"""What may be said and voted in a conversation, what is alike, and what is shown next. Pure decisions."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside.exchange.audit.decisions import Allowed, Refused

AGREE, PASS, DISAGREE = 1, 0, -1
VOTES = {"agree": AGREE, "disagree": DISAGREE, "pass": PASS}
FEWEST_SEEDS = 5  # with fewer, those who come first have nothing to think about
MOST_SEEDS = 200  # in one paste
MOST_SAID = 30  # by one person in one conversation
NEAR = 5  # votes: statements within so many of each other are equally due
ALIKE = 0.6  # of the words of two statements together
MOST_ALIKE = 3
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NUMBERED = re.compile(r"^\s*(?:[-*•–]|\d{1,3}[.)])\s+")
SMALL = frozenset(
    "a an the and or but of to in on at for with by from as is are be was were been it its this that these"
    " those i we you they he she my our your their me us them there here so too very just also more most"
    " should could would can will must have has had do does did if when who what how than then about".split()
)

LANGUAGES: dict[str, str] = {  # each by its own name
    "en": "English",
    "cy": "Cymraeg",
    "ar": "العربية",
    "bn": "বাংলা",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "gd": "Gàidhlig",
    "gu": "ગુજરાતી",
    "lt": "Lietuvių",
    "pa": "ਪੰਜਾਬੀ",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "so": "Soomaali",
    "tr": "Türkçe",
    "uk": "Українська",
    "ur": "اردو",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})


@dataclass(frozen=True, slots=True)
class Due:
    """One statement that somebody has not voted on, and how many others have."""

    number: int
    votes: int


def next_of(waiting: Iterable[Due], *, person: int) -> int | None:
    """The number of the statement to show next, None where none is left.

    Those with the fewest votes come first, in steps of `NEAR`, so that what was said late is heard as well;
    among equals each person (`person`: any number of theirs) gets an order of their own, and always the same.
    """
    first = min(waiting, key=lambda one: (one.votes // NEAR, _lot(person, one.number)), default=None)
    return first.number if first is not None else None


def _lot(person: int, number: int) -> bytes:
    return hashlib.sha256(f"{person}:{number}".encode()).digest()


def may_take_part(*, state: str) -> Allowed | Refused:
    """Whether votes are taken and things can be said."""
    return Allowed() if state == "open" else Refused("not-open")


def may_say(*, text: str, longest: int, said: int) -> Allowed | Refused:
    """Whether these words can be kept. `longest`: signs; `said`: how often they said something here."""
    if not WORD.search(text):
        return Refused("no-statement")
    if len(text) > longest:
        return Refused("long-statement")
    return Allowed() if said < MOST_SAID else Refused("said-enough")


def may_set(*, longest: int, languages: Sequence[str], least: int, most: int) -> Allowed | Refused:
    """Whether a conversation can be set up like this."""
    if not least <= longest <= most:
        return Refused("longest")
    if not languages or not set(languages) <= set(LANGUAGES):
        return Refused("languages")
    return Allowed()


def may_open(*, seeds: int) -> Allowed | Refused:
    """Whether there is enough to think about."""
    return Allowed() if seeds >= FEWEST_SEEDS else Refused("few-seeds")


def lines_of(text: str) -> list[str]:
    """The statements in a pasted text: one a line, without bullets and numbers, each once."""
    found = (NUMBERED.sub("", line).strip() for line in text.splitlines())
    return list(dict.fromkeys(" ".join(line.split()) for line in found if WORD.search(line)))


def alike(text: str, others: Mapping[int, str]) -> list[int]:
    """The numbers of those that say about the same, the likest first; `MOST_ALIKE` at most.

    Compared are the words that carry meaning, by Dice's coefficient: twice the shared ones over all.
    """
    mine = _carrying(text)
    shared = {number: _dice(mine, _carrying(other)) for number, other in others.items()}
    found = sorted((-share, number) for number, share in shared.items() if share >= ALIKE)
    return [number for _share, number in found[:MOST_ALIKE]]


def _carrying(text: str) -> frozenset[str]:
    """The words that carry meaning, in one form for one and many; all words where none does."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    return frozenset(_stem(word) for word in words if word not in SMALL) or frozenset(words)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending) + ("y" if ending == "ies" else "")
    return word.removesuffix("e") if len(word) > 4 else word


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
