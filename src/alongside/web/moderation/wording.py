"""Words of the pages of reports, and which page shows which kind of entry."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

PAGES = {"needs": "need", "offers": "offer", "actors": "actor"}
STATE = Words(
    {
        "open": _("Waiting to be looked at"),
        "upheld": _("Taken down or put right"),
        "rejected": _("Left as it is"),
        "appealed": _("Asked to look again"),
        "final": _("Decided for good"),
    }
)
KIND = Words(
    {
        "": _("A page"),
        "need": _("What's needed"),
        "offer": _("Help on offer"),
        "actor": _("Who's involved"),
    }
)
