"""How the fixed lists of suggestions read on pages."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

KIND = Words({"suggestion": _("Suggestion"), "question": _("Question to the organisation")})
STATE = Words(
    {
        "new": _("New, nobody has looked at it yet"),
        "looked-at": _("Looked at"),
        "taken-up": _("Taken up"),
        "under-way": _("Under way"),
        "done": _("Done"),
        "not-taken": _("Not taken up"),
        "merged": _("Goes on in another"),
    }
)
TONE = {
    "new": "unclaimed",
    "looked-at": "unclaimed",
    "taken-up": "open",
    "under-way": "open",
    "done": "open",
    "not-taken": "history",
    "merged": "history",
}
TIE = Words(
    {
        "weightiest": _("The better mark for what counts most comes first"),
        "less": _("Whoever asks for less comes first"),
        "agreed": _("The one about which those who give marks differ less comes first"),
    }
)
