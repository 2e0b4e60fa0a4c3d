"""What is said about counts that somebody brings: why they cannot be taken."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

WHY_NOT: dict[str, Any] = {
    "no-user": lazy("Sign in first: what you bring is kept for you alone."),
    "no-title": lazy("Give it a name, so that you find it again."),
    "no-rows": lazy("There are no rows with a code and a number."),
    "unknown": lazy(
        "We know none of these codes here. Use the official codes of neighbourhoods or council areas."
    ),
    "too-many": lazy("You keep 12 lists already. Delete one first."),
}


class CountsRefused(Exception):
    """It cannot be taken; the message is for the person who brought it."""

    def __init__(self, why: str, field: str = "rows") -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why, self.field = why, field
