"""What is said about business cases: why something cannot be done."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

WHY_NOT: dict[str, Any] = {
    "no-party": lazy("Say first for whom you act: make an entry for yourself or your organisation."),
    "no-title": lazy("Give it a name that others would know it by."),
    "long-title": lazy("Make the name shorter: at most 200 letters."),
    "no-mode": lazy("Choose one of the answers, or leave it open."),
    "not-now": lazy("That cannot be done with it as it stands now."),
    "no-why": lazy("Say why it is withdrawn."),
    "no-model": lazy("This is no business case in our format: it names no parties."),
    "no-parties": lazy("Name at least one party: who pays, or who gains."),
    "worlds": lazy("One of these is invented and the other real. They cannot be linked."),
    "no-such-party": lazy("Choose a party that is named in it."),
}

FIELDS = {
    "no-title": "title",
    "long-title": "title",
    "no-mode": "mode",
    "no-why": "why",
    "no-model": "model",
    "no-parties": "parties",
    "worlds": "about",
    "no-such-party": "party",
}


class CaseRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "", said: str = "") -> None:
        super().__init__(said or str(WHY_NOT[why]))
        self.why = why
        self.field = field or FIELDS.get(why, "")
