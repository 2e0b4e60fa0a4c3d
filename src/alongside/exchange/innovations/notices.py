"""What is said about innovations: why something cannot be done."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

WHY_NOT: dict[str, Any] = {
    "no-party": lazy("Say first for whom you act: make an entry for yourself or your organisation."),
    "no-title": lazy("Give it a name that others would know it by."),
    "no-word": lazy("Choose whether it is something new or something made better."),
    "no-stage": lazy("Choose where it has got to, or say that you do not know."),
    "has-record": lazy("Its record has been begun already."),
    "day-to-come": lazy("That day is still to come."),
    "money": lazy("Write pounds in whole numbers, like 12000."),
    "horizon": lazy("Give the years until it pays off, from 0 to 50."),
    "itself": lazy("It cannot go with itself. Choose another."),
    "worlds": lazy("One of these is invented and the other real. They cannot be linked."),
    "said": lazy("This is said already."),
    "no-other": lazy("Choose what it goes with."),
}

FIELDS = {
    "no-title": "title",
    "no-word": "word",
    "no-stage": "stage",
    "day-to-come": "since",
    "horizon": "horizon",
    "itself": "other",
    "worlds": "other",
    "said": "other",
    "no-other": "other",
}


class InnovationRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "", said: str = "") -> None:
        super().__init__(said or str(WHY_NOT[why]))
        self.why = why
        self.field = field or FIELDS.get(why, "")
