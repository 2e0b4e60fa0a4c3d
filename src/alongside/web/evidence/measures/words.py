"""The words people read about figures that are followed."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

KIND = Words(
    {
        "outcome": _("What people gain"),
        "process": _("Whether it is done as meant"),
        "balancing": _("What might get worse elsewhere"),
        "reported": _("What people say themselves"),
    }
)
TERM = Words(
    {
        "short": _("Moves within a year"),
        "medium": _("Moves in one to three years"),
        "long": _("Moves later"),
    }
)
NATURE = Words(
    {
        "hard": _("Cost, time and numbers"),
        "soft": _("Culture, trust and how it feels"),
    }
)
OFTEN = Words(
    {
        "day": _("Every day"),
        "week": _("Every week"),
        "month": _("Every month"),
        "quarter": _("Every quarter"),
        "year": _("Every year"),
    }
)
DIRECTION = Words(
    {
        "up": _("More is better"),
        "down": _("Less is better"),
        "neither": _("Neither is better in itself"),
    }
)
QUALITY = Words(
    {
        "ok": _("As counted"),
        "estimated": _("Estimated"),
        "partial": _("Not all was counted"),
    }
)
CAME = Words(
    {
        "hand": _("Typed in"),
        "file": _("From a file"),
        "api": _("Sent by a program"),
        "asked": _("From what people answered"),
    }
)
NOW = Words(
    {
        "ordinary": _(
            "Nothing unusual: it goes up and down as it always does. Do not act on single figures."
        ),
        "improving": _("It has got better, by more than chance."),
        "concerning": _("It has got worse, by more than chance."),
        "high": _("It is higher than usual, by more than chance."),
        "low": _("It is lower than usual, by more than chance."),
        "none": _("Too few figures to say what is usual."),
    }
)
AIM = Words(
    {
        "hit": _("If nothing changes, what is aimed for will be reached every time."),
        "miss": _("If nothing changes, what is aimed for will not be reached."),
        "either": _("If nothing changes, what is aimed for will be reached now and then, by chance."),
        "none": "",
    }
)
RULE = Words(
    {
        "outside": _("beyond what is usual"),
        "shift": _("seven or more on one side"),
        "trend": _("seven or more rising or falling"),
        "near": _("two of three close to the edge of what is usual"),
    }
)
STATE = Words(
    {
        "new": _("New"),
        "corrected": _("Takes the place of another"),
        "same": _("Here already"),
        "refused": _("Left out"),
    }
)
PART = Words({"demand": _("What is asked for"), "capacity": _("What can be given")})
ROLE = Words(
    {
        "": _("Leave this column out"),
        "period": _("When"),
        "value": _("The figure"),
        "numerator": _("What was counted"),
        "denominator": _("Out of how many"),
        "quality": _("How good it is"),
        "note": _("Remarks"),
    }
)
