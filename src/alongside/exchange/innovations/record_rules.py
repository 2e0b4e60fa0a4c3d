"""What the record of an innovation asks, section by section, and whether an answer can be kept.

The words of questions and choices are the page's (`web.innovations.record.wording`); here are their keys.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alongside.exchange.audit.decisions import Allowed, Refused

TYPES = ("medicine", "device", "digital", "service")
LINE, WORDS, FILE = 200, 5000, 20_000  # characters of a line, of a text, of one answer that a file brought
EXTRA = "nhs:"  # before the id of an answer that the national record knows and our form does not ask
DONE = "done:"  # before the key of a section that somebody finished for now

YES_NO = ("yes", "no")
SO_FAR = ("yes", "under-way", "not-yet")
WORD = ("innovation", "improvement")
WANTED = ("try", "test", "proof", "money", "rules", "rights", "spread", "nothing")
GRADES = ("0", "1", "2", "3", "4")
PURPOSES = ("prevent", "predict", "find", "watch", "treat", "live-with", "run-care", "climate")
COMPARED = ("only-one", "better", "as-good", "cheaper", "not-sure")
PATHWAY = ("changes", "fits", "none", "not-known", "no-part")
USERS = ("staff", "staff-abroad", "other-staff", "patients", "people", "carers", "others")
MANY = ("few", "some", "many", "not-sure", "no-matter")
RULES_KNOWN = ("all", "some", "no", "no-matter")
PATENTS = ("granted", "applied", "none")
COST_KNOWN = ("detailed", "rough", "no")
BESIDE = ("cheaper", "dearer-saves", "dearer", "not-sure")
FUNDED = ("yes", "no", "no-matter")
SURE = ("yes", "no", "not-sure")
STEP = ("done", "under-way", "to-do", "not-needed", "not-known")
CLASS = ("not-medical", "one", "two-a", "two-b", "three", "ivd", "ivd-self", "ivd-a", "ivd-b", "not-known")

# By type, the steps of the way to being allowed: each type has its own, digital among them.
ROUTES: Mapping[str, tuple[str, ...]] = {
    "medicine": ("trial", "licence", "appraisal", "supply", "watch"),
    "device": ("marked", "registered", "trial", "use-safety", "appraisal"),
    "digital": ("clinical-safety", "personal-data", "security", "standards", "usable", "medical"),
    "service": ("provider", "staff", "consent", "fair", "personal-data"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked. `kind`: line, words, one or many; `types`: those it is asked for, all where empty."""

    key: str
    kind: str = "words"
    options: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One sitting: a few questions that belong together."""

    key: str
    questions: tuple[Question, ...]


def _one(key: str, options: tuple[str, ...], *types: str) -> Question:
    return Question(key, "one", options, types)


def _many(key: str, options: tuple[str, ...]) -> Question:
    return Question(key, "many", options)


def _steps() -> tuple[Question, ...]:
    """One question for each step of each type's way."""
    return tuple(_one(f"{kind}.{step}", STEP, kind) for kind in TYPES for step in ROUTES[kind])


# The six questions with which a record begins: each a page of one or two fields.
SIX: tuple[tuple[Question, ...], ...] = (
    (Question("what"),),
    (Question("problem"),),
    (Question("who-benefits"),),
    (_one("word", WORD), Question("better")),
    (Question("reached"), Question("behind")),
    (_many("wanted", WANTED), Question("next")),
)
ASKED: tuple[Question, ...] = tuple(one for page in SIX for one in page)

SECTIONS: tuple[Section, ...] = (
    Section("type", (_many("types", TYPES), Question("how"), _one("prototype", YES_NO))),
    Section(
        "need",
        (
            _one("purpose", PURPOSES),
            Question("instead"),
            _one("compared", COMPARED),
        ),
    ),
    Section(
        "people",
        (
            Question("for-whom"),
            _one("how-many", MANY),
            Question("left-out"),
            _one("users-design", SO_FAR),
            _one("users-tested", SO_FAR),
            _many("users-who", USERS),
        ),
    ),
    Section(
        "evidence",
        (
            _one("evidence", ("yes", "not-yet")),
            _one("grade", GRADES),
            Question("shown"),
            Question("sources"),
            _one("gathering", YES_NO),
            Question("gathering-how"),
        ),
    ),
    Section(
        "rules",
        (_one("rules-known", RULES_KNOWN), _one("class", CLASS, "device"), *_steps(), Question("rules-more")),
    ),
    Section(
        "terms",
        (
            Question("owner"),
            _one("patents", PATENTS),
            _one("other-rights", YES_NO),
            Question("terms"),
            Question("interests"),
        ),
    ),
    Section(
        "cost",
        (
            _one("cost-known", COST_KNOWN),
            Question("cost"),
            _one("cost-beside", BESIDE),
            Question("pays"),
            Question("gains"),
            _one("funded", FUNDED),
            Question("funding"),
        ),
    ),
    Section(
        "sites",
        (
            _one("in-use", YES_NO),
            Question("sites"),
            Question("site-terms"),
            Question("site-effects"),
            _one("ready", YES_NO),
            _one("can-grow", SURE),
        ),
    ),
    Section(
        "routines",
        (
            _one("pathway-fit", PATHWAY),
            Question("pathway"),
            Question("staff-do"),
            Question("training"),
            Question("rooms"),
            Question("agreed"),
            Question("stops"),
        ),
    ),
)
SECTION: Mapping[str, Section] = {one.key: one for one in SECTIONS}
QUESTION: Mapping[str, Question] = {
    one.key: one for one in (*ASKED, *(each for section in SECTIONS for each in section.questions))
}


def asked(section: Section, types: Iterable[str]) -> tuple[Question, ...]:
    """What a section asks of an innovation of these types; a step of another type's way is not asked."""
    have = set(types)
    return tuple(one for one in section.questions if not one.types or have & set(one.types))


def is_empty(value: Any) -> bool:
    """Whether nothing is said."""
    return value is None or value == "" or value == []


def states(answers: Mapping[str, Any], types: Iterable[str]) -> dict[str, str]:
    """Of each section whether it is done, begun or still to do: done is what its keeper says is."""
    have = list(types)
    found = {}
    for section in SECTIONS:
        said = any(not is_empty(answers.get(one.key)) for one in asked(section, have))
        done = answers.get(f"{DONE}{section.key}") == "yes"
        found[section.key] = "done" if done else "begun" if said else "to-do"
    return found


def first_open(answers: Mapping[str, Any]) -> int:
    """The first of the six pages on which nothing is said, counted from 1; 0 where all have something."""
    for at, page in enumerate(SIX, start=1):
        if all(is_empty(answers.get(one.key)) for one in page if one.key != "word"):
            return at
    return 0


def may_answer(key: str, value: Any) -> Allowed | Refused:
    """Whether a value can be the answer to a question of ours. `value`: text, or texts for many."""
    question = QUESTION.get(key)
    if question is None:
        return (
            Allowed()
            if key.removeprefix(DONE) in SECTION and value in ("yes", "")
            else Refused("no-question")
        )
    if is_empty(value):
        return Allowed()
    if question.kind == "many":
        right = isinstance(value, list) and set(value) <= set(question.options)
        return Allowed() if right else Refused("no-choice")
    if not isinstance(value, str):
        return Refused("no-choice")
    if question.kind == "one":
        return Allowed() if value in question.options else Refused("no-choice")
    return Refused("too-long") if len(value) > (LINE if question.kind == "line" else WORDS) else Allowed()
