"""What the forms for offers ask: one list of questions for each kind of help."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.queries import my_guest
from alongside.exchange.offers.skills import GROUPS
from alongside.web import sight, words
from alongside.web.guided.questions import Answers, Asker, Field, Question, day_of, number_of, where_of
from alongside.web.needs.questions import first_line

LONGEST_TITLE = 120
LINES = ("title", "summary", "audience", "contact", "website", "amount", "wont_do", "in_return", "days")
NUMBERS = ("capacity", "amount_low", "amount_high", "hours_to_apply")
DAYS = ("available_from", "valid_until", "opens_on", "closes_on")


def _skills() -> Mapping[str, Any]:
    return {key: (title, skills) for key, (title, skills) in GROUPS.items()}


def _is_person(asker: Asker) -> bool:
    """Whether whoever is asked acts as a person, not for an organisation."""
    guest = my_guest(asker.request.viewer)  # type: ignore[attr-defined]
    return asker.doer is None or guest is not None


WHAT = Question(
    "what",
    lazy("What do you offer?"),
    (
        Field(
            "summary",
            "words",
            lazy("What do you offer?"),
            lazy("Say what people get, and how. Short sentences are best."),
            lazy("Say what you offer, in a sentence or two."),
        ),
    ),
)
WHOM = Question(
    "whom",
    lazy("Who is it for?"),
    (
        Field(
            "audience",
            "words",
            lazy("Who is it for?"),
            lazy("For example: anyone over 60 in the town. Leave it empty if it is for everyone."),
            longest=1000,
        ),
    ),
)
WHERE = Question(
    "where",
    lazy("Where is it?"),
    (
        Field(
            "place",
            "place",
            lazy("Where is it?"),
            lazy("A town, a council area or the first half of a postcode."),
        ),
    ),
)
WHEN = Question(
    "when",
    lazy("When?"),
    (Field("days", "line", lazy("When?"), lazy("For example: Tuesday mornings, or any evening.")),),
)
ROOM = Question(
    "room",
    lazy("How many can it take?"),
    (
        Field(
            "capacity",
            "number",
            lazy("How many can it take?"),
            lazy("People or groups at a time. It stops itself when it is full."),
        ),
        Field("valid_until", "day", lazy("Does it end on a day? Leave it empty if not.")),
    ),
)
HOW = Question(
    "how",
    lazy("Is any of this part of it?"),
    (
        Field(
            "safeguarding",
            "many",
            lazy("Is any of this part of it?"),
            lazy(
                "Then an organisation that checks people must stand behind it. Choose all that fit, or none."
            ),
            options=lambda: words.SETTING,
        ),
    ),
)
REACH = Question(
    "reach",
    lazy("How can people reach you?"),
    (
        Field("contact", "line", lazy("Phone or mail address"), lazy("People see this.")),
        Field("website", "line", lazy("Website"), lazy("For example, https://www.example.org")),
    ),
    asked=lambda asker: not _is_person(asker),
)
TITLE = Question(
    "title",
    lazy("Say it in one line"),
    (
        Field(
            "title",
            "line",
            lazy("Say it in one line"),
            lazy("People see this line first."),
            lazy("Say it in one line."),
            longest=LONGEST_TITLE,
        ),
    ),
)
SIGHT = Question("sight", lazy("Almost done"), (Field("sight", "sight", lazy("Who may see this?")),))

CAN_DO = Question(
    "what",
    lazy("What can you do?"),
    (
        Field(
            "skills",
            "many",
            lazy("Choose what fits"),
            lazy("One is enough. Small things count."),
            options=_skills,
        ),
        Field(
            "summary",
            "words",
            lazy("Or say it in your own words"),
            lazy("For example: I used to mend bicycles and like to show how."),
            longest=1000,
        ),
    ),
)
WITH_WHOM = Question(
    "whom",
    lazy("With whom?"),
    (
        Field(
            "audience",
            "words",
            lazy("With whom would you like to do it?"),
            lazy("For example: with older people, or in a group. Leave it empty if you do not mind."),
            longest=1000,
        ),
        Field("place", "place", lazy("Where?"), lazy("A town, or the first half of your postcode.")),
    ),
)
LIMITS = Question(
    "limits",
    lazy("What should people know?"),
    (
        Field(
            "wont_do",
            "words",
            lazy("What would you rather not do?"),
            lazy("It is fine to say no."),
            longest=1000,
        ),
        Field(
            "in_return",
            "words",
            lazy("What do you need in return?"),
            lazy("For example: bus fares, or a lift home."),
            longest=1000,
        ),
        Field(
            "capacity",
            "number",
            lazy("How much is too much?"),
            lazy("How many people at a time. Then it stops by itself until you have room."),
        ),
    ),
)
FUND_DAYS = Question(
    "days",
    lazy("When can people apply?"),
    (
        Field("opens_on", "day", lazy("From"), lazy("Leave it empty if it is open.")),
        Field("closes_on", "day", lazy("Last day"), lazy("Leave it empty if there is none.")),
        Field("rolling", "tick", lazy("People can apply at any time")),
    ),
    lazy("Money with no last day is shown for 90 days. Then we ask you if it is still there."),
)
FUND_SUMS = Question(
    "sums",
    lazy("How much is there?"),
    (
        Field("amount_low", "number", lazy("Smallest sum, in pounds")),
        Field("amount_high", "number", lazy("Largest sum, in pounds")),
        Field("amount", "line", lazy("Anything else about the sum"), longest=120),
    ),
)
FUND_WHO = Question(
    "who",
    lazy("Who may apply?"),
    (
        Field("who_may_apply", "words", lazy("Who may apply?"), longest=1000),
        Field("hours_to_apply", "number", lazy("About how many hours does it take to apply?")),
    ),
)
STAGES = Question(
    "stage",
    lazy("Where has it got to?"),
    (
        Field(
            "stage", "one", lazy("Where has it got to?"), options=lambda: words.STAGE.but("decommissioning")
        ),
        Field("evidence", "one", lazy("How well is it proven?"), options=lambda: _grades()),
    ),
)


def _grades() -> Mapping[str, Any]:
    return {str(grade): text for grade, text in words.EVIDENCE.items()}


QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "capability": (CAN_DO, WHEN, WITH_WHOM, HOW, LIMITS, REACH, TITLE, SIGHT),
    "asset": (WHAT, WHOM, WHERE, WHEN, ROOM, HOW, REACH, TITLE, SIGHT),
    "support": (WHAT, WHOM, WHERE, WHEN, ROOM, HOW, REACH, TITLE, SIGHT),
    "innovation": (WHAT, WHOM, STAGES, WHERE, HOW, REACH, TITLE, SIGHT),
    "fund": (WHAT, FUND_WHO, FUND_SUMS, FUND_DAYS, WHERE, REACH, TITLE, SIGHT),
}


def begin(asker: Asker) -> Mapping[str, Any]:
    """The line that is proposed: the first sentence, or what somebody can do."""
    said = str(asker.answers.get("summary", ""))
    skills = [str(text) for text in _labels(asker.answers.get("skills") or [])]
    return {"title": first_line(said) if said else first_line(", ".join(skills)), "sight": ""}


def _labels(codes: list[str]) -> list[Any]:
    known = {code: label for _title, group in GROUPS.values() for code, label in group.items()}
    return [known[code] for code in codes if code in known]


def labels(codes: list[str]) -> str:
    """Skills by name, in a line."""
    return "; ".join(str(label) for label in _labels(codes))


def fields_of(kind: str, answers: Answers) -> dict[str, Any]:
    """The answers as the fields of an offer: those that its kind asks for."""
    asked = {one.name: one for question in QUESTIONS[kind] for one in question.fields}
    where = where_of(answers)
    said: dict[str, Any] = {
        name: answers.get(name, "") for name in (*LINES, "who_may_apply") if name in asked
    }
    said |= {name: number_of(answers, name) for name in NUMBERS if name in asked}
    said |= {name: day_of(answers, name) for name in DAYS if name in asked}
    said |= {name: list(answers.get(name) or []) for name in ("skills", "safeguarding") if name in asked}
    if "skills" in said and not said["summary"]:
        said["summary"] = _("I can help with: %(skills)s.") % {"skills": labels(said["skills"])}
    if "rolling" in asked:
        said["rolling"] = bool(answers.get("rolling"))
    if "stage" in asked:
        said["stages"] = [answers["stage"]] if answers.get("stage") else []
        said["evidence"] = int(answers["evidence"]) if answers.get("evidence") else None
    if "place" in asked:
        said["place_id"] = where.id if where else None
    return said


def answers_of(offer: Any, said: Any) -> Answers:
    """An offer as the answers it would be given by; `said`: who may see it."""
    answers: Answers = {
        name: getattr(offer, name) for name in (*LINES, "who_may_apply", "skills", "safeguarding")
    }
    for name in NUMBERS:
        value = getattr(offer, name)
        answers[name] = "" if value is None else str(value)
    for name in DAYS:
        day = getattr(offer, name)
        for part in ("day", "month", "year"):
            answers[f"{name}-{part}"] = str(getattr(day, part)) if day else ""
    return answers | {
        "rolling": "yes" if offer.rolling else "",
        "stage": next(iter(offer.stages), ""),
        "evidence": "" if offer.evidence is None else str(offer.evidence),
        "place": offer.place.name if offer.place else "",
        "sight": sight.choice_of(said),
    }


def together(kind: str, answers: Answers) -> tuple[str, str] | None:
    """What is wrong with answers taken together: a sentence, and the field; nothing where they agree."""
    low, high = number_of(answers, "amount_low"), number_of(answers, "amount_high")
    opens, closes = day_of(answers, "opens_on"), day_of(answers, "closes_on")
    if kind == "capability" and not answers.get("skills") and not answers.get("summary"):
        return _("Choose one thing you can do, or say it in your own words."), "skills"
    if kind == "fund" and low is not None and high is not None and low > high:
        return _("The smallest sum is more than the largest."), "amount_low"
    if kind == "fund" and opens and closes and opens > closes:
        return _("The last day lies before the first."), "closes_on-day"
    return None
