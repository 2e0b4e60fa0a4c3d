"""What is asked of a set: what can be spent, what must and must not be in it, how many of a part at least."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.analyses.portfolios import Asked
from alongside.exchange.innovations.portfolio_rules import MOST_POUNDS, RULES
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.web import typed

from . import words
from .balance import name_of

LEAST = ("type", "horizon", "cost", "theme")  # of which so many can be asked for


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed, by field; what it asks, where it can be read; and what is wrong."""

    said: dict[str, str]
    asked: Asked | None
    problems: tuple[typed.Problem, ...]


def _fields(found: Any, held: Any) -> dict[str, tuple[str, str]]:
    """The fields for how many at least, each with its kind of part and part."""
    fields = {}
    for kind in LEAST:
        here = {queries.part_of(one, kind, found) for one in held} - {""}
        known = [part for part in queries.known_parts(kind) if part in here]
        for at, part in enumerate(known or sorted(here)):
            fields[f"least-{kind}-{at}"] = (kind, part)
    return fields


def read(request: HttpRequest, found: Any, held: Any) -> Form:
    """What the address asks; before it asks anything, what the portfolio and its projects say themselves."""
    sent = request.GET
    first = "budget" not in sent
    said = {
        name: " ".join(sent.get(name, "").replace("\0", "").split())[:20]
        for name in ("budget", "hours", "near")
    }
    if first:
        said["budget"] = "" if found.budget is None else str(found.budget)
        said["hours"] = "" if found.hours is None else str(found.hours)
    problems: list[typed.Problem] = []
    least = []
    for name, (kind, part) in _fields(found, held).items():
        said[name] = " ".join(sent.get(name, "").split())[:20]
        if (many := _number(said, name, problems)) is not None and many > 0:
            least.append((kind, part, many))
    rules = []
    for one in held:
        name = f"rule-{one.offer.ref}"
        rule = one.item.rule if first else sent.get(name, "")
        said[name] = rule if rule in RULES else ""
        rules.append((one.offer.pk, said[name]))
    budget, hours = _number(said, "budget", problems), _number(said, "hours", problems)
    if budget is None and not first and not problems:
        problems.append(typed.problem(_("Say what can be spent, in pounds a year."), "budget"))
    asked = None
    if budget is not None and not problems:
        asked = Asked(budget, hours, tuple(least), tuple(rules), bool(said["near"]) and bool(found.target))
    return Form(said, asked, tuple(problems))


def _number(said: dict[str, str], name: str, problems: list[typed.Problem]) -> int | None:
    text = said[name].replace("£", "").replace(",", "").replace(" ", "")
    if not text:
        return None
    if text.isascii() and text.isdecimal() and int(text) <= MOST_POUNDS:
        return int(text)
    problems.append(typed.problem(_("Write a whole number, like 12000."), name))
    return None


def shown(form: Form, found: Any, held: Any) -> dict[str, Any]:
    """The form as the page shows it."""
    groups: dict[str, list[dict[str, str]]] = {}
    for name, (kind, part) in _fields(found, held).items():
        groups.setdefault(kind, []).append(
            {"name": name, "text": name_of(kind, part), "value": form.said[name]}
        )
    ruled = [name for name, value in form.said.items() if name.startswith("rule-") and value]
    return {
        "said": form.said,
        "least": [{"title": words.PART[kind], "fields": fields} for kind, fields in groups.items()],
        "least_open": any(form.said[one["name"]] for fields in groups.values() for one in fields),
        "rules": [
            {
                "name": f"rule-{one.offer.ref}",
                "title": one.offer.title,
                "value": form.said[f"rule-{one.offer.ref}"],
            }
            for one in held
        ],
        "rule_words": list(words.RULE.items()),
        "ruled": len(ruled),
        "has_target": bool(found.target),
    }
