"""What is said about going out to listen: why something cannot be kept."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

WHY_NOT: dict[str, Any] = {
    "no-party": lazy("Say first for whom you act: make an entry for yourself or your organisation."),
    "no-kind": lazy("Choose where you go."),
    "no-title": lazy("Give it a name."),
    "no-on": lazy("Write a day, like 31 1 2027."),
    "no-place": lazy("Say in which town or neighbourhood."),
    "no-led": lazy("Choose who listens."),
    "no-safeguards": lazy("Say who stands by them, and what they do when somebody is at risk."),
    "heard": lazy(
        "Write how many people said something, as a whole number up to 100,000, or leave it empty."
    ),
    "heard-ahead": lazy("That day is still to come. Write how many were heard once it is over."),
    "too-long": lazy("Write at most 4,000 characters."),
    "worlds": lazy("Some of these are invented and others real. They cannot go together."),
}
FIELDS = {
    "no-kind": "kind",
    "no-title": "title",
    "no-on": "on-day",
    "no-place": "place",
    "no-led": "led_by",
    "no-safeguards": "safeguards",
    "heard": "heard",
    "heard-ahead": "heard",
    "too-long": "notes",
}


class OutreachRefused(Exception):
    """It cannot be kept; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str) -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why = why
        self.field = FIELDS.get(why, "")
