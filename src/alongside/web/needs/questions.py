"""What the form for a need asks, in order."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.web import sight
from alongside.web.guided.questions import Answers, Asker, Field, Question, day_of, where_of

LONGEST_TITLE = 120

QUESTIONS = (
    Question(
        "hard",
        lazy("What is hard?"),
        (
            Field(
                "statement",
                "words",
                lazy("What is hard?"),
                lazy("Say what happens, and how often. Say it as you would to a friend."),
                lazy("Say what is hard, in a sentence or two."),
            ),
        ),
        lazy("Write about people like you or them. Leave out names, numbers and addresses."),
    ),
    Question(
        "who",
        lazy("Who does it affect?"),
        (
            Field(
                "who_affected",
                "words",
                lazy("People like…"),
                lazy("For example: people who look after a parent and work."),
                longest=1000,
            ),
            Field("how_many", "line", lazy("About how many people? You can guess."), longest=120),
        ),
    ),
    Question(
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
        lazy("With a place, the connector there can help, and we can look nearby."),
    ),
    Question(
        "tried",
        lazy("What has been tried?"),
        (
            Field(
                "tried",
                "words",
                lazy("What has been tried?"),
                lazy("And how did it go? Leave it empty if nothing was."),
            ),
        ),
    ),
    Question(
        "better",
        lazy("What would be better?"),
        (
            Field(
                "wanted",
                "words",
                lazy("What would be better?"),
                lazy("What would be different if this was put right?"),
            ),
        ),
    ),
    Question(
        "when",
        lazy("By when is it needed?"),
        (
            Field(
                "by_when",
                "day",
                lazy("By when is it needed?"),
                lazy("For example, 27 3 2027. Leave it empty if there is no day."),
            ),
        ),
    ),
    Question(
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
    ),
    Question("sight", lazy("Almost done"), (Field("sight", "sight", lazy("Who may see this?")),)),
)


def first_line(text: str) -> str:
    """The first sentence of a text, short enough for one line."""
    line = text.split("\n")[0]
    for end in (". ", "? ", "! "):
        line = line.split(end)[0]
    if len(line) <= LONGEST_TITLE:
        return line.rstrip(".")
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def begin(asker: Asker) -> Mapping[str, Any]:
    """The line that is proposed: the first sentence of what is hard."""
    return {"title": first_line(str(asker.answers.get("statement", ""))), "sight": ""}


def fields_of(answers: Answers) -> dict[str, Any]:
    """The answers as the fields of a need."""
    where = where_of(answers)
    names = ("title", "statement", "who_affected", "how_many", "wanted", "tried")
    return {name: answers.get(name, "") for name in names} | {
        "by_when": day_of(answers, "by_when"),
        "place_id": where.id if where else None,
    }


def answers_of(need: Any, said: Any) -> Answers:
    """A need as the answers it would be given by; `said`: who may see it."""
    names = ("title", "statement", "who_affected", "how_many", "wanted", "tried")
    day = need.by_when
    return {name: getattr(need, name) for name in names} | {
        "by_when-day": str(day.day) if day else "",
        "by_when-month": str(day.month) if day else "",
        "by_when-year": str(day.year) if day else "",
        "place": need.place.name if need.place else "",
        "sight": sight.choice_of(said),
    }


def clearer_sentences(found: tuple[str, ...]) -> list[str]:
    """What would make a need clearer, in sentences."""
    said = {
        "short": _("Say a little more: what happens, to whom, how often?"),
        "solution": _("You name an answer. Say the problem too: others may know another way."),
        "nobody": _("Say who it affects: people like…"),
        "no-place": _("Say where it is. Then the connector there can help."),
    }
    return [said[one] for one in found]
