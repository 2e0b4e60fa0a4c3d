"""The words people read about innovations."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

WORD = Words(
    {
        "innovation": _("New way of doing things or product"),
        "improvement": _("Change that made things better"),
    }
)
STATUS = Words(
    {
        "moving": _("Going on"),
        "paused": _("Paused"),
        "stopped": _("Stopped, with what was learned"),
        "retired": _("Closed down"),
    }
)
TONE = {"moving": "open", "paused": "unclaimed", "stopped": "history", "retired": "history"}
RISK = Words({"low": _("Low"), "medium": _("Medium"), "high": _("High")})
LINK = Words(
    {
        "beside": _("Needs beside it"),
        "part-of": _("Is part of"),
        "replaces": _("Takes the place of"),
        "improves": _("Makes better"),
        "built-on": _("Is built on"),
    }
)
LINKED = Words(
    {
        "beside": _("Is needed beside"),
        "part-of": _("Holds"),
        "replaces": _("Is replaced by"),
        "improves": _("Is made better by"),
        "built-on": _("Is the ground of"),
    }
)
WHAT = Words(
    {
        "innovation": _("Something new: a product, or a way of working that was not here before"),
        "improvement": _("Something made better: a change to what was there"),
    }
)
