"""Words of the pages about going out to listen."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

KIND = Words(
    {
        "sport": _("Sport and games"),
        "housing": _("Where people live"),
        "arts": _("Arts and music"),
        "shop": _("Shop or market"),
        "surgery": _("Surgery or clinic"),
        "prison": _("Prison"),
        "radio": _("Phone-in on radio or online"),
        "home": _("A home to try things out"),
        "group": _("A group that meets anyway"),
        "other": _("Somewhere else"),
    }
)
LED = Words(
    {
        "staff": _("Staff"),
        "volunteers": _("Volunteers"),
        "peers": _("Peers: people in the same situation, trained for it"),
    }
)
REACHED = Words(
    {
        "": _("Not known"),
        "1-19": _("Fewer than 20"),
        "20-49": _("20 to 49"),
        "50-199": _("50 to 199"),
        "200-999": _("200 to 999"),
        "1000+": _("1,000 or more"),
    }
)
