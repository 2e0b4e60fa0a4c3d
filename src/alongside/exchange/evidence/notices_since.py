"""What is said where something cannot be attached to a case, or a case not be held against what happened."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.audit.decisions import Refused

from .notices import CaseRefused

WHY_NOT: dict[str, Any] = {
    "no-kind": lazy("Choose what it is."),
    "no-title-of": lazy("Say what it is called."),
    "long-title-of": lazy("Make the name shorter: at most 200 letters."),
    "too-long": lazy("Write at most 4,000 characters."),
    "bad-url": lazy("Give a whole web address that begins with https://, or leave it empty."),
    "says-nothing": lazy("Say in a few sentences what it says, or give a link to it."),
    "not-agreed": lazy("Only a case that all named in it have agreed can be held against what happened."),
    "no-years": lazy("Choose how many years to look back at."),
    "no-figures": lazy("Give at least one figure of what it came to, in pounds."),
    "too-much": lazy("One of these figures is too large to be true. Write pounds, like 12000."),
    "no-words": lazy("Say what happened, and why it came otherwise."),
    "too-long-words": lazy("Write at most 4,000 characters."),
}
FIELDS = {
    "no-kind": "kind",
    "no-title-of": "title",
    "long-title-of": "title",
    "too-long": "says",
    "bad-url": "url",
    "says-nothing": "says",
    "no-years": "years",
    "no-figures": "figures",
    "too-much": "figures",
    "no-words": "words",
    "too-long-words": "words",
}


def refuse(decided: Refused | None) -> None:
    """Stop where something was decided against. Raises: CaseRefused, with the field."""
    if decided is not None:
        raise CaseRefused(decided.why, FIELDS.get(decided.why, ""), str(WHY_NOT[decided.why]))
