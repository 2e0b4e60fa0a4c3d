"""What is said where something cannot be chosen, marked or set up in a ballot."""

from django.utils.translation import gettext_lazy as lazy

from . import notices

notices.WHY_NOT.update(
    {
        "no-way": lazy("Choose how people put them in order."),
        "no-options": lazy("Write at least one, each on a line of its own."),
        "long-option": lazy("One of these is too long. Give each a name of at most 200 signs."),
        "many-options": lazy("These are too many. People can put at most 60 in order."),
        "few-options": lazy("Add at least 3 things that people can put in order."),
        "known-options": lazy("All of these stand in the list already."),
        "no-choice": lazy("Choose one of the two, or say that you cannot choose."),
        "gone-option": lazy("One of these is not in the list any more. Here are the next two."),
        "no-marks": lazy("Answer at least one of these, or skip it."),
        "bad-mark": lazy("Choose one of the answers."),
        "no-weights": lazy("Say for each how much it counts for you."),
        "nothing-counts": lazy("Say of at least one that it counts for you."),
    }
)
notices.FIELDS.update(
    {
        "no-way": "way",
        "no-options": "lines",
        "long-option": "lines",
        "many-options": "lines",
        "few-options": "lines",
        "known-options": "lines",
        "no-choice": "said-left",
        "no-marks": "relevance",
        "bad-mark": "relevance",
        "no-weights": "weigh-relevance",
        "nothing-counts": "weigh-relevance",
    }
)
AskRefused = notices.AskRefused
