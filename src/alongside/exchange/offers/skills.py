"""Our own list of what people can do for others, in groups. Codes are kept; labels are for reading."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise

GROUPS: Mapping[str, tuple[Label, Mapping[str, Label]]] = {
    "company": (
        _("Being there"),
        {
            "chat": _("Chat, in person or by phone"),
            "walk": _("Go for a walk with someone"),
            "sit": _("Sit with someone while their carer has a break"),
            "listen": _("Listen to someone who has been through the same"),
            "visit": _("Take someone to a group or a visit"),
        },
    ),
    "everyday": (
        _("Everyday help"),
        {
            "drive": _("Drive people"),
            "shop": _("Shop or fetch medicine"),
            "cook": _("Cook or share a meal"),
            "garden": _("Garden"),
            "repair": _("Repair small things"),
            "pets": _("Look after a pet"),
            "forms": _("Help with forms and letters"),
            "money": _("Help with bills and money"),
        },
    ),
    "teach": (
        _("Show and teach"),
        {
            "phones": _("Phones and computers"),
            "languages": _("Speak another language or interpret"),
            "sign": _("Sign language"),
            "reading": _("Reading and writing"),
            "music": _("Music or singing"),
            "craft": _("Arts and crafts"),
            "exercise": _("Exercise or sport"),
            "growing": _("Grow food"),
            "work": _("Finding work"),
        },
    ),
    "run": (
        _("Help a group run"),
        {
            "lead": _("Lead or start a group"),
            "welcome": _("Welcome people, make the tea"),
            "books": _("Keep the books"),
            "minutes": _("Write and take notes"),
            "website": _("Websites and posters"),
            "trustee": _("Sit on a board"),
            "events": _("Set up events"),
            "raise": _("Raise money"),
        },
    ),
    "experience": (
        _("What you have lived or learnt"),
        {
            "lived": _("Tell what it is like, to make services better"),
            "research": _("Take part in research"),
            "law": _("Law"),
            "health": _("Health or care work"),
            "data": _("Figures and data"),
        },
    ),
}
SKILLS: Mapping[str, Label] = {
    code: label for _title, group in GROUPS.values() for code, label in group.items()
}
