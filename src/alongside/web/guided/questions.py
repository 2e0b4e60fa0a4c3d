"""What a form asks: questions of one or a few fields, how each is read, and how an answer is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.places.queries import Where, find_place
from alongside.web import sight, typed
from alongside.web.components.formats import long_date
from alongside.web.typed import Problem, problem

Answers = dict[str, Any]  # by field name, as it was typed: text, or a list of texts
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is typed or chosen.

    `kind`: line, words, place, day, number, one, many, tick or sight. `needed`: what is said if
    it is missing.
    """

    name: str
    kind: str
    label: Any
    hint: Any = ""
    needed: Any = ""
    options: Callable[[], Mapping[str, Any]] | None = None  # for one and many; a group is (title, options)
    longest: int = 0
    check: Callable[[str], str] | None = None  # what is wrong with what was typed


@dataclass(frozen=True, slots=True)
class Asker:
    """Who is asked: the request, and what was answered so far."""

    request: HttpRequest
    answers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def doer(self) -> Any:
        """As whom the answers are sent; None for a visitor."""
        return self.request.doer  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Question:
    """One page: a heading and its fields. `asked`: whether this asker gets it."""

    key: str
    title: Any
    fields: tuple[Field, ...]
    intro: Any = ""
    asked: Callable[[Asker], bool] = lambda asker: True


def read(request: HttpRequest, question: Question) -> Answers:
    """What was sent for a question, as it was typed."""
    said: Answers = {}
    for one in question.fields:
        if one.kind == "day":
            for part in ("day", "month", "year"):
                said[f"{one.name}-{part}"] = typed.line(request, f"{one.name}-{part}")[:4]
        elif one.kind == "many":
            known = flat(one)
            said[one.name] = [value for value in request.POST.getlist(one.name) if value in known]
        elif one.kind == "sight":
            said[one.name] = typed.line(request, sight.FIELD)
        elif one.kind == "words":
            said[one.name] = typed.words(request, one.name)
        else:
            said[one.name] = typed.line(request, one.name)
    return said


def problems(asker: Asker, question: Question, answers: Mapping[str, Any], world: str) -> list[Problem]:
    """What is wrong with the answers to a question, each with its field."""
    found = []
    for one in question.fields:
        if one.kind == "sight":
            viewer = asker.request.viewer  # type: ignore[attr-defined]
            found += sight.problems(viewer, sight_said(answers), world=world)
        elif said := _problem(one, answers, world):
            found.append(problem(str(said), f"{one.name}-day" if one.kind == "day" else one.name))
    return found


def _problem(one: Field, answers: Mapping[str, Any], world: str) -> Any:
    """What is wrong with one answer, empty where nothing is."""
    value = answers.get(one.name, "")
    if one.kind == "day":
        typed_any = any(answers.get(f"{one.name}-{part}") for part in ("day", "month", "year"))
        if typed_any and day_of(answers, one.name) is None:
            return _("Type a real day, as in 27 3 2027.")
        return one.needed if not typed_any else ""
    if not value:
        return one.needed
    if one.kind == "number" and number_of(answers, one.name) is None:
        return _("Type a whole number, such as 5.")
    if one.kind == "one" and value not in flat(one):
        return one.needed or _("Choose one of these.")
    if one.kind == "place":
        return place_problem(value, world)
    if one.check is not None:
        return one.check(value)
    longest = one.longest or (LONGEST if one.kind == "words" else LONGEST_LINE)
    if isinstance(value, str) and len(value) > longest:
        return _("That is %(typed)d letters and spaces. Say it in %(most)d or fewer.") % {
            "typed": len(value),
            "most": longest,
        }
    return ""


def place_problem(value: str, world: str) -> str:
    """What is wrong with a place: not known, or of the other world than whoever asks acts in."""
    found = find_place(value)
    if found.where is None:
        return found.sentence
    if found.where.id is None:
        return _("We do not know which council area this postcode lies in. Type a town.")
    if world and found.where.world != world:
        said = (
            _("%(name)s is a real place. You are in the practice town.")
            if world == "practice"
            else _("%(name)s is in the practice town. Type a real place.")
        )
        return said % {"name": found.where.name}
    return ""


def flat(one: Field) -> dict[str, Any]:
    """Every choice of a field by its value, whatever group it is in."""
    found: dict[str, Any] = {}
    for key, text in (one.options() if one.options else {}).items():
        found |= text[1] if isinstance(text, tuple) else {key: text}
    return found


def day_of(answers: Mapping[str, Any], name: str) -> date | None:
    """A day as it was typed; None where it is none."""
    try:
        return date(*(int(answers.get(f"{name}-{part}", "")) for part in ("year", "month", "day")))
    except ValueError:
        return None


def number_of(answers: Mapping[str, Any], name: str) -> int | None:
    """A whole number as it was typed; None where it is none. Pounds and commas may stand with it."""
    text = str(answers.get(name, "")).replace(",", "").replace(" ", "").removeprefix("£")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def where_of(answers: Mapping[str, Any], name: str = "place") -> Where | None:
    """The place that was typed, if it is known."""
    return find_place(answers[name]).where if answers.get(name) else None


def sight_said(answers: Mapping[str, Any]) -> sight.Said:
    """Who may see it, as it was chosen."""
    return sight.said_in(answers.get(sight.FIELD, ""))


def shown(one: Field, answers: Mapping[str, Any]) -> str:
    """An answer as it is read back before it is sent."""
    value = answers.get(one.name, "")
    if one.kind == "day":
        return long_date(day_of(answers, one.name))
    if one.kind == "many":
        known = flat(one)
        return "; ".join(str(known[each]) for each in value or [] if each in known)
    if one.kind == "one":
        return str(flat(one).get(value, ""))
    if one.kind == "tick":
        return _("Yes") if value else ""
    if one.kind == "sight":
        return {
            sight.EVERYONE: _("Everyone"),
            sight.SIGNED_IN: _("Signed-in people"),
            sight.THIS_GROUP: _("A private group"),
            sight.ONLY_ME: _("Only me"),
        }.get(sight.said_in(value).visibility, "")
    return str(value)
