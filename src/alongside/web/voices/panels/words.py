"""How the fixed lists of panels read on pages."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

KIND = Words(
    {
        "jury": _("Citizens’ jury: hears all sides once, and says what should be done"),
        "senate": _("Residents’ senate: a mixed group that is asked again and again"),
        "reference": _("Reference group: people who use a service"),
        "skilled": _("Network of people who know how to take part"),
        "tier": _("Group of one practice or area, which reports to a wider one"),
        "youth": _("Young members"),
    }
)
SHORT = Words(
    {
        "jury": _("Citizens’ jury"),
        "senate": _("Residents’ senate"),
        "reference": _("Reference group"),
        "skilled": _("Network of people who know how to take part"),
        "tier": _("Local group"),
        "youth": _("Young members"),
    }
)
FAIR = Words(
    {
        "leximin": _("Everybody’s chance as equal as can be"),
        "maximin": _("The smallest chance as large as can be"),
    }
)
STATE = Words(
    {
        "alternate": _("Stands by"),
        "drawn": _("Picked, not asked yet"),
        "invited": _("Asked, has not answered"),
        "confirmed": _("Takes part"),
        "declined": _("Said no"),
        "dropped": _("Dropped out"),
    }
)
TONE = {
    "alternate": "history",
    "drawn": "unclaimed",
    "invited": "unclaimed",
    "confirmed": "open",
    "declined": "history",
    "dropped": "history",
}
STANCE = Words({"for": _("For"), "against": _("Against"), "neutral": _("On neither side")})
PAID = Words(
    {
        "honorarium": _("For their time"),
        "expenses": _("Expenses"),
        "access": _("What they need to take part"),
    }
)
COLUMN = Words(
    {
        "name": _("Name"),
        "email": _("Mail address"),
        "phone": _("Phone number"),
        "address": _("Address, to pick one of a household at most"),
        "postcode": _("Postcode, for the same"),
        "access": _("What they need to take part"),
        "skills": _("What they can bring"),
        "": _("Passed over"),
    }
)
BAD = Words(
    {
        "no-name": _("there is no name."),
        "no-reach": _("there is no mail address and no phone number."),
        "no-mail": _("“%(said)s” is no mail address."),
        "twice": _("“%(said)s” is there twice, or has registered already."),
        "no-answer": _("“%(said)s” is none of the answers: %(could)s."),
    }
)
