"""Evaluations in words: ways of looking, what each takes and rests on, answers and grades."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

STATUS: dict[str, Any] = {
    "planned": lazy("Planned"),
    "running": lazy("Under way"),
    "provisional": lazy("First findings: they may still change"),
    "final": lazy("Finished"),
}
STATUS_SHORT: dict[str, Any] = STATUS | {"provisional": lazy("First findings")}
TONE = {"planned": "history", "running": "unclaimed", "provisional": "unclaimed", "final": "open"}

DESIGN: dict[str, Any] = {
    "before-after": lazy("Before and after"),
    "time-series": lazy("Its own line, carried on"),
    "difference": lazy("Beside others who did not begin"),
    "matched": lazy("Beside those most like it before"),
    "trial": lazy("A trial at one place or several"),
}
DOES: dict[str, Any] = {
    "before-after": lazy("Holds the time after the start against the time before."),
    "time-series": lazy("Carries on the line of the time before and holds what came against it."),
    "difference": lazy("Takes away what changed for others too, who did not begin."),
    "matched": lazy("Mixes others into one that was most like it before, and holds it against that."),
    "trial": lazy("Some do it the new way and some the usual way, at the same time."),
}
TAKES: dict[str, Any] = {
    "before-after": lazy("Six figures or more before and six after; twelve of each is better."),
    "time-series": lazy("Eight figures or more before and eight after; two years before if seasons matter."),
    "difference": lazy(
        "The same figure of somebody who did not begin: four times before and four after, or more."
    ),
    "matched": lazy("The same figure of five or more who did not begin, eight times before and four after."),
    "trial": lazy("Two ways at the same time, by lot if you can, and the results of each place."),
}
LACKS: dict[str, Any] = {
    "before": lazy("too few figures from before the start"),
    "after": lazy("too few figures from after the start"),
    "beside": lazy("too few figures of others who did not begin"),
    "sites": lazy("no results of places yet"),
}

GRADE: dict[str, Any] = {
    "A": lazy("A: you can lean on this"),
    "B": lazy("B: you can lean on this with care"),
    "C": lazy("C: a hint, not a proof"),
    "D": lazy("D: do not lean on this"),
}
ANSWER: dict[str, Any] = {
    "better": lazy("It got better, by more than chance would bring."),
    "worse": lazy("It got worse, by more than chance would bring."),
    "changed": lazy("It changed, by more than chance would bring."),
    "ordinary": lazy("This is ordinary variation: chance alone could have brought it."),
    "too-little": lazy("There are too few figures to say."),
}
ANSWER_SHORT: dict[str, Any] = {
    "better": lazy("Better, by more than chance"),
    "worse": lazy("Worse, by more than chance"),
    "changed": lazy("Changed, by more than chance"),
    "ordinary": lazy("Ordinary variation"),
    "too-little": lazy("Too few figures to say"),
}
ANSWER_TONE = {
    "better": "open", "worse": "unclaimed", "changed": "open", "ordinary": "history", "too-little": "history",
}  # fmt: skip

RESTS_ON: dict[str, Any] = {
    "enough": lazy("There are enough figures before and after."),
    "steady-before": lazy("It neither rose nor fell before the start."),
    "no-bad-spell": lazy(
        "It was not begun in an unusual spell, after which figures come back by themselves."
    ),
    "no-memory": lazy("One figure does not hang on the one before."),
    "memory-small": lazy("What the line leaves over has no memory."),
    "straight-before": lazy("The time before runs in a straight line."),
    "season": lazy("Seasons are allowed for."),
    "placebo-date": lazy("A made-up start in the time before shows nothing."),
    "parallel": lazy("Both lines ran side by side before the start."),
    "several": lazy("There are several on both sides, not one of each."),
    "alike-before": lazy("Those beside it were like it before."),
    "comparators": lazy("There are enough to choose from."),
    "several-sites": lazy("There are several places."),
    "sites-alike": lazy("The places say much the same."),
    "same-measure": lazy("It was counted in the same way all the time."),
    "nothing-else": lazy("Nothing else changed at the same time."),
    "no-spill": lazy("What was begun did not touch those beside it."),
    "nothing-else-there": lazy("Nothing else changed for one side only."),
    "by-lot": lazy("Who got which way was left to chance."),
    "all-counted": lazy("Everybody who began was counted to the end."),
}
SAYS: dict[str, tuple[str, Any]] = {
    "supported": ("✓", lazy("the figures bear it out")),
    "doubtful": ("?", lazy("doubtful")),
    "against": ("✗", lazy("the figures speak against it")),
    "unknown": ("?", lazy("too few figures to tell")),
    "untestable": ("–", lazy("no figure can tell; ask those who were there")),
}
MORE: dict[str, Any] = {
    "level": lazy("Change at the start"),
    "slope": lazy("Change of slope, each time"),
    "end": lazy("Difference at the end"),
    "drift": lazy("How the two lines drifted apart before, each time"),
}
DIRECTION: dict[str, Any] = {
    "up": lazy("More is better"),
    "down": lazy("Less is better"),
    "neither": lazy("Neither is better in itself"),
}
ABOUT_URL = {
    "offer": "/innovations/{}/",
    "case": "/cases/{}/",
    "partnership": "/partnerships/{}/",
    "place": "/places/{}/",
}
