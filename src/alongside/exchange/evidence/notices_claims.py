"""What is said where a claim, a source of one, an answer to a standard or a stamp cannot be kept."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.audit.decisions import Refused

OBJECTED = lazy("Somebody says that something you put down does not hold")
STAMPED = lazy("Somebody judged what you keep by a standard")
WHY_NOT: dict[str, Any] = {
    "no-party": lazy("Say first for whom you act here: for yourself or your organisation."),
    "no-sentence": lazy("Write what is said, in one sentence."),
    "long-sentence": lazy("Make it shorter: at most 500 letters."),
    "to-come": lazy("This day is still to come. Give today or a day before it."),
    "not-now": lazy("That cannot be done with it as it stands now."),
    "no-why": lazy("Say why."),
    "no-side": lazy("Say whether it speaks for it or against it."),
    "no-kind": lazy("Choose what kind of source it is."),
    "no-band": lazy("Say how many people: five or more, fewer than five, or not known."),
    "no-source": lazy("Say which one."),
    "not-found": lazy("That is not found here. Paste its web address, or the last part of it."),
    "not-workshop": lazy("Write where and when, like “Wenbury 2026-03-16”."),
    "not-address": lazy("Give a whole web address that begins with https://."),
    "no-title": lazy("Say what it is called."),
    "long-key": lazy("Make it shorter: at most 300 letters."),
    "strength": lazy("Choose how well it shows this, or leave it open."),
    "said": lazy("This is said already."),
    "worlds": lazy("One of these is invented and the other real. They cannot be linked."),
    "own": lazy("This is yours. Change it, or add what speaks against it."),
    "no-item": lazy("This is not one of the things that are asked."),
    "no-state": lazy("Choose one of the answers."),
    "no-words": lazy("Say what there is or where it is, or why it does not apply."),
    "no-reach": lazy("Choose what it does."),
    "no-stakes": lazy("Choose what is at stake."),
    "no-standard": lazy("Say which standard, and which edition of it."),
    "no-judge": lazy("Say which organisation judged."),
    "no-day": lazy("Give the day on which it was judged."),
    "no-what": lazy("Say what was judged: which version, and which evidence."),
    "no-outcome": lazy("Choose how it was judged."),
    "until": lazy("It cannot end before it was given."),
    "over": lazy("This no longer holds already."),
}
FIELDS = {
    "no-sentence": "sentence",
    "long-sentence": "sentence",
    "to-come": "dated",
    "no-why": "why",
    "no-side": "side",
    "no-kind": "kind",
    "no-band": "band",
    "no-source": "key",
    "not-found": "key",
    "not-workshop": "key",
    "not-address": "key",
    "no-title": "title",
    "long-key": "key",
    "strength": "strength",
    "said": "key",
    "no-item": "form",
    "no-state": "state",
    "no-words": "words",
    "no-reach": "reach",
    "no-stakes": "stakes",
    "no-standard": "standard",
    "no-judge": "judge",
    "no-day": "judged_on",
    "no-what": "on_what",
    "no-outcome": "outcome",
    "until": "until",
}


class ClaimRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why = why
        self.field = field or FIELDS.get(why, "")


def refuse(decided: Refused | None) -> None:
    """Stop where something was decided against. Raises: ClaimRefused, with the field."""
    if decided is not None:
        raise ClaimRefused(decided.why)
