"""Tag free text with subjects, by phrases that anyone can read.

A subject is found where one of its phrases stands in the text, whatever its case, its apostrophes
or its plural. Where phrases overlap, the longest wins, so that "nursing home" is never nursing.
A phrase that the text denies ("no wheelchair access", "not for children") does not count.
Every tag says which phrase found it, and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

SHIELD = ""  # the code of phrases that mean no subject and keep the words in them from others

_DOTTED = r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"  # B.M.E. is one word
_WORD = r"[^\W_]+(?:['’‘ʼ`´][^\W_]+)*['’]?"
_PIECE = re.compile(rf"{_DOTTED}|{_WORD}|&|[.,;:!?()\[\]{{}}\n•|]+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})

_BREAK = "."  # a word that no phrase holds: it stands for the end of a clause
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "lives": "life",
    "diagnoses": "diagnosis",
    "therapies": "therapy",
    "children": "child",
    "mice": "mouse",
    "feet": "foot",
    "teeth": "tooth",
}
_NOT_PLURAL = ("ss", "us", "is", "as", "os")
_SHORTEST_PLURAL = 3


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DENIERS = _set("no not without excluding except never cannot neither nor")
_CONTRACTIONS = _set("dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt hasnt havent")
_NO_DENIAL = {  # after the denier: words that turn it into something else
    "no": _set("matter doubt longer fewer less charge cost fee obligation"),
    "not": _set("only just merely least"),
    "without": _set("charge cost fee prejudice regard distinction discrimination"),
}
_TURNS = _set("but only although however except that which who instead")
_JOINS = _set("or nor")
_REACH = {"no": 2, "without": 2}
_USUAL_REACH = 4
_JOIN_REACH = 3
_BEING = _set("is are was were be been being can could will would do does has have")
_WITHHELD = _set(
    "available offered provided admitted allowed permitted accepted included eligible catered covered"
)
_REFUSED = _set("unavailable excluded ineligible")
_AFTER = 5  # words after a phrase in which it can still be denied


@dataclass(frozen=True, slots=True)
class Where:
    """Where in the texts a phrase stood: which text, and the characters from `start` to before `end`."""

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """One subject found, with each place that shows it."""

    code: str
    words: tuple[str, ...]  # as they stand in the text
    phrases: tuple[str, ...]  # the phrases of the rules that matched them
    where: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A word with more than one meaning, the question to ask, and the subjects to choose from."""

    word: str
    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An ambiguous word that a text used without saying which meaning it has."""

    word: str
    question: str
    choices: tuple[str, ...]
    words: str
    where: Where


Row = tuple[str, str, tuple[str, ...], tuple[str, ...]]


class _Words(NamedTuple):
    """The words of a text, as stems, with the characters where each starts and ends."""

    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class _Span(NamedTuple):
    """Words `first` to before `last` that equal the phrase `stems`."""

    first: int
    last: int
    stems: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """Phrases, compiled. Build with `from_rows` or `from_tables`; `phrases_of` shows them.

    `codes` gives, for a phrase as stems, its codes in order, each with the phrase as it was written.
    """

    codes: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]
    unless: Mapping[str, frozenset[tuple[str, ...]]]
    ambiguous: Mapping[tuple[str, ...], Ambiguous]
    _known: frozenset[tuple[str, ...]]
    _lengths: Mapping[str, tuple[int, ...]]  # first stem: lengths of phrases that start so, longest first

    @classmethod
    def from_rows(cls, rows: Iterable[Row], ambiguous: Iterable[Ambiguous] = ()) -> Rules:
        """Compile rows of (code, label, synonyms, unless).

        The label is a phrase too. A match that touches one of its code's `unless` phrases is dropped.
        Rows with the same code add up. The code `SHIELD` means no subject: its phrases only keep
        others from matching the words inside them.
        Order: none; any order of rows and phrases gives the same rules.
        """
        codes: dict[tuple[str, ...], dict[str, str]] = {}
        unless: dict[str, set[tuple[str, ...]]] = {}
        for code, label, synonyms, exceptions in rows:
            for phrase in (label, *synonyms):
                if stems := _stems(phrase):
                    written = codes.setdefault(stems, {})
                    written[code] = min(phrase, written.get(code, phrase))
            unless.setdefault(code, set()).update(filter(None, map(_stems, exceptions)))
        asked = {
            stems: item
            for item in sorted(ambiguous, key=lambda item: item.word)
            if (stems := _stems(item.word))
        }
        known = {*codes, *asked, *(stems for found in unless.values() for stems in found)}
        lengths: dict[str, set[int]] = {}
        for stems in known:
            lengths.setdefault(stems[0], set()).add(len(stems))
        return cls(
            codes={stems: tuple(sorted(found.items())) for stems, found in codes.items()},
            unless={code: frozenset(found) for code, found in unless.items() if found},
            ambiguous=asked,
            _known=frozenset(known),
            _lengths={first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
        )

    @classmethod
    def from_tables(
        cls,
        subjects: Iterable[Mapping[str, str]],
        extra: Iterable[Mapping[str, str]] = (),
        ambiguous: Iterable[Mapping[str, str]] = (),
    ) -> Rules:
        """Compile the rows of subjects.csv, rules.csv and ambiguous.csv, whose cells are split at `;`."""
        rows: list[Row] = [(row["code"], row["label"], _cells(row["synonyms"]), ()) for row in subjects]
        rows += [(row["code"], "", _cells(row["phrase"]), _cells(row["unless"])) for row in extra]
        return cls.from_rows(
            rows, [Ambiguous(row["word"], row["question"], _cells(row["choices"])) for row in ambiguous]
        )

    def phrases_of(self, code: str) -> tuple[str, ...]:
        """List the phrases of one subject, in order of the alphabet."""
        return tuple(
            sorted(written for found in self.codes.values() for other, written in found if other == code)
        )


def tag(texts: str | Sequence[str], rules: Rules, *, keep_denied: bool = False) -> tuple[Tagged, ...]:
    """Find the subjects of one thing, described by a text or by several (title, summary, …).

    `keep_denied` counts phrases that the text denies: a need that says "no transport" is about transport.
    Order: by first place in the texts, then by code. The same texts and rules give the same tags.
    Cost: one look-up per word, and one per phrase that starts with it.
    """
    found: dict[str, list[tuple[Where, str, str]]] = {}
    for number, text in enumerate((texts,) if isinstance(texts, str) else texts):
        words = _words(text)
        spans, blocked = _spans(words.stems, rules)
        denied = frozenset() if keep_denied else _denied(words.stems, spans)
        for span in spans:
            if span in denied:
                continue
            where = Where(number, words.starts[span.first], words.ends[span.last - 1])
            for code, written in rules.codes.get(span.stems, ()):
                if code != SHIELD and not _touches(span, blocked.get(code, ())):
                    found.setdefault(code, []).append((where, text[where.start : where.end], written))
    tagged = [
        Tagged(
            code,
            words=tuple(said for _, said, _ in places),
            phrases=tuple(phrase for _, _, phrase in places),
            where=tuple(where for where, _, _ in places),
        )
        for code, places in found.items()
    ]
    return tuple(sorted(tagged, key=lambda one: (one.where[0].text, one.where[0].start, one.code)))


def main_subjects(
    tagged: Iterable[Tagged], *, opening: int = 30, mentions: int = 3, first_is_title: bool = True
) -> tuple[Tagged, ...]:
    """Keep the subjects that texts are chiefly about, and drop those named in passing.

    A subject is kept if the title names it, if a text opens with it (it starts before the character
    `opening`), or if it is named at least `mentions` times.
    Order: as given.
    """
    return tuple(
        one
        for one in tagged
        if len(one.where) >= mentions
        or any(where.start < opening or (first_is_title and where.text == 0) for where in one.where)
    )


def questions(texts: str | Sequence[str], rules: Rules) -> tuple[Question, ...]:
    """Find ambiguous words whose meaning the texts leave open, each once.

    A word inside a longer phrase is not open ("care worker", "unpaid carers"); nor is one for
    which the texts name one of the choices elsewhere.
    Order: by first place in the texts.
    """
    said = {one.code for one in tag(texts, rules, keep_denied=True)}
    asked: dict[str, Question] = {}
    for number, text in enumerate((texts,) if isinstance(texts, str) else texts):
        words = _words(text)
        for span in _spans(words.stems, rules)[0]:
            item = rules.ambiguous.get(span.stems)
            if item and item.word not in asked and said.isdisjoint(item.choices):
                where = Where(number, words.starts[span.first], words.ends[span.last - 1])
                said_as = text[where.start : where.end]
                asked[item.word] = Question(item.word, item.question, item.choices, said_as, where)
    return tuple(asked.values())


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """Bring a word to the form in which words are compared: lower case, singular, no possessive."""
    word = word.translate(_MARKS).casefold().replace(".", "")
    if word == "&":
        return "and"
    word = word.removesuffix("'s").rstrip("'").replace("'", "")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_NOT_PLURAL):
        return word
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _words(text: str) -> _Words:
    """Split a text into words and clause ends, with their places."""
    stems, starts, ends = [], [], []
    for match in _PIECE.finditer(text):
        piece = match.group()
        stems.append(_stem(piece) if piece[0].isalnum() or piece == "&" else _BREAK)
        starts.append(match.start())
        ends.append(match.end())
    return _Words(tuple(stems), tuple(starts), tuple(ends))


@lru_cache(maxsize=65536)
def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem for stem in _words(phrase).stems if stem not in (_BREAK, ""))


def _spans(stems: tuple[str, ...], rules: Rules) -> tuple[list[_Span], dict[str, list[_Span]]]:
    """Find the phrases that stand, longest first, none touching another; and the `unless` phrases by code."""
    lengths, known = rules._lengths, rules._known
    found = [
        _Span(first, first + length, piece)
        for first, stem in enumerate(stems)
        if stem in lengths
        for length in lengths[stem]
        if first + length <= len(stems) and (piece := stems[first : first + length]) in known
    ]
    blocked: dict[str, list[_Span]] = {}
    for code, phrases in rules.unless.items():
        if hits := [span for span in found if span.stems in phrases]:
            blocked[code] = hits
    taken: set[int] = set()
    kept: list[_Span] = []
    for span in sorted(found, key=lambda span: (span.first - span.last, span.first)):
        places = range(span.first, span.last)
        if (span.stems in rules.codes or span.stems in rules.ambiguous) and taken.isdisjoint(places):
            taken.update(places)
            kept.append(span)
    return sorted(kept), blocked


def _touches(span: _Span, others: Iterable[_Span]) -> bool:
    return any(span.first < other.last and other.first < span.last for other in others)


def _denied(stems: tuple[str, ...], spans: Sequence[_Span]) -> frozenset[_Span]:
    """Find the spans that the text denies: after a denying word, or before "is not available"."""
    inside = {place for span in spans for place in range(span.first, span.last)}
    shadow: set[int] = set()
    for place, stem in enumerate(stems):
        if (stem in _DENIERS or stem in _CONTRACTIONS) and place not in inside:
            shadow.update(_shadow(stems, place))
    return frozenset(
        span for span in spans if span.first in shadow or _withheld(stems[span.last : span.last + _AFTER])
    )


def _shadow(stems: Sequence[str], denier: int) -> Iterable[int]:
    """Give the places that a denying word reaches: to a clause end or a turn, further over "or"."""
    word = stems[denier]
    after = stems[denier + 1] if denier + 1 < len(stems) else _BREAK
    if after in _NO_DENIAL.get(word, ()) or list(stems[denier + 1 : denier + 3]) == ["for", "profit"]:
        return
    last = denier + _REACH.get(word, _USUAL_REACH)
    place = denier + 1
    while place < len(stems) and place <= last and stems[place] != _BREAK and stems[place] not in _TURNS:
        if stems[place] in _JOINS:
            last = max(last, place + _JOIN_REACH)
        yield place
        place += 1


def _withheld(after: Sequence[str]) -> bool:
    """Say whether the words after a phrase deny it: "is not available", "are excluded"."""
    words = list(after[: after.index(_BREAK)]) if _BREAK in after else list(after)
    while words and words[0] in _BEING:
        words.pop(0)
    if not words:
        return False
    if words[0] in _REFUSED:
        return True
    return words[0] in {"not", "never", *_CONTRACTIONS} and not _WITHHELD.isdisjoint(words[1:3])
