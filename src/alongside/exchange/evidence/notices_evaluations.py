"""What is said when an evaluation cannot be kept as it was sent."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.audit.decisions import Refused

WHY_NOT: dict[str, Any] = {
    "no-party": lazy("Say first for whom you act: make an entry for yourself or your organisation."),
    "no-question": lazy("Write what you want to know."),
    "long-question": lazy("Make the question shorter: at most 300 letters."),
    "too-long": lazy("Write at most 4,000 letters in each box."),
    "worlds": lazy("One of these is invented and the other real. They cannot stand together."),
    "no-design": lazy("Choose one of the ways, or leave it open."),
    "no-series": lazy("Choose the figure that you look at."),
    "no-began": lazy("Give the day when it began, or is to begin."),
    "no-settling": lazy("Write a whole number from 0 to 24."),
    "no-beside": lazy("Tick a figure of somebody who did not begin."),
    "few-beside": lazy("Tick two figures or more, so that the most alike can be found."),
    "own-beside": lazy("A figure cannot stand beside itself. Untick it."),
    "often": lazy("These figures are not for the same length of time, such as a month."),
    "no-status": lazy("Choose how far you are."),
    "no-design-yet": lazy("Say first how it is looked at, under “Change the plan”."),
    "no-found": lazy("Say in words what was found."),
    "no-site": lazy("Write the name of the place, at most 200 letters."),
    "no-way": lazy("Write what was done or used there, at most 120 letters."),
    "no-people": lazy("Write how many took part: five or more, so that nobody can be made out."),
    "no-result": lazy("Give a number of people, or a mean with its spread: one of the two."),
    "no-spread": lazy("Give both the mean and the spread, which is 0 or more."),
    "too-many": lazy("It cannot be true of more people than took part."),
    "twice": lazy("This way has its result at this place already. Take the old one away first."),
    "no-organisation": lazy("Choose an organisation from the list, or leave it open."),
    "is-final": lazy("This is finished. Only its words can be changed."),
}
FIELDS = {
    "no-question": "question",
    "long-question": "question",
    "too-long": "found",
    "no-design": "design",
    "no-series": "series",
    "no-began": "began-day",
    "no-settling": "settling",
    "no-beside": "beside",
    "few-beside": "beside",
    "own-beside": "beside",
    "often": "beside",
    "no-status": "status",
    "no-design-yet": "status",
    "no-found": "found",
    "no-site": "site",
    "no-way": "way",
    "no-people": "people",
    "no-result": "count",
    "no-spread": "mean",
    "too-many": "count",
    "twice": "way",
    "no-organisation": "done_by",
}


class EvaluationRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why = why
        self.field = field or FIELDS.get(why, "")


def refuse(decided: Refused | None) -> None:
    """Raise why it cannot be done, where it cannot."""
    if decided is not None:
        raise EvaluationRefused(decided.why)
