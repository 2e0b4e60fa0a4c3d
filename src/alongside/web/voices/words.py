"""How this room's fixed lists read on pages."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

KIND = Words(
    {
        "conversation": _("Question"),
        "ballot": _("Choose what comes first"),
        "ideas": _("Call for suggestions"),
        "panel": _("Residents picked by lot"),
    }
)
WHAT = Words(
    {
        "conversation": _("A question: people agree or disagree with what others said, and add their own"),
        "ballot": _("What comes first: people choose between two at a time, or say how good each one is"),
        "ideas": _("Suggestions: people say what should be done, or apply for a small sum"),
        "panel": _("Residents picked by lot: they hear all sides, and say what should be done"),
    }
)
STATE = Words(
    {
        "draft": _("Being written"),
        "open": _("Open"),
        "closed": _("Closed, the answer is to come"),
        "answered": _("Answered"),
        "withdrawn": _("Withdrawn"),
    }
)
TONE = {
    "draft": "unclaimed",
    "open": "open",
    "closed": "unclaimed",
    "answered": "history",
    "withdrawn": "history",
}
ENTRY = Words(
    {
        "anyone": _("Anyone. No account is needed"),
        "code": _("Only people who were given a code"),
        "signed-in": _("Only people with an account here"),
    }
)
DID = Words(
    {
        "done": _("We did it"),
        "will": _("We will do it"),
        "part": _("We do a part of it"),
        "not": _("We did not do it"),
    }
)
TELL = Words(
    {
        "page": _("I come back and look"),
        "mail": _("By mail"),
        "text": _("By text message"),
        "none": _("I do not want to be told"),
    }
)
SIGHT = Words(
    {
        "public": _("Everyone"),
        "members": _("Signed-in people"),
    }
)
AT = {
    "conversation": "/questions/",
    "ballot": "/ballots/",
    "ideas": "/suggestions/calls/",
    "panel": "/panels/",
}

LICENCE = "Creative Commons Attribution 4.0 (CC BY 4.0)"  # of open data


def url_of(ask: object) -> str:
    """Where what is asked has its page: each kind in its own part."""
    return f"{AT[ask.kind]}{ask.ref}/"  # type: ignore[attr-defined]
