"""What is said about projects judged together: why something cannot be done."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

WHY_NOT: dict[str, Any] = {
    "no-party": lazy("Say first for whom you act: make an entry for yourself or your organisation."),
    "no-name": lazy("Give it a name."),
    "long-name": lazy("Write at most 200 characters."),
    "too-long": lazy("Write at most 4,000 characters."),
    "ends-early": lazy("The last day must not lie before the first."),
    "worlds": lazy("Some of these are invented and others real. They cannot stand together."),
    "nothing-new": lazy("Tick at least one that is not among them yet."),
    "many": lazy("200 projects can stand together at most."),
    "no-likely": lazy("Say also what it is likely worth."),
    "no-order": lazy("What it is likely worth lies between the least and the most."),
    "cash": lazy("Money that can be spent elsewhere is no more than the most it may be worth."),
    "no-risk": lazy("Choose how likely it is to fail."),
    "no-rule": lazy("Choose whether it must be in it, must not, or may."),
    "no-part": lazy("Choose one of the parts on this page."),
    "no-whole": lazy("Make these shares 100 in sum, or leave them all empty."),
    "nothing": lazy("Choose one of the sets."),
    "changed": lazy("Something that this was worked out from has changed since. Look at the sets again."),
    "no-reasons": lazy("Say why you decide on this set, in a few words."),
}

FIELDS = {
    "no-name": "name",
    "long-name": "name",
    "ends-early": "ends-day",
    "worlds": "place",
    "no-likely": "value_likely",
    "no-order": "value_likely",
    "cash": "cash",
    "no-risk": "risk",
    "no-rule": "rule",
    "nothing-new": "items",
    "many": "items",
    "nothing": "set",
    "changed": "set",
    "no-reasons": "reasons",
}


class PortfolioRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why = why
        self.field = field or FIELDS.get(why, "form")
