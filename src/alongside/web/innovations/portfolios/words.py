"""The words people read about projects that are judged together."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

RISK = Words({"low": _("Low risk"), "medium": _("Medium risk"), "high": _("High risk")})
RULE = Words(
    {
        "": _("May be in it"),
        "must": _("Must be in it"),
        "never": _("Must not be in it"),
    }
)
HORIZON = Words(
    {
        "short": _("Soon: within a year"),
        "middle": _("In two to four years"),
        "long": _("Later: in five years or more"),
    }
)
SIZE = Words({"small": _("Small money"), "large": _("Large money")})
PART = Words(
    {
        "type": _("What it is"),
        "stage": _("Where it's got to"),
        "risk": _("How likely it is to fail"),
        "horizon": _("When it brings something"),
        "theme": _("What it is about"),
        "quality": _("How well it is proven"),
        "cost": _("Small and large money"),
        "place": _("Where"),
        "group": _("Whom it is for"),
    }
)
WHY = Words(
    {
        "kept": _("You look after it"),
        "used": _("It is used there"),
        "here": _("It is there, or says that it serves people there"),
    }
)
LEFT_OUT = Words(
    {
        "figures": _("It is not known what it costs or may be worth"),
        "hours": _("It is not known how many hours it takes"),
        "over": _("It was stopped or closed down"),
    }
)
STOP = Words(
    {
        "closing": _("It is closing down already"),
        "halted": _("It was stopped"),
        "replaced": _("Something else takes its place"),
        "displaced": _("Others stopped it when something new came"),
        "little-used": _("More have stopped using it than use it"),
        "dear": _("It costs more than the most it may be worth"),
    }
)
