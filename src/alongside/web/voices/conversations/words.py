"""How the fixed lists of a question read on its pages."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from alongside.web.words import Words

READING = Words(
    {
        "page": gettext_noop("Web page"),
        "document": gettext_noop("Document"),
        "video": gettext_noop("Video"),
        "sound": gettext_noop("Sound"),
    }
)
VOTE = Words(
    {
        "agree": gettext_noop("Agree"),
        "disagree": gettext_noop("Disagree"),
        "pass": gettext_noop("Pass"),
    }
)
VOTED = Words(
    {
        "agree": gettext_noop("You agreed."),
        "disagree": gettext_noop("You disagreed."),
        "pass": gettext_noop("You passed."),
        "undone": gettext_noop("Taken back. Here it is again."),
        "said": gettext_noop("Thank you. Others can read it now, and you agree with it."),
        "waiting": gettext_noop("Thank you. Somebody looks at it before others read it."),
        "back": gettext_noop("Welcome back. Go on where you were."),
    }
)
BY_VALUE = {1: "agree", 0: "pass", -1: "disagree"}
SHOWN = Words(
    {
        "waiting": gettext_noop("Waits to be looked at"),
        "shown": gettext_noop("Others can read it"),
        "rejected": gettext_noop("Not shown to others"),
        "merged": gettext_noop("Shown as part of another that says the same"),
    }
)


def hard(one: Any) -> str:
    """What makes a text hard to read, in a sentence."""
    said = {
        "trade": _("“%(words)s” is a word of the trade. Say “%(better)s”."),
        "short": _("Write “%(words)s” in full: not everybody knows it."),
        "long": _("The sentence “%(words)s” has %(better)s words. Make two of it."),
        "age": _(
            "As it stands, people read it with ease from about %(words)s years of age. Use shorter words."
        ),
    }
    return said[one.kind] % {"words": one.words, "better": one.better}
