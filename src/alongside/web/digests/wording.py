"""Words of these pages that depend on a state."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

ENQUIRY = Words(
    {
        "ring-back": _("Ring back"),
        "record": _("A question about an entry"),
        "private": _("Told to you alone"),
    }
)
ENQUIRY_MANY = Words(
    {
        "ring-back": _("Wanted to be rung back"),
        "record": _("Asked about an entry"),
        "private": _("Told the connector alone"),
    }
)
INTRODUCTION = Words(
    {
        "open": _("Waiting for an answer"),
        "accepted": _("In touch"),
        "declined": _("They said no"),
        "withdrawn": _("Taken back"),
        "ended": _("Ended"),
    }
)
OUTCOME = Words(
    {
        "fruit": _("It helped"),
        "in-touch": _("In touch"),
        "waiting": _("Waiting for an answer"),
        "not-helped": _("It did not help"),
        "declined": _("They said no"),
    }
)
WHY_NOT = Words(
    {
        "full": _("No room now"),
        "far": _("Too far"),
        "not-fitting": _("Not what is needed"),
        "times": _("The times do not suit"),
        "elsewhere": _("Helped in another way"),
        "not-now": _("Not now"),
        "other": _("Something else"),
    }
)
REMIND = Words(
    {
        "week": _("In a week"),
        "month": _("In a month"),
        "quarter": _("In three months"),
        "no": _("No reminder"),
    }
)
MAIL = Words(
    {
        "at-once": _("At once"),
        "daily": _("Once a day, in the morning"),
        "weekly": _("On Mondays"),
        "never": _("Never; only on my page"),
    }
)
