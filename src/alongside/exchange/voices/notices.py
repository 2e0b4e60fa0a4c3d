"""What is said about asking: why something cannot be done."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

WHY_NOT: dict[str, Any] = {
    "no-party": lazy("Say first for whom you act: make an entry for yourself or your organisation."),
    "no-title": lazy("Write the question."),
    "no-decides": lazy("Say what will be decided with what people say."),
    "no-decider": lazy("Say who decides: their name and what they are."),
    "no-answer_by": lazy("Say on which day the answer comes."),
    "no-fixed": lazy("Say what cannot change, whatever people say. Nothing is an answer too."),
    "no-minutes": lazy("Say how many minutes it takes."),
    "no-pays": lazy("Say what is paid for taking part. Nothing is an answer too."),
    "minutes": lazy("Write how many minutes it takes, from 1 to 600."),
    "closes-before": lazy("The last day is before the first."),
    "closes-past": lazy("The last day is past. Choose one that is to come."),
    "answer-before": lazy("The answer comes on the last day or after it, not before."),
    "answer-past": lazy("The day of the answer is past. Choose one that is to come."),
    "bad-day": lazy("Write a day, like 31 1 2027."),
    "no-part": lazy("There is nothing to answer yet. Add it first."),
    "not-draft": lazy("This has been opened. What was promised stays as it was."),
    "not-open": lazy("This is not open now."),
    "no-code": lazy("This is for those who were given a code. Type yours."),
    "wrong-code": lazy("We do not know this code here. Look at each letter again, or ask whoever gave it."),
    "sign-in": lazy("This is for those who have an account. Sign in first."),
    "over": lazy("This is over, and nothing is changed any more."),
    "no-why": lazy("Say why. Whoever took part reads it."),
    "not-asked": lazy("Nobody has been asked yet."),
    "no-heard": lazy("Say what people said."),
    "no-did": lazy("Choose what is done about it."),
    "no-words": lazy("Say what was done, or will be."),
    "no-reason": lazy("Say why not."),
    "no-when": lazy("Say by when it will be done."),
    "when-past": lazy("That day is past. Choose one that is to come, or say that it was done."),
    "no-decided-by": lazy("Say who decided: their name and what they are."),
    "no-decided-on": lazy("Say on which day it was decided."),
    "day-to-come": lazy("That day is still to come."),
    "not-closed": lazy("Close it first: people can still answer."),
    "no-answers": lazy("Publish at least one answer first."),
    "published": lazy("This was published. Add what changed since instead."),
    "not-published": lazy("Publish the answer first."),
    "no-tell": lazy("Choose how you want to be told."),
    "many-codes": lazy("Make at most 2,000 codes at a time."),
    "worlds": lazy("Some of these are invented and others real. They cannot be in one question."),
    "no-change": lazy("Say what is different now."),
    "bad-link": lazy("Write a whole address, like https://www.example.org/"),
}


class AskRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "", said: str = "") -> None:
        super().__init__(said or str(WHY_NOT[why]))
        self.why = why
        self.field = field or FIELDS.get(why, "")


# Which field mends what was refused, where it is not the button.
FIELDS = {
    **{
        f"no-{name}": name
        for name in ("title", "decides", "decider", "answer_by", "fixed", "minutes", "pays")
    },
    "minutes": "minutes",
    "closes-before": "closes_on",
    "closes-past": "closes_on",
    "answer-before": "answer_by",
    "answer-past": "answer_by",
    "no-code": "code",
    "wrong-code": "code",
    "no-why": "why",
    "no-heard": "heard",
    "no-did": "did",
    "no-words": "words",
    "no-reason": "why",
    "no-when": "by_when",
    "when-past": "by_when",
    "no-decided-by": "decided_by",
    "no-decided-on": "decided_on",
    "day-to-come": "on",
    "no-change": "words",
    "bad-link": "link",
}
