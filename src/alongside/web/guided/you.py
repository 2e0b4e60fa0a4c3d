"""The last question to a visitor: who are you, and how can you be reached?"""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from .questions import Field, Question

NAME, REACH = "your_name", "your_reach"
PHONE = re.compile(r"\+?\d{9,15}")


def _contact(value: str) -> dict[str, str]:
    """A phone number or a mail address, as what it is; nothing where it is neither."""
    number = re.sub(r"[\s()/.-]", "", value)
    if PHONE.fullmatch(number):
        return {"phone": number}
    try:
        validate_email(value)
    except ValidationError:
        return {}
    return {"email": value}


def reach_problem(value: str) -> str:
    """What is wrong with how somebody can be reached."""
    return "" if _contact(value) else _("Type a phone number, or a mail address like name@example.org.")


def contact_of(answers: Mapping[str, Any]) -> dict[str, str]:
    """Name and phone or mail address, as a guest has them."""
    return {"name": str(answers.get(NAME, "")), **_contact(str(answers.get(REACH, "")))}


YOU = Question(
    key="you",
    title=lazy("How can we reach you?"),
    intro=lazy("Only your connector sees this. It is never shown on a page. You need no account."),
    fields=(
        Field(NAME, "line", lazy("Your name"), needed=lazy("Type a name we can use."), longest=100),
        Field(
            REACH,
            "line",
            lazy("Your phone number or mail address"),
            needed=lazy("Type a phone number or a mail address."),
            check=reach_problem,
        ),
    ),
    asked=lambda asker: asker.doer is None,
)
